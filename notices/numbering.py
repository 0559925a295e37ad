"""Numbers and bullets at the head of a paragraph: "I.", "1.", "1.1.", "(1)", "a)", "–", "+", "Một là"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from notices.memo import remembered


class Rank(IntEnum):
    """How high a kind of marker stands; a marker goes under the nearest one of a smaller rank."""

    CAPITAL = 0
    ROMAN = 1
    NUMBER = 2
    DECIMAL = 3
    LETTER = 5
    ROUND = 6
    DASH = 8
    PLUS = 9


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a paragraph's own words."""

    rank: Rank
    label: str
    """Canonical: "II", "3", "1.1", "(6)", "(a)"; empty for bullets, which count by place."""
    glyph: str = ""
    """A bullet's own sign: "*" and "-" in one notice are two levels."""

    @property
    def is_bullet(self) -> bool:
        """A dash or a plus."""
        return self.rank >= Rank.DASH

    @property
    def ordinal(self) -> int | None:
        """Its place in its list as printed: 3 for "(3)", "1.3", "III" and "(c)"; None for bullets."""
        return _ordinal(self)


MARKERS: Final = re.compile(
    r"""
    (?P<roman_decimal> [IVX]{1,5}\.[1-9]\d?(?:\.[1-9]\d?){0,4} ) [.)]? \s+     # "II.1. "
  | (?P<decimal>       [1-9]\d?(?:\.[1-9]\d?){1,4} ) (?: [.):/]? \s+ | \s?[-–]\s+ ) (?![%\d])   # "1.2. ", "2.1- "
  | (?:Phần|Mục)?\s*
    (?P<roman>         [IVX]{1,5} ) (?: [.)]\s* | [/:]\s+ | \s?[-–]\s+ ) (?=[^\W\d_])  # "II. ", "IV/ ", "II- "
  | (?P<capital>       [A-HK-UY] ) (?: [.)/] \s+ | \s?[-–]\s+(?=[A-ZÀ-Ỹ]{2}) ) (?=[^\W\d_])   # "A. ", "B - CÁC"
  | (?P<round>         \(\s*[1-9]\d?\s*\) | [1-9]\d?\) ) \s*[.:]? \s*      # "(1) ", "6) ", "(10). "
  | (?P<number>        [1-9]\d? ) (?: \s?\.\s+ | /\s+ | \s?\.(?=[^\W\d_])
                         | :\s+ | -\s+(?=[A-ZÀ-Ỹ]) )                       # "1. ", "1/ ", "1.Giao", "1- Về"
  | (?P<letter>        \(\s*(?:[a-zđ]|[ivx]{2,4})\s*\) | [a-zđ]\) | [a-zđ][./](?=\s) ) \s*   # "a) ", "(i) ", "a/ "
  | (?P<dash>          [-–—•●▪◦·*→] (?=\s*\S) ) \s*                        # "- "
  | (?P<plus>          \+ ) \s*                                            # "+ "
  | (?P<spoken>        (?:Thứ\s+(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)\b
                         | (?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười)\s+là\b ) ) \s*[,:.]?\s*   # "Một là, "
    """,
    re.VERBOSE,
)
SPOKEN: Final = {
    "một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
ROMANS: Final = {
    roman: value
    for value, roman in enumerate(
        [
            "I",
            "II",
            "III",
            "IV",
            "V",
            "VI",
            "VII",
            "VIII",
            "IX",
            "X",
            "XI",
            "XII",
            "XIII",
            "XIV",
            "XV",
            "XVI",
            "XVII",
            "XVIII",
            "XIX",
            "XX",
        ],
        start=1,
    )
}
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""Vietnamese lists leave out f, j, w and z; đ follows d."""

_NEGATIVE_OR_RANGE: Final = re.compile(r"[-–]\d")
_RANKS: Final = {
    "roman": Rank.ROMAN, "capital": Rank.CAPITAL, "number": Rank.NUMBER, "decimal": Rank.DECIMAL,
    "roman_decimal": Rank.DECIMAL, "round": Rank.ROUND, "letter": Rank.LETTER, "spoken": Rank.ROUND,
    "dash": Rank.DASH, "plus": Rank.PLUS,
}  # fmt: skip


@remembered
def read_marker(text: str) -> tuple[Marker | None, str]:
    """The marker at the head of ``text`` and the words after it: "(10). Đôn đốc" gives ("(10)", "Đôn đốc")."""
    found = MARKERS.match(text)
    if not found or _NEGATIVE_OR_RANGE.match(text):
        return None, text
    kind = str(found.lastgroup)
    if kind == "roman" and found[kind] not in ROMANS:
        return None, text
    rest = text[found.end() :].strip()
    marker = Marker(_RANKS[kind], _label(kind, found[kind]), found[kind] if kind in ("dash", "plus") else "")
    return marker, rest if kind == "spoken" else _unspoken(rest)


def _unspoken(text: str) -> str:
    """ "a) Một là, rà soát": the spoken number behind the printed one goes, too."""
    second = MARKERS.match(text)
    return text[second.end() :].strip() if second and second.lastgroup == "spoken" else text


def _label(kind: str, printed: str) -> str:
    if kind in ("dash", "plus"):
        return ""
    if kind == "spoken":
        return f"({SPOKEN[next(word for word in printed.lower().split() if word in SPOKEN)]})"
    if kind in ("round", "letter"):
        return f"({printed.strip('()./ ')})"
    return printed


def _ordinal(marker: Marker) -> int | None:
    last = marker.label.strip("()").split(".")[-1]
    if marker.is_bullet:
        return None
    if last.isdigit():
        return int(last)
    if marker.rank is Rank.ROMAN:
        return ROMANS.get(last)
    return LETTERS.find(last.lower()) + 1 or None
