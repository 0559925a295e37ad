"""Giving an assignment to the unit that it belongs to, and calling one off; both can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.charges import check_sees
from services.errors import DomainError
from services.mentions import mentioned
from services.moved import Moved, movable, moved, settle, unsettle
from services.naming import names
from services.rights import Action, require
from storage.assignments import OPEN_STATES, Assignment, AssignmentState, ReportKind
from storage.members import Member, MemberRole
from storage.moves import Move, MoveKind
from storage.notices import Milestone
from storage.units import Unit
from storage.work import UnitOfWork

_UNTOUCHED = (AssignmentState.ASSIGNED, AssignmentState.ACKNOWLEDGED)


async def receiving_units(uow: UnitOfWork, actor: Member, assignment_id: int) -> list[Unit]:
    """All other units: first those that the unit's own words name, then the task's partners, then those in its text.

    :raises DomainError: the actor may not transfer; the assignment has ended.
    """
    require(actor, Action.OVERSEE)
    assignment = await movable(uow, assignment_id)
    await check_sees(uow, actor, assignment.unit_id)
    known = await names(uow)
    said = [r.words for r in await uow.assignments.reports(assignment_id) if r.kind is ReportKind.NOT_MINE]
    task = await uow.notices.task(assignment.task_id)
    beside = {a.unit_id for a in await uow.assignments.of_task(assignment.task_id) if a.state in OPEN_STATES}
    likely = [
        *mentioned(" ".join(said), known),
        *(unit for unit in known.units if unit.id in beside),
        *mentioned(task.text if task else "", known),
        *known.units,
    ]
    return list({unit.id: unit for unit in likely if unit.id != assignment.unit_id}.values())


async def transfer(uow: UnitOfWork, actor: Member, assignment_id: int, unit_id: int, now: datetime) -> Moved:
    """The unit gets the task with a number of its own; the one that had it is rid of it.

    :raises DomainError: not the Office, not a leader; it has ended or was reported done; that unit has it already.
    """
    require(actor, Action.OVERSEE)
    assignment = await movable(uow, assignment_id)
    await check_sees(uow, actor, assignment.unit_id)
    unit = await uow.units.get(unit_id)
    if unit is None or not unit.active or unit_id == assignment.unit_id:
        raise DomainError("error.gone")
    together = await uow.assignments.of_task(assignment.task_id)
    successor = next((other for other in together if other.unit_id == unit_id), None)
    before = successor.model_dump(mode="json") if successor else None
    successor = await _given(uow, assignment, successor, unit, now)
    await _milestones(uow, assignment, unit_id)
    move = Move(
        assignment_id=assignment_id,
        kind=MoveKind.TRANSFER,
        member_id=actor.id or 0,
        successor_id=successor.id,
        successor_before=before,
        state_before=assignment.state,
        created_at=now,
    )
    await _end(uow, actor, assignment, AssignmentState.TRANSFERRED, move, {"unit": unit.name}, now)
    return await moved(uow, actor, move, now.date())


async def _given(
    uow: UnitOfWork, assignment: Assignment, there: Assignment | None, unit: Unit, now: datetime
) -> Assignment:
    """The receiving unit's assignment: new, or its earlier one of this task brought back, or its part made larger."""
    if there is not None and (there.state is AssignmentState.ACCEPTED or (_counts(there) and not there.partner)):
        raise DomainError("error.transfer.has_it", unit=unit.name)
    if there is not None and _counts(there):
        if assignment.partner:
            raise DomainError("error.transfer.has_it", unit=unit.name)
        there.role, there.partner = assignment.role, assignment.partner
        there.due, there.due_source, there.given_on = assignment.due, assignment.due_source, now.date()
        await uow.session.flush()
        return there
    fresh = Assignment(
        task_id=assignment.task_id,
        unit_id=unit.id or 0,
        role=assignment.role,
        partner=assignment.partner,
        state=AssignmentState.ASSIGNED,
        number=1 + await uow.assignments.last_open_number(unit.id or 0),
        due=assignment.due,
        due_source=assignment.due_source,
        given_on=now.date(),
    )
    if there is None:
        await uow.assignments.add(fresh)
        return fresh
    there.sqlmodel_update(fresh.model_dump(exclude={"id"}))
    await uow.session.flush()
    return there


def _counts(assignment: Assignment) -> bool:
    return assignment.state in OPEN_STATES


