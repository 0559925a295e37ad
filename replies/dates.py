"""Days named in a message → D (a day to come) or B (a time gone by); "5 ngày" → L, a length of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from replies import days
from replies.day_words import BARE_DAY, FORMS, GONE, LENGTHS
from replies.gist import DAY, LENGTH, PAST, Found, Gist
from replies.marks import lenient, plain


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in a message."""

    until: date | None
    """The day as one to come; None where no calendar knows it ("31/2", "âm lịch")."""
    gone: bool = False
    """It may as well be the one just gone by: "hoàn thành ngày 10/4", said on the 12th."""


Parts = dict[str, str]
"""What the named groups of a form matched, without marks; alternatives under one name."""

_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WEEKS: Final = {"nay": 0, "sau nua": 2}
_STARTS: Final = ("dau", "giua")
_NOT_SOLAR: Final = re.compile(lenient(r" (?:âm lịch|âm|ta)(?!\w)"))
_LEADS_TO_A_DAY: Final = re.compile(
    lenient(r"(?:đến|tới|hạn|sang|qua|ngày|trước|lùi|hôm|vào|là|từ|xin|thành)(?: hết| ngày)? ?$")
)
_RECENT: Final = timedelta(days=120)


def with_days(gist: Gist, today: date) -> Gist:
    """The gist with D, B and L for the days and lengths of time in it."""
    gist = gist.rewrite(_compiled(GONE), lambda _: (PAST, None))
    for name, form in FORMS.items():
        gist = gist.rewrite(_compiled(form), _reader(name, today))
    gist = gist.rewrite(_compiled(BARE_DAY), _reader("day", today))
    return gist.rewrite(_compiled(LENGTHS), lambda found: (LENGTH, Day(_length(_parts(found), today))))


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?:{lenient(form)})", re.VERBOSE)


def _reader(name: str, today: date) -> Callable[[re.Match[str]], Found | None]:
    def read(found: re.Match[str]) -> Found | None:
        day = _READERS[name](_parts(found), today) if name != "numeric" else _numeric(found, today)
        if day and _NOT_SOLAR.match(found.string, found.end()):
            day = Day(None)
        return (DAY, day) if day else None

    return read


def _parts(found: re.Match[str]) -> Parts:
    return {name.rstrip("_"): plain(got) for name, got in found.groupdict().items() if got}


def _numeric(found: re.Match[str], today: date) -> Day | None:
    """25/4; with a dash or dot only where it cannot be a range or a decimal."""
    parts = _parts(found)
    day, month = int(parts["day"]), int(parts["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    clear = (
        "year" in parts
        or day > month
        or _LEADS_TO_A_DAY.search(found.string, max(0, found.start() - 12), found.start())
    )
    if "dash" in parts and not clear:
        return None
    return _on(day, month, parts.get("year"), today)


def _on(day: int, month: int, year: str | None, today: date) -> Day:
    until = days.on_day(today, day, month, _year(year))
    gone = until is None if year else until is not None and until - today > timedelta(days=365) - _RECENT
    return Day(until, gone)


def _worded(parts: Parts, today: date) -> Day:
    if "which" in parts:
        first = days.month_after(today, int(parts["which"] not in ("nay",)))
        return Day(days.on_day(today, int(parts["day"]), first.month, first.year))
    return _on(int(parts["day"]), int(parts["month"]), parts.get("year"), today)


def _day(parts: Parts, today: date) -> Day | None:
    day = int(parts["day"])
    return Day(days.day_of_month(today, day), gone=day < today.day) if 1 <= day <= 31 else None


def _weekday(parts: Parts, today: date) -> Day:
    day = 6 if "sunday" in parts else int(parts["day"]) - 2
    which, week = parts.get("which"), parts.get("week", "")
    if which == "sau" or (which and week.startswith("tuan")):
        return Day(days.weekday(today, day, _WEEKS.get(which, 1)))
    if week and not week.endswith("nay"):
        return Day(days.weekday(today, day, 1))
    if which in ("toi", "ke", "ke tiep"):
        return Day(days.weekday(today + timedelta(days=1), day))
    return Day(days.weekday(today, day))


def _week(parts: Parts, today: date) -> Day:
    part, which = parts.get("part"), parts.get("which")
    ahead = _WEEKS.get(which, 1) if which else int(part in ("dau", "sang", "qua"))
    day = {"dau": 0, "giua": 2}.get(part or "", days.FRIDAY)
    return Day(days.weekday(today, day, ahead))


def _month(parts: Parts, today: date) -> Day | None:
    first = days.month_named(today, int(parts["month"]), _year(parts.get("year")))
    if first is None and not 1 <= int(parts["month"]) <= 12:
        return None
    return Day(first and _part_of_month(first, parts.get("part")))


def _this_month(parts: Parts, today: date) -> Day:
    part, which = parts.get("part"), parts.get("which")
    over = part in ("dau", "sang", "qua") or (part == "giua" and today.day > 15)
    ahead = _WEEKS.get(which, 1) if which else int(over)
    return Day(_part_of_month(days.month_after(today, ahead), part))


def _part_of_month(first: date, part: str | None) -> date:
    if part in _STARTS:
        return first.replace(day=1 if part == "dau" else 15)
    return days.month_end(first)


def _quarter(parts: Parts, today: date) -> Day:
    number = _QUARTERS.get(parts.get("quarter", ""))
    ahead = 1 if parts.get("which", "nay") != "nay" or parts.get("part") in ("sang", "qua") else 0
    last = days.quarter_end(today, number, _year(parts.get("year")), ahead)
    if last and parts.get("part") in _STARTS:
        back = -2 if parts["part"] == "dau" else -1
        return Day(_part_of_month(days.month_after(last, back), parts["part"]))
    return Day(last)


def _of_year(parts: Parts, today: date) -> Day | None:
    next_one = parts.get("which", "nay") not in ("nay",) or parts.get("part") in ("sang", "qua")
    year = int(parts.get("year", today.year + next_one))
    if next_one and parts.get("part") not in ("cuoi", "het", "dau"):
        return Day(None)
    month, day = {"dau": (1, 1), "giua": (6, 30)}.get(parts.get("part", ""), (12, 31))
    return Day(days.on_day(today, day, month, year))


def _near(parts: Parts, today: date) -> Day:
    return Day(today + timedelta(days=1 if "tomorrow" in parts else 2 if "after" in parts else 0))


def _length(parts: Parts, today: date) -> date | None:
    """ "5 ngày", "3 ngày làm việc", "2 tuần", "nửa tháng" from today; None for "vài ngày"."""
    if "vague" in parts:
        return None
    if "half" in parts:
        return today + timedelta(days={"thang": 15, "nam": 182, "tuan": 3, "ngay": 0}[parts["half_unit"]])
    count, unit = int(parts["count"]), parts["unit"]
    if "working" in parts:
        return days.workdays_after(today, count)
    if unit in ("thang", "quy", "nam"):
        return days.months_after(today, count * {"thang": 1, "quy": 3, "nam": 12}[unit])
    return today + timedelta(days=count * (7 if unit == "tuan" else 1))


def _year(typed: str | None) -> int | None:
    return None if typed is None else int(typed) + (2000 if len(typed) == 2 else 0)


_READERS: Final[dict[str, Callable[[Parts, date], Day | None]]] = {
    "worded": _worded,
    "day": _day,
    "weekday": _weekday,
    "week": _week,
    "month": _month,
    "this_month": _this_month,
    "quarter": _quarter,
    "year": _of_year,
    "near": _near,
}
"""Form → what gives its day; "numeric" also looks at what stands before it."""
