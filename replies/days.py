"""The calendar: what day is meant by "thứ sáu này", "cuối tháng 5", "thêm 3 ngày làm việc". The past is never meant."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FRIDAY = 4
_LAST_YEAR = 2199


def on_day(today: date, day: int, month: int, year: int | None = None) -> date | None:
    """The named day; without a year the next one on or after today (29/2: in the next leap year)."""
    if year is not None:
        found = _date(year, month, day)
        return found if found and found >= today else None
    coming = (_date(today.year + ahead, month, day) for ahead in range(9))
    return next((found for found in coming if found and found >= today), None)


def day_of_month(today: date, day: int) -> date | None:
    """ "Ngày 20": the next 20th on or after today; the 31st skips months that have none."""
    coming = (month_after(today, ahead) for ahead in range(12))
    found = (_date(first.year, first.month, day) for first in coming)
    return next((one for one in found if one and one >= today), None)


def weekday(today: date, day: int, weeks: int | None = None) -> date:
    """The next such weekday (Monday 0), today included; with ``weeks`` that of this (0), the next (1) week."""
    if weeks is None:
        return today + timedelta(days=(day - today.weekday()) % 7)
    found = monday(today, weeks) + timedelta(days=day)
    return found if found >= today else found + timedelta(days=7)


def monday(today: date, weeks: int) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())


def month_after(today: date, months: int) -> date:
    """First day of the month so many months on."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(min(year, _LAST_YEAR), month + 1, 1)


def month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def month_named(today: date, month: int, year: int | None = None) -> date | None:
    """First day of the month of that number which is not over yet."""
    if not 1 <= month <= 12:
        return None
    if year is None:
        year = today.year + (month < today.month)
    first = _date(year, month, 1)
    return first if first and month_end(first) >= today else None


def quarter_end(today: date, quarter: int | None = None, year: int | None = None, ahead: int = 0) -> date | None:
    """Last day of the quarter named, or of the one so many quarters on from today's."""
    if quarter is None:
        first = month_after(today, -((today.month - 1) % 3) + 3 * ahead + 2)
        return month_end(first)
    last = month_named(today, quarter * 3, year)
    return last and month_end(last)


def workdays_after(today: date, count: int) -> date:
    """Monday to Friday; holidays are not known here."""
    day = today + timedelta(days=7 * (count // 5))
    for _ in range(count % 5):
        day += timedelta(days=1)
        while day.weekday() > FRIDAY:
            day += timedelta(days=1)
    while day.weekday() > FRIDAY:
        day -= timedelta(days=1)
    return day


def months_after(today: date, count: int) -> date:
    """The same day so many months on, or that month's last."""
    end = month_end(month_after(today, count))
    return end.replace(day=min(today.day, end.day))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
