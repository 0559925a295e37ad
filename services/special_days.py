"""Days off and swapped working days, as they are announced year by year: typed or pasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from notices.fold import toneless
from services.deadlines import parse_day
from services.errors import DomainError
from services.rights import Action, require
from storage.days import DayKind, SpecialDay
from storage.members import Member
from storage.work import UnitOfWork

_LINE: Final = re.compile(r"\"?(?P<day>\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4}-\d{2}-\d{2})\"?[\s,;:]*(?P<name>.*)")
"""2/5/2027 nghỉ bù; 2027-05-02,nghỉ bù"""
_WORKING: Final = re.compile(r"\b(?:lam bu|di lam|lam viec|work)")
"""How the name of a day that is worked begins or says so, without marks."""
SHOWN_FOR: Final = timedelta(days=400)
MOST: Final = 200


async def ahead(uow: UnitOfWork, actor: Member, today: date) -> Sequence[SpecialDay]:
    """What is known from today on."""
    require(actor, Action.SET_RULES)
    return await uow.days.between(today, today + SHOWN_FOR)


def parse_days(words: str, today: date) -> list[SpecialDay]:
    """One day a line, with its name; a header line of a file is left out. Pure.

    :raises DomainError: a line that is no day; none at all.
    """
    lines = [line.strip() for line in words.lstrip("\ufeff").splitlines() if line.strip()]
    if len(lines) > 1 and not any(letter.isdigit() for letter in lines[0]):
        lines = lines[1:]
    if not lines or len(lines) > MOST:
        raise DomainError("error.days.line", line="")
    return [_day(line, today) for line in lines]


def _day(line: str, today: date) -> SpecialDay:
    found = _LINE.fullmatch(line)
    day = _date(found["day"], today) if found else None
    if found is None or day is None:
        raise DomainError("error.days.line", line=line[:60])
    name = found["name"].strip(' ,;"')[:120]
    kind = DayKind.WORKING if _WORKING.search(toneless(name)) else DayKind.OFF
    return SpecialDay(day=day, kind=kind, name=name)


def _date(words: str, today: date) -> date | None:
    if "-" not in words:
        return parse_day(words, today)
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


async def add_days(uow: UnitOfWork, actor: Member, days: Sequence[SpecialDay], now: datetime) -> int:
    """Writes the days, one that is there is replaced; how many."""
    require(actor, Action.SET_RULES)
    await uow.days.put(days)
    after = {day.day.isoformat(): f"{day.kind.value} {day.name}" for day in days}
    await uow.log.append("days.add", "days", actor_id=actor.id, now=now, after=after)
    return len(days)


async def drop_day(uow: UnitOfWork, actor: Member, day: date, now: datetime) -> bool:
    """The day is an ordinary one again; False where it was."""
    require(actor, Action.SET_RULES)
    dropped = await uow.days.drop(day)
    if dropped:
        await uow.log.append("days.drop", "days", actor_id=actor.id, now=now, before={"day": day})
    return dropped
