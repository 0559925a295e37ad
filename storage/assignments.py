"""Assignments and what is said about them: reports, difficulties, extensions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Index, Text, UniqueConstraint, or_, text
from sqlalchemy.orm import validates
from sqlmodel import Field, SQLModel, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice
from storage.notices import Notice, NoticeState, Task


class AssignmentRole(StrEnum):
    LEAD = "lead"
    SUPPORT = "support"


class AssignmentState(StrEnum):
    """Life of an assignment. ``planned`` is that of a draft."""

    PLANNED = "planned"
    ASSIGNED = "assigned"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    REPORTED_DONE = "reported_done"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"
    TRANSFERRED = "transferred"
    CLOSED = "closed"
    """Of a unit that only coordinates: those that lead are done."""


OPEN_STATES = (
    AssignmentState.ASSIGNED,
    AssignmentState.ACKNOWLEDGED,
    AssignmentState.IN_PROGRESS,
    AssignmentState.REPORTED_DONE,
    AssignmentState.RETURNED,
)
"""States in which the assignment keeps its number and waits for somebody."""

LOOK_AGAIN: Final = date(2000, 1, 1)
"""In :attr:`Assignment.nudge_on`: something changed, the next tick reckons its steps anew."""
_PLANNED = text("nudge_on IS NOT NULL")
_UNDECIDED = text("kind = 'done' AND verdict IS NULL")

_OPEN = text("state IN ('assigned', 'acknowledged', 'in_progress', 'reported_done', 'returned')")
_IS_OPEN = text(f"assignment.{_OPEN.text}")
_ASKED = text("state = 'open'")
"""In the words of their indexes: with parameters in their place, no database sees that the index will do."""


class DueSource(StrEnum):
    """Where the deadline comes from."""

    NOTICE = "notice"
    OFFICE = "office"
    PERIOD = "period"
    EXTENSION = "extension"


class Assignment(SQLModel, table=True):
    """One task × one unit."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("task_id", "unit_id"),
        # A unit's number stays with the assignment while it is open, and is given again only afterwards.
        Index(
            "uq_assignment_open_number", "unit_id", "number", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
        Index("ix_assignment_nudge_on", "nudge_on", sqlite_where=_PLANNED, postgresql_where=_PLANNED),
    )

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", ondelete="CASCADE")
    unit_id: int = Field(foreign_key="unit.id")
    role: AssignmentRole = Field(sa_type=choice(AssignmentRole))
    partner: bool = False
    """Named only as one to coordinate with: sees the task, is not counted."""
    state: AssignmentState = Field(default=AssignmentState.PLANNED, sa_type=choice(AssignmentState))
    number: int | None = None
    """What the unit calls it in /done 3; given at issue."""
    due: date | None = None
    due_source: DueSource | None = Field(default=None, sa_type=choice(DueSource))
    percent: int | None = None
    blocked: bool = False
    acknowledged_at: datetime | None = None
    reported_at: datetime | None = None
    """When the report that was accepted, or waits, came in: this day counts against ``due``."""
    accepted_at: datetime | None = None
    returned_count: int = 0
    staff_id: int | None = Field(default=None, foreign_key="member.id")
    """The person of the unit whom its head handed it to."""
    given_on: date | None = None
    """When it was given, or its deadline changed: from then on its steps count. None: the next tick sets it."""
    nudge_on: date | None = LOOK_AGAIN
    """The day of its next step; None: there is none."""

    @validates("state", "due", "blocked")
    def _changed(self, _name: str, value: object) -> object:
        """Whoever changes one of these changes the steps, too; nobody has to think of it."""
        self.nudge_on = LOOK_AGAIN
        return value


