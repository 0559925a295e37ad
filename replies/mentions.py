"""Which tasks are named → T: "mục 1, 2", "từ 2 đến 5", "hai mục đầu", "các mục còn lại", "tất cả"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from replies.gist import TASK, Found, Gist
from replies.marks import lenient
from replies.mention_words import BARE, FORMS, LABEL, RUNNING, TO

_LONGEST_RANGE: Final = 200
_HIGHEST: Final = 999
"""No unit has so many open tasks."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tasks as they were named."""

    numbers: frozenset[int] = frozenset()
    """As typed, whether the list has them or not."""
    everything: bool = False
    """ "Tất cả"."""
    rest: bool = False
    """ "Các mục còn lại": all that the message does not name elsewhere."""
    loose: bool = False
    """ "Xong hết": everything, unless tasks are named beside it."""
    both: int = 0
    """ "Cả hai": those just named, if they are so many, else everything if the list is so long."""
    first: int = 0
    """ "Hai mục đầu": how many."""
    last: int = 0
    """ "Ba mục cuối": how many."""
    before_last: bool = False
    """ "Mục áp chót"."""
    titled: bool = False
    """The number of a pasted line: "3. Rà soát quy hoạch: xong"."""
    this: bool = False
    """ "Việc này": the one that is answered."""


_LISTED: Final = re.compile(
    lenient(rf"(?m)^(?P<keep>[-+*•–\ ]*)\d{{1,2}}\ ?[.)/-]\ ?(?=[-–]?\ ?{LABEL}\d)"), re.VERBOSE
)
"""The writer's own numbering: "1. Mục 3 xong"."""
_NUMBERED: Final = re.compile(r"\d{1,2}[.)/:] ?[^\W\d]")
_IN_LINE: Final = re.compile(
    lenient(r"(?<!ngày)(?<!mục)(?<!việc)(?<!số)(?<!tháng)(?<!thứ)(?<!quý)(?<!đến)(?<!tới) (?=\d{1,2}[.)/:] ?[^\W\d])")
)
"""A numbered list in one line: "1. Xong 2. Đang làm"."""
_QUOTE: Final = re.compile(r"[\"“«][^\"“”«»\n]{12,1500}[\"”»]|^>[^\n]*$", re.MULTILINE)
_FIRST: Final = re.compile(lenient("nhất"))
_RUN: Final = re.compile(lenient(rf"(?P<first>\d+)(?:{TO}(?:{LABEL})?(?P<last>\d+))?"), re.VERBOSE)


def with_labelled(gist: Gist) -> Gist:
    """The gist with T for every mention that says so itself; quoted text that names no task is dropped."""
    gist = gist.rewrite(_LISTED, lambda _: "- ")
    if _NUMBERED.match(gist.text):
        gist = gist.rewrite(_IN_LINE, lambda _: "\n")
    for name, form in FORMS.items():
        gist = gist.rewrite(_compiled(form), _reader(name))
        if name == "quoted":
            gist = gist.rewrite(_QUOTE, lambda _: " ")
    return gist


def with_bare(gist: Gist) -> Gist:
    """The gist with T for numbers that can only be tasks by where they stand."""
    gist = gist.rewrite(_bare(), _bare_mention)
    return gist.rewrite(_compiled(RUNNING), _running) if gist.text.startswith(TASK) else gist


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?:{lenient(form)})", re.VERBOSE)


def _bare_mention(found: re.Match[str]) -> Found:
    return TASK, Mention(_numbers(found[0]), titled=found["title"] is not None)


def _running(found: re.Match[str]) -> Found:
    return TASK, Mention(frozenset({int(found["number"])}))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(lenient(BARE), re.VERBOSE)


def _reader(name: str) -> Callable[[re.Match[str]], Found | None]:
    if name == "none":
        return lambda found: (f"{TASK} {found['no']}", Mention(everything=True))
    return lambda found: (TASK, _READERS[name](found))


def _numbers(words: str) -> frozenset[int]:
    numbers: set[int] = set()
    for run in _RUN.finditer(words):
        first, last = int(run["first"]), int(run["last"] or run["first"])
        if last - first > _LONGEST_RANGE:
            last = first
        numbers |= set(range(first, last + 1)) or {first, last}
    return frozenset(numbers)


def _count(found: re.Match[str], group: str) -> int:
    return int(found[group] or 1)


_READERS: Final[dict[str, Callable[[re.Match[str]], Mention]]] = {
    "quoted": lambda found: Mention(frozenset({int(found["quoted"])})),
    "rest": lambda _: Mention(rest=True),
    "first": lambda found: Mention(first=_count(found, "count")),
    "last": lambda found: Mention(before_last=True) if found["but_one"] else Mention(last=_count(found, "count")),
    "this": lambda _: Mention(this=True),
    "ordinal": lambda found: Mention(_numbers(_FIRST.sub("1", found[0]))),
    "slashed": lambda found: Mention(_numbers(found["slashed"])),
    "onward": lambda found: Mention(frozenset(range(int(found["onward"]), _HIGHEST + 1))),
    "named": lambda found: Mention(_numbers(found[0])),
    "both": lambda found: Mention(both=_count(found, "both")),
    "counted": lambda _: Mention(),
    "everything": lambda _: Mention(everything=True),
    "loose": lambda _: Mention(loose=True),
}
"""Form → what it means."""
