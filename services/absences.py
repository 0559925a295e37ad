"""Leave from a day to a day, and who stands in meanwhile. It ends by itself: every question names its day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from notices.fold import toneless
from services.deadlines import parse_day
from services.errors import DomainError
from services.rights import Action, may, require
from storage.absences import Absence
from storage.members import Member, MemberRole
from storage.work import UnitOfWork

LONGEST: Final = timedelta(days=366)
_DAY: Final = r"\d{1,2}(?:\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*(?:\d{4}|\d{2}))?)?"
_SPAN: Final = re.compile(
    rf"(?:tu\s+(?:ngay\s+)?)?(?P<first>{_DAY})\s*(?:-|–|den(?:\s+(?:het|ngay))*)\s*(?P<last>{_DAY})"
)
"""8/4 - 12/4, 8-12/4, từ 8/4 đến hết 12/4/2024"""
_SOON: Final = {"hom nay": 0, "mai": 1, "ngay mai": 1}

Away = Mapping[int, Member | None]
"""Who is away, by member id, and who stands in for them."""


async def away_on(uow: UnitOfWork, day: date) -> Away:
    """Everybody who is away on this day; None where nobody (who is still on the roster) stands in."""
    found: dict[int, Member | None] = {}
    for absence in await uow.absences.on(day):
        named = await uow.members.get(absence.stand_in_id) if absence.stand_in_id else None
        found[absence.member_id] = named if named and named.active else found.get(absence.member_id)
    return found


async def stand_in(uow: UnitOfWork, member: Member, day: date) -> Member | None:
    """Who answers for ``member`` on this day; None: they are there, or named nobody."""
    return (await away_on(uow, day)).get(member.id or 0)


async def answers_as_head(uow: UnitOfWork, member: Member, day: date) -> bool:
    """The head of a unit, or who stands in for one on this day."""
    if member.role is MemberRole.HEAD:
        return True
    for absent_id, standing in (await away_on(uow, day)).items():
        absent = await uow.members.get(absent_id)
        if standing and standing.id == member.id and absent and absent.role is MemberRole.HEAD:
            return absent.unit_id == member.unit_id
    return False


async def candidates(uow: UnitOfWork, member: Member) -> tuple[Member, ...]:
    """Who can stand in: the others of the unit, deputies first; for people without one, those of their role."""
    if member.unit_id is None:
        return tuple(m for m in await uow.members.with_role(member.role) if m.id != member.id)
    others = [m for m in await uow.members.of_unit(member.unit_id) if m.id != member.id]
    return tuple(sorted(others, key=lambda m: m.role is not MemberRole.DEPUTY))


def parse_leave(words: str, today: date) -> tuple[date, date] | None:
    """First and last day as a person types them; None: no such thing. Pure."""
    text = " ".join(toneless(words).split())
    if text in _SOON:
        day = today + timedelta(days=_SOON[text])
        return day, day
    if span := _SPAN.fullmatch(text):
        last = parse_day(span["last"], today)
        return _span(span["first"], last, today) if last else None
    only = parse_day(text, today)
    return (only, only) if only else None


def _span(first: str, last: date, today: date) -> tuple[date, date] | None:
    """The first day takes month and year from the last one where it has none; it may be past already."""
    numbers = [part.strip() for part in re.split(r"[/.]", first)]
    told = [*numbers, str(last.month), str(last.year)] if len(numbers) == 1 else numbers
    begins = parse_day("/".join(told if len(told) == 3 else [*told, str(last.year)]), today)
    return (begins, last) if begins and begins <= last else None


async def take_leave(uow: UnitOfWork, actor: Member, member_id: int, first: date, last: date, now: datetime) -> Absence:
    """The member is away, both days included; who stands in is asked next.

    :raises DomainError: somebody else's leave without the right; days that cannot be; another leave at the time.
    """
    member = await whose(uow, actor, member_id)
    if last < now.date() or last < first or last - first > LONGEST:
        raise DomainError("error.leave.days")
    if any(a.first <= last and first <= a.last for a in await uow.absences.ahead(member_id, first)):
        raise DomainError("error.leave.overlaps", name=member.full_name)
    absence = Absence(member_id=member_id, first=first, last=last, created_at=now)
    await uow.absences.add(absence)
    after = {"first": first, "last": last}
    await uow.log.append("leave.begin", f"member:{member_id}", actor_id=actor.id, now=now, after=after)
    return absence


async def name_stand_in(uow: UnitOfWork, actor: Member, absence_id: int, stand_in_id: int, now: datetime) -> Absence:
    """Who answers meanwhile.

    :raises DomainError: not one's own to say; over; nobody who could.
    """
    absence = await _standing(uow, actor, absence_id, now)
    member = await whose(uow, actor, absence.member_id)
    if stand_in_id not in [candidate.id for candidate in await candidates(uow, member)]:
        raise DomainError("error.leave.cannot_stand_in")
    if stand_in_id in [a.member_id for a in await uow.absences.on(max(absence.first, now.date()))]:
        raise DomainError("error.leave.away_too")
    before, absence.stand_in_id = {"stand_in": absence.stand_in_id}, stand_in_id
    await uow.session.flush()
    after, subject = {"stand_in": stand_in_id}, f"member:{absence.member_id}"
    await uow.log.append("leave.stand_in", subject, actor_id=actor.id, now=now, before=before, after=after)
    return absence


async def call_off(uow: UnitOfWork, actor: Member, absence_id: int, now: datetime) -> Absence:
    """Back early, or the leave is not taken."""
    absence = await _standing(uow, actor, absence_id, now)
    absence.ended_at = now
    await uow.session.flush()
    await uow.log.append("leave.end", f"member:{absence.member_id}", actor_id=actor.id, now=now)
    return absence


async def _standing(uow: UnitOfWork, actor: Member, absence_id: int, now: datetime) -> Absence:
    absence = await uow.absences.get(absence_id)
    if absence is None or not (actor.id == absence.member_id or may(actor, Action.MANAGE_PEOPLE)):
        raise DomainError("error.gone")
    if absence.ended_at is not None or absence.last < now.date():
        raise DomainError("error.leave.over")
    return absence


async def whose(uow: UnitOfWork, actor: Member, member_id: int) -> Member:
    """The member whose leave it is, if it is the actor's to arrange.

    :raises DomainError: it is not; no such member.
    """
    require(actor, Action.ARRANGE_OWN if actor.id == member_id else Action.MANAGE_PEOPLE)
    member = await uow.members.get(member_id)
    if member is None or not member.active:
        raise DomainError("joining.no_member")
    return member
