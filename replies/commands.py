"""What stands behind /done, /tiendo, /vuong and /giahan: task numbers first, then the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LABEL: Final = r"(?:m[uụ]c|vi[eệ]c|s[oố]|nhi[eệ]m\s+v[uụ]|task|no\.?|\#)"
"""mục 3, viec 3, số 3, nhiệm vụ 3, #3"""
_NUMBER: Final = re.compile(
    rf"""\s*(?:(?:,|;|\+|&|và|va)\s*)?          # what joins: 3, 4 và 5
    (?:{_LABEL}\s*)?                             # mục
    (?P<first>\d{{1,3}})                         # 3
    (?:\s*(?:-|–|→|đến|den)\s*(?P<last>\d{{1,3}}))?   # 3-5, 3 đến 5
    (?![\d/.:%]\d|[\w/%]|\s*[-–→]\s*\d)                        # not 12/KH-SKHCN, 70%, 3.5, 25/4, 3h""",
    re.VERBOSE | re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"\s*(?P<percent>\d{1,3})\s*%?(?=\s|$)[\s,.:;–-]*")
_DAY: Final = re.compile(
    r"\s*(?:đến|den|tới|toi|ngày|ngay)?\s*(?P<day>\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{2,4})?)(?=\s|$|[,;.])"
)
_DOCUMENT: Final = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ]{2,}")
_LINK: Final = re.compile(r"\b(?:https?://|www\.)\S{3,}", re.IGNORECASE)
_LONGEST_RANGE: Final = 50


@dataclass(frozen=True, slots=True)
class Named:
    """Task numbers, in the order in which they were named, and the words after them."""

    numbers: tuple[int, ...]
    rest: str


def named(words: str) -> Named:
    """The leading task numbers: "3 4", "mục 3, 5", "2-4 đã ban hành 12/KH" → (2, 3, 4) and the rest.

    A number that belongs to a document, date, percentage or hour is not one.
    """
    numbers: list[int] = []
    place = 0
    while found := _NUMBER.match(words, place):
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if not first <= last <= first + _LONGEST_RANGE:
            break
        numbers += range(first, last + 1)
        place = found.end()
    return Named(tuple(dict.fromkeys(numbers)), words[place:].strip(" ,;:.–-\n"))


def percent(words: str) -> tuple[int | None, str]:
    """A leading percentage from 0 to 100 ("70% đang trình", "70"), and the words after it."""
    found = _PERCENT.match(words)
    if found is None or int(found["percent"]) > 100:
        return None, words.strip()
    return int(found["percent"]), words[found.end() :].strip()


def one_task_and_percent(words: str) -> tuple[tuple[int, ...], int | None, str]:
    """/tiendo 3 70% words: one task number, a percentage, words; "/tiendo 70%" names no task."""
    found = _NUMBER.match(words)
    if found is None or found["last"]:
        amount, rest = percent(words)
        return (), amount, rest
    amount, rest = percent(words[found.end() :])
    return (int(found["first"]),), amount, rest


def day_words(words: str) -> tuple[str, str]:
    """A leading day as it was typed ("25/4", "ngày 25/4/2025"), and the words after it; ("", words) without one."""
    found = _DAY.match(words)
    if found is None:
        return "", words.strip()
    return found["day"], words[found.end() :].strip(" ,;:.–-\n")


def names_a_document(words: str) -> bool:
    """A document number stands in the words: "QĐ 123/QĐ-SKHCN"."""
    return _DOCUMENT.search(words) is not None


def proves(words: str) -> bool:
    """The words themselves bring evidence: a document's number, or a link."""
    return names_a_document(words) or _LINK.search(words) is not None
