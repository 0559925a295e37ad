"""A head hands a task to a person of the unit, who reports; the head stays answerable, sees it, can take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.errors import DomainError
from services.reach import receivers_of
from services.reports import refusal
from services.rights import Action, require
from services.work import Work, one, own
from storage.assignments import OPEN_STATES, Assignment, AssignmentState
from storage.members import Member, MemberRole
from storage.moves import Move, MoveKind
from storage.work import UnitOfWork

TAKERS = (MemberRole.STAFF, MemberRole.DEPUTY)


@dataclass(frozen=True, slots=True)
class Handed:
    """A task in somebody's hand, or out of it."""

    move: Move
    work: Work
    staff: Member
    by: Member


async def takers(uow: UnitOfWork, actor: Member, assignment_id: int) -> tuple[Assignment, list[Member]]:
    """The assignment, and the people of the unit who can have it.

    :raises DomainError: no head or deputy; another unit's; it has ended; there is nobody.
    """
    assignment = await _open(uow, actor, assignment_id)
    people = [m for m in await uow.members.of_unit(assignment.unit_id, *TAKERS) if m.id != actor.id]
    if not people:
        raise DomainError("error.hand.nobody")
    return assignment, people


async def _open(uow: UnitOfWork, actor: Member, assignment_id: int) -> Assignment:
    require(actor, Action.HAND_DOWN)
    assignment = await own(uow, actor, assignment_id)
    if assignment.state not in OPEN_STATES or assignment.state is AssignmentState.REPORTED_DONE:
        raise refusal(assignment)
    return assignment


async def hand_down(uow: UnitOfWork, actor: Member, assignment_id: int, member_id: int, now: datetime) -> Handed | None:
    """Gives the task to this person; None where they have it already.

    :raises DomainError: as :func:`takers`; nobody of the unit; somebody who cannot be written to.
    """
    assignment, people = await takers(uow, actor, assignment_id)
    staff = next((m for m in people if m.id == member_id), None)
    if staff is None:
        raise DomainError("error.gone")
    if staff.chat_id is None:
        raise DomainError("error.hand.not_connected", name=staff.full_name)
    if assignment.staff_id == staff.id:
        return None
    before, assignment.staff_id = assignment.staff_id, staff.id
    return await _moved(uow, actor, assignment, MoveKind.HAND_DOWN, staff, before, now)


async def take_back(uow: UnitOfWork, actor: Member, assignment_id: int, now: datetime) -> Handed | None:
    """The head has it in hand again; None where they had.

    :raises DomainError: no head or deputy; another unit's; it has ended.
    """
    assignment = await _open(uow, actor, assignment_id)
    staff = await uow.members.get(assignment.staff_id) if assignment.staff_id else None
    if staff is None:
        return None
    before, assignment.staff_id = assignment.staff_id, None
    return await _moved(uow, actor, assignment, MoveKind.TAKE_BACK, staff, before, now)


async def _moved(
    uow: UnitOfWork,
    actor: Member,
    assignment: Assignment,
    kind: MoveKind,
    staff: Member,
    before: int | None,
    now: datetime,
) -> Handed:
    move = Move(
        assignment_id=assignment.id or 0,
        kind=kind,
        member_id=actor.id or 0,
        staff_id=staff.id,
        state_before=assignment.state,
        created_at=now,
    )
    await uow.moves.add(move)
    await uow.log.append(
        f"assignment.{kind.value}",
        f"assignment:{assignment.id}",
        actor_id=actor.id,
        now=now,
        before={"staff": before},
        after={"staff": assignment.staff_id},
    )
    return Handed(move, await one(uow, actor, assignment.id or 0), staff, actor)


async def heads_over(uow: UnitOfWork, member: Member, day: date) -> tuple[Member, ...]:
    """Who answers on this day for what this person of a unit's staff reports; () for all others."""
    if member.role is not MemberRole.STAFF or member.unit_id is None:
        return ()
    return tuple(m for m in await receivers_of(uow, member.unit_id, day) if m.id != member.id)
