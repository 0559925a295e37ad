"""Tasks that come back every week, month, quarter or year."""

from __future__ import annotations

import re
from typing import Final

from notices.fold import plain
from notices.model import Recurrence

EVERY: Final = re.compile(
    r"""
    (?=[hmđ]) (?: (?<!["“])\b(?:hàng|hằng|mỗi) \s (?P<period> tuần | tháng | quý | năm ) \b  # "hằng tháng", "mỗi quý"
      | \bđịnh\skỳ \s (?:\d+\s)? (?P<fixed> tuần | tháng | quý | năm ) \b )    # "định kỳ tháng"
    """,
    re.VERBOSE,
)
PERIODIC: Final = ("hàng", "hằng", "mỗi", "định kỳ")
"""Few texts have one of these: all others are done with at once."""
NOT_THE_DOING: Final = re.compile(
    r"""
    (?: ngân\ssách | kế\shoạch | dự\stoán | chỉ\stiêu | vốn | kịch\sbản | nhiệm\svụ | chương\strình
      | kinh\sphí | mục\stiêu | tiết\skiệm | bình\squân | tăng\strưởng | theo(?!\sđịnh) | báo\scáo\sthường\sniên )
    (?: \s\w+ ){0,2} \s? $                       # "ngân sách hằng năm", "kịch bản … hàng tháng"
    """,
    re.VERBOSE,
)
ENUMERATION: Final = re.compile(r"[,;]\s*(?:hàng|hằng|từng|mỗi)?\s*(?:tuần|tháng|quý|năm)\b")
"""After the first period a second one: "hàng tháng, hàng quý" breaks a plan down, nobody reports at both."""
PERIODS: Final = {
    "tuần": Recurrence.WEEKLY,
    "tháng": Recurrence.MONTHLY,
    "quý": Recurrence.QUARTERLY,
    "năm": Recurrence.YEARLY,
}


def recurrence(text: str) -> Recurrence | None:
    """How often the doing comes back; the first period that governs a doing, None without one."""
    text = plain(text)
    if not any(word in text for word in PERIODIC):
        return None
    for found in EVERY.finditer(text):
        if ENUMERATION.match(text, found.end()):
            return None
        if not NOT_THE_DOING.search(text[: found.start()]):
            return PERIODS[found["period"] or found["fixed"]]
    return None
