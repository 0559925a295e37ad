"""What the tracking table and the calendar need beside the assignments themselves, of many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, TypeVar

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.assignments import Assignment, AssignmentState, Extension, Report
from storage.log import LogEntry
from storage.notices import Notice, Task

Value = TypeVar("Value", int, str)
_AT_ONCE: Final = 500
"""Ids in one query: below every database's limit of parameters."""


class Tracking:
    """Queries over many assignments."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def reports(self, assignment_ids: Iterable[int]) -> Sequence[Report]:
        """All reports of these assignments, oldest first."""
        found = list[Report]()
        for ids in _parts(assignment_ids):
            query = select(Report).where(col(Report.assignment_id).in_(ids)).order_by(col(Report.id))
            found += (await self._session.exec(query)).all()
        return found

    async def extensions(self, assignment_ids: Iterable[int]) -> Sequence[Extension]:
        """All requests for more time of these assignments, oldest first."""
        found = list[Extension]()
        for ids in _parts(assignment_ids):
            query = select(Extension).where(col(Extension.assignment_id).in_(ids)).order_by(col(Extension.id))
            found += (await self._session.exec(query)).all()
        return found

    async def of_unit(self, unit_id: int) -> Sequence[tuple[Assignment, Task, Notice]]:
        """Everything that the unit was ever given, also what is finished, cancelled or withdrawn."""
        query = (
            select(Assignment, Task, Notice)
            .join(Task, col(Task.id) == Assignment.task_id)
            .join(Notice, col(Notice.id) == Task.notice_id)
            .where(Assignment.unit_id == unit_id, Assignment.state != AssignmentState.PLANNED)
        )
        return (await self._session.exec(query.order_by(col(Assignment.id)))).all()

    async def lines(self, subjects: Iterable[str]) -> dict[str, tuple[int, datetime]]:
        """How many lines the log has on each subject, and when the last was written."""
        found = dict[str, tuple[int, datetime]]()
        for names in _parts(subjects):
            query = (
                select(LogEntry.subject, func.count(), func.max(LogEntry.at))
                .where(col(LogEntry.subject).in_(names))
                .group_by(LogEntry.subject)
            )
            found |= {subject: (count, last) for subject, count, last in (await self._session.exec(query)).all()}
        return found


def _parts(values: Iterable[Value]) -> Iterator[list[Value]]:
    whole = list(values)
    for start in range(0, len(whole), _AT_ONCE):
        yield whole[start : start + _AT_ONCE]
