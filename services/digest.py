"""The digest: the four buckets, unit by unit, with what is late and who is silent named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.buckets import Bucket, bucket
from services.rights import require
from services.work import UNIT_ROLES
from storage.assignments import Assignment, AssignmentState, ExtensionState
from storage.members import Member, MemberRole
from storage.notices import Notice, Task
from storage.work import UnitOfWork

Row = tuple[Assignment, Task, Notice]


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit's share."""

    unit: str
    done: int
    total: int
    late: int
    silent: bool
    """It has not confirmed that it received something."""


@dataclass(frozen=True, slots=True)
class LateOne:
    """An assignment past its deadline."""

    unit: str
    text: str
    due: date
    days: int
    waits_for_office: bool
    """Reported done: the delay may be the Office's."""


@dataclass(frozen=True, slots=True)
class Digest:
    """All figures of a day. Counts are of assignments that a unit must do; partners are not counted."""

    today: date
    notices: int
    tasks: int
    total: int
    buckets: dict[Bucket, int]
    waiting: int
    """Reported done, not yet decided on by Văn phòng (among those in progress)."""
    blocked: int
    extensions: int
    """Requests for more time that nobody has decided on."""
    units: tuple[UnitFigures, ...]
    """Worst first."""
    late: tuple[LateOne, ...]
    """Longest overdue first."""

    @property
    def silent(self) -> tuple[str, ...]:
        return tuple(figures.unit for figures in self.units if figures.silent)


async def digest(uow: UnitOfWork, actor: Member, now: datetime) -> Digest:
    """The figures as of ``now``; for somebody of a unit, that unit's own.

    :raises DomainError: the actor may see none.
    """
    require(actor, MemberRole.LEADER, *UNIT_ROLES)
    rows = [row for row in await uow.assignments.issued() if not row[0].partner]
    if actor.role not in (MemberRole.LEADER, MemberRole.OFFICE, MemberRole.ADMIN):
        rows = [row for row in rows if row[0].unit_id == actor.unit_id]
    names = {unit.id or 0: unit.short_name or unit.name for unit in await uow.units.all()}
    open_ones = [a.id or 0 for a, _, _ in rows if a.state is not AssignmentState.ACCEPTED]
    asked = [e for id_ in open_ones for e in await uow.assignments.extensions(id_) if e.state is ExtensionState.OPEN]
    return compiled(rows, names, now, extensions=len(asked))


def compiled(rows: Sequence[Row], names: dict[int, str], now: datetime, *, extensions: int = 0) -> Digest:
    """The figures from the rows alone. Pure."""
    where = [(assignment, _bucket(assignment, now)) for assignment, _, _ in rows]
    tally = Counter(found for _, found in where)
    return Digest(
        today=now.date(),
        notices=len({notice.id for _, _, notice in rows}),
        tasks=len({task.id for _, task, _ in rows}),
        total=len(rows),
        buckets={one: tally[one] for one in Bucket},
        waiting=sum(a.state is AssignmentState.REPORTED_DONE for a, _ in where),
        blocked=sum(a.blocked for a, _ in where),
        extensions=extensions,
        units=_units(where, names),
        late=_late(rows, names, now),
    )


def _bucket(assignment: Assignment, now: datetime) -> Bucket:
    reported = assignment.reported_at.astimezone(now.tzinfo).date() if assignment.reported_at else None
    done_on = reported if assignment.state is AssignmentState.ACCEPTED else None
    return bucket(due=assignment.due, done_on=done_on, today=now.date())


def _units(where: Sequence[tuple[Assignment, Bucket]], names: dict[int, str]) -> tuple[UnitFigures, ...]:
    figures = [
        UnitFigures(
            unit=names.get(unit_id, ""),
            done=sum(a.state is AssignmentState.ACCEPTED for a, _ in mine),
            total=len(mine),
            late=sum(found is Bucket.LATE for _, found in mine),
            silent=any(a.state is AssignmentState.ASSIGNED for a, _ in mine),
        )
        for unit_id in dict.fromkeys(a.unit_id for a, _ in where)
        if (mine := [(a, found) for a, found in where if a.unit_id == unit_id])
    ]
    return tuple(sorted(figures, key=lambda f: (-f.late, f.done / f.total, f.unit)))


def _late(rows: Sequence[Row], names: dict[int, str], now: datetime) -> tuple[LateOne, ...]:
    today = now.date()
    found = [
        LateOne(
            unit=names.get(assignment.unit_id, ""),
            text=task.text,
            due=assignment.due,
            days=(today - assignment.due).days,
            waits_for_office=assignment.state is AssignmentState.REPORTED_DONE,
        )
        for assignment, task, _ in rows
        if assignment.due and _bucket(assignment, now) is Bucket.LATE
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, one.unit)))
