"""The digest: the four buckets, unit by unit, with what is late and who is silent named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

from services.attention import Attention, attention
from services.buckets import Bucket, bucket
from services.charges import visible_units
from services.rights import Action, require
from storage.assignments import Assignment, AssignmentState, Extension, ReportKind, Verdict
from storage.members import Member
from storage.notices import Notice, Task
from storage.work import UnitOfWork

Row = tuple[Assignment, Task, Notice]
Keep = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit's share."""

    unit: str
    done: int
    total: int
    late: int
    silent: bool
    """It has not confirmed that it received something."""
    buckets: dict[Bucket, int]
    """All four; they add up to ``total``."""


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
class Stuck:
    """An assignment that its unit says is blocked."""

    unit: str
    text: str
    words: str
    """The difficulty, as the unit tells it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for more time that nobody has decided on."""

    unit: str
    text: str
    old_due: date | None
    asked_due: date
    reason: str


@dataclass(frozen=True, slots=True)
class Before:
    """What was told last."""

    today: date
    buckets: dict[Bucket, int]


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
    stuck: tuple[Stuck, ...]
    asked: tuple[Asked, ...]
    units: tuple[UnitFigures, ...]
    """Worst first."""
    late: tuple[LateOne, ...]
    """Longest overdue first."""
    attention: Attention = field(default_factory=Attention)
    before: Before | None = None
    """The digest that it is compared with."""
    period: tuple[date, date] | None = None
    """Only of notices issued from one day to the other."""

    @property
    def silent(self) -> tuple[str, ...]:
        return tuple(figures.unit for figures in self.units if figures.silent)


async def digest(
    uow: UnitOfWork, actor: Member, now: datetime, *, notice_id: int | None = None, keep: Keep | None = None
) -> Digest:
    """The figures as of ``now``, of one notice, of what ``keep`` keeps or of all; for a unit's people, that unit's own.

    :raises DomainError: the actor may see none.
    """
    require(actor, Action.SEE_FIGURES)
    seen = await visible_units(uow, actor)

    def wanted(row: Row) -> bool:
        of_notice = notice_id is None or row[2].id == notice_id
        return of_notice and (seen is None or row[0].unit_id in seen) and (keep is None or keep(row))

    return await figures(uow, now, wanted)


async def figures(uow: UnitOfWork, now: datetime, keep: Keep) -> Digest:
    """The figures of what ``keep`` keeps, with what wants attention."""
    rows = [row for row in await uow.assignments.issued() if not row[0].partner and keep(row)]
    names = {unit.id or 0: unit.short_name or unit.name for unit in await uow.units.all()}
    made = compiled(rows, names, now, await uow.assignments.open_extensions(), await _difficulties(uow, rows))
    return replace(made, attention=await attention(uow, rows, names, now))


async def _difficulties(uow: UnitOfWork, rows: Sequence[Row]) -> dict[int, str]:
    """What was told last about each blocked assignment, by its id."""
    blocked = [assignment.id or 0 for assignment, _, _ in rows if assignment.blocked]
    told = [report for id_ in blocked for report in await uow.assignments.reports(id_)]
    return {r.assignment_id: r.words for r in told if r.kind is ReportKind.BLOCKED and r.verdict is not Verdict.UNDONE}


def compiled(
    rows: Sequence[Row],
    names: dict[int, str],
    now: datetime,
    extensions: Sequence[Extension] = (),
    difficulties: Mapping[int, str] = MappingProxyType({}),
) -> Digest:
    """The figures from the rows alone. Pure."""
    where = [(assignment, bucket_of(assignment, now)) for assignment, _, _ in rows]
    turns = {task.id for _, task, _ in rows if task.turn_of_id is not None}
    return Digest(
        today=now.date(),
        notices=len({notice.id for _, _, notice in rows}),
        tasks=len({task.id for _, task, _ in rows}),
        total=len(rows),
        buckets=_counts(found for _, found in where),
        waiting=sum(a.state is AssignmentState.REPORTED_DONE for a, _ in where),
        stuck=tuple(
            Stuck(names.get(a.unit_id, ""), task.text, difficulties.get(a.id or 0, ""))
            for a, task, _ in rows
            if a.blocked
        ),
        asked=_asked(rows, names, extensions),
        units=_units(where, names, turns),
        late=_late(rows, names, now),
    )


def _counts(found: Iterable[Bucket]) -> dict[Bucket, int]:
    tally = Counter(found)
    return {one: tally[one] for one in Bucket}


def bucket_of(assignment: Assignment, now: datetime) -> Bucket:
    """Where the assignment counts at ``now``: by the office's day of its report, once that is accepted."""
    reported = assignment.reported_at.astimezone(now.tzinfo).date() if assignment.reported_at else None
    done_on = reported if assignment.state is AssignmentState.ACCEPTED else None
    return bucket(due=assignment.due, done_on=done_on, today=now.date())


def _asked(rows: Sequence[Row], names: dict[int, str], extensions: Sequence[Extension]) -> tuple[Asked, ...]:
    open_ones = {a.id: (a, task) for a, task, _ in rows if a.state is not AssignmentState.ACCEPTED}
    return tuple(
        Asked(names.get(assignment.unit_id, ""), task.text, one.old_due, one.asked_due, one.reason)
        for one in extensions
        if one.assignment_id in open_ones
        for assignment, task in (open_ones[one.assignment_id],)
    )


def _units(
    where: Sequence[tuple[Assignment, Bucket]], names: dict[int, str], turns: Collection[int | None]
) -> tuple[UnitFigures, ...]:
    """``turns``: tasks that no letter has brought, so that there was nothing to confirm."""
    of_unit = dict[int, list[tuple[Assignment, Bucket]]]()
    for assignment, found in where:
        of_unit.setdefault(assignment.unit_id, []).append((assignment, found))
    figures = [
        UnitFigures(
            unit=names.get(unit_id, ""),
            done=sum(a.state is AssignmentState.ACCEPTED for a, _ in mine),
            total=len(mine),
            late=sum(found is Bucket.LATE for _, found in mine),
            silent=any(a.state is AssignmentState.ASSIGNED and a.task_id not in turns for a, _ in mine),
            buckets=_counts(found for _, found in mine),
        )
        for unit_id, mine in of_unit.items()
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
        if assignment.due and bucket_of(assignment, now) is Bucket.LATE
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, one.unit)))
