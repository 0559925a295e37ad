"""The gist of a message: its words in one spelling, with a capital letter for every thing that was recognised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from replies.marks import placed

# The capital letters. All else in a gist is lower case, so that patterns can name them: "đến D", "chờ T xong".
TASK: Final = "T"
DAY: Final = "D"
PAST: Final = "B"
LENGTH: Final = "L"
PERCENT: Final = "P"
DOCUMENT: Final = "Q"
NUMBER: Final = "N"
CLOCK: Final = "K"

_UNSEEN: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff\u20e3\U0001f3fb-\U0001f3ff]"
)
"""Joiners, directions, variants and skin colours: "3️⃣" is 3, "👍🏽" is 👍."""

Found = tuple[str, object]
"""What takes the place of some words: the capital letter (or other text), and what it stands for."""


@dataclass(frozen=True, slots=True)
class Gist:
    """Text that is rewritten step by step and still knows where each letter came from."""

    text: str
    """As it now reads."""
    source: str
    """As it was typed, in NFC."""
    places: Sequence[tuple[int, int]]
    """For every letter of the text: start and end in the source."""
    values: Sequence[object]
    """For every letter: what it stands for, if it is a capital letter that stands for something."""

    def words(self, start: int, end: int) -> str:
        """The source of text[start:end], without the punctuation around it."""
        if start >= end:
            return ""
        return self.source[self.places[start][0] : self.places[end - 1][1]].strip(" \t\n,;:.–-")

    def rewrite(self, pattern: re.Pattern[str], put: Callable[[re.Match[str]], Found | str | None]) -> Gist:
        """Every match replaced by what ``put`` gives: a text, a capital letter with its value, or None to leave it.

        What a group named "keep…" matched at the beginning stays as it is.
        """
        keeps = [name for name in pattern.groupindex if name.startswith("keep")]
        text: list[str] = []
        places: list[tuple[int, int]] = []
        values: list[object] = []
        last = 0
        for match in pattern.finditer(self.text):
            got = put(match)
            start, end = max([match.start(), *map(match.end, keeps)]), match.end()
            if got is None or end == start:
                continue
            new, value = got if isinstance(got, tuple) else (got, None)
            text += (self.text[last:start], new)
            places += self.places[last:start]
            places += self._places(start, end, new)
            values += self.values[last:start]
            values += [value] * len(new)
            last = end
        if not text:
            return self
        text.append(self.text[last:])
        places += self.places[last:]
        values += self.values[last:]
        return Gist("".join(text), self.source, places, values)

    def spaced(self) -> Gist:
        """Every mark of punctuation between single spaces; a line break is one, too."""
        text: list[str] = []
        kept: list[int] = []
        for at, letter in enumerate(self.text):
            mark = not (letter.isalnum() or letter in " _/%")
            if (mark or letter == " ") and text and text[-1] != " ":
                text.append(" ")
                kept.append(at)
            if letter != " ":
                text.append(letter)
                kept.append(at)
            if mark:
                text.append(" ")
                kept.append(at)
        return Gist("".join(text), self.source, [self.places[at] for at in kept], [self.values[at] for at in kept])

    def _places(self, start: int, end: int, new: str) -> Sequence[tuple[int, int]]:
        """Where the letters put in come from; the ones that stay at either end keep their places."""
        if len(new) == 1:
            return ((self.places[start][0], self.places[end - 1][1]),)
        old = self.text[start:end]
        same = min(len(old), len(new))
        head = next((at for at in range(same) if old[at] != new[at]), same)
        tail = next((at for at in range(same - head) if old[-1 - at] != new[-1 - at]), same - head)
        middle = (self.places[min(start + head, end - 1)][0], self.places[max(start, end - 1 - tail)][1])
        inside = [middle] * (len(new) - head - tail)
        return (*self.places[start : start + head], *inside, *self.places[end - tail : end])


@lru_cache(maxsize=2048)
def _same(letter: str) -> str:
    """A letter in lower case and its compatible form; "" for what is not seen, " " or "\\n" for any white space."""
    if _UNSEEN.match(letter):
        return ""
    same = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", letter).lower())
    if same.isspace():
        return "\n" if letter in "\n\r" else " "
    return same


def begin(message: str) -> Gist:
    """The message in lower case and compatible forms, spaces single, each letter with its place in the NFC source."""
    source = unicodedata.normalize("NFC", message)
    text: list[str] = []
    places: list[tuple[int, int]] = []
    for at, letter in enumerate(source):
        same = _same(letter)
        if not same:
            continue
        if same == " " and (not text or text[-1] in " \n"):
            continue
        text += same
        places += [(at, at + 1)] * len(same)
    return Gist(placed("".join(text)), source, places, [None] * len(places))
