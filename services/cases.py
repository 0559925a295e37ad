"""Issued tasks as Văn phòng and the leadership look at them: lists of those that need something, and one in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from services.charges import check_sees, visible_units
from services.errors import DomainError
from services.extensions import open_request
from services.history import Event, history
from services.rights import Action, require
from services.sheets import Item, item_of
from services.work import origin
from storage.assignments import (
    OPEN_STATES,
    Assignment,
    AssignmentRole,
    AssignmentState,
    Extension,
    Report,
    ReportKind,
    Verdict,
)
from storage.evidence import Evidence
from storage.members import Member
from storage.notices import Notice, Task
from storage.work import UnitOfWork

Row = tuple[Assignment, Task, Notice]


class CaseList(StrEnum):
    """What a list shows."""

    LATE = "late"
    STUCK = "stuck"
    ASKED = "asked"
    """A later date is asked for."""
    WAITING = "waiting"
    """Reported done."""
    NOTICE = "notice"
    """Everything of one notice."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One assignment in a list."""

    id: int
    unit: str
    text: str
    due: date | None
    state: AssignmentState
    blocked: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One assignment with everything about it, for who oversees it."""

    item: Item
    notice: Notice
    path: str
    unit_id: int
    unit: str
    history: tuple[Event, ...]
    evidence: tuple[Evidence, ...]
    done: Report | None = None
    """A report of "done" that waits for approval."""
    difficulty: Report | None = None
    """The difficulty that stands."""
    not_mine: Report | None = None
    """The unit says that it is not theirs, and nobody has answered."""
    extension: Extension | None = None
    """A request for a later date that waits."""
    ladder: tuple[int, ...] | None = None
    """Working days before the deadline on which the unit is nudged; None: the office's usual ones."""


async def cases(
    uow: UnitOfWork, actor: Member, which: CaseList, now: datetime, notice_id: int = 0
) -> tuple[Listed, ...]:
    """What is longest overdue comes first, what has no deadline last.

    :raises DomainError: neither the Office nor a leader.
    """
    require(actor, Action.OVERSEE)
    names = {unit.id: unit.short_name or unit.name for unit in await uow.units.all()}
    asking = {extension.assignment_id for extension in await uow.assignments.open_extensions()}
    seen = await visible_units(uow, actor)
    rows = [
        row
        for row in await uow.assignments.issued()
        if (seen is None or row[0].unit_id in seen) and _belongs(row, which, now.date(), notice_id, asking)
    ]
    rows.sort(key=lambda row: (row[0].due is None, row[0].due or now.date()))
    return tuple(
        Listed(a.id or 0, names.get(a.unit_id, ""), task.text, a.due, a.state, a.blocked) for a, task, _ in rows
    )


def _belongs(row: Row, which: CaseList, today: date, notice_id: int, asking: set[int]) -> bool:
    assignment, _, notice = row
    is_open = assignment.state in OPEN_STATES
    match which:
        case CaseList.NOTICE:
            return notice.id == notice_id
        case CaseList.LATE:
            return is_open and not assignment.partner and assignment.due is not None and assignment.due < today
        case CaseList.STUCK:
            return is_open and assignment.blocked
        case CaseList.ASKED:
            return is_open and assignment.id in asking
        case CaseList.WAITING:
            return assignment.state is AssignmentState.REPORTED_DONE


async def case(uow: UnitOfWork, actor: Member, assignment_id: int) -> Case:
    """One assignment.

    :raises DomainError: neither the Office nor a leader of this unit; it is not there.
    """
    require(actor, Action.OVERSEE)
    found = await the_case(uow, assignment_id)
    await check_sees(uow, actor, found.unit_id)
    return found


async def the_case(uow: UnitOfWork, assignment_id: int) -> Case:
    """One assignment, for who has the card of it already.

    :raises DomainError: it is not there.
    """
    assignment = await uow.assignments.get(assignment_id)
    if assignment is None or assignment.state is AssignmentState.PLANNED:
        raise DomainError("error.gone")
    task, notice = await origin(uow, assignment)
    unit = await uow.units.get(assignment.unit_id)
    reports = [r for r in await uow.assignments.reports(assignment_id) if r.verdict is not Verdict.UNDONE]
    is_open = assignment.state in OPEN_STATES
    return Case(
        item=await item_of(uow, assignment, task, notice),
        notice=notice,
        path=task.path,
        unit_id=assignment.unit_id,
        unit=unit.name if unit else "",
        history=await history(uow, assignment, notice),
        evidence=tuple(await uow.evidence.of(r.id or 0 for r in reports)),
        done=_last(reports, ReportKind.DONE, (None,)),
        difficulty=_last(reports, ReportKind.BLOCKED, (None, Verdict.ANSWERED)) if assignment.blocked else None,
        not_mine=_last(reports, ReportKind.NOT_MINE, (None,)) if is_open else None,
        extension=await open_request(uow, assignment_id),
        ladder=None if task.ladder is None or assignment.role is AssignmentRole.SUPPORT else tuple(task.ladder),
    )


def _last(reports: Sequence[Report], kind: ReportKind, verdicts: tuple[Verdict | None, ...]) -> Report | None:
    return next((r for r in reversed(reports) if r.kind is kind and r.verdict in verdicts), None)


async def require_evidence(uow: UnitOfWork, actor: Member, assignment_id: int, now: datetime, *, wanted: bool) -> None:
    """Whether "done" needs evidence, for every unit that has the task.

    :raises DomainError: not the Office; it is not there.
    """
    require(actor, Action.DECIDE)
    assignment = await uow.assignments.get(assignment_id)
    task = await uow.notices.task(assignment.task_id) if assignment else None
    if task is None:
        raise DomainError("error.gone")
    before, task.evidence_required = task.evidence_required, wanted
    await uow.session.flush()
    if before is not wanted:
        changed = {"before": {"evidence_required": before}, "after": {"evidence_required": wanted}}
        await uow.log.append("task.evidence_required", f"task:{task.id}", actor_id=actor.id, now=now, **changed)
