"""Searching without diacritics: each task keeps its words folded, and every word of a search must be among them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.assignments import Assignment, AssignmentState
from storage.notices import Notice, NoticeState, Task

_ESCAPE = "\\"


class Finding:
    """Queries of /tim. ``words`` are folded (:func:`storage.folding.folded`)."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def tasks(
        self, words: Sequence[str], states: Collection[NoticeState], units: Collection[int] | None, *, limit: int
    ) -> Sequence[tuple[Task, Notice]]:
        """Tasks of notices in these states that have every word, newest notice first; ``units`` None: all."""
        query = (
            select(Task, Notice)
            .join(Notice, col(Notice.id) == Task.notice_id)
            .where(col(Notice.state).in_(states), col(Task.dropped).is_(False), *_each(col(Task.folded), words))
        )
        if units is not None:
            query = query.where(col(Task.id).in_(_tasks_of(units)))
        query = query.order_by(col(Notice.id).desc(), col(Task.position)).limit(limit)
        return (await self._session.exec(query)).all()

    async def notices(
        self, words: Sequence[str], states: Collection[NoticeState], units: Collection[int] | None, *, limit: int
    ) -> Sequence[Notice]:
        """Notices whose title or number has every word, newest first."""
        query = select(Notice).where(col(Notice.state).in_(states), *_each(col(Notice.folded), words))
        if units is not None:
            of_units = select(Task.notice_id).where(col(Task.id).in_(_tasks_of(units)))
            query = query.where(col(Notice.id).in_(of_units))
        return (await self._session.exec(query.order_by(col(Notice.id).desc()).limit(limit))).all()

    async def assignments(self, task_id: int, units: Collection[int] | None) -> Sequence[Assignment]:
        """Issued assignments of the task, those of ``units`` only."""
        query = select(Assignment).where(Assignment.task_id == task_id, Assignment.state != AssignmentState.PLANNED)
        if units is not None:
            query = query.where(col(Assignment.unit_id).in_(units))
        return (await self._session.exec(query.order_by(col(Assignment.id)))).all()


def _each(column: Any, words: Sequence[str]) -> list[Any]:
    return [column.like(f"%{_literal(word)}%", escape=_ESCAPE) for word in words]


def _literal(word: str) -> str:
    """The word with what LIKE takes for a pattern escaped."""
    for sign in (_ESCAPE, "%", "_"):
        word = word.replace(sign, _ESCAPE + sign)
    return word


def _tasks_of(units: Collection[int]) -> Any:
    planned = (AssignmentState.PLANNED, AssignmentState.CANCELLED, AssignmentState.TRANSFERRED)
    return select(Assignment.task_id).where(col(Assignment.unit_id).in_(units), col(Assignment.state).not_in(planned))
