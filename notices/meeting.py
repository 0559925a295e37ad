"""The day of the meeting that a notice tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from notices.calendar import Time, times
from notices.fold import plain
from notices.model import Block

MEETING: Final = re.compile(
    r"(?:\W|sáng|chiều|vào|hồi|lúc|trong|các|hôm|nay|thứ|hai|ba|tư|năm|sáu|bảy|\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}\s*(?:phút)?)*ngày\s"
)
"""How an opening begins that tells of the meeting: "Sáng ngày 22/6/2024, tại …"."""
MEETING_WORDS: Final = re.compile(
    r"họp|phiên\s+giải\s+trình|đối\s+thoại|tọa\s+đàm|làm\s+việc|hội\s+nghị|giao\s+ban|kiểm\s+tra|tiếp\s+công\s+dân|buổi\s+tiếp|hội\s+đàm|khảo\s+sát"
)
INSIDE: Final = re.compile(r"(?:họp|làm việc|hội nghị|giao ban|kiểm tra)[^.;]{0,160}?\bngày\s+(?=\d)")
""" "Kết luận … tại cuộc họp ngày 22/6/2024"."""
STATED: Final = re.compile(r"\W*thời\s+gian\s*:\s*(?P<when>.{0,80})")
""" "Thời gian: 07h30 ngày 03/6/2024, tại Hội trường"."""
NUMBERED: Final = re.compile(r"(?:\bsố\s+\S+|/\S+)\s+(?:\([^)]*\)\s*)?$")
"""Before the day of a cited document: "Quyết định số 12/QĐ-UBND ngày …"."""
FIRST_OF_SEVERAL: Final = re.compile(r"ngày\s+(?P<first>\d{1,2})\s*(?:và|,|-|–|đến)\s*(?:ngày\s+)?$")
""" "Ngày 05 và 06/9/2025": the meeting began on the first."""
SOON: Final = timedelta(days=60)
"""So long at most after a meeting its notice is written."""
NEAR: Final = 200
"""Letters behind the day within which the meeting is told of."""


def meeting(head: Sequence[Block], title: str | None, issued: date | None) -> date | None:
    """The day of the meeting: of the paragraph that opens with it, of the title, else of any sentence of the head."""
    lines = [plain(block.text) for block in head]
    opening = next((low for low in lines if MEETING.match(low) and MEETING_WORDS.search(low)), None)
    if opening:
        return next((_first_day(opening, time) for time in _days(opening)), None)
    stated = next((found for low in lines if (found := STATED.match(low))), None)
    if stated:
        return next((time.first for time in _days(stated["when"])), None)
    for source in (plain(title or ""), *lines[-4:]):
        found = INSIDE.search(source)
        if found:
            return next((time.first for time in _days(source[found.end() - 5 :])), None)
    return next((day for low in lines for day in _told_of(low, issued)), None)


def _days(low: str) -> Iterator[Time]:
    return (time for time in times(low, None) if time.is_day)


def _first_day(low: str, time: Time) -> date:
    several = FIRST_OF_SEVERAL.search(low[: time.start])
    earlier = int(several["first"]) if several else time.first.day
    return time.first.replace(day=earlier) if 0 < earlier < time.first.day else time.first


def _told_of(low: str, issued: date | None) -> Iterator[date]:
    """Days in the middle of a sentence that goes on with the meeting: "Thực hiện chương trình công tác, ngày …"."""
    for time in _days(low):
        near = issued is None or timedelta(0) <= issued - time.first <= SOON
        if near and not NUMBERED.search(low, 0, time.start) and MEETING_WORDS.search(low[time.end : time.end + NEAR]):
            yield _first_day(low, time)
