"""Commands: "/done 3 4", "/tiendo 3 60%", "/giahan 5 20/6" and their slips, put into the words of a reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from replies.marks import plain
from replies.model import Kind
from replies.slips import one_slip_from

_NAMES: Final = {
    Kind.DONE: "done xong hoanthanh htat",
    Kind.PROGRESS: "tiendo progress",
    Kind.BLOCKED: "vuong vuongmac khokhan blocked",
    Kind.EXTENSION: "giahan xinlui lui extend",
    Kind.ACKNOWLEDGE: "danhan nhan ok",
    Kind.OTHER: "start help viec thongbao notices baocao donvi tim caidat huy",
}
"""Kind → its commands, folded. Those of OTHER are for the bot, and say nothing of a task."""
_WORDS: Final = {
    Kind.DONE: "xong",
    Kind.PROGRESS: "tiến độ",
    Kind.BLOCKED: "vướng",
    Kind.EXTENSION: "xin gia hạn",
    Kind.ACKNOWLEDGE: "đã nhận",
}
_LINE: Final = re.compile(r"^\s*/\s?", re.MULTILINE)
_NAME: Final = re.compile(
    r"(?P<name>(?:ti[eế]n|gia|xin|ho[aà]n|kh[oó]|v[uư][oơớ]ng|đã|da)[ _-](?:[đd][oôộ]|h[aạ]n|l[uù]i"
    r"|th[aà]nh|kh[aă]n|m[aắ]c|nh[aậ]n)(?![^\W\d])"
    r"|[^\W\d]+)(?:@\w+)?[\s:,.]*",
    re.IGNORECASE,
)
_LEADING_TASK: Final = re.compile(
    r"(?P<first>\d{1,3})(?![\d/%.]|:\d| ?-\d+[-/]\d|\s*(?:%|phần|ngày|ngay|tuần|tuan|tháng|thang|hôm)(?!\w))"
)
_BARE_PERCENT: Final = re.compile(r"^(?P<task>(?:\d{1,3}[\s,:]+)?)(?P<percent>\d{1,3})(?=\s*$|\s+[^\W\d])")
_BARE_DAY: Final = re.compile(r"^(?P<task>\d{1,3}[\s,:]+)(?P<day>\d{1,2})(?=\s*$|\s+[^\W\d])")


@dataclass(frozen=True, slots=True)
class Order:
    """One command of a message."""

    kind: Kind
    words: str
    """What it says, as one would say it without a command: "xong mục 3 4"."""
    source: str
    """As it was typed."""


def orders(text: str, tasks: int) -> tuple[Order, ...]:
    """The commands of a message that begins with one; one a line. Empty for anything else."""
    if not _LINE.match(text):
        return ()
    return tuple(_order(line, tasks) for line in _lines(text))


def _lines(text: str) -> Iterator[str]:
    starts = [found.start() for found in _LINE.finditer(text)] + [len(text)]
    for start, end in pairwise(starts):
        yield text[start:end].strip()


def _order(line: str, tasks: int) -> Order:
    after = line.lstrip("/").lstrip()
    named = _NAME.match(after)
    kind = _kind(re.sub(r"[\s_-]", "", plain(named["name"])).lower()) if named else Kind.OTHER
    rest = after[named.end() :] if named else ""
    return Order(kind, f"{_WORDS[kind]} {_said(kind, rest, tasks)}" if kind in _WORDS else rest, line)


@cache
def _kind(name: str) -> Kind:
    """The command meant: as it is, or one slip of the finger away ("/dome", "/xog")."""
    for kind, names in _NAMES.items():
        if name in names.split():
            return kind
    for kind, names in _NAMES.items():
        if any(one_slip_from(name, one) for one in names.split() if len(one) > 3):
            return kind
    return Kind.OTHER


def _said(kind: Kind, rest: str, tasks: int) -> str:
    """The rest with what the command lets one leave out: "3 60" → "mục 3 60%", "5 25" → "mục 5 đến ngày 25"."""
    if (
        kind is Kind.PROGRESS
        and (share := _BARE_PERCENT.match(rest))
        and (share["task"] or int(share["percent"]) > tasks)
    ):
        rest = f"{share['task']}{share['percent']}%{rest[share.end() :]}"
    if kind is Kind.EXTENSION and (day := _BARE_DAY.match(rest)) and int(day["day"]) > tasks:
        rest = f"{day['task']}đến ngày {day['day']}{rest[day.end() :]}"
    return re.sub(_LEADING_TASK, r"mục \g<first>", rest, count=1) if _LEADING_TASK.match(rest) else rest
