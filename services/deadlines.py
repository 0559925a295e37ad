"""Deadlines that an office usually sets, and those that a person types. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from replies.dates import Day, with_days
from replies.gist import begin
from replies.numbers import in_digits
from replies.spelling import spelled

_TYPED: Final = re.compile(r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})(?:\s*[/.\-]\s*(?P<year>\d{2}|\d{4}))?")
"""25/4, 25-04, 25.4.2024, 25/4/24"""
_FRIDAY: Final = 4
_LONGEST: Final = 60
"""Letters of a typed day; more is a sentence."""
_WORDS_BESIDE: Final = 2


def parse_day(words: str, today: date) -> date | None:
    """The day typed as d/m, d/m/yy or d/m/yyyy (without a year the next such day), or in words. None: no day."""
    found = _TYPED.fullmatch(words.strip())
    if found is None:
        return _worded(words[:_LONGEST], today)
    day, month = int(found["day"]), int(found["month"])
    if found["year"]:
        return _day(int(found["year"]) % 100 + 2000 if len(found["year"]) == 2 else int(found["year"]), month, day)
    years = (_day(today.year + ahead, month, day) for ahead in range(5))
    return next((found for found in years if found and found >= today), None)


def _worded(words: str, today: date) -> date | None:
    """ "cuối tháng", "thứ 6 tuần sau", "trước 25/4", "2 tuần nữa": one day named, and hardly anything beside it."""
    gist = with_days(in_digits(spelled(begin(words))), today)
    named = [value for value in gist.values if isinstance(value, Day)]
    beside = len(gist.text.split()) - len(named)
    return named[0].until if len(named) == 1 and beside <= _WORDS_BESIDE else None


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
