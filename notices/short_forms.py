"""Short forms that a notice explains itself: "Trung tâm Y tế (TTYT)", "Giáo dục và Đào tạo (GDĐT)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
IN_SHORT: Final = re.compile(r"(?P<kind>Phòng|Khoa|Ban|Trung tâm)\s(?P<short>[A-ZĐ]{3,6}(?:\svà\s[A-ZĐ]{3,6})?)\b")
KIND: Final = re.compile(r"(?P<kind>Phòng|Khoa|Ban|Trung tâm)(?=\s)")
WORD_BEHIND: Final = re.compile(r"[\s,–-]+(?:và\s+)?(?P<word>[^\W\d_]+)")
MOST_INITIALS: Final = 12
Key = tuple[str, str]
"""A kind of room and initials: ("Phòng", "KHTC")."""
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
    together = {(one["kind"], tuple(one["short"].split(" và "))) for one in IN_SHORT.finditer(text)}
    wanted = {(kind, "".join(shorts)): shorts for kind, shorts in together if not set(shorts) & set(found)}
    named = _named_in_full(text, wanted) if wanted else {}
    return {
        short: full
        for key, shorts in wanted.items()
        if len({plain(" ".join(one)) for one in named[key]}) == 1
        for short, full in zip(shorts, named[key][0], strict=True)
    }


def _named_in_full(text: str, wanted: Mapping[Key, Sequence[str]]) -> Mapping[Key, Sequence[tuple[str, ...]]]:
    """For each kind of room with initials the names that begin so, cut where its short forms end."""
    found: dict[Key, list[tuple[str, ...]]] = {key: [] for key in wanted}
    for kind in KIND.finditer(text):
        words, initials = list[re.Match[str]](), ""
        here = kind.end()
        while len(words) < MOST_INITIALS and (word := WORD_BEHIND.match(text, here)):
            words.append(word)
            initials += _initial(word["word"])
            key, here = (kind["kind"], initials), word.end()
            if key in wanted:
                found[key].append(tuple(_cut(text, words, [len(short) for short in wanted[key]])))
    return found


def _cut(text: str, words: Sequence[re.Match[str]], lengths: Iterable[int]) -> Iterator[str]:
    """The words in runs of these lengths, with what stands between them."""
    at = 0
    for length in lengths:
        run = words[at : at + length]
        yield " ".join(text[run[0].start("word") : run[-1].end("word")].split())
        at += length


def _initial(word: str) -> str:
    return "Đ" if word[0] in "đĐ" else toneless(word[0]).upper()


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
