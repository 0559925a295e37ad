"""Vietnamese marks: patterns written with all of them also match what was typed with fewer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

_LETTERS: Final = "aăâeêioôơuưyđ"
_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_TILDE, _HOOK = "\u0303", "\u0309"
_OLD_PLACE: Final = {"oa": "òa óa ỏa õa ọa", "oe": "òe óe ỏe õe ọe", "uy": "ùy úy ủy ũy ụy"}
_NEW_PLACE: Final = {"oa": "oà oá oả oã oạ", "oe": "oè oé oẻ oẽ oẹ", "uy": "uỳ uý uỷ uỹ uỵ"}
_PLACES: Final = {
    new: old for pair in _OLD_PLACE for new, old in zip(_NEW_PLACE[pair].split(), _OLD_PLACE[pair].split(), strict=True)
}
_PLACED: Final = re.compile(rf"(?<!q)(?:{'|'.join(_PLACES)})(?!\w)")


def plain(text: str) -> str:
    """ "Hoàn thành" → "Hoan thanh"; case and length of composed text are kept."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


def placed(text: str) -> str:
    """The tone on the older letter: "huỷ", "hoà" → "hủy", "hòa". Length is kept; "quý" is left alone."""
    return _PLACED.sub(lambda pair: _PLACES[pair[0]], text)


def lenient(pattern: str) -> str:
    """A regular expression in which every marked letter also stands for itself with fewer marks.

    "mục" → "m[uụ]c"; "sáu" also matches "sau", but "sau" does not match "sáu". Hỏi and ngã stand for each other.
    A letter loses its tone before its hat or horn: "ớ" matches ớ, ơ, o, but not ó. ‹nới› matches nothing but itself.
    """
    loose = [part if exact else "".join(map(_class, part)) for exact, part in _exact_parts(placed(pattern))]
    return "".join(loose)


def _exact_parts(pattern: str) -> Iterator[tuple[bool, str]]:
    """The pattern cut at ‹ ›: what stands between them is matched as it is written."""
    for at, part in enumerate(re.split("[‹›]", pattern)):
        yield at % 2 == 1, part


@cache
def _class(letter: str) -> str:
    if letter not in _variants():
        return letter
    return f"[{''.join(sorted(_variants()[letter]))}]"


@cache
def _variants() -> dict[str, frozenset[str]]:
    """Marked letter → all that it may be typed as."""
    letters = [unicodedata.normalize("NFC", letter + tone) for letter in _LETTERS if letter != "đ" for tone in _TONES]
    found = {one: frozenset(other for other in letters if _fewer(other, one)) for one in letters if _marks(one)}
    return {**found, "đ": frozenset("dđ")}


def _fewer(typed: str, meant: str) -> bool:
    marks = _marks(typed)
    whole, hat = _marks(meant), _marks(meant) - set(_TONES)
    return _base(typed) == _base(meant) and marks in (whole, hat, frozenset())


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _marks(letter: str) -> frozenset[str]:
    marks = set(unicodedata.normalize("NFD", letter)[1:])
    return frozenset(marks | {_TILDE, _HOOK}) if marks & {_TILDE, _HOOK} else frozenset(marks)
