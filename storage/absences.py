"""Who is away, from when to when, and who stands in; and which deputy director is in charge of which unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

import storage.base  # noqa: F401  (sets the naming convention before the first table)


class Absence(SQLModel, table=True):
    """A leave, both days included."""

    __tablename__ = "absence"

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    stand_in_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    """Who answers for the member meanwhile; None: nobody was named."""
    first: date
    last: date
    created_at: datetime
    ended_at: datetime | None = None
    """Set when it was called off, or the member was back early."""


class Charge(SQLModel, table=True):
    """A unit that a deputy director is in charge of; one deputy a unit."""

    __tablename__ = "charge"

    unit_id: int = Field(primary_key=True, foreign_key="unit.id")
    member_id: int = Field(foreign_key="member.id", index=True)


class Absences:
    """Queries on absences and charges."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, absence_id: int) -> Absence | None:
        return await self._session.get(Absence, absence_id)

    async def on(self, day: date) -> Sequence[Absence]:
        """Who is away on this day."""
        query = select(Absence).where(
            col(Absence.first) <= day, col(Absence.last) >= day, col(Absence.ended_at).is_(None)
        )
        return (await self._session.exec(query.order_by(col(Absence.id)))).all()

    async def ahead(self, member_id: int, day: date) -> Sequence[Absence]:
        """The member's absences that are not over on this day, earliest first."""
        query = select(Absence).where(
            Absence.member_id == member_id, col(Absence.last) >= day, col(Absence.ended_at).is_(None)
        )
        return (await self._session.exec(query.order_by(col(Absence.first)))).all()

    async def charges(self) -> dict[int, int]:
        """The deputy director in charge (member id) by unit id."""
        return {row.unit_id: row.member_id for row in (await self._session.exec(select(Charge))).all()}

    async def put_charge(self, unit_id: int, member_id: int | None) -> None:
        """The unit is in this member's charge, or (None) in nobody's."""
        row = await self._session.get(Charge, unit_id)
        if row is not None and member_id is None:
            await self._session.delete(row)
        elif row is not None and member_id is not None:
            row.member_id = member_id
        elif member_id is not None:
            self._session.add(Charge(unit_id=unit_id, member_id=member_id))
        await self._session.flush()

    async def add(self, row: Absence) -> None:
        self._session.add(row)
        await self._session.flush()
