"""How each unit stands: who is connected, what was not confirmed, how long nothing was heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.absences import Away, away_on
from services.calendar import calendar_of
from services.charges import visible_units
from services.errors import DomainError
from services.rights import Action, require
from services.rules import rules_of
from storage.assignments import AssignmentState
from storage.members import Member
from storage.units import Unit
from storage.work import UnitOfWork

NO_UNIT = 0
"""Stands for the people who belong to no unit: leadership, Văn phòng."""


class Connection(StrEnum):
    """Whether a person can be written to."""

    CONNECTED = "connected"
    NEVER = "never"
    """Never pressed Start."""
    BLOCKED = "blocked"
    """Blocked the bot, or has no account any more."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One person."""

    member: Member
    connection: Connection
    away: bool = False
    stand_in: Member | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit, or (id :data:`NO_UNIT`) the people without one."""

    id: int
    name: str
    people: tuple[Seen, ...]
    unconfirmed: int = 0
    """Assignments that nobody has pressed Đã nhận for; turns that opened by themselves ask for none."""
    open: int = 0
    quiet_days: int = 0
    """Working days since the unit said anything; 0 where it has nothing open."""
    silent: bool = False
    """Longer than the office's rule."""

    @property
    def connected(self) -> int:
        return sum(seen.connection is Connection.CONNECTED for seen in self.people)


def connection(member: Member) -> Connection:
    """Pure."""
    if member.telegram_id is None:
        return Connection.NEVER
    return Connection.BLOCKED if member.unreachable_since else Connection.CONNECTED


async def standing(uow: UnitOfWork, actor: Member, now: datetime) -> tuple[Standing, ...]:
    """Every unit that the actor may see, in roster order, then the people without one.

    :raises DomainError: the actor may not see people.
    """
    require(actor, Action.SEE_PEOPLE)
    seen, people, away = await visible_units(uow, actor), await uow.members.all(), await away_on(uow, now.date())
    work = await _work(uow, now)
    rows = [
        _standing(unit, [m for m in people if m.unit_id == unit.id], away, work.get(unit.id or 0, _Work()))
        for unit in await uow.units.all()
        if seen is None or unit.id in seen
    ]
    apart = tuple(_seen(m, away) for m in people if m.unit_id is None)
    return (*rows, Standing(NO_UNIT, "", apart)) if seen is None and apart else tuple(rows)


async def of_unit(uow: UnitOfWork, actor: Member, unit_id: int, now: datetime) -> Standing:
    """One unit.

    :raises DomainError: it is none that the actor may see.
    """
    found = next((one for one in await standing(uow, actor, now) if one.id == unit_id), None)
    if found is None:
        raise DomainError("error.people.gone")
    return found


async def unreachable(uow: UnitOfWork) -> tuple[tuple[Unit | None, Seen], ...]:
    """Who cannot be written to, unit by unit in roster order, then those without one: the list to print."""
    units = {unit.id: unit for unit in await uow.units.all()}
    order = {unit_id: place for place, unit_id in enumerate(units)}
    lost = [m for m in await uow.members.all() if m.chat_id is None]
    lost.sort(key=lambda m: (order.get(m.unit_id, len(order)), m.id))
    return tuple((units.get(m.unit_id), _seen(m, {})) for m in lost)


@dataclass(frozen=True, slots=True)
class _Work:
    unconfirmed: int = 0
    open: int = 0
    quiet_days: int = 0
    silent: bool = False


def _standing(unit: Unit, people: Sequence[Member], away: Away, work: _Work) -> Standing:
    seen = tuple(_seen(member, away) for member in people)
    return Standing(unit.id or 0, unit.name, seen, work.unconfirmed, work.open, work.quiet_days, work.silent)


def _seen(member: Member, away: Away) -> Seen:
    return Seen(member, connection(member), (member.id or 0) in away, away.get(member.id or 0))


async def _work(uow: UnitOfWork, now: datetime) -> Mapping[int, _Work]:
    """What each unit owes, by unit id. Who only waits for Văn phòng owes no word."""
    today, limit = now.date(), (await rules_of(uow)).silent_after
    calendar = await calendar_of(uow, today)
    heard, counts, since = await uow.heard.last(), Counter[tuple[int, str]](), dict[int, datetime]()
    for unit_id, state, released_at, lettered in await uow.heard.waiting():
        counts[unit_id, "unconfirmed"] += lettered and state is AssignmentState.ASSIGNED
        counts[unit_id, "open"] += state is not AssignmentState.REPORTED_DONE
        if released_at and state is not AssignmentState.REPORTED_DONE:
            since[unit_id] = min(released_at, since.get(unit_id, released_at))
    work = dict[int, _Work]()
    for unit_id in {unit_id for unit_id, _ in counts}:
        begun = since.get(unit_id)
        last = max(begun, heard.get(unit_id, begun)) if begun else now
        quiet = calendar.between(last.astimezone(now.tzinfo).date(), today)
        owed = counts[unit_id, "unconfirmed"], counts[unit_id, "open"]
        work[unit_id] = _Work(*owed, quiet, silent=bool(begun) and quiet >= limit > 0)
    return work
