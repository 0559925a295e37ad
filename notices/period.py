"""The period for which the tasks are given: "Nhiệm vụ trọng tâm tháng 4 và Quý II năm 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from notices.calendar import Time, times
from notices.fold import plain
from notices.hanging import Week

TASKS_FOR: Final = re.compile(
    r"""
    (?: (?<!kết\squả\sthực\shiện\s)(?<!thực\shiện\s) nhiệm\svụ | phương\shướng | công\stác
      | (?:những|các)\s(?:công\s)?việc | chỉ\sđạo\scác\snội\sdung | kế\shoạch\scông\stác | nội\sdung )
    (?: \s(?:công\stác|trọng\stâm|chủ\syếu|cụ\sthể|cần|tập\strung|triển\skhai
        |thực\shiện|của|các|phòng|đơn\svị|trong|giải\spháp|thời\sgian|tới|,|và|một\ssố)|, )*
    \s* (?:trong\s+)? $
    """,
    re.VERBOSE,
)
""" "nhiệm vụ trọng tâm (trong) " right before the period."""
PURPOSE: Final = re.compile(r"(?:chương\s+trình|kế\s+hoạch|báo\s+cáo|kết\s+quả|tình\s+hình|đánh\s+giá)[^,.;]{0,60}$")
REPORTS: Final = re.compile(
    r"(?:giao\s+ban|hội\s+nghị|kết\s+quả|tình\s+hình|đánh\s+giá|kiểm\s+điểm)\s*(?:thực\s+hiện|triển\s+khai)?\s*$"
)
RANGE: Final = re.compile(r"\(\s*từ\s[^()]{0,30}?\s*(?:đến|[-–])\s*(?P<last>(?:hết\s+)?(?:ngày\s*)?\d[^()]{2,25})\)")
COUNTED_WEEK: Final = re.compile(r"tuần\s+(?:thứ\s+)?(?P<number>\d{1,2})(?=\s*(?:\(|năm\b|/\d{4}))")
FROM_NOW: Final = re.compile(r"từ\s+nay\s+(?:đến|tới)\s+(?:hết|cuối)?\s*$")


def period_end(headings: Iterable[str], lead: str, opening: str, week: str, since: date | None) -> date | None:
    """Last day of the period: from a heading over the tasks, the sentence that opens them, the opening, or the title.

    ``week``: the first words of the head that tell of a week, its days in brackets.
    """
    for heading in headings:
        low = plain(heading)
        found = _last(low, since, heading=True) or _range_end(low, since)
        if found and (since is None or found >= since):
            return found
    begun = plain(opening)
    of_week = (_range_end(begun, since) if "tuần" in begun else None) or _range_end(plain(week), since)
    ends = (_last(plain(lead), since, heading=False), _last(begun, since, heading=False), of_week)
    return next((end for end in ends if end and (since is None or end >= since)), None)


def week_of(title: str, since: date | None) -> Week | None:
    """ "giao ban tuần 43 (từ ngày 20/10/2025 đến ngày 26/10/2025)": the week and its Sunday."""
    low = plain(title)
    told = COUNTED_WEEK.search(low)
    last = _range_end(low[told.start() :], since) if told else None
    return Week(int(told["number"]), last + timedelta(days=6 - last.weekday())) if told and last else None


def _range_end(low: str, since: date | None) -> date | None:
    """ "Công tác tuần 34 (từ ngày 21/8 đến ngày 25/8/2023)"."""
    found = RANGE.search(low)
    return next((time.last for time in times(found["last"], since) if time.is_day), None) if found else None


def _last(low: str, since: date | None, *, heading: bool) -> date | None:
    ends: list[date] = []
    before: Time | None = None
    for time in times(low, since):
        short = not time.is_day and (time.last - time.first).days < 200
        joined = before is not None and re.fullmatch(r"\s*(?:và|,|-|–)\s*", low[before.end : time.start])
        if short and ((joined and ends) or _governed(low[: time.start], heading=heading)):
            ends.append(time.last)
            before = time
        elif FROM_NOW.search(low[: time.start]):
            ends.append(time.last)
    return max(ends, default=None)


def _governed(before: str, *, heading: bool) -> bool:
    if heading:
        return not PURPOSE.search(before[-80:])
    told = TASKS_FOR.search(before[-120:])
    return bool(told) and not REPORTS.search(before[-120:][: told.start() if told else 0])
