"""The tracking table (Bảng theo dõi thực hiện kết luận): one row for each assignment that the digest counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from services.buckets import Bucket
from services.digest import Digest, Row, bucket_of, digest
from services.grouping import by_task
from services.rights import Action, may
from storage.assignments import (
    Assignment,
    AssignmentRole,
    AssignmentState,
    DueSource,
    Extension,
    ExtensionState,
    Report,
    ReportKind,
    Verdict,
)
from storage.members import Member
from storage.notices import Notice
from storage.work import UnitOfWork

Said = TypeVar("Said", Report, Extension)


@dataclass(frozen=True, slots=True)
class Basis:
    """The notice that a row comes from."""

    id: int
    number: str | None
    symbol: str | None
    issued_on: date | None
    title: str | None
    agency: str | None
    province: str | None


@dataclass(frozen=True, slots=True)
class Tracked:
    """One assignment with all that is known of it."""

    id: int
    place: int
    """TT, from 1."""
    basis: Basis
    path: str
    """Mục: where in the notice."""
    text: str
    unit: str
    """Whose row it is: one of ``leads``, or one of ``partners`` where the unit supports."""
    role: AssignmentRole
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    due: date | None
    by_period: bool
    """The deadline is only the end of the notice's period (theo kỳ)."""
    state: AssignmentState
    bucket: Bucket
    done_on: date | None
    """The day of the report that was accepted or waits."""
    percent: int | None
    result: str
    """What the unit told last of its work."""
    difficulty: str | None
    """What it told of a difficulty that stands; "" where it gave no words."""
    asked_due: date | None
    """The later day that it asks for."""
    extended: int
    """How often it got more time."""
    returned: int
    turn: bool = False
    """It opened by itself, a further turn of a recurring task: nobody had to confirm it."""

    @property
    def accepted(self) -> bool:
        return self.state is AssignmentState.ACCEPTED


@dataclass(frozen=True, slots=True)
class Tracking:
    """The whole table, with the figures of the digest over the same rows."""

    figures: Digest
    rows: tuple[Tracked, ...]
    units: tuple[str, ...]
    """Names of all units that may be given work, in roster order."""
    office: str = ""
    """Full name of the one who asked, for the signature block."""

    def among(self, *buckets: Bucket) -> tuple[Tracked, ...]:
        return tuple(row for row in self.rows if row.bucket in buckets)

    @property
    def bases(self) -> tuple[Basis, ...]:
        return tuple({row.basis.id: row.basis for row in self.rows}.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """What hangs on one assignment."""

    reports: tuple[Report, ...] = ()
    extensions: tuple[Extension, ...] = ()


async def tracking(uow: UnitOfWork, actor: Member, now: datetime, notice_id: int | None = None) -> Tracking:
    """The rows as of ``now``, of one notice or of all; for somebody of a unit, that unit's own.

    :raises DomainError: the actor may see none.
    """
    figures = await digest(uow, actor, now, notice_id=notice_id)
    issued = [row for row in await uow.assignments.issued() if notice_id in (None, row[2].id)]
    own_only = not may(actor, Action.SEE_EVERY_UNIT)
    mine = [row for row in issued if not row[0].partner and (not own_only or row[0].unit_id == actor.unit_id)]
    units = await uow.units.all()
    names = {a.unit_id: "" for a, _, _ in issued} | {unit.id or 0: unit.name for unit in units}
    told = await _told(uow, [a.id or 0 for a, _, _ in mine])
    of_task = by_task(a for a, _, _ in issued)
    rows = [_tracked(row, of_task[row[1].id], names, told[row[0].id or 0], now) for row in mine]
    placed = tuple(replace(row, place=place) for place, row in enumerate(rows, start=1))
    return Tracking(figures, placed, tuple(unit.name for unit in units), actor.full_name)


async def _told(uow: UnitOfWork, ids: Sequence[int]) -> dict[int, _Told]:
    reports = _grouped(await uow.tracking.reports(ids))
    extensions = _grouped(await uow.tracking.extensions(ids))
    return {id_: _Told(tuple(reports.get(id_, ())), tuple(extensions.get(id_, ()))) for id_ in ids}


def _grouped(rows: Iterable[Said]) -> dict[int, list[Said]]:
    found = dict[int, list[Said]]()
    for row in rows:
        found.setdefault(row.assignment_id, []).append(row)
    return found


def _tracked(row: Row, siblings: Sequence[Assignment], names: Mapping[int, str], told: _Told, now: datetime) -> Tracked:
    assignment, task, notice = row
    leads = [a for a in siblings if a.role is AssignmentRole.LEAD and not a.partner]
    asked = next((e.asked_due for e in told.extensions if e.state is ExtensionState.OPEN), None)
    return Tracked(
        id=assignment.id or 0,
        place=0,
        basis=_basis(notice),
        path=task.path,
        text=task.text,
        unit=names[assignment.unit_id],
        role=assignment.role,
        # Of a task that many must do, each row is about one of them.
        leads=tuple(names[a.unit_id] for a in ([assignment] if assignment in leads else leads)),
        partners=tuple(names[a.unit_id] for a in siblings if a not in leads),
        due=assignment.due,
        by_period=assignment.due_source is DueSource.PERIOD,
        state=assignment.state,
        bucket=bucket_of(assignment, now),
        done_on=assignment.reported_at.astimezone(now.tzinfo).date() if assignment.reported_at else None,
        percent=assignment.percent,
        result=_result(told.reports),
        difficulty=_difficulty(told.reports) if assignment.blocked else None,
        asked_due=asked,
        extended=sum(e.state is ExtensionState.GRANTED for e in told.extensions),
        returned=assignment.returned_count,
        turn=task.turn_of_id is not None,
    )


def _basis(notice: Notice) -> Basis:
    return Basis(
        notice.id or 0,
        notice.number,
        notice.symbol,
        notice.issued_on,
        notice.title,
        notice.agency,
        notice.province,
    )


def _result(reports: Sequence[Report]) -> str:
    """The words of the newest report of progress or of the end that stands."""
    telling = (ReportKind.DONE, ReportKind.PROGRESS)
    words = [r.words for r in reports if r.kind in telling and r.verdict is not Verdict.UNDONE and r.words]
    return words[-1] if words else ""


def _difficulty(reports: Sequence[Report]) -> str:
    words = [r.words for r in reports if r.kind is ReportKind.BLOCKED and r.verdict is None]
    return words[-1] if words else ""
