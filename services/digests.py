"""The weekly digest: when it is due, for whom, stored exactly as it is shown; and the one that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from pydantic import TypeAdapter

from services.addressees import Addressees, addressees_on
from services.calendar import Calendar, calendar_of
from services.digest import Before, Digest, Row, digest, figures
from services.errors import DomainError
from services.rules import OfficeRules, rules_of
from storage.digests import SentDigest
from storage.members import Member, MemberRole
from storage.notices import NoticeState
from storage.work import UnitOfWork

LEADERS: Final = "leaders"
OFFICE: Final = "office"


@dataclass(frozen=True, slots=True)
class Addressed:
    """A digest and who gets it."""

    week: date
    audience: str
    digest_id: int
    """Of the stored figures."""
    digest: Digest
    members: tuple[Member, ...]


def week_of(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def is_due(now: datetime, calendar: Calendar, rules: OfficeRules) -> bool:
    """Whether this week's digest may go now: from its hour on, on its day or the next working day, in office hours.

    A week without a working day from its day on has none. Pure.
    """
    day = calendar.on_or_after(week_of(now.date()) + timedelta(days=rules.digest_weekday))
    begun = datetime.combine(day, max(rules.digest_at, rules.work_from), now.tzinfo)
    return calendar.is_working(now.date()) and now >= begun and rules.work_from <= now.time() < rules.work_until


async def next_digest(uow: UnitOfWork, now: datetime) -> Addressed | None:
    """Makes and stores one digest of this week that is still to be sent; None when there is none."""
    calendar, rules = await calendar_of(uow, now.date()), await rules_of(uow)
    if not is_due(now, calendar, rules):
        return None
    week, people = week_of(now.date()), await addressees_on(uow, now.date())
    made = await uow.digests.audiences(week)
    for audience in await _audiences(uow, rules):
        if audience not in made:
            return await _made(uow, week, audience, people, now)
    return None


async def _audiences(uow: UnitOfWork, rules: OfficeRules) -> list[str]:
    units = [unit_audience(unit.id or 0) for unit in await uow.units.all()] if rules.unit_notes else []
    return [LEADERS, OFFICE, *units]


def unit_audience(unit_id: int) -> str:
    """The name of a unit among the audiences."""
    return f"unit:{unit_id}"


async def _made(uow: UnitOfWork, week: date, audience: str, people: Addressees, now: datetime) -> Addressed:
    unit_id = int(audience.partition(":")[2] or 0)
    seen = await figures(uow, now, lambda row: not unit_id or row[0].unit_id == unit_id)
    seen = replace(seen, before=await before(uow, audience, now))
    stored = SentDigest(week=week, audience=audience, made_at=now, figures=as_stored(seen))
    await uow.digests.add(stored)
    totals = {"total": seen.total, "buckets": {one.value: n for one, n in seen.buckets.items()}}
    await uow.log.append("digest.make", f"digest:{week}", actor_id=None, now=now, after={"for": audience, **totals})
    members = {LEADERS: people.leaders, OFFICE: people.office}.get(audience, lambda: people.of_unit(unit_id))()
    return Addressed(week, audience, stored.id or 0, seen, members if seen.total else ())


async def before(uow: UnitOfWork, audience: str, now: datetime) -> Before | None:
    """What the audience was told last."""
    last = await uow.digests.last(audience, now)
    if last is None:
        return None
    told = as_made(last.figures)
    return Before(told.today, told.buckets)


def as_stored(seen: Digest) -> dict[str, Any]:
    """The figures as JSON."""
    stored: dict[str, Any] = TypeAdapter(Digest).dump_python(seen, mode="json")
    return stored


def as_made(stored: dict[str, Any]) -> Digest:
    """The figures from their JSON, equal to those that were stored."""
    return TypeAdapter(Digest).validate_python(stored)


async def asked_for(
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    *,
    between: tuple[date, date] | None = None,
    number: str | None = None,
) -> Digest:
    """/baocao: of all, of the notices issued ``between`` two days, or of the newest of this number.

    :raises DomainError: the actor may see none; no such notice.
    """
    if number:
        return await digest(uow, actor, now, keep=await _of_number(uow, number))
    if between:
        first, last = between
        return replace(await digest(uow, actor, now, keep=lambda row: _within(row, first, last, now)), period=between)
    above = actor.role in (MemberRole.LEADER, MemberRole.OFFICE, MemberRole.ADMIN)
    audience = OFFICE if above else unit_audience(actor.unit_id or 0)
    return replace(await digest(uow, actor, now), before=await before(uow, audience, now))


def _within(row: Row, first: date, last: date, now: datetime) -> bool:
    released = row[2].released_at
    return released is not None and first <= released.astimezone(now.tzinfo).date() <= last


async def _of_number(uow: UnitOfWork, number: str) -> Any:
    wanted = number.casefold()
    for notice in await uow.notices.in_state(NoticeState.ISSUED):
        full = f"{notice.number}/{notice.symbol}".casefold()
        if wanted in ((notice.number or "").casefold(), full):
            return lambda row: row[2].id == notice.id
    raise DomainError("error.digest.no_notice", number=number)
