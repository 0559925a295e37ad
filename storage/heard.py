"""When a unit last said anything, and how its people confirmed: what silence is measured by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.assignments import OPEN_STATES, Assignment, AssignmentState, Extension, Report
from storage.notices import Notice, Task


class Heard:
    """Queries on what units have said, over all their assignments."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def last(self) -> dict[int, datetime]:
        """The newest report, request or Đã nhận by unit id; units that never said anything are missing."""
        found: dict[int, datetime] = {}
        for unit_id, at in [*await self._reported(), *await self._asked(), *await self._received()]:
            if at is not None:
                found[unit_id] = max(at, found.get(unit_id, at))
        return found

    async def _reported(self) -> Sequence[tuple[int, datetime | None]]:
        query = select(Assignment.unit_id, func.max(Report.created_at)).join(
            Report, col(Report.assignment_id) == Assignment.id
        )
        return (await self._session.exec(query.group_by(col(Assignment.unit_id)))).all()

    async def _asked(self) -> Sequence[tuple[int, datetime | None]]:
        query = select(Assignment.unit_id, func.max(Extension.created_at)).join(
            Extension, col(Extension.assignment_id) == Assignment.id
        )
        return (await self._session.exec(query.group_by(col(Assignment.unit_id)))).all()

    async def _received(self) -> Sequence[tuple[int, datetime | None]]:
        query = select(Assignment.unit_id, func.max(Assignment.acknowledged_at))
        return (await self._session.exec(query.group_by(col(Assignment.unit_id)))).all()

    async def waiting(self) -> Sequence[tuple[int, AssignmentState, datetime | None, bool]]:
        """(unit, state, when its notice was issued, whether a letter brought it) of all open ones without partners."""
        query = (
            select(Assignment.unit_id, Assignment.state, Notice.released_at, col(Task.turn_of_id).is_(None))
            .join(Task, col(Task.id) == Assignment.task_id)
            .join(Notice, col(Notice.id) == Task.notice_id)
            .where(col(Assignment.state).in_(OPEN_STATES), col(Assignment.partner).is_(False))
        )
        found = await self._session.exec(query)
        return [(unit_id, AssignmentState(state), at, bool(lettered)) for unit_id, state, at, lettered in found]
