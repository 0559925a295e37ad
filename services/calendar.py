"""Working days in Vietnam: weekends, public holidays (Tết and Giỗ Tổ by the lunar calendar), the office's own days.

Public holidays, days in lieu and the swapped days that the Government has announced so far come from the `holidays`
package (Labour Code 2019, art. 111 and 112). What is announced later is entered as :class:`SpecialDay` and goes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Final

import holidays

from storage.days import DayKind, SpecialDay
from storage.work import UnitOfWork

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_AHEAD: Final = timedelta(days=800)
"""Special days that are looked at, on either side of today."""


class Calendar:
    """Which days are worked on. Pure."""

    def __init__(self, special: Iterable[SpecialDay] = ()) -> None:
        self._special = {one.day: one for one in special}

    def is_working(self, day: date) -> bool:
        if own := self._special.get(day):
            return own.kind is DayKind.WORKING
        off, swapped = _public(day.year)
        return day in swapped or (day.weekday() < _SATURDAY and day not in off)

    def name(self, day: date) -> str:
        """What the day is called by the office, or as a public holiday; "" for any other."""
        own = self._special.get(day)
        return own.name if own else _public(day.year)[0].get(day, "")

    def on_or_after(self, day: date) -> date:
        """The first working day from ``day`` on."""
        return day if self.is_working(day) else self.add(day, 1)

    def on_or_before(self, day: date) -> date:
        """The last working day up to ``day``."""
        return day if self.is_working(day) else self.add(day, -1)

    def add(self, day: date, number: int) -> date:
        """The ``number``-th working day after ``day``, or before it where ``number`` is negative; 0 is the day itself.

        A year without a working day cannot be: special days that say so are not heeded beyond it.
        """
        step = _DAY if number > 0 else -_DAY
        left, barren = abs(number), 0
        while left:
            day += step
            barren += 1
            if self.is_working(day) or barren > 366:
                left, barren = left - 1, 0
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to ``last``, which is one of them where it is one; 0 where none is later."""
        return sum(self.is_working(first + _DAY * n) for n in range(1, (last - first).days + 1))

    def marks(self) -> list[tuple[str, str]]:
        """The special days as plain values, to see whether something has changed."""
        return sorted((one.day.isoformat(), one.kind.value) for one in self._special.values())


@cache
def _public(year: int) -> tuple[dict[date, str], frozenset[date]]:
    """(days off by name, weekend days worked on instead) of a year; a swap with next year's holiday is in it."""
    known = holidays.country_holidays("VN", years=(year, year + 1), language="vi")
    off = {day: name for day, name in known.items() if day.year == year}
    return off, frozenset(day for day in known.weekend_workdays if day.year == year)


async def calendar_of(uow: UnitOfWork, today: date) -> Calendar:
    """The office's calendar, some two years back and ahead."""
    return Calendar(await uow.days.between(today - _AHEAD, today + _AHEAD))
