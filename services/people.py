"""The roster in the chat: somebody is taken off, comes back, changes unit or role."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from services.errors import DomainError
from services.rights import Action, require
from storage.members import Member, MemberRole
from storage.work import UnitOfWork

WITHOUT_UNIT: Final = frozenset({MemberRole.LEADER, MemberRole.ADMIN, MemberRole.OFFICE})
"""Roles of people who may belong to no unit."""


async def person(uow: UnitOfWork, actor: Member, member_id: int) -> Member:
    """Somebody on the roster or taken off it, for who manages people.

    :raises DomainError: the actor does not; no such person.
    """
    require(actor, Action.MANAGE_PEOPLE)
    member = await uow.members.get(member_id)
    if member is None:
        raise DomainError("error.people.gone")
    return member


async def former(uow: UnitOfWork, actor: Member) -> tuple[Member, ...]:
    """Everybody who was taken off."""
    require(actor, Action.MANAGE_PEOPLE)
    return tuple(await uow.members.all_former())


async def take_off(uow: UnitOfWork, actor: Member, member_id: int, now: datetime) -> Member:
    """No access any more: links end, what waits to be sent to them is not, nothing is asked of them.

    :raises DomainError: oneself; an administrator, by an officer; already off.
    """
    member = await _other(uow, actor, member_id)
    member.active = False
    for invitation in await uow.members.open_invitations(member_id):
        invitation.expires_at = min(invitation.expires_at, now)
    for absence in await uow.absences.ahead(member_id, now.date()):
        absence.ended_at = now
    for unit_id, in_charge in (await uow.absences.charges()).items():
        if in_charge == member_id:
            await uow.absences.put_charge(unit_id, None)
    if member.telegram_id is not None:
        await uow.outbox.give_up(member.telegram_id, "member.take_off")
    await _ask_nothing(uow, member)
    await uow.log.append("member.take_off", f"member:{member_id}", actor_id=actor.id, now=now)
    return member


async def bring_back(uow: UnitOfWork, actor: Member, member_id: int, now: datetime) -> Member:
    """On the roster again, where they were, with the account that they had."""
    member = await person(uow, actor, member_id)
    _refuse_admins(actor, member.role)
    if not member.active:
        member.active = True
        await uow.session.flush()
        await uow.log.append("member.bring_back", f"member:{member_id}", actor_id=actor.id, now=now)
    return member


async def move(uow: UnitOfWork, actor: Member, member_id: int, unit_id: int, now: datetime) -> Member:
    """To another unit; 0: to none.

    :raises DomainError: no such unit; a role that needs one.
    """
    member = await _other(uow, actor, member_id, also_self=True)
    unit = await uow.units.get(unit_id) if unit_id else None
    if unit_id and (unit is None or not unit.active):
        raise DomainError("error.people.gone")
    if unit is None and member.role not in WITHOUT_UNIT:
        raise DomainError("error.people.needs_unit", name=member.full_name)
    before, member.unit_id = {"unit_id": member.unit_id}, unit_id or None
    await _ask_nothing(uow, member)
    after, subject = {"unit_id": member.unit_id}, f"member:{member_id}"
    await uow.log.append("member.move", subject, actor_id=actor.id, now=now, before=before, after=after)
    return member


async def set_role(uow: UnitOfWork, actor: Member, member_id: int, role: MemberRole, now: datetime) -> Member:
    """Another role in the same unit.

    :raises DomainError: oneself; to or from administrator, by an officer; a role that needs a unit.
    """
    member = await _other(uow, actor, member_id)
    _refuse_admins(actor, role)
    if member.unit_id is None and role not in WITHOUT_UNIT:
        raise DomainError("error.people.needs_unit", name=member.full_name)
    before, member.role = {"role": member.role}, role
    await _ask_nothing(uow, member)
    after, subject = {"role": role}, f"member:{member_id}"
    await uow.log.append("member.role", subject, actor_id=actor.id, now=now, before=before, after=after)
    return member


async def _other(uow: UnitOfWork, actor: Member, member_id: int, *, also_self: bool = False) -> Member:
    """Somebody whose place the actor may change: not their own, so that an officer always stays."""
    member = await person(uow, actor, member_id)
    if not member.active:
        raise DomainError("error.people.off_already", name=member.full_name)
    if member.id == actor.id and not also_self:
        raise DomainError("error.people.oneself")
    _refuse_admins(actor, member.role)
    return member


def _refuse_admins(actor: Member, role: MemberRole) -> None:
    if role is MemberRole.ADMIN:
        require(actor, Action.MANAGE_ADMINS)


async def _ask_nothing(uow: UnitOfWork, member: Member) -> None:
    """A question that was open was put to who they were before."""
    await uow.session.flush()
    if member.telegram_id is not None:
        await uow.conversations.end(member.telegram_id)
