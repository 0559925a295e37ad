"""Letters made comparable: what two spellings of the same Vietnamese words have in common."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from notices.memo import remembered
from notices.misread import repaired

TONE_PLACES: Final = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
"""New-style against old-style place of the tone mark; both stand in the same documents."""

SHORT_FORMS: Final = (
    (re.compile(r"\bkh\s*&\s*cn\b|\bkhcn\b"), "khoa học và công nghệ"),
    (re.compile(r"\bxh\s*&\s*nv\b"), "xã hội và nhân văn"),
    (re.compile(r"\bubnd\b"), "ủy ban nhân dân"),
    (re.compile(r"\bhđnd\b"), "hội đồng nhân dân"),
    (re.compile(r"\btp\b\.?"), "thành phố"),
    (re.compile(r"&"), " và "),
)
"""Short forms that every office writes, and their words: "UBND", "KH&CN"."""

UPPER: Final = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
"""All large Vietnamese letters, for a character class."""

_TONE_PLACE: Final = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?!\w)(?<!q..)")
# Only open syllables: "hoà" but not "hoàn"; and in "quý" the u belongs to the q.
_BARE: Final = {
    code: ("d" if chr(code) in "đð" else unicodedata.normalize("NFD", chr(code))[0])
    for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))
}
"""Every letter with marks, and the letter under them."""
_ALL_SHORT: Final = re.compile("|".join(short.pattern for short, _ in SHORT_FORMS))


@remembered
def plain(text: str) -> str:
    """Lower case, one tone place ("hoà" as "hòa"), no misread marks; of the same length: offsets hold in both."""
    if "\n" in text:
        return "\n".join(plain(line) for line in text.split("\n"))  # each was mostly asked before
    low = text.lower() if len(text.lower()) == len(text) else "".join(letter.lower()[0] for letter in text)
    return repaired(_TONE_PLACE.sub(lambda found: TONE_PLACES.get(found[0], found[0]), low))


def toneless(text: str) -> str:
    """Lower case without any marks: "Sở Nội vụ" gives "so noi vu"; of the same length for NFC text."""
    return text.lower().translate(_BARE)


def words(text: str) -> list[str]:
    """The words in full: short forms spelled out, punctuation dropped, lower case with tones."""
    text = plain(text)
    if _ALL_SHORT.search(text):
        for short, full in SHORT_FORMS:
            text = short.sub(full, text)
    return re.findall(r"\w+", text)


@remembered
def key(text: str) -> str:
    """Equal for spellings of one name: "Phòng Kế hoạch – Tài chính" gives "phong ke hoach tai chinh"."""
    return toneless(" ".join(words(text)))


def capitalised(text: str) -> str:
    """The same with its first letter large."""
    return text[:1].upper() + text[1:]
