"""Persons who are made responsible by name: "Giao Phó Giám đốc Nguyễn Văn An chủ trì"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from notices.fold import UPPER, plain, toneless
from notices.names import HEAD
from notices.verbs import PREDICATE

POSTS: Final = (
    r"(?:Giám\s+đốc|Chủ\s+tịch|Chánh|Bộ\s+trưởng|Trưởng|trưởng|Thủ\s+tướng|Bí\s+thư"
    r"|Hiệu\s+trưởng|Viện\s+trưởng|Cục\s+trưởng)"
)
OF: Final = (
    r"(?:Thường\s+trực|Sở|(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân)\s+(?:thành\s+phố|thị\s+xã|đặc\s+khu|\w+)"
    r"|(?:Thuế|Kho\s+bạc|Chi\s+cục|Cục)(?:\s+(?:tỉnh|thành\s+phố|Thuế|Nhà\s+nước|khu\s+vực))*"
    r"|Văn\s+phòng|Bộ|Ban|Trung\s+tâm|Bệnh\s+viện|Chính\s+phủ)"
)
NAME: Final = rf"[{UPPER}][\w'’]*(?:\s+[{UPPER}]\w+){{1,4}}"
""" "Nguyễn Văn An", "Y Hoa Mlô", "H'Lan Niê"."""
NAME_FOLLOWS: Final = re.compile(rf"\s*(?P<name>{NAME})")
PERSON: Final = re.compile(
    rf"""
    (?:[Gg]iao|[Pp]hân\s+công|[Đđ]ề\s+nghị|[Yy]êu\s+cầu) \s+ (?:cho\s+)?
    (?: (?:các\s+)?(?:đồng\s+chí|đ/c|ông|bà|anh|chị|bác\s+sĩ|Đồng\s+chí|Ông|Bà) \s+ )?
    (?: (?:Phó\s+|Thứ\s+|Quyền\s+)* {POSTS} (?:\s+{OF})* \s* [,:]?\s* )?
    (?P<name> {NAME} )
    """,
    re.VERBOSE,
)
_IN_CHARGE: Final = rf"""
    (?: (?:đồng\s+chí|đ/c|ông|bà|bác\s+sĩ|Đồng\s+chí|Đ/c|Ông|Bà|Bác\s+sĩ|[Tt]hầy|[Cc]ô|[Aa]nh|[Cc]hị
        |(?:TS|ThS|BS|PGS)\.?) \s+
      | (?=(?:Phó|Thứ|Quyền)\s) )
    (?: (?:Phó\s+|Thứ\s+|Quyền\s+)+ {POSTS} (?:\s+{OF}) * \s* ,?\s* )?
    (?P<name> {NAME} )
    (?: \s*\([^)]{{3,80}}\) | \s*[,–-]\s*[^.;:]{{3,80}}? )?
    (?: \s*: | ,?\s+ (?: phụ\s+trách | làm\s | trực\s+tiếp | {PREDICATE.pattern} ) )
    """
OPENS_IN_CHARGE: Final = re.compile(rf"\W*{_IN_CHARGE}", re.VERBOSE)
IN_CHARGE: Final = re.compile(rf"(?: [.;:,]\s+ | d(?<=\bd)o\s+ | v(?<=\bv)à\s+ ) {_IN_CHARGE}", re.VERBOSE)
""" "đồng chí Nguyễn Văn An, Phó Giám đốc, phụ trách …", "Phó Giám đốc Nguyễn Văn An phụ trách …"."""
BESIDE: Final = re.compile(
    rf"\((?:đồng\s+chí|đ/c|ông|bà)\s+(?P<name>{NAME})[^()]{{0,80}}\),?\s+(?:{PREDICATE.pattern})"
)
""" "Phòng Nội vụ (đồng chí Nguyễn Văn An - Trưởng phòng) tham mưu …"."""
LARGE_WORDS: Final = re.compile(rf"\b[{UPPER}]\w++(?:\s+[{UPPER}]\w+){{1,4}}")
PLACE_WORDS: Final = (0, 2, 3, 1)
"""Words of a place's name, likelier numbers first."""
SURNAMES: Final = frozenset((
    "nguyen", "tran", "le", "pham", "huynh", "hoang", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly", "dinh", "doan", "luong", "trinh", "truong", "mai", "cao", "ha", "lam", "ta", "thai", "to", "vuong", "quach",
    "chau", "dao", "nong", "lu", "luu", "kieu", "dam", "phung", "thach", "y", "siu", "ksor", "rmah", "ro", "kpa",
    "nay", "a", "lo", "giang", "vi", "hua", "khuat", "kim", "la", "lai", "lieu", "luc", "ma", "mac", "mach", "ninh",
    "phi", "quan", "sam", "tang", "than", "thieu", "ton", "tong", "tieu", "trieu", "tu", "bach", "be", "cam", "chu",
    "cu", "cung", "danh", "diep", "dieu", "giap", "hau", "hong", "khong", "khuc", "nghiem", "nhu", "phu", "sung",
    "can", "han", "khuu", "uong", "ung", "au", "ngac", "khau", "thi", "vang", "vien",
    "bo", "h'", "van", "lang",
))  # fmt: skip
"""Vietnamese surnames without marks: they tell a person from a body."""


WAYS: Final = (PERSON, IN_CHARGE, BESIDE)


def persons(text: str, spellings: Sequence[str] = ()) -> tuple[str, ...]:
    """Names of persons told to do the task. ``spellings`` are names found elsewhere: scanning faults follow them."""
    first = OPENS_IN_CHARGE.match(text)
    later = sorted((found for way in WAYS for found in way.finditer(text)), key=lambda match: match.start())
    matches = (first, *later) if first else later
    found = (match["name"] for match in matches)
    names = (_of_person(name.split()) for name in found)
    return tuple(dict.fromkeys(_usual(name, spellings) for name in names if name))


def _of_person(words: Sequence[str]) -> str:
    """The name alone: "Thanh Khê Lê Văn Hai" stands behind "Phó Chủ tịch UBND quận"."""
    whole = " ".join(words)
    return whole if is_person(whole) else " ".join(words[len(words) - person_at_end(words) :])


def person_at_end(words: Sequence[str]) -> int:
    """How many of the last of some large words are a person's name; 0 where none are.

    A place before it has mostly two words: "Hòa Lâm Lê Văn Hai", though Lâm is a surname, too.
    """
    if " ".join(words) == "Hồ Chí Minh":
        return 0
    sizes = (size for size in (4, 3) if size <= len(words) and toneless(words[-size]) in SURNAMES)
    return min(sizes, key=lambda size: PLACE_WORDS.index(min(len(words) - size, 3)), default=0)


def is_person(name: str) -> bool:
    """Begins with a surname, and not with a kind of body that sounds like one: "Vụ Công chức"."""
    return toneless(name.split(maxsplit=1)[0]) in SURNAMES and not HEAD.match(plain(name))


def is_person_at(text: str, at: int) -> bool:
    """Whether a person's name stands behind ``at``."""
    found = NAME_FOLLOWS.match(text, at)
    return found is not None and is_person(found["name"])


def _usual(name: str, spellings: Sequence[str]) -> str:
    return next((other for other in spellings if toneless(other) == toneless(name)), name)


def names_in(text: str) -> tuple[str, ...]:
    """Every run of capitalised words that begins with a surname."""
    return tuple(run for run in LARGE_WORDS.findall(text) if is_person(run))
