"""Units (đơn vị) and the other names that they go by."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

import storage.base  # noqa: F401  (sets the naming convention before the first table)


class Unit(SQLModel, table=True):
    """A phòng, chi cục, trung tâm, thanh tra or đoàn thể of the department."""

    __tablename__ = "unit"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=200, unique=True)
    short_name: str = Field(default="", max_length=60)
    position: int = 0
    """Place in lists: the order of the roster."""
    active: bool = True


class UnitAlias(SQLModel, table=True):
    """Another name of a unit, as notices write it."""

    __tablename__ = "unit_alias"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True, ondelete="CASCADE")
    alias: str = Field(max_length=200, unique=True)


class Units:
    """Queries on units."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self) -> Sequence[Unit]:
        """Active units in roster order."""
        return (await self._session.exec(select(Unit).where(col(Unit.active)).order_by(col(Unit.position)))).all()

    async def get(self, unit_id: int) -> Unit | None:
        return await self._session.get(Unit, unit_id)

    async def named(self, name: str) -> Unit | None:
        return (await self._session.exec(select(Unit).where(Unit.name == name))).first()

    async def aliases(self) -> dict[int, list[str]]:
        """Other names by unit id."""
        found: dict[int, list[str]] = {}
        for alias in (await self._session.exec(select(UnitAlias).order_by(col(UnitAlias.id)))).all():
            found.setdefault(alias.unit_id, []).append(alias.alias)
        return found

    async def alias(self, alias: str) -> UnitAlias | None:
        return (await self._session.exec(select(UnitAlias).where(UnitAlias.alias == alias))).first()

    async def forget(self, alias: UnitAlias) -> None:
        await self._session.delete(alias)
        await self._session.flush()

    async def add(self, row: Unit | UnitAlias) -> None:
        self._session.add(row)
        await self._session.flush()
