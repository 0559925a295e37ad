"""Headings that stand without a number: which bodies one names, and what makes a line one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from notices.bodies import LIST_JOIN, gathered, mentions
from notices.fold import plain
from notices.model import EVERYBODY
from notices.verbs import DUTY, LITTLE, PREDICATE

ADDRESS: Final = re.compile(
    r"\W*(?:(?:giao|đề\s+nghị|yêu\s+cầu|đối\s+với|về\s+phía|nhiệm\s+vụ\s+(?:của|cụ\s+thể\s+của|đối\s+với)|trách\s+nhiệm\s+của|phân\s+công|riêng)\s+)?(?:cho\s+)?"
)
AFTER_UNIT: Final = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:chủ\s+trì|có\s+trách\s+nhiệm|thực\s+hiện|khẩn\s+trương|tập\s+trung|triển\s+khai)?(?:\s+(?:thực\s+hiện|các\s+nhiệm\s+vụ|các\s+nội\s+dung|một\s+số\s+nhiệm\s+vụ|một\s+số\s+nội\s+dung|nhiệm\s+vụ|sau|như\s+sau|sau\s+đây))*\s*[:.*]*\s*"
)
NAME_GOES_ON: Final = re.compile(
    rf"(?:\s*,\s*|\s+và\s+|\s*[-–]\s*|\s+(?!{LITTLE.pattern}))(?!(?:{DUTY.pattern}))[^.;:()\d]{{3,80}}:?\s*"
)
"""A heading that is one long name with commas: "Phòng Văn thư, lưu trữ và công nghệ thông tin"."""
LONGEST: Final = 120


def units_in_heading(text: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The units where the whole text is their heading ("Giao Sở A, Sở B:"), else ()."""
    low = plain(text)
    begin = ADDRESS.match(low)
    start = at = begin.end() if begin else 0
    names: list[str] = []
    for mention in mentions(text, known):
        between = low[at : mention.start]
        if (names and not LIST_JOIN.fullmatch(between)) or (not names and between.strip()):
            break
        names += mention.names
        at = mention.end
    if names and AFTER_UNIT.fullmatch(low, at):
        return gathered(names)
    goes_on = len(names) == 1 and NAME_GOES_ON.fullmatch(low, at) and not PREDICATE.match(low[at:].strip())
    return (text[start:].strip().rstrip(".:* "),) if goes_on else ()


def names_units(text: str) -> bool:
    """Whether a line is the heading of units."""
    return bool(units_in_heading(text))


def is_title(text: str) -> bool:
    """A line that is loud, or the bare name of a unit ("Phòng Nghiệp vụ 1"): a heading, though nothing marks it."""
    if len(text) > LONGEST:
        return False
    if text.isupper():
        return len(text.split()) > 1
    if text[-1] in ".;,!?" or not text[0].isupper():
        return False
    found, end = mentions(text), len(text.rstrip(": "))
    if not found or found[0].start > 0 or found[-1].end != end or EVERYBODY in found[0].names:
        return False
    return all(LIST_JOIN.fullmatch(text, one.end, other.start) for one, other in pairwise(found))
