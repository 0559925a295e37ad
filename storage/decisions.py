"""What waits for somebody's decision: reports of "done", and requests for more time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.assignments import Assignment, Extension, ExtensionState, Report, ReportKind
from storage.notices import Task


class Decisions:
    """Queries on what waits, oldest first; they touch what waits, not what is stored."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def reports(self) -> Sequence[tuple[Report, Assignment, Task]]:
        query = (
            select(Report, Assignment, Task)
            .join(Assignment, col(Assignment.id) == Report.assignment_id)
            .join(Task, col(Task.id) == Assignment.task_id)
            .where(Report.kind == ReportKind.DONE, col(Report.verdict).is_(None))
        )
        return (await self._session.exec(query.order_by(col(Report.created_at), col(Report.id)))).all()

    async def requests(self) -> Sequence[tuple[Extension, Assignment, Task]]:
        query = (
            select(Extension, Assignment, Task)
            .join(Assignment, col(Assignment.id) == Extension.assignment_id)
            .join(Task, col(Task.id) == Assignment.task_id)
            .where(Extension.state == ExtensionState.OPEN)
        )
        return (await self._session.exec(query.order_by(col(Extension.created_at), col(Extension.id)))).all()

    async def times_asked(self, assignment_ids: Iterable[int]) -> dict[int, int]:
        """How often more time was asked for, by assignment."""
        query = select(Extension.assignment_id, func.count()).where(
            col(Extension.assignment_id).in_(list(assignment_ids)), Extension.state != ExtensionState.WITHDRAWN
        )
        return dict((await self._session.exec(query.group_by(col(Extension.assignment_id)))).all())
