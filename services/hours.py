"""When somebody may be written to of ourselves: working days, office hours, not their quiet hours. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from services.calendar import Calendar
from services.rules import OfficeRules
from storage.members import Member

_LATER: Final = timedelta(days=1)
_HALF_HOUR: Final = timedelta(minutes=30)
_OFFERED: Final = (time(10), time(14), time(15, 30))
"""Hours to which the day's nudge can be put off."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one person on any day; ``until`` is not part of them."""

    since: time
    until: time
    at: time
    """When they want the day's message."""
    quiet: tuple[tuple[time, time], ...] = ()

    def open(self, at: time) -> bool:
        return self.since <= at < self.until and not any(a <= at < b for a, b in self.quiet)

    def first(self, wanted: time) -> time | None:
        """The first moment from ``wanted`` on; None when the day has none left."""
        at = max(wanted, self.since)
        for begin, end in sorted(self.quiet):
            if begin <= at < end:
                at = end
        return at if at < self.until else None


def hours_of(member: Member, rules: OfficeRules) -> Hours:
    """Quiet hours that would leave nothing of the office's day are not heeded, nor an hour outside of it."""
    at = (
        member.nudge_at if member.nudge_at and rules.work_from <= member.nudge_at < rules.work_until else rules.nudge_at
    )
    at = at if rules.work_from <= at < rules.work_until else rules.work_from
    hours = Hours(rules.work_from, rules.work_until, at, tuple(_quiet(member)))
    return hours if hours.first(hours.since) else Hours(rules.work_from, rules.work_until, at)


def _quiet(member: Member) -> Iterator[tuple[time, time]]:
    begin, end = member.quiet_from, member.quiet_until
    if begin is None or end is None or begin == end:
        return
    if begin < end:
        yield begin, end
    else:  # over midnight
        yield time(0), end
        yield begin, time.max


def may_write(now: datetime, hours: Hours, calendar: Calendar) -> bool:
    """Whether this is a moment to write at."""
    return calendar.is_working(now.date()) and hours.open(now.time())


def next_moment(now: datetime, hours: Hours, calendar: Calendar, *, wanted: time | None = None) -> datetime:
    """The first moment from ``now`` on to write at, not before the hour ``wanted`` (else the person's) of its day."""
    at = wanted or hours.at
    if calendar.is_working(now.date()) and (found := hours.first(max(at, now.time()))):
        return datetime.combine(now.date(), found, now.tzinfo)
    day = calendar.add(now.date(), 1)
    found = hours.first(hours.at) or hours.first(hours.since) or hours.since
    return datetime.combine(day, found, now.tzinfo)


def next_day(now: datetime, hours: Hours, calendar: Calendar) -> datetime:
    """The person's hour on the next working day."""
    midnight = datetime.combine(now.date() + _LATER, time(0), now.tzinfo)
    return next_moment(midnight, hours, calendar)


def put_off_choices(now: datetime, hours: Hours, calendar: Calendar) -> list[datetime]:
    """To when a nudge can be put off: some hours of today, and the next working day."""
    soon = now + _HALF_HOUR
    today = [datetime.combine(now.date(), at, now.tzinfo) for at in _OFFERED]
    return [at for at in today if at >= soon and may_write(at, hours, calendar)] + [next_day(now, hours, calendar)]
