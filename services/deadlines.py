"""Deadlines that an office usually sets, and those that a person types. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

_TYPED: Final = re.compile(r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})(?:\s*[/.\-]\s*(?P<year>\d{2}|\d{4}))?")
"""25/4, 25-04, 25.4.2024, 25/4/24"""
_FRIDAY: Final = 4


def parse_day(words: str, today: date) -> date | None:
    """The day typed as d/m, d/m/yy or d/m/yyyy; without a year the next such day from ``today`` on. None: no day."""
    found = _TYPED.fullmatch(words.strip())
    if found is None:
        return None
    day, month = int(found["day"]), int(found["month"])
    if found["year"]:
        return _day(int(found["year"]) % 100 + 2000 if len(found["year"]) == 2 else int(found["year"]), month, day)
    years = (_day(today.year + ahead, month, day) for ahead in range(5))
    return next((found for found in years if found and found >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 2000 <= year <= 2100 else None
    except ValueError:
        return None


def this_friday(today: date) -> date:
    """The Friday of this week, or the next one at the weekend."""
    return today + timedelta(days=(_FRIDAY - today.weekday()) % 7)


def month_end(today: date) -> date:
    """The last day of this month."""
    return today.replace(day=monthrange(today.year, today.month)[1])


def quarter_end(today: date) -> date:
    """The last day of this quarter."""
    return month_end(today.replace(day=1, month=(today.month - 1) // 3 * 3 + 3))
