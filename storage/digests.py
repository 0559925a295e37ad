"""Digests as they were sent, so that the next one compares with just that, and each can be made again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

import storage.base  # noqa: F401  (sets the naming convention before the first table)


class SentDigest(SQLModel, table=True):
    """The figures of one week for one kind of reader."""

    __tablename__ = "sent_digest"
    __table_args__ = (UniqueConstraint("week", "audience"),)

    id: int | None = Field(default=None, primary_key=True)
    week: date
    """Its Monday."""
    audience: str = Field(max_length=20, index=True)
    """"leaders", "office", "unit:3"."""
    made_at: datetime
    figures: dict[str, Any] = Field(sa_type=JSON)
    """:class:`services.digest.Digest`, exactly as it was shown."""


class Digests:
    """Queries on digests."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, digest_id: int) -> SentDigest | None:
        return await self._session.get(SentDigest, digest_id)

    async def of(self, week: date, audience: str) -> SentDigest | None:
        query = select(SentDigest).where(SentDigest.week == week, SentDigest.audience == audience)
        return (await self._session.exec(query)).first()

    async def audiences(self, week: date) -> set[str]:
        """Who has had this week's."""
        return set((await self._session.exec(select(SentDigest.audience).where(SentDigest.week == week))).all())

    async def last(self, audience: str, before: datetime) -> SentDigest | None:
        """The newest that was made before this moment."""
        query = select(SentDigest).where(SentDigest.audience == audience, col(SentDigest.made_at) < before)
        return (await self._session.exec(query.order_by(col(SentDigest.made_at).desc()).limit(1))).first()

    async def add(self, row: SentDigest) -> None:
        self._session.add(row)
        await self._session.flush()
