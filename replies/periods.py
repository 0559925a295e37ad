"""What stands behind /baocao: a period ("tháng 4", "quý 2/2024", "1/4 - 15/4") or the number of a notice."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

_YEAR: Final = r"(?:\s*(?:/|năm|nam|,)?\s*(?P<year>20\d\d))?"
_MONTH: Final = re.compile(rf"(?:tháng|thang)\s*(?P<month>\d{{1,2}}){_YEAR}|(?P<m>\d{{1,2}})\s*/\s*(?P<y>20\d\d)")
"""tháng 4, tháng 4/2024, 4/2024"""
_QUARTER: Final = re.compile(rf"(?:quý|quy|q)\s*(?P<quarter>[1-4]|iv|i{{1,3}}){_YEAR}")
"""quý 2, quý II/2024"""
_WHOLE_YEAR: Final = re.compile(r"(?:năm|nam)\s*(?P<year>20\d\d)")
_D: Final = r"(\d{1,2})\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(20\d\d))?"
_RANGE: Final = re.compile(rf"(?:từ|tu)?\s*{_D}\s*(?:-|–|đến|den|tới|toi|\s)\s*{_D}")
"""1/4 - 15/4, từ 1/4/2024 đến 15/4/2024"""
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period(words: str, today: date) -> tuple[date, date] | None:
    """First and last day of the period; None where it is none. Without a year it is this one's."""
    said = " ".join(words.casefold().split())
    try:
        return _month(said, today) or _quarter(said, today) or _year(said) or _range(said, today)
    except ValueError:
        return None


def _month(said: str, today: date) -> tuple[date, date] | None:
    found = _MONTH.fullmatch(said)
    if found is None:
        return None
    return _months(int(found["year"] or found["y"] or today.year), int(found["month"] or found["m"]), 1)


def _quarter(said: str, today: date) -> tuple[date, date] | None:
    found = _QUARTER.fullmatch(said)
    if found is None:
        return None
    number = _ROMAN.get(found["quarter"]) or int(found["quarter"])
    return _months(int(found["year"] or today.year), number * 3 - 2, 3)


def _year(said: str) -> tuple[date, date] | None:
    found = _WHOLE_YEAR.fullmatch(said)
    return _months(int(found["year"]), 1, 12) if found else None


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _range(said: str, today: date) -> tuple[date, date] | None:
    found = _RANGE.fullmatch(said)
    if found is None:
        return None
    first_day, first_month, first_year, day, month, year = found.groups()
    end = date(int(year or today.year), int(month), int(day))
    begin = date(int(first_year or end.year), int(first_month), int(first_day))
    return (begin, end) if begin <= end else None