async def _milestones(uow: UnitOfWork, assignment: Assignment, unit_id: int) -> None:
    """Deadlines that the notice gave the one unit hold for the other; known ones are not written twice."""
    task = await uow.notices.task(assignment.task_id)
    every = [m for m in await uow.notices.milestones(task.notice_id if task else 0) if m.task_id == assignment.task_id]
    has = {(m.due, m.phrase) for m in every if m.unit_id == unit_id}
    mine = [m for m in every if m.unit_id == assignment.unit_id and (m.due, m.phrase) not in has]
    await uow.notices.add(*(Milestone(task_id=m.task_id, unit_id=unit_id, due=m.due, phrase=m.phrase) for m in mine))


async def cancel(uow: UnitOfWork, actor: Member, assignment_id: int, words: str, now: datetime) -> Moved:
    """Hủy việc, with the reason: the unit need not do it any more.

    :raises DomainError: not the Office; no reason; it has ended or was reported done.
    """
    require(actor, Action.DECIDE)
    assignment = await movable(uow, assignment_id)
    if not words.strip():
        raise DomainError("error.move.no_reason")
    move = Move(
        assignment_id=assignment_id,
        kind=MoveKind.CANCEL,
        member_id=actor.id or 0,
        words=words.strip(),
        state_before=assignment.state,
        created_at=now,
    )
    await _end(uow, actor, assignment, AssignmentState.CANCELLED, move, {"words": words.strip()}, now)
    return await moved(uow, actor, move, now.date())


async def _end(
    uow: UnitOfWork,
    actor: Member,
    assignment: Assignment,
    state: AssignmentState,
    move: Move,
    told: dict[str, str],
    now: datetime,
) -> None:
    assignment.state = state
    await settle(uow, actor, assignment, now)
    await uow.moves.add(move)
    await uow.log.append(
        f"assignment.{move.kind.value}",
        f"assignment:{assignment.id}",
        actor_id=actor.id,
        now=now,
        before={"state": move.state_before},
        after={"state": state, **told},
    )


async def undo_move(uow: UnitOfWork, actor: Member, move_id: int, now: datetime) -> Moved:
    """Hoàn tác: the unit has its task again, as it stood; while the other one has only received it.

    :raises DomainError: not theirs; the other unit has begun; undone already.
    """
    require(actor, Action.OVERSEE)
    move = await uow.moves.get(move_id)
    if move is None or move.kind not in (MoveKind.TRANSFER, MoveKind.CANCEL):
        raise DomainError("error.gone")
    if actor.role is MemberRole.LEADER and move.member_id != actor.id:
        raise DomainError("error.not_allowed")
    assignment = await uow.moves.held(move.assignment_id)
    if move.undone_at is not None or assignment is None:
        raise DomainError("error.move.undone_already")
    if assignment.state not in (AssignmentState.TRANSFERRED, AssignmentState.CANCELLED):
        raise DomainError("error.move.too_late")
    if move.successor_id:
        await _give_back(uow, move, await uow.moves.held(move.successor_id))
    assignment.state = move.state_before
    assignment.number = await _number(uow, assignment)
    move.undone_by, move.undone_at = actor.id, now
    await unsettle(uow, move)
    subject = f"assignment:{assignment.id}"
    await uow.log.append("assignment.undo_move", subject, actor_id=actor.id, now=now, after={"state": assignment.state})
    return await moved(uow, actor, move, now.date())


async def _give_back(uow: UnitOfWork, move: Move, successor: Assignment | None) -> None:
    """The other unit stands as before.

    :raises DomainError: it has done more than to receive the task.
    """
    if successor is None or not await _untouched(uow, move, successor):
        raise DomainError("error.move.too_late")
    if move.successor_before is None:
        successor.state = AssignmentState.CANCELLED
    else:
        successor.sqlmodel_update(Assignment.model_validate(move.successor_before).model_dump(exclude={"id"}))
    await uow.session.flush()


async def _untouched(uow: UnitOfWork, move: Move, successor: Assignment) -> bool:
    said: Sequence[datetime] = [
        *(r.created_at for r in await uow.assignments.reports(successor.id or 0)),
        *(e.created_at for e in await uow.assignments.extensions(successor.id or 0)),
        *(m.created_at for m in await uow.moves.of(successor.id or 0)),
    ]
    before = (move.successor_before or {}).get("state")
    return (successor.state in _UNTOUCHED or successor.state == before) and all(at <= move.created_at for at in said)


async def _number(uow: UnitOfWork, assignment: Assignment) -> int:
    """The old number, or the next one where another task has got it meanwhile."""
    taken = {a.number for a, _, _ in await uow.assignments.open_of_unit(assignment.unit_id) if a.id != assignment.id}
    if assignment.number and assignment.number not in taken:
        return assignment.number
    return 1 + max((n or 0 for n in taken), default=0)
