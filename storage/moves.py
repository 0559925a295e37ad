"""What was decided over an assignment beside its reports: given to another unit, called off, handed to a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.assignments import Assignment, AssignmentState
from storage.base import choice


class MoveKind(StrEnum):
    TRANSFER = "transfer"
    CANCEL = "cancel"
    HAND_DOWN = "hand_down"
    """To a person of the unit."""
    TAKE_BACK = "take_back"
    """From that person."""


class Move(SQLModel, table=True):
    """One such decision; with what stood before, so that it can be taken back exactly."""

    __tablename__ = "move"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: MoveKind = Field(sa_type=choice(MoveKind))
    member_id: int = Field(foreign_key="member.id")
    """Who decided."""
    words: str = Field(default="", sa_type=Text)
    successor_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    """The other unit's assignment of the same task."""
    successor_before: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """That one's columns before; None: it was made for this."""
    staff_id: int | None = Field(default=None, foreign_key="member.id")
    """Who got it, or from whom it was taken back."""
    state_before: AssignmentState = Field(sa_type=choice(AssignmentState))
    created_at: datetime
    undone_by: int | None = Field(default=None, foreign_key="member.id")
    undone_at: datetime | None = None


class Moves:
    """Queries on moves."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, move_id: int) -> Move | None:
        return await self._session.get(Move, move_id)

    async def of(self, assignment_id: int) -> Sequence[Move]:
        """Moves of the assignment, oldest first."""
        query = select(Move).where(Move.assignment_id == assignment_id).order_by(col(Move.id))
        return (await self._session.exec(query)).all()

    async def that_brought(self, assignment_id: int) -> Sequence[Move]:
        """Transfers by which the unit of the assignment got it, oldest first."""
        query = select(Move).where(Move.successor_id == assignment_id).order_by(col(Move.id))
        return (await self._session.exec(query)).all()

    async def held(self, assignment_id: int) -> Assignment | None:
        """The assignment, locked until the transaction ends: two decisions at once are made one after the other."""
        return await self._session.get(Assignment, assignment_id, with_for_update=True, populate_existing=True)

    async def add(self, row: Move) -> None:
        self._session.add(row)
        await self._session.flush()
