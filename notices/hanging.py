"""Deadlines that hang on another date or event: "trong tháng này", "trong vòng 10 ngày kể từ ngày ký"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from notices.calendar import full_day, month_span


@dataclass(frozen=True, slots=True)
class Hanging:
    """Where it stands; ``due`` None where the document does not give the day that it hangs on."""

    start: int
    end: int
    due: date | None
    same_day: bool = False
    """Whether it is the last day named before."""


class Week(NamedTuple):
    """A week that the notice counts, with its last day."""

    number: int
    last: date


WEEKDAYS: Final = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
RELATIVE: Final = re.compile(
    r"""
    (?<!\w) (?:
    (?:trong|sau|không\squá) \s (?:vòng\s|thời\shạn\s)? (?P<count>\d{1,3}) \s (?:\(\w+\)\s)? ngày
      (?P<working>\s+làm\s+việc)?
      # "trong vòng 10 ngày kể từ ngày ký"
      (?: ,?\s* (?:kể\s|tính\s)?từ \s (?:ngày|khi)
        \s (?P<event>ký|ban\shành|họp|có\skết\sluận|thông\sbáo|có\sthông\sbáo|(?P<day>\d{1,2}/\d{1,2}/\d{4})) )?
  # "trước thứ Sáu tuần này"
  | (?:trước|chậm\snhất|muộn\snhất) \s (?:hết\s|chiều\s|sáng\s|vào\s|là\s)*
      (?P<weekday>thứ\s(?:hai|ba|tư|năm|sáu|bảy)|chủ\snhật)
      ,? \s tuần \s (?P<of>này|tới|sau)
  # "trong tháng này"
  | (?:trong|trước|hết|cuối|đầu|giữa) \s (?:cuối\s|đầu\s)? (?P<unit>tuần|tháng|quý|năm) \s (?P<which>này|tới|sau|nay) \b
  | (?:trong|trước|hết|cuối) \s (?:cuối\s)? tuần \s (?P<week>\d{1,2}) (?![\d/]|\s(?:của|tháng))   # "trong tuần 43"
  | (?:trước|xong|trong|vào) \s (?:\d[\dhg:]{0,4}\s)? (?:giờ\s)? (?P<same>cùng\sngày) \b    # "trước 20h00 cùng ngày"
  | trước \s (?:khi\s[^,.;]{0,30}\s)? (?:kỳ\shọp|năm\shọc|mùa|tết|dịp|thềm|lễ|đại\shội|khai\sgiảng) \b [^,.;(]{0,60}
  | trước \s khi \s (?!trình|ký|ban\shành|thực\shiện|triển\skhai|báo\scáo) [^,.;(]{3,60}   # "trước khi kết thúc năm"
  | trước \s ngày \s (?:khai\sgiảng|khai\smạc|tổ\schức|diễn\sra) [^,.;(]{0,40}
  | trước \s (?:ngày\s)? \d{1,2} \s tháng \s (?:chạp|giêng) | trước \s (?:rằm|tết) \b [^,.;]{0,30} )
    """,
    re.VERBOSE,
)


def hanging(low: str, since: date | None, issued: date | None, week: Week | None = None) -> Iterator[Hanging]:
    """Such deadlines in a text (in :func:`notices.fold.plain` form), in order.

    "Tuần này" is that of ``since``, the meeting; "kể từ ngày ký" counts from ``issued``; "tuần 43" from ``week``, since
    every office counts its weeks in its own way.
    """
    for found in RELATIVE.finditer(low):
        end = found.start() + len(found[0].rstrip())
        yield Hanging(found.start(), end, _due(found, since, issued, week), bool(found["same"]))


def _due(found: re.Match[str], since: date | None, issued: date | None, week: Week | None) -> date | None:
    if found["week"]:
        return week and week.last + timedelta(weeks=int(found["week"]) - week.number)
    if found["count"]:
        named = full_day(found["day"]) if found["day"] else None
        start = named or (since if found["event"] == "họp" else issued)
        return _after(start, int(found["count"]), working=bool(found["working"])) if found["event"] else None
    if found["weekday"]:
        sunday = since and _this("tuần", since) + timedelta(weeks=found["of"] != "này")
        return sunday and sunday - timedelta(days=6 - WEEKDAYS.index(found["weekday"]))
    if not found["unit"] or not since or re.search(r"(?:đầu|giữa)\s", found[0]):
        return None
    this = _this(found["unit"], since)
    return this if found["which"] in ("này", "nay") else _this(found["unit"], this + timedelta(days=1))


def _after(start: date | None, days: int, *, working: bool) -> date | None:
    if start is None or not working:
        return start and start + timedelta(days=days)
    while days:
        start += timedelta(days=1)
        days -= start.weekday() < 5
    return start


def _this(unit: str, today: date) -> date:
    if unit == "tuần":
        return today + timedelta(days=6 - today.weekday())
    if unit == "tháng":
        return month_span(today.year, today.month, today.month)[1]
    if unit == "quý":
        last = (today.month + 2) // 3 * 3
        return month_span(today.year, last, last)[1]
    return date(today.year, 12, 31)