class ReportKind(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    PROGRESS = "progress"
    DONE = "done"
    BLOCKED = "blocked"
    NOT_MINE = "not_mine"
    REOPEN = "reopen"
    """Takes back an earlier "done"."""
    UNBLOCKED = "unblocked"
    """The difficulty is over."""


class Verdict(StrEnum):
    """What became of a report."""

    ACCEPTED = "accepted"
    RETURNED = "returned"
    UNDONE = "undone"
    ANSWERED = "answered"
    """A difficulty: Văn phòng or a leader has answered, it stands."""
    SETTLED = "settled"
    """A difficulty: they have answered, it is over."""
    KEPT = "kept"
    """"Not ours": it is the unit's."""
    MOVED = "moved"
    """The assignment went to another unit, or was called off."""


class Report(SQLModel, table=True):
    """One answer about one assignment."""

    __tablename__ = "report"
    __table_args__ = (Index("ix_report_undecided", "created_at", sqlite_where=_UNDECIDED, postgresql_where=_UNDECIDED),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    member_id: int = Field(foreign_key="member.id")
    answer: str = Field(max_length=60, index=True)
    """Names the message; all that was said with it is one card for Văn phòng, and one Hoàn tác."""
    kind: ReportKind = Field(sa_type=choice(ReportKind))
    percent: int | None = None
    words: str = Field(default="", sa_type=Text)
    waits_for_id: int | None = Field(default=None, foreign_key="unit.id")
    """The unit that a difficulty waits for: meanwhile the delay is not counted against the one that reports it."""
    created_at: datetime
    state_before: AssignmentState = Field(sa_type=choice(AssignmentState))
    verdict: Verdict | None = Field(default=None, sa_type=choice(Verdict))
    verdict_by: int | None = Field(default=None, foreign_key="member.id")
    verdict_at: datetime | None = None
    verdict_words: str = Field(default="", sa_type=Text)


class ExtensionState(StrEnum):
    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """The assignment went to another unit, was called off or closed."""


class Extension(SQLModel, table=True):
    """A request for a later date. At most one is open per assignment; the old date stays here."""

    __tablename__ = "extension"
    __table_args__ = (
        Index(
            "uq_extension_open",
            "assignment_id",
            unique=True,
            sqlite_where=_ASKED,
            postgresql_where=_ASKED,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    member_id: int = Field(foreign_key="member.id")
    answer: str = Field(max_length=60, index=True)
    """As :attr:`Report.answer`: the message that it came with."""
    old_due: date | None = None
    asked_due: date
    reason: str = Field(default="", sa_type=Text)
    state: ExtensionState = Field(default=ExtensionState.OPEN, sa_type=choice(ExtensionState))
    created_at: datetime
    decided_by: int | None = Field(default=None, foreign_key="member.id")
    decided_at: datetime | None = None
    granted_due: date | None = None
    """What was granted: ``asked_due`` or another day."""
    decision_words: str = Field(default="", sa_type=Text)


Filed = Report | Extension | Assignment


class Assignments:
    """Queries on assignments and what hangs on them."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, assignment_id: int) -> Assignment | None:
        return await self._session.get(Assignment, assignment_id)

    async def of_notice(self, notice_id: int) -> Sequence[Assignment]:
        query = select(Assignment).join(Task, col(Task.id) == Assignment.task_id).where(Task.notice_id == notice_id)
        return (await self._session.exec(query.order_by(col(Task.position), col(Assignment.id)))).all()

    async def of_task(self, task_id: int) -> Sequence[Assignment]:
        query = select(Assignment).where(Assignment.task_id == task_id).order_by(col(Assignment.id))
        return (await self._session.exec(query)).all()

    async def open_of_unit(self, unit_id: int) -> Sequence[tuple[Assignment, Task, Notice]]:
        """What the unit still has to answer for, by number."""
        query = (
            select(Assignment, Task, Notice)
            .join(Task, col(Task.id) == Assignment.task_id)
            .join(Notice, col(Notice.id) == Task.notice_id)
            .where(_IS_OPEN, Assignment.unit_id == unit_id)
        )
        return (await self._session.exec(query.order_by(col(Assignment.number)))).all()

    async def issued(self) -> Sequence[tuple[Assignment, Task, Notice]]:
        """Every assignment of every issued notice that was not cancelled or transferred."""
        query = (
            select(Assignment, Task, Notice)
            .join(Task, col(Task.id) == Assignment.task_id)
            .join(Notice, col(Notice.id) == Task.notice_id)
            .where(
                Notice.state == NoticeState.ISSUED,
                col(Assignment.state).in_((*OPEN_STATES, AssignmentState.ACCEPTED)),
            )
        )
        return (await self._session.exec(query.order_by(col(Task.notice_id), col(Task.position)))).all()

    async def finished_of_unit(self, unit_id: int) -> Sequence[Assignment]:
        """What the unit is done with, oldest first; what was closed comes before what was accepted."""
        done = (AssignmentState.ACCEPTED, AssignmentState.CLOSED)
        query = select(Assignment).where(Assignment.unit_id == unit_id, col(Assignment.state).in_(done))
        by_time = col(Assignment.accepted_at).nulls_first()
        return (await self._session.exec(query.order_by(by_time, col(Assignment.id)))).all()

    async def last_open_number(self, unit_id: int) -> int:
        """The highest number in use by the unit; 0 when nothing is open."""
        query = select(func.max(Assignment.number)).where(_IS_OPEN, Assignment.unit_id == unit_id)
        return (await self._session.exec(query)).one() or 0

    async def report(self, report_id: int) -> Report | None:
        return await self._session.get(Report, report_id)

    async def reports_of_answer(self, answer: str) -> Sequence[Report]:
        query = select(Report).where(Report.answer == answer).order_by(col(Report.id))
        return (await self._session.exec(query)).all()

    async def reports(self, assignment_id: int) -> Sequence[Report]:
        query = select(Report).where(Report.assignment_id == assignment_id).order_by(col(Report.id))
        return (await self._session.exec(query)).all()

    async def undecided(self, *kinds: ReportKind) -> Sequence[Report]:
        """Reports of these kinds on open assignments that nobody has answered, oldest first."""
        query = (
            select(Report)
            .join(Assignment, col(Assignment.id) == Report.assignment_id)
            .where(col(Report.kind).in_(kinds), col(Report.verdict).is_(None), col(Assignment.state).in_(OPEN_STATES))
            .where(or_(col(Report.kind) != ReportKind.BLOCKED, col(Assignment.blocked)))
        )
        return (await self._session.exec(query.order_by(col(Report.id)))).all()

    async def undecided_of_unit(self, unit_id: int) -> Sequence[Report]:
        """Those of one unit."""
        query = (
            select(Report)
            .join(Assignment, col(Assignment.id) == Report.assignment_id)
            .where(_UNDECIDED, Assignment.unit_id == unit_id)
        )
        return (await self._session.exec(query.order_by(col(Report.created_at), col(Report.id)))).all()

    async def extension(self, extension_id: int) -> Extension | None:
        return await self._session.get(Extension, extension_id)

    async def extensions(self, assignment_id: int) -> Sequence[Extension]:
        query = select(Extension).where(Extension.assignment_id == assignment_id).order_by(col(Extension.id))
        return (await self._session.exec(query)).all()

    async def extensions_of_answer(self, answer: str) -> Sequence[Extension]:
        query = select(Extension).where(Extension.answer == answer).order_by(col(Extension.id))
        return (await self._session.exec(query)).all()

    async def open_extensions(self) -> Sequence[Extension]:
        """All requests for more time that nobody has decided on, oldest first."""
        found = (await self._session.exec(select(Extension).where(_ASKED))).all()
        return sorted(found, key=lambda one: one.id or 0)

    async def add(self, *rows: Filed) -> None:
        self._session.add_all(rows)
        await self._session.flush()

    async def delete(self, row: Assignment) -> None:
        await self._session.delete(row)
        await self._session.flush()
