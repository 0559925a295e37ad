"""What the office set for itself with /caidat, by name; what it did not set has its default in services."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

import storage.base  # noqa: F401  (sets the naming convention before the first table)


class Rule(SQLModel, table=True):
    """One rule that was changed from its default."""

    __tablename__ = "rule"

    name: str = Field(primary_key=True, max_length=40)
    value: Any = Field(sa_type=JSON)
    changed_by: int = Field(foreign_key="member.id")
    changed_at: datetime


class Rules:
    """Queries on the office's rules."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self) -> dict[str, Any]:
        """What was set, by name."""
        rows = (await self._session.exec(select(Rule).order_by(col(Rule.name)))).all()
        return {row.name: row.value for row in rows}

    async def put(self, name: str, value: Any, member_id: int, now: datetime) -> None:
        row = await self._session.get(Rule, name)
        if row is None:
            self._session.add(Rule(name=name, value=value, changed_by=member_id, changed_at=now))
        else:
            row.value, row.changed_by, row.changed_at = value, member_id, now
        await self._session.flush()
