"""Days, months, quarters and years in Vietnamese words → calendar dates."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

TIMES: Final = re.compile(
    r"""
    (?: (?=\d) | (?<!\w)(?=[bchmnqst]) )                                                  # nothing else begins one
    (?: (?: (?<!\d)(?<!\d[/.-]) (?:ngày\s*)?
        (?P<day>\d{1,2}) (?: \s*[/.-]\s* | \s*tháng\s* ) (?P<of_month>\d{1,2})
        (?: \s*(?:[/.-]|,?\s*năm)\s* (?P<of_year>(?:19|20)\d\d) )? (?![\d/]) )        # "15/4", "05 tháng 12 năm 2025"
  | \b tháng \s* (?P<month>\d{1,2}) (?: \s*(?:/|-|năm)\s* (?P<month_year>(?:19|20)\d\d) )? (?![\d/])   # "tháng 4/2024"
  # "quý II năm 2024"
  | \b quý \s* (?P<quarter>iv|iii|ii|i|[1-4]) \b (?: \s*(?:/|-|năm)\s* (?P<quarter_year>(?:19|20)\d\d) )?
  # "6 tháng đầu năm"
  | \b (?P<months>0?[1-9]|1[01]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|những|các) \s tháng
      \s (?P<part>đầu|cuối) \s năm (?: \s* (?P<part_year>(?:19|20)\d\d) )?
  | \b năm \s* (?P<year>(?:19|20)\d\d) \b )                                           # "năm 2025"
    """,
    re.VERBOSE,
)
HINT: Final = re.compile(r"\d|quý|tháng")
"""No day or period is named without one of these."""
QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
MONTH_COUNTS: Final = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "những": 3, "các": 3,
}  # fmt: skip
""" "những tháng cuối năm": how many, it does not say; they end with the year."""


class Time(NamedTuple):
    """A day or a period that a text names."""

    start: int
    end: int
    first: date
    last: date
    year_stands: bool = True
    """False where its year had to be worked out."""

    @property
    def is_day(self) -> bool:
        """One day, not a period."""
        return self.first == self.last


def times(low: str, since: date | None) -> Iterator[Time]:
    """Days and periods in a text (in :func:`notices.fold.plain` form), in order.

    What has no year takes the one that lets it end on or after ``since``; without ``since`` it is left out.
    """
    for found in TIMES.finditer(low) if HINT.search(low) else ():
        span = _span(found, since)
        if span:
            yield Time(found.start(), found.end(), *span, _has_year(found))


def month_span(year: int, first: int, last: int) -> tuple[date, date]:
    """First day of month ``first`` and last day of month ``last``."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def full_day(text: str) -> date | None:
    """The first day with its year in a text, None without one."""
    return next((time.first for time in times(text.lower(), None) if time.is_day), None)


def _has_year(found: re.Match[str]) -> bool:
    return any(found[name] for name in ("of_year", "month_year", "quarter_year", "part_year", "year"))


def _span(found: re.Match[str], since: date | None) -> tuple[date, date] | None:
    if found["day"]:
        return _day(int(found["day"]), int(found["of_month"]), found["of_year"], since)
    if found["year"]:
        return month_span(int(found["year"]), 1, 12)
    if found["part"]:
        count = MONTH_COUNTS.get(found["months"]) or int(found["months"])
        return _months(*((1, count) if found["part"] == "đầu" else (13 - count, 12)), found["part_year"], since)
    if found["quarter"]:
        quarter = QUARTERS[found["quarter"]]
        return _months(3 * quarter - 2, 3 * quarter, found["quarter_year"], since)
    return _months(int(found["month"]), int(found["month"]), found["month_year"], since)


def _day(day: int, month: int, year: str | None, since: date | None) -> tuple[date, date] | None:
    try:
        if year or not since:
            return (date(int(year), month, day),) * 2 if year else None
        near = date(since.year, month, day)
        near = near if near >= since else date(since.year + 1, month, day)
    except ValueError:
        return None
    return near, near


def _months(first: int, last: int, year: str | None, since: date | None) -> tuple[date, date] | None:
    if not 1 <= first <= last <= 12 or not (year or since):
        return None
    if year or not since:
        return month_span(int(year or 0), first, last)
    span = month_span(since.year, first, last)
    return span if span[1] >= since else month_span(since.year + 1, first, last)
