"""Which deputy director is in charge of which unit, and so what of the department each leader sees."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from notices.fold import toneless
from services.errors import DomainError
from services.rights import Action, require
from storage.members import Member, MemberRole
from storage.work import UnitOfWork

_DEPUTY: Final = "pho "
"""How the position of a deputy begins, without marks."""


def is_deputy_director(member: Member) -> bool:
    """A leader whose position says Phó. The Director has the whole department and is in charge of no part. Pure."""
    return member.role is MemberRole.LEADER and toneless(member.position).startswith(_DEPUTY)


async def units_of(uow: UnitOfWork, leader: Member) -> set[int] | None:
    """The units in the deputy director's charge; None: all, as for the Director and for who was given none."""
    if not is_deputy_director(leader):
        return None
    return {unit_id for unit_id, member_id in (await uow.absences.charges()).items() if member_id == leader.id} or None


async def visible_units(uow: UnitOfWork, actor: Member) -> set[int] | None:
    """Units whose work the actor may see: None is all."""
    if actor.role is MemberRole.LEADER:
        return await units_of(uow, actor)
    if actor.role in (MemberRole.OFFICE, MemberRole.ADMIN):
        return None
    return {actor.unit_id} if actor.unit_id else set()


async def check_sees(uow: UnitOfWork, actor: Member, unit_id: int) -> None:
    """A deputy director acts on the work of the units in their charge only.

    :raises DomainError: the unit is another's.
    """
    seen = await visible_units(uow, actor)
    if seen is not None and unit_id not in seen:
        raise DomainError("error.not_allowed")


async def put_in_charge(uow: UnitOfWork, actor: Member, member_id: int, unit_id: int, now: datetime) -> bool:
    """The unit goes into the deputy's charge, or (pressed again) out of it; whether it is there now.

    :raises DomainError: not the Office; not a deputy director; no such unit.
    """
    require(actor, Action.MANAGE_PEOPLE)
    member, unit = await uow.members.get(member_id), await uow.units.get(unit_id)
    if member is None or not member.active or unit is None or not unit.active:
        raise DomainError("error.people.gone")
    if not is_deputy_director(member):
        raise DomainError("error.people.no_deputy", name=member.full_name)
    before = (await uow.absences.charges()).get(unit_id)
    after = None if before == member_id else member_id
    await uow.absences.put_charge(unit_id, after)
    change = {"before": {"charge": before}, "after": {"charge": after}}
    await uow.log.append("unit.charge", f"unit:{unit_id}", actor_id=actor.id, now=now, **change)
    return after is not None
