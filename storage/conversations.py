"""Conversation state: what the bot waits for from a person, kept in the update's own transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import telegram_id


class Conversation(SQLModel, table=True):
    """One person in one chat. ``state`` None: nothing is being waited for."""

    __tablename__ = "conversation"

    chat_id: int = telegram_id(primary_key=True)
    user_id: int = telegram_id(primary_key=True)
    state: str | None = Field(default=None, max_length=40)
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    updated_at: datetime

    def expect(self, state: str, **data: Any) -> None:
        """From now on the next message of this person is the answer to ``state``."""
        self.state, self.data = state, data

    def end(self) -> None:
        """Nothing is being waited for any more."""
        self.state, self.data = None, {}


class Conversations:
    """Queries on conversations."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, chat_id: int, user_id: int, now: datetime) -> Conversation:
        """The conversation, begun if there is none."""
        found = await self._session.get(Conversation, (chat_id, user_id))
        if found is None:
            found = Conversation(chat_id=chat_id, user_id=user_id, updated_at=now)
            self._session.add(found)
        found.updated_at = now
        return found

    async def end(self, user_id: int) -> None:
        """Nothing is being waited for from this person in their private chat."""
        if found := await self._session.get(Conversation, (user_id, user_id)):
            found.end()
            await self._session.flush()
