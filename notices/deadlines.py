"""Deadlines that a task states: "hoàn thành trước ngày 15/4", "trong Quý II/2024", "không để kéo dài qua năm 2021"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from notices.calendar import Time, times
from notices.fold import plain
from notices.grounds import Why
from notices.hanging import Week, hanging
from notices.memo import remembered
from notices.verbs import PREDICATE


@dataclass(frozen=True, slots=True)
class Base:
    """The dates of the notice from which others are worked out."""

    since: date | None
    """Day of the meeting, else of the notice: dates without a year fall on or after it."""
    issued: date | None
    """Day of the notice: "trong 10 ngày kể từ ngày ký" counts from it."""
    week: Week | None = None
    """The week of the meeting, where the title counts it."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline in a text; ``due`` None where words state one that no date can be worked out from."""

    start: int
    end: int
    due: date | None
    why: tuple[Why, ...] = (Why.PRINTED,)
    """What the day rests on."""


CLOCK: Final = r"(?:(?:lúc\s+)?\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}\s*(?:'|phút)?\s*,?\s*)?"
PART_OF_DAY: Final = r"(?:(?:sáng|chiều|tối|cuối)\s+)?(?:thứ\s+\w+\s*[,(]?\s*)?(?:ngày\s*)?(?:quốc\s+khánh\s+)?"
VERBS: Final = (
    r"(?:(?:hoàn\s+thành|xong|tổng\s+hợp|báo\s+cáo|gửi|trình|nộp|hoàn\s+tất|ban\s+hành|thực\s+hiện)"
    r"(?:\s+xong)?\s+)?"
)
BY: Final = re.compile(
    rf"""
    (?<!\w) (?P<verb> {VERBS} )
    (?: (?P<before> trước (?:\s+thời\s+(?:điểm|hạn))? )                                            # "trước ngày 15/4"
      | (?P<latest> (?:chậm|muộn|trễ)\s+nhất (?:\s+(?:là|vào|đến|trong|trước|ngày|hết))*   # "chậm nhất là ngày"
          | (?<!đến\s)(?<!hết\s)(?:thời\s+)?hạn
            (?:\s+(?:chót|cuối\s+cùng|cuối|hoàn\s+thành|báo\s+cáo|gửi|nộp|xong|thực\s+hiện)
                \s*(?::|là|đến|vào|trước|trong)?
              | \s*(?::|là|đến|vào|trước|trong) ) \s*(?:trước|đến|là)?
          | (?:tiến\s+độ|trình(?:\s+duyệt|\s+ký)?|hoàn\s+thành|bàn\s+giao|nộp|phát\s+hành|kết\s+thúc|thời\s+gian)
             \s*:\s*(?:trước|đến|trong|chậm\s+nhất)?
          | thời\s+gian\s+(?:(?:hoàn\s+thành|thực\s+hiện|báo\s+cáo|trình|dự\s+kiến|tổ\s+chức|xong)\s*)+
             (?::|là|đến|vào)?\s*(?:trước|đến|trong|chậm\s+nhất)?
          | không\s+quá | xong )
      | (?P<until> (?:cho\s+)?đến\s+(?:hết|cuối) | hết                                   # "đến hết tháng 5"
          | (?:phấn\s+đấu|mục\s+tiêu|bảo\s+đảm|đảm\s+bảo|yêu\s+cầu|xong|hoàn\s+thành)\s+đến(?:\s+hết)? )
      | (?P<within> (?:ngay\s+)?trong | phấn\s+đấu(?:\s+trong)? | vào(?:\s+cuối)? )        # "trong tháng 4/2024"
      # "không để kéo dài qua năm 2021"
      | (?P<beyond> (?:không|tránh)\s+(?:để\s+)?kéo\s+dài\s+(?:qua|quá|sang|đến) )
      # "hoàn thành quý II"
      | (?P<doing> (?:hoàn\s+thành|thông\s+xe(?:\s+kỹ\s+thuật)?|khởi\s+công|khánh\s+thành|xong)
            (?:\s+(?:toàn\s+tuyến|dự\s+án|công\s+trình))? (?:\s+(?:vào|trong))?
          (?:\s+(?:đầu|giữa|cuối))?
          | (?<=[,;(]\s)(?:tổ\s+chức|diễn\s+ra)(?:\s+vào)? )
      | (?P<part> (?:vào|trong|trước|từ|đến|hết)\s+(?:đầu|giữa|cuối) | (?:đầu|giữa) )        # "vào giữa tháng 8"
    ) \s* {CLOCK} {PART_OF_DAY} $
    """,
    re.VERBOSE,
)
"""The words that end right before the day or period."""
NOT_A_DEADLINE_BEFORE: Final = re.compile(
    r"""
    (?: \btừ | \bkể\stừ | \btính | phát\ssinh | có\shiệu\slực | \bdịp | so\svới
      | (?:đến|hết|quá)\shạn | \bcủa | nhiệm\skỳ
      | dự\skiến\s(?:sang|diễn\sra|đến|thăm|khai\smạc|làm\sviệc)\s[^;.,]{0,60}?
      | \bđã\s(?:\w+\s){0,4}\w+ ) \s* (?:từ|đến)? \s* $                 # "phát sinh trước ngày", "đã trình trước ngày"
    """,
    re.VERBOSE,
)
COMPLETES: Final = re.compile(r"(?:^|[.;]\s+)(?:hoàn\s+thành|hoàn\s+tất)\s[^.;]*$")
""" "hoàn thành thủ tục đối với 06 mỏ đã có chủ trương trong quý IV": the clause's doing, not that of its object."""
LATE_WORK: Final = re.compile(r"(?:trễ|quá)\s+hạn\s+trong\s*$")
""" "hồ sơ trễ hạn trong tháng 8": when it was late."""
PART_OF_MONTH: Final = re.compile(r"(?P<part>đầu|giữa)\s*$")
MIDDLE: Final = 15
HALF_A_YEAR: Final = 183
ALMOST_A_YEAR: Final = 300
"""Days; "giải ngân đến hết tháng 7" in August tells of last month, and orders nothing for the next July."""
LONG_PAST: Final = 366
"""Days; a date further back is told of ("đất sử dụng trước ngày 01/7/2004"), a nearer one may be a slip of the year."""
FROM_TO: Final = re.compile(
    r"(?P<begin>từ\s+(?:ngày\s+)?)(?P<first>\d[^;.]{0,30}?)\s*(?:đến|tới|[-–])\s+(?:hết\s+)?(?:ngày\s+)?$"
)
""" "từ ngày 10/5 đến ngày 15/5/2025": the doing ends with the last day."""
LONGEST_ACT: Final = 110
HAPPENS: Final = re.compile(
    rf"""
    (?: ^ | [.;,:]\s+ | \b(?:và|chỉ\s+đạo)\s+ )
    (?P<act>
      (?: tổ\s+chức\s+(?:họp|hội\s+nghị|lễ|hội\s+thảo|xét|thi|cuộc|khai) | tổng\s+duyệt | sơ\s+duyệt | khai\s+giảng
        | khai\s+mạc | khởi\s+công | họp | bốc\s+thăm | xét\s+tuyển | ra\s+quân ) (?:\s[^.;,]{{0,70}}?)?
        \s (?:lúc|sáng|chiều|tối|ngày) \s* {CLOCK} {PART_OF_DAY}
      | (?: diễn\s+tập | tổng\s+duyệt | khởi\s+công | khai\s+giảng | khai\s+mạc | ra\s+quân ) (?:\s[^.;,]{{0,70}}?)? \s
    ) $
    """,
    re.VERBOSE,
)
"""The ordered act up to its day: "tổ chức họp Hội đồng lúc 14 giờ", "diễn tập cấp Công ty"."""
BY_THEN: Final = re.compile(r"(?:^|[.;,]\s+)(?P<act>(?:phấn\s+đấu\s+)?đến\s+(?:hết\s+)?(?:ngày\s+)?)$")
RESULT_FOLLOWS: Final = re.compile(
    r"\s*,?\s+(?:phải\s+)?(?:đạt|giải\s+ngân|hoàn\s+thành|xử\s+lý\s+xong|không\s+còn|có\s+(?:trên|ít\s+nhất|tối\s+thiểu)|(?:tối\s+thiểu|trên)\s+\d)"
)
LONGEST_DOING: Final = 70
"""Days; a longer "từ … đến …" is a period that is reported on."""
PICKS_OUT: Final = re.compile(
    r"""
    (?: khối\slượng | \bđã | (?:các|những|\d+)\s+(?:dự\sán|công\strình) | dự\sán | \bhạn | kinh\sphí | \bvốn
      | chỉ\stiêu | tăng\strưởng
      | bắt\sđầu | kết\squả\sthực\shiện | tình\shình | kế\shoạch\shoạt\sđộng | nhiệm\svụ\s(?:công\stác|trọng\stâm)
      # "thanh toán khối lượng hoàn thành trong năm 2020"
      | phát\ssinh | có\skế\shoạch ) (?: (?!\bđể\b|,\s+(?:phải|cần|phấn|có|khẩn)) [^;.] ){0,70} $
    """,
    re.VERBOSE,
)
"""Before a whole year these words pick something out; nothing is ordered for that year."""
RESULT: Final = re.compile(
    r"(?:bảo\s+đảm|đảm\s+bảo|phấn\s+đấu)\s(?!(?:tiến\s+độ|kế\s+hoạch)(?!\w))(?:(?!(?:các|những)\s+(?:dự\s+án|công\s+trình))[^;.])*\b\d[^;.,]*$"
)
""" "bảo đảm cung cấp … tối thiểu 05 triệu m3 trong năm 2024": an amount to be reached by then."""
NOT_A_DEADLINE_AFTER: Final = re.compile(
    r"\s+(?:chưa|chỉ|nếu|mà\s+(?:chưa|không|vẫn))\s|\s+(?:vừa|mới)\s+(?:qua|rồi)|\s*(?:và\s+(?:ngày\s+)?\d{1,2}/\d{1,2}\s+)?(?:của\s+)?(?:hằng|hàng)\s+(?:năm|tháng|quý)|\s*(?:và\s+(?:những|các)\s+(?:năm|tháng)|đến\s+nay|trở\s+đi|hằng\s+năm|hàng\s+năm|[-–]\s*20\d\d)"
)


