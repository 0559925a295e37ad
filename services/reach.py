"""Who can be written to: people who block the bot or come back, and the letters that they have missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from storage.members import Member, MemberRole
from storage.outbox import OutboxState
from storage.work import UnitOfWork

RECEIVERS: Final = (MemberRole.HEAD, MemberRole.DEPUTY, MemberRole.OFFICE)
"""Who gets a unit's letters: its heads, else its deputies, else (where Văn phòng is the unit) its officers."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody who cannot be written to any more."""

    member: Member
    unit_name: str | None
    office: tuple[Member, ...]
    """Whom to tell."""


def receivers(members: list[Member]) -> tuple[Member, ...]:
    """Those of one unit's ``members`` whom its letters go to, all of one role; () when nobody can be reached."""
    for role in RECEIVERS:
        if found := tuple(m for m in members if m.role is role and m.chat_id is not None):
            return found
    return ()


async def lost(uow: UnitOfWork, chat_id: int, now: datetime) -> Lost | None:
    """Marks the member of this chat unreachable. None when there is none, or when it is known already."""
    member = await uow.members.by_telegram(chat_id)
    if member is None or member.unreachable_since is not None:
        return None
    member.unreachable_since = now
    await uow.session.flush()
    await uow.log.append("member.lost", f"member:{member.id}", actor_id=None, now=now)
    unit = await uow.units.get(member.unit_id) if member.unit_id else None
    office = await uow.members.with_role(MemberRole.OFFICE, MemberRole.ADMIN)
    return Lost(member, unit.name if unit else None, tuple(office))


async def found(uow: UnitOfWork, member: Member, now: datetime) -> bool:
    """The member has written, so they can be written to; True when they could not be before."""
    if member.unreachable_since is None:
        return False
    member.unreachable_since = None
    await uow.session.flush()
    await uow.log.append("member.found", f"member:{member.id}", actor_id=member.id, now=now)
    return True


async def undelivered(uow: UnitOfWork, member: Member) -> tuple[int, ...]:
    """Issued notices with open work of the member's unit whose letter they should have and have not, oldest first."""
    if member.unit_id is None or member not in receivers(list(await uow.members.of_unit(member.unit_id))):
        return ()
    notices = {notice.id or 0 for _, _, notice in await uow.assignments.open_of_unit(member.unit_id)}
    return tuple([notice_id for notice_id in sorted(notices) if not await _has_letter(uow, member, notice_id)])


async def _has_letter(uow: UnitOfWork, member: Member, notice_id: int) -> bool:
    name = f"letter:{notice_id}"
    rows = [row for row in await uow.outbox.ledger(notice_id) if row.card == name and row.chat_id == member.telegram_id]
    return any(row.state not in (OutboxState.FAILED, OutboxState.SUPERSEDED) for row in rows)
