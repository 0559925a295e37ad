"""Days that the calendar cannot know: swapped working days, extra days off, as they are announced year by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice


class DayKind(StrEnum):
    OFF = "off"
    WORKING = "working"


class SpecialDay(SQLModel, table=True):
    """A day that is not what weekday and public holidays make it."""

    __tablename__ = "special_day"

    day: date = Field(primary_key=True)
    kind: DayKind = Field(sa_type=choice(DayKind))
    name: str = Field(default="", max_length=120)


class Days:
    """Queries on special days."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def between(self, first: date, last: date) -> Sequence[SpecialDay]:
        query = select(SpecialDay).where(col(SpecialDay.day) >= first, col(SpecialDay.day) <= last)
        return (await self._session.exec(query.order_by(col(SpecialDay.day)))).all()

    async def put(self, rows: Iterable[SpecialDay]) -> None:
        """Writes the days; a day that is there already is replaced."""
        for row in rows:
            await self._session.merge(row)
        await self._session.flush()

    async def drop(self, day: date) -> bool:
        """Whether there was one."""
        row = await self._session.get(SpecialDay, day)
        if row is not None:
            await self._session.delete(row)
            await self._session.flush()
        return row is not None
