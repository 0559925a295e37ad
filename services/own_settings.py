"""What everyone sets for themselves: language, the hour of the nudge, quiet hours inside the office's."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime, time
from typing import Any, Final

from notices.fold import toneless
from services.errors import DomainError
from services.rights import Action, require
from services.rules import rules_of
from storage.members import Member
from storage.work import UnitOfWork

_HOUR: Final = r"(\d{1,2})\s*(?:[:hg.]\s*(\d{2})?)?"
_CLOCK: Final = re.compile(_HOUR)
"""7, 7h, 7h30, 7:30"""
_SPAN: Final = re.compile(rf"(?:tu\s+)?{_HOUR}\s*(?:-|–|den)\s*{_HOUR}")
_NONE: Final = frozenset({"0", "-", "khong", "bo", "thoi", "no", "none", "off"})
"""Words that take a setting away."""


def parse_clock(words: str) -> time | None:
    """The hour that a person typed; None: none. Pure."""
    found = _CLOCK.fullmatch(toneless(words.strip()))
    return _time(found[1], found[2]) if found else None


def parse_hours(words: str) -> tuple[time, time] | None:
    """From hour to hour: "12h - 13h30". Pure."""
    found = _SPAN.fullmatch(toneless(words.strip()))
    if found is None:
        return None
    first, last = _time(found[1], found[2]), _time(found[3], found[4])
    return (first, last) if first and last and first < last else None


def _time(hour: str, minute: str | None) -> time | None:
    return time(int(hour), int(minute or 0)) if int(hour) < 24 and int(minute or 0) < 60 else None


def takes_away(words: str) -> bool:
    """The person wants none of their own. Pure."""
    return toneless(words.strip()) in _NONE


async def set_language(uow: UnitOfWork, actor: Member, language: str, known: Collection[str], now: datetime) -> Member:
    """From now on the bot speaks this language to them."""
    if language not in known:
        raise DomainError("error.gone")
    return await _set(uow, actor, now, language=language)


async def set_nudge(uow: UnitOfWork, actor: Member, words: str, now: datetime) -> Member:
    """The hour of the day's nudge, within the office's hours; "không": the office's own.

    :raises DomainError: no hour, or one at which nobody is written to.
    """
    if takes_away(words):
        return await _set(uow, actor, now, nudge_at=None)
    at, rules = parse_clock(words), await rules_of(uow)
    if at is None or not rules.work_from <= at <= rules.work_until:
        raise DomainError("error.settings.hour", first=f"{rules.work_from:%H:%M}", last=f"{rules.work_until:%H:%M}")
    return await _set(uow, actor, now, nudge_at=at)


async def set_quiet(uow: UnitOfWork, actor: Member, words: str, now: datetime) -> Member:
    """Hours in which they are not written to of ourselves; "không": none of their own.

    :raises DomainError: no hours; outside the office's, where it is quiet anyway; all of the office's.
    """
    if takes_away(words):
        return await _set(uow, actor, now, quiet_from=None, quiet_until=None)
    hours, rules = parse_hours(words), await rules_of(uow)
    if hours is None or not rules.work_from <= hours[0] < hours[1] <= rules.work_until:
        raise DomainError("error.settings.hours", first=f"{rules.work_from:%H:%M}", last=f"{rules.work_until:%H:%M}")
    if hours == (rules.work_from, rules.work_until):
        raise DomainError("error.settings.all_day")
    return await _set(uow, actor, now, quiet_from=hours[0], quiet_until=hours[1])


async def _set(uow: UnitOfWork, actor: Member, now: datetime, **values: Any) -> Member:
    member = require(actor, Action.ARRANGE_OWN)
    before = {name: getattr(member, name) for name in values}
    if before != values:
        for name, value in values.items():
            setattr(member, name, value)
        await uow.session.flush()
        change = {"before": before, "after": values}
        await uow.log.append("member.settings", f"member:{member.id}", actor_id=member.id, now=now, **change)
    return member
