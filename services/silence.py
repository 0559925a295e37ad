"""How many working days a unit has said nothing. Pure but for the special days, which are handed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from storage.days import DayKind

_SATURDAY: Final = 5
MOST: Final = 99
"""Beyond this nobody counts."""


def working_days_since(start: date, today: date, special: Mapping[date, DayKind]) -> int:
    """Working days after ``start`` up to ``today``, at most :data:`MOST`."""
    first = max(start, today - timedelta(days=2 * MOST))
    days = (first + timedelta(days=n) for n in range(1, (today - first).days + 1))
    return min(MOST, sum(_works(day, special) for day in days))


def _works(day: date, special: Mapping[date, DayKind]) -> bool:
    return special[day] is DayKind.WORKING if day in special else day.weekday() < _SATURDAY
