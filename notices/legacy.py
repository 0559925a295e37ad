"""Vietnamese from before Unicode: TCVN3 (fonts called .VnTime, .VnArial …) and VNI (VNI-Times …).

Both put Vietnamese letters on places that Windows-1252 gives to others, so that one reads "KÕt luËn" or "Keát luaän".
Nothing but the result tells which one it is: the reading that gives more Vietnamese syllables. Tables: TCVN 5712:1993
(as glibc's iconv has it) and VNI's own two-letter code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from notices.formats.syllables import TRUSTED, is_syllable, share
from notices.legacy_horn import has_lost_it, put_back

TCVN3: Final = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""Windows-1252 letter → Vietnamese letter."""

_TONES: Final = "ùøûõï"
VOWELS: Final[tuple[tuple[str, str, str], ...]] = (
    ("a", _TONES, "áàảãạ"), ("aâ", "áàåãä", "ấầẩẫậ"), ("aê", "éèúüë", "ắằẳẵặ"),
    ("e", _TONES, "éèẻẽẹ"), ("eâ", "áàåãä", "ếềểễệ"),
    ("o", _TONES, "óòỏõọ"), ("oâ", "áàåãä", "ốồổỗộ"), ("ô", _TONES, "ớờởỡợ"),
    ("u", _TONES, "úùủũụ"), ("ö", _TONES, "ứừửữự"), ("y", "ùøûõ", "ýỳỷỹ"),
)  # fmt: skip
"""VNI: vowel, marks after it, the letters that they make. A mark that has the hat in it stands after the bare vowel."""
SINGLE: Final = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
HATS: Final = {"aâ": "â", "aê": "ă", "eâ": "ê", "oâ": "ô"}


def _vni() -> dict[str, str]:
    small = {**SINGLE, **HATS}
    for vowel, marks, letters in VOWELS:
        small.update({vowel[:1] + mark: letter for mark, letter in zip(marks, letters, strict=True)})
    return {**small, **{key.upper(): letter.upper() for key, letter in small.items()}, **_first_large(small)}


def _first_large(small: Mapping[str, str]) -> dict[str, str]:
    return {key.capitalize(): letter.upper() for key, letter in small.items() if len(key) == 2}


VNI: Final = _vni()
_VNI: Final = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_TCVN3: Final = str.maketrans(TCVN3)

Decoder = Callable[[str], str]


def from_tcvn3(text: str) -> str:
    """TCVN3 shown as Windows-1252 → Vietnamese. Its small letters stand for large ones, too: "CéNG HßA", "øng dông"."""
    return LOST.sub(lambda found: found[0].upper(), WORD.sub(_in_capitals, text.translate(_TCVN3)))


def _in_capitals(found: re.Match[str]) -> str:
    """A word whose plain letters are large is large; with one such letter it goes by its neighbours."""
    word = found[0]
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    if not plain or not all(letter.isupper() for letter in plain):
        return word
    around = found.string[max(0, found.start() - NEAR) : found.end() + NEAR]
    loud = any(is_syllable(other.lower()) for other in LOUD.findall(around))
    return word.upper() if len(plain) > 1 or (loud and found.string[found.end() : found.end() + 1] != ":") else word


def from_vni(text: str) -> str:
    """VNI shown as Windows-1252 → Vietnamese."""
    return _VNI.sub(lambda found: VNI[found[0]], text)


DECODERS: Final[Mapping[str, Decoder]] = MappingProxyType({"tcvn3": from_tcvn3, "vni": from_vni})
GAIN: Final = 0.15
"""Share of syllables that a decoding must win; Unicode text loses by any of them."""
WORD: Final = re.compile(r"[^\W\d_]+")
LOUD: Final = re.compile(r"\b[A-Z]{2,}\b|\b[A-Z]+[^\W\d_A-Z][A-Z]+\b")
LOST: Final = re.compile(
    r"""(?: (?<=Trung\ tâm\ ) | (?<=Phòng\ ) | (?<=Viện\ ) | (?<=Quỹ\ ) | (?<=Ban\ ) | (?<=[.:;]\n)
          | (?<=^-\ ) | (?<=\d\.\ ) | (?<=\(\d\)\ ) ) [áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]""",
    re.VERBOSE | re.MULTILINE,
)
"""A letter with a tone at the beginning of a name or an item: TCVN3 has no large one."""
NEAR: Final = 8
"""Letters around a word in which a syllable in capitals shows that it is, too: "X· HéI"; "PGD Së" has none."""
UNICODE: Final = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323Ạ-ỹ]")
CAPITAL_FONT: Final = re.compile(r"\.vn[\w ]*h\b")
LIKELY: Final = re.compile(r"[¡-þ]")


def decoder_for(text: str) -> Decoder | None:
    """What turns ``text`` into Vietnamese; None where it is that already, or where nothing helps."""
    if not LIKELY.search(text):
        return None
    before = share(text)
    if before >= TRUSTED:
        return None
    after, name = max((share(decode(text)), name) for name, decode in DECODERS.items())
    if after < before + GAIN or after < TRUSTED:
        return None
    return from_tcvn3_hornless if name == "tcvn3" and has_lost_it(text) else DECODERS[name]


def is_unicode(text: str) -> bool:
    """Whether letters stand in it that only Unicode has: then the font's name says nothing."""
    return UNICODE.search(text) is not None


def decoder_of_font(font: str) -> Decoder | None:
    """The code of a font by its name: .VnTime, .VnTimeH (capitals where small letters are typed), VNI-Times."""
    name = font.rpartition("+")[2].lower()
    if name.startswith(".vn"):
        return from_tcvn3_capitals if CAPITAL_FONT.match(name) else from_tcvn3
    return from_vni if name.startswith("vni") else None


def from_tcvn3_hornless(text: str) -> str:
    """TCVN3 that lost its ư on the way."""
    return put_back(from_tcvn3(text))


def from_tcvn3_capitals(text: str) -> str:
    """TCVN3 in a font of capitals."""
    return from_tcvn3(text).upper()