@remembered
def deadlines(text: str, base: Base) -> tuple[Deadline, ...]:
    """The deadlines of a text, in order, those without a date included."""
    low = plain(text)
    days = tuple(times(low, base.since))
    named = [found for time in days if (found := _deadline(text, low, time, base))]
    others = [
        Deadline(one.start, one.end, due, (Why.COUNTED,) if due else (Why.UNCLEAR,))
        for one in hanging(low, base.since, base.issued, base.week)
        for due in (one.due or (_day_before(one.start, days) if one.same_day else _day_behind(one.end, low, days)),)
    ]
    free = [other for other in others if not any(_one_and_the_same(other, one, low) for one in named)]
    return tuple(sorted([*named, *free], key=lambda deadline: deadline.start))


def _one_and_the_same(hangs: Deadline, named: Deadline, low: str) -> bool:
    """Whether they overlap, or the named day explains the other: "trong tuần tới (trước ngày 14/8/2020)"."""
    overlap = named.start <= hangs.end and hangs.start <= named.end
    return overlap or low[hangs.end : named.start].strip() == "("


def _day_before(at: int, days: Sequence[Time]) -> date | None:
    """The last day named before ``at``: "cấm biển từ 17h00 ngày 24/8; hoàn thành trước 20h00 cùng ngày"."""
    return next((day.last for day in reversed(days) if day.is_day and day.end <= at), None)


