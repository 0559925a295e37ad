"""What the leadership says about an assignment: a question that the unit answers, a direction that it follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice


class DirectionKind(StrEnum):
    ASK = "ask"
    """The unit is to explain."""
    DIRECT = "direct"
    """The unit is to act so."""


class Direction(SQLModel, table=True):
    """One question or direction; a question stands open until the unit has answered it."""

    __tablename__ = "direction"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: DirectionKind = Field(sa_type=choice(DirectionKind))
    words: str = Field(sa_type=Text)
    asked_by: int = Field(foreign_key="member.id")
    created_at: datetime
    answer: str = Field(default="", sa_type=Text)
    answered_by: int | None = Field(default=None, foreign_key="member.id")
    answered_at: datetime | None = None


class Directions:
    """Queries on directions."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, direction_id: int) -> Direction | None:
        return await self._session.get(Direction, direction_id)

    async def of(self, assignment_id: int) -> Sequence[Direction]:
        """Of the assignment, oldest first."""
        query = select(Direction).where(Direction.assignment_id == assignment_id).order_by(col(Direction.id))
        return (await self._session.exec(query)).all()

    async def add(self, row: Direction) -> None:
        self._session.add(row)
        await self._session.flush()
