"""The leadership asks a unit for an explanation, or leaves a direction; the unit answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from services.answers import office_without
from services.charges import check_sees
from services.errors import DomainError
from services.moved import ended
from services.reach import receivers_of
from services.rights import Action, require
from services.sheets import Item, item_of
from services.work import origin, own
from storage.assignments import OPEN_STATES, Assignment, AssignmentState
from storage.directions import Direction, DirectionKind
from storage.members import Member
from storage.notices import Notice
from storage.work import UnitOfWork

MAY: Final = {
    DirectionKind.ASK: Action.OVERSEE,
    DirectionKind.DIRECT: Action.DIRECT,
}


@dataclass(frozen=True, slots=True)
class Directed:
    """A question or direction as it stands, and whom it concerns."""

    direction: Direction
    by: Member
    """Who asked."""
    item: Item
    notice: Notice
    unit_id: int
    unit: str
    people: tuple[Member, ...]
    """Who gets the unit's letters, and who has the task in hand."""
    office: tuple[Member, ...]
    """Everybody of the Office but who asked."""
    answered_by: Member | None = None


async def directable(uow: UnitOfWork, actor: Member, assignment_id: int, kind: DirectionKind) -> Assignment:
    """The assignment, if the actor may ask or direct about it now.

    :raises DomainError: they may not; it is not there; it has ended.
    """
    require(actor, MAY[kind])
    assignment = await uow.assignments.get(assignment_id)
    if assignment is None or assignment.state is AssignmentState.PLANNED:
        raise DomainError("error.gone")
    await check_sees(uow, actor, assignment.unit_id)
    if assignment.state not in OPEN_STATES:
        raise await ended(uow, assignment)
    return assignment


async def direct(
    uow: UnitOfWork, actor: Member, assignment_id: int, kind: DirectionKind, words: str, now: datetime
) -> Directed:
    """Puts it down for the unit and Văn phòng.

    :raises DomainError: as :func:`directable`; no words.
    """
    await directable(uow, actor, assignment_id, kind)
    if not words.strip():
        raise DomainError("error.direction.no_words")
    made = Direction(
        assignment_id=assignment_id, kind=kind, words=words.strip(), asked_by=actor.id or 0, created_at=now
    )
    await uow.directions.add(made)
    subject, after = f"assignment:{assignment_id}", {"words": made.words}
    await uow.log.append(f"direction.{kind.value}", subject, actor_id=actor.id, now=now, after=after)
    return await directed(uow, made, now.date())


async def explainable(uow: UnitOfWork, actor: Member, direction_id: int) -> Direction:
    """The question, if the actor's unit is to answer it.

    :raises DomainError: another unit's; answered already.
    """
    asked = await uow.directions.get(direction_id)
    if asked is None or asked.kind is not DirectionKind.ASK:
        raise DomainError("error.gone")
    await own(uow, actor, asked.assignment_id)
    if asked.answered_at is not None:
        by = await uow.members.get(asked.answered_by or 0)
        raise DomainError("error.direction.answered_already", by=by.full_name if by else "")
    return asked


async def explain(uow: UnitOfWork, actor: Member, direction_id: int, words: str, now: datetime) -> Directed:
    """The unit's answer, for who asked and for Văn phòng.

    :raises DomainError: as :func:`explainable`; no words.
    """
    asked = await explainable(uow, actor, direction_id)
    if not words.strip():
        raise DomainError("error.direction.no_words")
    asked.answer, asked.answered_by, asked.answered_at = words.strip(), actor.id, now
    await uow.session.flush()
    subject, after = f"assignment:{asked.assignment_id}", {"words": asked.answer}
    await uow.log.append("direction.explain", subject, actor_id=actor.id, now=now, after=after)
    return await directed(uow, asked, now.date())


async def directed(uow: UnitOfWork, direction: Direction, day: date) -> Directed:
    """As it stands on this day."""
    assignment = await uow.assignments.get(direction.assignment_id)
    by = await uow.members.get(direction.asked_by)
    if assignment is None or by is None:
        raise DomainError("error.gone")
    task, notice = await origin(uow, assignment)
    unit = await uow.units.get(assignment.unit_id)
    staff = [m for m in await uow.members.of_unit(assignment.unit_id) if m.id == assignment.staff_id]
    people = [*await receivers_of(uow, assignment.unit_id, day), *staff]
    return Directed(
        direction=direction,
        by=by,
        item=await item_of(uow, assignment, task, notice),
        notice=notice,
        unit_id=assignment.unit_id,
        unit=unit.name if unit else "",
        people=tuple({m.id: m for m in people}.values()),
        office=await office_without(uow, by),
        answered_by=await uow.members.get(direction.answered_by) if direction.answered_by else None,
    )
