"""Short forms that a notice explains itself: "Trung tâm Y tế (TTYT)", "Giáo dục và Đào tạo (GDĐT)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from notices.fold import plain, toneless
from notices.mentioned import single_at
from notices.names import HEAD
from notices.vocabulary import HEADS

EXPLAINED: Final = re.compile(
    r"\((?:(?:sau đây )?(?:gọi|viết) tắt là:? )?(?:(?:P\.|Phòng|Ban|Chi cục|Trung tâm|Khoa|Cục|Viện|Đội|Tổ)\s?)?"
    r"(?P<short>(?=[^()]{2,14}\))[A-ZĐ][a-zđ]?(?:[A-ZĐ][a-zđ]?|[&-])+|[A-ZĐ]{1,3}\d{1,2})\)"
)
NICKNAMED: Final = re.compile(r"\((?:sau đây )?(?:gọi|viết)(?: tắt)? là:?\s*[\"“]?(?P<name>[^()\"“”]{3,60})[\"”]?\)")
""" "Ban Quản lý dự án Giao thông tỉnh (sau đây viết tắt là Ban QLDA Giao thông)"."""
IN_PERSON: Final = re.compile(r":\s+")
""" "tư vấn giám sát (TVGS): Liên danh Nam Hậu": who plays that part."""
IN_SHORT: Final = re.compile(r"\b(?P<kind>Phòng|Khoa|Ban|Trung tâm)\s(?P<short>[A-ZĐ]{3,6}(?:\svà\s[A-ZĐ]{3,6})?)\b")
BETWEEN_INITIALS: Final = r"\w*[\s,–-]+(?:và\s+)?"
PASSED_OVER: Final = ("và", "của", "các")
"""Words whose initials are left out."""


def short_forms(text: str) -> Mapping[str, str]:
    """Each short form with the words that it stands for, where its letters are their initials."""
    found: dict[str, str] = {}
    for one in EXPLAINED.finditer(text):
        short = re.sub(r"[&a-zđ-]", "", one["short"])  # "GDTrH": "Tr" is one letter of the alphabet
        end = blank_before(text, one.start())
        begin = _begin(text[max(0, end - 120) : end], short)
        if begin is not None:
            found.setdefault(one["short"], _in_person(text, one.end()) or " ".join(text[end - begin : end].split()))
    return found


def blank_before(text: str, at: int) -> int:
    """Where the blanks before ``at`` begin."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def told_by_names(text: str, found: Mapping[str, str]) -> dict[str, str]:
    """ "Phòng KHTC", "Phòng KHCN và HTQT" in a notice that elsewhere names one room of these initials in full.

    ``found``: the short forms that the notice explains.
    """
    told: dict[str, str] = {}
    for kind, together in dict.fromkeys((one["kind"], one["short"]) for one in IN_SHORT.finditer(text)):
        shorts = re.findall(r"[A-ZĐ]{3,}", together)
        words = r"\s+và\s+".join(rf"({BETWEEN_INITIALS.join(short)}\w+)" for short in shorts)
        names = {plain(one[0]): one for one in re.finditer(rf"\b{kind}\s+{words}(?!\w)", text, re.IGNORECASE)}
        if len(names) == 1 and not set(shorts) & set(found):
            (name,) = names.values()
            told |= {short: " ".join(full.split()) for short, full in zip(shorts, name.groups(), strict=True)}
    return told


def _in_person(text: str, at: int) -> str | None:
    here = IN_PERSON.match(text, at)
    body = single_at(text, plain(text), here.end()) if here else None
    return body.names[0] if body else None


def bodies_in_short(found: Mapping[str, str]) -> tuple[str, ...]:
    """Those that stand for a body, and not for a part of its name nor for the kind of it, as "UBND"."""
    return tuple(short for short, full in found.items() if HEAD.match(plain(full)) and short.lower() not in HEADS)


def in_full(name: str, found: Mapping[str, str]) -> str:
    """A name with its short forms written out: "TTYT các huyện" gives "Trung tâm Y tế các huyện"."""
    return re.sub(r"[A-ZĐ][A-ZĐa-z&-]+", lambda word: found.get(word[0], word[0]), name) if found else name


def _begin(before: str, short: str) -> int | None:
    """How many letters before the end the words begin whose initials are ``short``."""
    left = len(short)
    for word in reversed(list(re.finditer(r"\w+", before))):
        if toneless(word[0][0]) == toneless(short[left - 1]) and _same_letter(word[0][0], short[left - 1]):
            left -= 1
        elif word[0] not in PASSED_OVER:
            return None
        if left == 0:
            return len(before) - word.start()
    return None


def _same_letter(one: str, other: str) -> bool:
    """ "Đ" stands for no "D"."""
    return (one.lower() == "đ") == (other.lower() == "đ")