def _day_behind(at: int, low: str, days: Sequence[Time]) -> date | None:
    """The day in brackets right behind ``at``: "trước ngày khai giảng năm học mới (05/9/2024)"."""
    return next((day.last for day in days if day.is_day and low[at : day.start].strip() == "("), None)


def deadlines_in_cell(cell: str, base: Base) -> tuple[Deadline, ...]:
    """The days by which a table's cell for deadlines says: "Trước ngày 20/02", "Quý II/2025", "15/3/2025"."""
    stated = tuple(found for found in deadlines(cell, base) if found.due)
    bare = (Deadline(time.start, time.end, time.last, _why(time, base)) for time in times(plain(cell), base.since))
    return stated or tuple(bare)


def _deadline(text: str, low: str, time: Time, base: Base) -> Deadline | None:
    by = BY.search(low, max(0, time.start - 90), time.start)
    if NOT_A_DEADLINE_AFTER.match(low, time.end) or low.startswith(("những", "các"), time.start):
        return None
    if not by:
        return _from_to(low, time, base) or _happens(low, time, base) or _opening(low, time, base)
    if _is_told(low, by, time, base) or not _orders(low, time, by, base):
        return None
    due = _due(time, by)
    middle = (Why.MIDDLE,) if PART_OF_MONTH.search(by[0]) and not time.is_day else ()
    return Deadline(_begin(by, text), time.end, due, (*_why(time, base), *middle) if due else (Why.UNCLEAR,))


def _is_told(low: str, by: re.Match[str], time: Time, base: Base) -> bool:
    """Whether the words before tell of something; nothing "đã …" lies ahead: its date belongs to another doing."""
    told = NOT_A_DEADLINE_BEFORE.search(low, max(0, by.start() - 50), by.start())
    ahead = base.since is not None and time.first > base.since
    meant = base.since is not None and time.last > base.since and COMPLETES.search(low, 0, by.start())
    return told is not None and not ((ahead or meant) and told[0].startswith("đã"))


def _why(time: Time, base: Base) -> tuple[Why, ...]:
    """What the last day of a time rests on."""
    year = () if time.year_stands else (_year(time.last, base),)
    return (*year, *(() if time.is_day else (Why.PERIOD_END,))) or (Why.PRINTED,)


