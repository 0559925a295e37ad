"""Documents that wait to be read."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, Text, text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice, telegram_id


class ReadingState(StrEnum):
    """Life of a document that was sent to the bot."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class Reading(SQLModel, table=True):
    """A document waiting to be read: stored with the update that brought it, so a crash cannot lose it."""

    __tablename__ = "reading"
    __table_args__ = (
        Index(
            "ix_reading_waiting",
            "next_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = telegram_id()
    member_id: int = Field(foreign_key="member.id")
    file_id: str | None = Field(default=None, max_length=300)
    file_name: str | None = Field(default=None, max_length=300)
    album: list[str] | None = Field(default=None, sa_type=JSON)
    """Photos of one notice, page by page: Telegram's ids, in the order in which they came."""
    words: str | None = Field(default=None, sa_type=Text)
    """Pasted text; dropped once read."""
    state: ReadingState = Field(default=ReadingState.WAITING, sa_type=choice(ReadingState))
    attempts: int = 0
    next_at: datetime
    error: str | None = Field(default=None, sa_type=Text)
    notice_id: int | None = Field(default=None, foreign_key="notice.id")


class Readings:
    """Queries on readings."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def next(self, now: datetime) -> Reading | None:
        """The document that has waited longest, None when none is due."""
        query = select(Reading).where(Reading.state == ReadingState.WAITING, col(Reading.next_at) <= now)
        return (await self._session.exec(query.order_by(col(Reading.next_at), col(Reading.id)).limit(1))).first()

    async def release(self, now: datetime) -> None:
        """Documents that a dead process was reading, or that wait for another try, are due at once."""
        later = select(Reading).where(Reading.state == ReadingState.WAITING, col(Reading.next_at) > now)
        for reading in (await self._session.exec(later)).all():
            reading.next_at = now

    async def get(self, reading_id: int) -> Reading | None:
        return await self._session.get(Reading, reading_id)

    async def held(self, reading_id: int) -> Reading | None:
        """The reading, locked until the transaction ends."""
        return await self._session.get(Reading, reading_id, with_for_update=True, populate_existing=True)

    async def waiting_in(self, chat_id: int) -> Reading | None:
        """The newest document of this chat that is still to be read."""
        query = select(Reading).where(Reading.chat_id == chat_id, Reading.state == ReadingState.WAITING)
        return (await self._session.exec(query.order_by(col(Reading.id).desc()).limit(1))).first()

    async def add(self, reading: Reading) -> None:
        self._session.add(reading)
        await self._session.flush()
