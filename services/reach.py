"""Who can be written to: people who block the bot or come back, and the letters that they have missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from services.absences import Away, away_on
from storage.members import Member, MemberRole
from storage.outbox import OutboxState
from storage.work import UnitOfWork

RECEIVERS: Final = (MemberRole.HEAD, MemberRole.DEPUTY, MemberRole.OFFICE)
"""Who gets a unit's letters: its heads, else its deputies, else (where Văn phòng is the unit) its officers."""

NOBODY: Final[Away] = MappingProxyType({})
"""Everybody is there."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Somebody who cannot be written to any more."""

    member: Member
    unit_name: str | None
    office: tuple[Member, ...]
    """Whom to tell."""


def receivers(members: Sequence[Member], away: Away = NOBODY) -> tuple[Member, ...]:
    """Those of one unit's ``members`` whom its letters go to; () when nobody can be reached. Pure.

    All are of one role, but for those who stand in; who is away without anybody standing in counts only as the last.
    """
    for absent in (away, NOBODY):
        for role in RECEIVERS:
            named = [_acting(m, absent) for m in members if m.role is role]
            if found := {m.id: m for m in named if m is not None and m.chat_id is not None}:
                return tuple(found.values())
    return ()


def _acting(member: Member, away: Away) -> Member | None:
    """The member, or who stands in for them."""
    return away.get(member.id or 0, member)


async def receivers_of(uow: UnitOfWork, unit_id: int, day: date) -> tuple[Member, ...]:
    """Whom the unit's letters go to on this day."""
    return receivers(await uow.members.of_unit(unit_id), await away_on(uow, day))


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


async def undelivered(uow: UnitOfWork, member: Member, day: date, *, anew: bool = False) -> tuple[int, ...]:
    """Issued notices with open work of the member's unit whose letter they should have and have not, oldest first.

    ``anew``: the unit is a new one to them; a letter of the same notice that they have is another unit's.
    """
    if member.unit_id is None or member not in await receivers_of(uow, member.unit_id, day):
        return ()
    notices = {notice.id or 0 for _, _, notice in await uow.assignments.open_of_unit(member.unit_id)}
    return tuple([notice_id for notice_id in sorted(notices) if anew or not await _has_letter(uow, member, notice_id)])


async def _has_letter(uow: UnitOfWork, member: Member, notice_id: int) -> bool:
    name = f"letter:{notice_id}"
    rows = [row for row in await uow.outbox.ledger(notice_id) if row.card == name and row.chat_id == member.telegram_id]
    return any(row.state not in (OutboxState.FAILED, OutboxState.SUPERSEDED) for row in rows)