def _year(day: date, base: Base) -> Why:
    since = base.since or day
    return Why.FAR_YEAR if day.year > since.year and (day - since).days > HALF_A_YEAR else Why.YEAR


def _from_to(low: str, time: Time, base: Base) -> Deadline | None:
    """A doing that lasts some days ends with the last; what began before the meeting is only told of."""
    found = FROM_TO.search(low, max(0, time.start - 60), time.start)
    if not found or not time.is_day:
        return None
    first = next(times(found["first"], base.since), None) or _same_month(found["first"], time)
    if first is None or (base.since and first.first < base.since):
        return None
    lasts = (time.last - first.first).days
    return Deadline(found.start(), time.end, time.last, _why(time, base)) if 0 <= lasts <= LONGEST_DOING else None


def _same_month(day: str, time: Time) -> Time | None:
    """ "từ ngày 10 đến ngày 15/5"."""
    if not day.strip().isdigit() or not 1 <= int(day) <= time.first.day:
        return None
    first = time.first.replace(day=int(day))
    return Time(0, 0, first, first)


def _begin(by: re.Match[str], text: str) -> int:
    # A large letter within a sentence belongs to a name: "Phòng Hành chính - Tổng hợp trước ngày …".
    begin = by.start() + len(by[0]) - len(by[0].lstrip())
    inside = begin > 0 and not re.search(r"[.;:(*]\W*$", text[:begin])
    return by.end("verb") if by["verb"] and inside and text[begin].isupper() else begin


def _orders(low: str, time: Time, by: re.Match[str], base: Base) -> bool:
    """Whether the period is one for doing, and not one that tells of something past or picks something out."""
    ahead = not base.since or time.last >= base.since
    binds = ahead or bool(by["before"] or by["latest"] or by["beyond"])
    if base.since and time.year_stands and (base.since - time.last).days > LONG_PAST:
        return False
    if (
        base.since
        and not time.year_stands
        and (by["until"] or by["within"])
        and (time.last - base.since).days > ALMOST_A_YEAR
    ):
        return False
    if by["within"]:
        if by["within"].startswith("vào") and time.is_day:
            return not base.since or time.last > base.since
        if not ahead or (time.is_day and "trong" not in by["within"]):
            return False
    if not time.year_stands and LATE_WORK.search(low, max(0, by.start() - 5), by.end()):
        return False
    if by["before"] and by["before"].endswith("hạn") and not time.is_day:
        return False  # "nâng lương trước thời hạn năm 2025"
    if by["verb"].startswith(("hoàn", "xong")) and low[: by.start()].rstrip().endswith((",", ";")):
        return binds
    long = (time.last - time.first).days > 100
    if long and (by["within"] or by["until"]):
        end = by.end("verb") if by["verb"] else by.start()
        aimed = by["until"] and by["until"].startswith(("phấn", "mục", "bảo", "đảm", "yêu"))
        return ahead and (
            bool(aimed)
            or not PICKS_OUT.search(low, max(0, by.start() - 110), end)
            or bool(RESULT.search(low, max(0, end - 150), end))
        )
    return binds


def _due(time: Time, by: re.Match[str]) -> date | None:
    part = PART_OF_MONTH.search(by[0])
    if part and not time.is_day:
        # "giữa tháng 8" is its 15th; which day "đầu tháng 8" means, nobody can say.
        is_month = (time.last - time.first).days < 31
        return time.first.replace(day=MIDDLE) if part["part"] == "giữa" and is_month else None
    if (by["before"] or by["beyond"]) and not time.is_day:
        return time.first - timedelta(days=1)
    return time.last


def _happens(low: str, time: Time, base: Base) -> Deadline | None:
    """ "Tổ chức họp Hội đồng lúc 14 giờ ngày 21/3": the day of the ordered act; "đến 31/12 đạt 98%": of its result."""
    if base.since and time.last <= base.since:
        return None
    found = HAPPENS.search(low, max(0, time.start - LONGEST_ACT), time.start) if time.is_day else None
    if not found and RESULT_FOLLOWS.match(low, time.end):
        found = BY_THEN.search(low, max(0, time.start - LONGEST_ACT), time.start)
    return Deadline(found.start("act"), time.end, time.last, _why(time, base)) if found else None


def _opening(low: str, time: Time, base: Base) -> Deadline | None:
    """ "Sáu tháng đầu năm tổ chức sơ kết": a period that opens the sentence, then a doing."""
    opens = re.search(r"(?:^|[.;:]\s+)$", low[: time.start])
    doing = re.compile(r"\s+").match(low, time.end)
    verb = doing and PREDICATE.match(low, doing.end())
    half = 80 < (time.last - time.first).days < 300
    return Deadline(time.start, verb.end(), time.last, _why(time, base)) if opens and verb and half else None
