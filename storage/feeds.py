"""Calendar feeds: who may fetch whose deadlines by a secret address. Only the secret's hash is kept."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession


class CalendarFeed(SQLModel, table=True):
    """The one address of a person; a new one takes the place of the old."""

    __tablename__ = "calendar_feed"

    member_id: int = Field(foreign_key="member.id", primary_key=True)
    secret_hash: str = Field(max_length=64, unique=True)
    created_at: datetime


class Feeds:
    """Queries on feeds."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, member_id: int) -> CalendarFeed | None:
        return await self._session.get(CalendarFeed, member_id)

    async def by_hash(self, secret_hash: str) -> CalendarFeed | None:
        return (await self._session.exec(select(CalendarFeed).where(CalendarFeed.secret_hash == secret_hash))).first()

    async def add(self, row: CalendarFeed) -> None:
        self._session.add(row)
        await self._session.flush()

    async def delete(self, row: CalendarFeed) -> None:
        await self._session.delete(row)
        await self._session.flush()
