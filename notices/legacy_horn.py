"""The ư of TCVN3, put back where it was lost.

TCVN3 keeps it on the place of the soft hyphen, which mail programs, browsers and PDF writers leave away:
"trưởng" arrives as "trởng", "như" as "nh".
"""

from __future__ import annotations

import re
from typing import Final

HORN: Final = "\u00ad"
MANY: Final = 100
"""Words of a text that surely held one."""

_BEFORE_CODA: Final = re.compile(r"(?<![ưƯ])([ơờớởỡợ])(?=ng\b|c\b|u\b)", re.IGNORECASE)
"""ơng, ơc, ơu are no Vietnamese rimes; ương, ươc, ươu are."""
_NO_VOWEL: Final = re.compile(r"\b(nh|th|ch|tr|kh|ng|[tdgls])(ng)?\b")
"""Consonants alone: "nh" is "như", "trng" is "trưng"."""
_WORDS: Final = {
    "ngời": "người", "dới": "dưới", "lới": "lưới", "lu": "lưu", "u": "ưu", "hu": "hưu", "mu": "mưu", "cha": "chưa",
    "đa": "đưa", "vờn": "vườn", "mợn": "mượn", "vợt": "vượt", "lợt": "lượt", "rỡi": "rưỡi", "mơi": "mươi",
}  # fmt: skip
"""Words that would be rare or none without it."""
_WORD: Final = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)


def has_lost_it(text: str) -> bool:
    """Whether a long text in TCVN3 (shown as Windows-1252) holds no ư at all."""
    return HORN not in text and text.count(" ") > MANY


def put_back(text: str) -> str:
    """``text`` (Unicode) with the letter where no Vietnamese word can do without it."""
    text = _BEFORE_CODA.sub(r"ư\1", text)
    text = _NO_VOWEL.sub(lambda found: f"{found[1]}ư{found[2] or ''}", text)
    return _WORD.sub(lambda found: _as_large(_WORDS[found[0].lower()], found[0]), text)


def _as_large(word: str, seen: str) -> str:
    return word[:1].upper() + word[1:] if seen[:1].isupper() else word
