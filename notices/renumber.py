"""Numbers that scanning garbled ("s4", "Z.", "l." for "4.", "2.", "1."; "L.", "H." for "I.", "II."), put right.

A short token set apart at a paragraph's head is taken for a number only where the sequence of its list says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from notices.fold import UPPER
from notices.numbering import ROMANS, Marker, Rank, read_marker

GARBLED: Final = re.compile(
    rf"(?P<token>[^\s.,:()/-]{{1,4}})\s?[.,:]\s*(?=[\w\"“(])(?P<rest>.+)"
    rf"|(?P<bare>[a-zđ]?\d{{1,2}}|[Il|Z]|và|đa)\s+(?=[{UPPER}])(?P<after>.+)",
    re.DOTALL,
)
"""A token that may have been a number: "Z. Chi cục …", "s4 Trung tâm …"."""
DIGITS: Final = str.maketrans({
    "l": "1", "I": "1", "i": "1", "|": "1", "!": "1", "Z": "2", "z": "2", "đ": "3", "ä": "3", "A": "4",
    "S": "5", "s": "5", "G": "6", "b": "6", "T": "7", "B": "8", "g": "9", "q": "9", "O": "0", "o": "0",
})  # fmt: skip
"""What scanning makes of digits."""
ROMAN_LETTERS: Final = {
    "L": "I", "l": "I", "1": "I", "|": "I", "!": "I", "T": "I",
    "H": "II", "11": "II", "ll": "II", "lI": "II", "Il": "II", "n": "II", "U": "II",
    "IH": "III", "HI": "III", "IIl": "III", "lII": "III", "111": "III", "m": "III",
    "TV": "IV", "1V": "IV", "lV": "IV", "IY": "IV", "Y": "V", "VL": "VI", "Vl": "VI", "V1": "VI", "VH": "VII",
}  # fmt: skip
"""What scanning makes of Roman numerals."""
Read = tuple[Marker | None, str]


def read_markers(texts: Sequence[str]) -> list[Read]:
    """The marker and the words of each paragraph, garbled numbers put right where their list leaves no doubt."""
    found = [read_marker(text) for text in texts]
    last: dict[Rank, int] = {}
    for at in range(len(texts)):
        marker = found[at][0]
        if marker is None or _is_out_of_turn(marker, last):
            found[at] = _put_right(texts, found, at, last) or found[at]
            marker = found[at][0]
        if marker and not marker.is_bullet and marker.ordinal is not None:
            last = {rank: place for rank, place in last.items() if rank < marker.rank} | {marker.rank: marker.ordinal}
    return found


def _is_out_of_turn(marker: Marker, last: dict[Rank, int]) -> bool:
    """A letter, or "11" for "II", that does not follow the one before it in its list."""
    doubtful = marker.rank in (Rank.CAPITAL, Rank.LETTER) or marker.label in ("11", "111")
    return doubtful and marker.ordinal != last.get(marker.rank, 0) + 1


def _put_right(texts: Sequence[str], found: Sequence[Read], at: int, last: dict[Rank, int]) -> Read | None:
    garbled = GARBLED.match(texts[at])
    if not garbled:
        return None
    token, rest = garbled["token"] or garbled["bare"], (garbled["rest"] or garbled["after"]).strip()
    for rank, place in _looks_like(token):
        expected = last.get(rank, 0) + 1
        if place == expected and (place > 1 or _is_followed(texts, found, at, rank)):
            return _marker(rank, place), rest
    before, after = last.get(Rank.NUMBER), _next(found, at, Rank.NUMBER)
    if before and after == before + 2 and not found[at][0]:
        return _marker(Rank.NUMBER, before + 1), rest
    return None


def _looks_like(token: str) -> list[tuple[Rank, int]]:
    """The numbers that may have stood where ``token`` stands."""
    roman = ROMANS.get(ROMAN_LETTERS.get(token, ""))
    digits = "".join(re.findall(r"\d", token)) if re.search(r"\d", token) else token.translate(DIGITS)
    number = int(digits) if digits.isdigit() and len(digits) < 3 else None
    places = [(Rank.ROMAN, roman), (Rank.NUMBER, number)]
    return [(rank, place) for rank, place in places if place]


def _is_followed(texts: Sequence[str], found: Sequence[Read], at: int, rank: Rank) -> bool:
    """Whether the first number of a list has a second one below, itself perhaps garbled."""
    for other in range(at + 1, len(texts)):
        marker = found[other][0]
        garbled = GARBLED.match(texts[other])
        if garbled and (rank, 2) in _looks_like(garbled["token"] or garbled["bare"]):
            return True
        if marker and not marker.is_bullet and marker.rank <= rank:
            return marker.rank is rank and marker.ordinal == 2
    return False


def _next(found: Sequence[Read], at: int, rank: Rank) -> int | None:
    """The place of the next number of the same kind in the same list."""
    for marker, _ in found[at + 1 :]:
        if marker and marker.rank <= rank:
            return marker.ordinal if marker.rank is rank else None
    return None


def _marker(rank: Rank, place: int) -> Marker:
    roman = next(label for label, value in ROMANS.items() if value == place)
    return Marker(rank, roman if rank is Rank.ROMAN else str(place))
