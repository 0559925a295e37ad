"""What an assignment that was given away or called off leaves behind: requests lapse, reports are settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.answers import Answer, office_without, the_answer
from services.errors import DomainError
from services.reach import receivers_of
from services.sheets import Item, item_of
from services.work import origin
from storage.assignments import (
    OPEN_STATES,
    Assignment,
    AssignmentState,
    ExtensionState,
    ReportKind,
    Verdict,
)
from storage.members import Member
from storage.moves import Move, MoveKind
from storage.notices import Notice
from storage.work import UnitOfWork

UNSETTLED = (ReportKind.NOT_MINE, ReportKind.BLOCKED)
"""Reports that Văn phòng answers without being asked to approve anything."""


@dataclass(frozen=True, slots=True)
class Side:
    """One unit's view of a move."""

    unit_id: int
    unit: str
    item: Item
    people: tuple[Member, ...]
    """Who gets the unit's letters."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A move, and whom it concerns."""

    move: Move
    by: Member
    notice: Notice
    losing: Side
    gaining: Side | None
    """None where it was called off."""
    answers: tuple[Answer, ...]
    """Cards of Văn phòng that read differently now."""
    office: tuple[Member, ...]
    """Everybody of the Office but who decided."""

    @property
    def undone(self) -> bool:
        return self.move.undone_at is not None


async def movable(uow: UnitOfWork, assignment_id: int) -> Assignment:
    """The assignment, if it can be given to others or called off now.

    :raises DomainError: it is not there; it has ended (and how); its unit has reported it done.
    """
    assignment = await uow.moves.held(assignment_id)
    if assignment is None or assignment.state is AssignmentState.PLANNED:
        raise DomainError("error.gone")
    if assignment.state is AssignmentState.REPORTED_DONE:
        raise DomainError("error.move.reported_done")
    if assignment.state not in OPEN_STATES:
        raise await ended(uow, assignment)
    return assignment


async def ended(uow: UnitOfWork, assignment: Assignment) -> DomainError:
    """How the assignment ended, for who comes too late."""
    if assignment.state is AssignmentState.ACCEPTED:
        return DomainError("error.work.accepted_already", numbers=assignment.number)
    if assignment.state is AssignmentState.CLOSED:
        return DomainError("error.work.closed", numbers=assignment.number)
    moves = [m for m in await uow.moves.of(assignment.id or 0) if m.undone_at is None and m.kind in _ENDINGS]
    if not moves:
        return DomainError("error.work.ended", numbers=assignment.number)
    by = await uow.members.get(moves[-1].member_id)
    to = await uow.assignments.get(moves[-1].successor_id) if moves[-1].successor_id else None
    unit = await uow.units.get(to.unit_id) if to else None
    values = {"numbers": assignment.number, "by": by.full_name if by else ""}
    if unit:
        return DomainError("error.move.transferred_already", unit=unit.name, **values)
    return DomainError("error.move.cancelled_already", **values)


_ENDINGS = (MoveKind.TRANSFER, MoveKind.CANCEL)


async def settle(uow: UnitOfWork, actor: Member, assignment: Assignment, now: datetime) -> None:
    """What was asked or said about it and is undecided needs no decision any more."""
    await lapse(uow, actor, assignment, now)
    for report in await uow.assignments.reports(assignment.id or 0):
        if report.kind in UNSETTLED and report.verdict is None:
            report.verdict, report.verdict_by, report.verdict_at = Verdict.MOVED, actor.id, now
    await uow.session.flush()


async def lapse(uow: UnitOfWork, actor: Member, assignment: Assignment, now: datetime) -> None:
    """A request for more time needs no decision any more."""
    for extension in await uow.assignments.extensions(assignment.id or 0):
        if extension.state is ExtensionState.OPEN:
            extension.state, extension.decided_by, extension.decided_at = ExtensionState.LAPSED, actor.id, now
    await uow.session.flush()


async def unsettle(uow: UnitOfWork, move: Move) -> None:
    """Exactly what :func:`settle` did with this move waits again."""
    for extension in await uow.assignments.extensions(move.assignment_id):
        if extension.state is ExtensionState.LAPSED and extension.decided_at == move.created_at:
            extension.state, extension.decided_by, extension.decided_at = ExtensionState.OPEN, None, None
    for report in await uow.assignments.reports(move.assignment_id):
        if report.verdict is Verdict.MOVED and report.verdict_at == move.created_at:
            report.verdict = report.verdict_by = report.verdict_at = None
    await uow.session.flush()


async def moved(uow: UnitOfWork, actor: Member, move: Move, day: date) -> Moved:
    """The move as it stands on this day."""
    losing = await _row(uow, move.assignment_id)
    gaining = await _row(uow, move.successor_id) if move.successor_id else None
    _, notice = await origin(uow, losing)
    return Moved(
        move=move,
        by=actor,
        notice=notice,
        losing=await _side(uow, losing, day),
        gaining=await _side(uow, gaining, day) if gaining else None,
        answers=await _answers(uow, move.assignment_id),
        office=await office_without(uow, actor),
    )


async def _row(uow: UnitOfWork, assignment_id: int) -> Assignment:
    assignment = await uow.assignments.get(assignment_id)
    if assignment is None:
        raise DomainError("error.gone")
    return assignment


async def _side(uow: UnitOfWork, assignment: Assignment, day: date) -> Side:
    task, notice = await origin(uow, assignment)
    unit = await uow.units.get(assignment.unit_id)
    people = await receivers_of(uow, assignment.unit_id, day)
    item = await item_of(uow, assignment, task, notice)
    return Side(assignment.unit_id, unit.name if unit else "", item, people)


async def _answers(uow: UnitOfWork, assignment_id: int) -> tuple[Answer, ...]:
    """Whose cards show the assignment with something to decide, or did."""
    reports = [r.answer for r in await uow.assignments.reports(assignment_id) if r.kind in UNSETTLED]
    extensions = [e.answer for e in await uow.assignments.extensions(assignment_id)]
    return tuple([await the_answer(uow, answer) for answer in dict.fromkeys((*reports, *extensions))])
