"""Bytes of a plain text file → clean text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from notices.legacy import decoder_for

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
"""Soft hyphens, zero-width and direction marks (these can reorder what a person sees), control codes."""
BLANKS: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LOOK_ALIKES: Final = {
    "Ð": "Đ", "Ɖ": "Đ", "ð": "đ",
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\uf02d": "-", "\uf0b7": "•", "\uf02b": "+",
    "ﬁ": "fi", "ﬂ": "fl",
}  # fmt: skip
FOREIGN_LETTERS: Final = str.maketrans("АВЕКМНОРСТХІаеорсхуі", "ABEKMHOPCTXIaeopcxyi")
_FOREIGN: Final = re.compile("[\u0400-\u04ff]")
_WITH_FOREIGN: Final = re.compile("(?<!\\w)[^\\W\u0400-\u04ff]*+[\u0400-\u04ff]\\w*")
_LATIN: Final = re.compile("[A-Za-zÀ-ỹ]")


def decode(data: bytes) -> str:
    """Text of a file: by its byte order mark, else UTF-8, UTF-16 without a mark, at last one of the 8-bit codes."""
    return clean(_decoded(data))


def restored(text: str) -> str:
    """``text`` as Vietnamese where it is TCVN3 or VNI shown in the letters of another code; else as it is."""
    decoder = decoder_for(text)
    return decoder(text) if decoder else text


def clean(text: str) -> str:
    """NFC, ordinary blanks and line ends, no invisible characters, look-alike letters put right."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\v", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = BLANKS.sub(" ", INVISIBLE.sub("", text))
    for alike, meant in LOOK_ALIKES.items():
        text = text.replace(alike, meant)  # for so few far quicker than translate
    return _WITH_FOREIGN.sub(_in_one_alphabet, text) if _FOREIGN.search(text) else text


def _in_one_alphabet(found: re.Match[str]) -> str:
    """A Latin word without Cyrillic letters that look like its own. Word by word: time grows with length alone."""
    word = found[0]
    return word.translate(FOREIGN_LETTERS) if _LATIN.search(word) else word


def _decoded(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if _looks_like_utf16(data):
        return data.decode("utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be", "replace")
    try:
        return restored(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _eight_bit(data)


def _eight_bit(data: bytes) -> str:
    """TCVN3 or VNI, else Windows-1258, the only other 8-bit code of Vietnamese."""
    western = data.decode("cp1252", errors="replace")
    decoder = decoder_for(western)
    return decoder(western) if decoder else data.decode("cp1258", errors="replace")


def _looks_like_utf16(data: bytes) -> bool:
    # Latin letters, blanks and line ends have a zero half in UTF-16; no other text holds zero bytes.
    return len(data) > 1 and data[:2000].count(0) > len(data[:2000]) // 8
