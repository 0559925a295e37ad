"""What a tick must remember from one time to the next."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

import storage.base  # noqa: F401  (sets the naming convention before the first table)


class TickMark(SQLModel, table=True):
    """One thing remembered, by name."""

    __tablename__ = "tick_mark"

    name: str = Field(primary_key=True, max_length=40)
    value: str = Field(max_length=64)
    changed_at: datetime


class Ticks:
    """Queries on what ticks remember."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def mark(self, name: str, value: str, now: datetime) -> bool:
        """Remembers the value; True when another was remembered before."""
        known = await self._session.get(TickMark, name, with_for_update=True)
        if known is None:
            self._session.add(TickMark(name=name, value=value, changed_at=now))
            await self._session.flush()
            return False
        changed = known.value != value
        if changed:
            known.value, known.changed_at = value, now
            await self._session.flush()
        return changed
