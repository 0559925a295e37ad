"""Lines under an item that only say who, with whom or by when: "- Đơn vị chủ trì: Phòng X", "- Thời gian: 15/4"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from notices.fold import plain
from notices.tables import Row

UNIT: Final = r"(?:(?:các\s+)?(?:đơn\s+vị|cơ\s+quan|phòng|bộ\s+phận|người|đồng\s+chí|cá\s+nhân)\s+)"
KINDS: Final = (
    ("partners", re.compile(rf"{UNIT}?(?:phối\s+hợp|cùng\s+thực\s+hiện|tham\s+gia)(?:\s+thực\s+hiện)?\s*:\s*")),
    (
        "who",
        re.compile(
            rf"(?:{UNIT}(?:được\s+giao\s+)?(?:chủ\s+trì|(?:tổ\s+chức\s+)?thực\s+hiện|phụ\s+trách|chịu\s+trách\s+nhiệm|đầu\s+mối)"
            r"|chủ\s+trì|phân\s+công|giao)(?:\s*,?\s*(?:tham\s+mưu|thực\s+hiện))?\s*:\s*"
        ),
    ),
    (
        "when",
        re.compile(
            r"(?:thời\s+(?:hạn|gian|điểm)|hạn|tiến\s+độ|ngày)(?:\s+(?:hoàn\s+thành|thực\s+hiện|báo\s+cáo|trình|xong|cuối|chót))*\s*:\s*"
            r"|hoàn\s+thành\s*:\s*"
        ),
    ),
)
"""What a line is about, by the words before its colon; the first that fits counts."""
LONGEST: Final = 220
"""Letters; what is longer says more than a name or a day."""


def particular(text: str) -> tuple[str, str] | None:
    """(field of a :class:`Row`, its value), None for any other paragraph."""
    if len(text) > LONGEST or ":" not in text:
        return None
    low = plain(text)
    for kind, pattern in KINDS:
        found = pattern.match(low)
        if found and found.end() < len(text):
            return kind, text[found.end() :].strip(" .;")
    return None


def with_particular(row: Row, kind: str, value: str) -> Row:
    """The row with one more thing said; what was said before stays."""
    if kind == "who":
        return replace(row, who=_both(row.who, value))
    if kind == "when":
        return replace(row, when=_both(row.when, value))
    return replace(row, partners=_both(row.partners, value))


def _both(said: str, value: str) -> str:
    return f"{said}; {value}" if said else value
