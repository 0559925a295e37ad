"""The inbox: updates as Telegram sent them, kept before Telegram is told that it may forget them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice, insert_new, telegram_id

_WAITING = text("state = 'waiting'")


class InboxState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    SET_ASIDE = "set_aside"
    """Failed too often; kept with its error and payload for the operator."""


class InboxRow(SQLModel, table=True):
    """One update. ``update_id`` is the key: a second delivery changes nothing."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index("ix_inbox_waiting", "chat_id", "update_id", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )

    update_id: int = telegram_id(primary_key=True)
    chat_id: int = telegram_id()
    """The lane: updates of one chat are handled in order."""
    payload: str | None = Field(default=None, sa_type=Text)
    """The update as JSON; dropped once it is done."""
    state: InboxState = Field(default=InboxState.WAITING, sa_type=choice(InboxState))
    attempts: int = 0
    error: str | None = Field(default=None, sa_type=Text)
    received_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update before it is stored."""

    update_id: int
    chat_id: int
    payload: str


class Inbox:
    """Queries on the inbox."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, update_id: int) -> InboxRow | None:
        return await self._session.get(InboxRow, update_id)

    async def put(self, updates: Iterable[Incoming], now: datetime) -> list[int]:
        """Stores the updates that are not there yet; gives the chats that have something new."""
        given = {update.update_id: update for update in updates}
        query = select(InboxRow.update_id).where(col(InboxRow.update_id).in_(given))
        known = set((await self._session.exec(query)).all())
        new = [update for key, update in sorted(given.items()) if key not in known]
        if new:
            await insert_new(
                self._session,
                *(InboxRow(update_id=u.update_id, chat_id=u.chat_id, payload=u.payload, received_at=now) for u in new),
            )
        return list(dict.fromkeys(update.chat_id for update in new))

    async def head(self, chat_id: int) -> InboxRow | None:
        """The oldest update of the chat that waits."""
        query = select(InboxRow).where(_WAITING, InboxRow.chat_id == chat_id)
        return (await self._session.exec(query.order_by(col(InboxRow.update_id)).limit(1))).first()

    async def waiting(self, chat_id: int) -> bool:
        return await self.head(chat_id) is not None

    async def chats_waiting(self) -> Sequence[int]:
        query = select(InboxRow.chat_id).where(_WAITING).distinct()
        return (await self._session.exec(query)).all()

    async def count(self, state: InboxState) -> int:
        query = select(func.count()).select_from(InboxRow).where(InboxRow.state == state)
        return (await self._session.exec(query)).one()
