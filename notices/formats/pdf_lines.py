"""Words into printed lines, without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from notices.formats.pdf_words import Word

SAME_LINE: Final = 0.35
"""Words of one line differ in height by less, in em of the smaller."""

EDGE: Final = 0.1
"""Share of the page's height at its head and foot where page numbers and running heads stand."""

PAGE_NUMBER: Final = re.compile(r"(?:trang )?\W*\d{1,3}\W*(?:(?:/|trên) ?\d{1,3})?\W*", re.IGNORECASE)
"""2, - 2 -, Trang 2/5"""

SPECKS: Final = re.compile(rf"{PAGE_NUMBER.pattern}|.{{1,3}}", re.IGNORECASE)
"""On a scan a page number may be read as any sign."""

WIDE: Final = 1.5
"""A gap of so many em sets two things on one line apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side, from left to right."""

    words: tuple[Word, ...]
    page: int
    number: int = 0
    """Its place among the lines of its page, margins left out, from 1."""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def baseline(self) -> float:
        return self.words[0].baseline

    @property
    def em(self) -> float:
        return max(word.em for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def apart(self) -> str:
        """The text with a tab at every wide gap."""
        text = self.words[0].text
        for before, after in pairwise(self.words):
            text += ("\t" if after.left - before.right > WIDE * before.em else " ") + after.text
        return text


@dataclass(frozen=True, slots=True)
class Page:
    """One page's lines from top to bottom."""

    lines: tuple[Line, ...]
    height: float
    scanned: bool = False
    """Read from a picture."""


def lines_of(words: list[Word], page: int) -> tuple[Line, ...]:
    """Lines by height; words keep the place where they stand, not the file's order."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.baseline):
        row = rows[-1] if rows else []
        if row and row[0].baseline - word.baseline < SAME_LINE * min(row[0].em, word.em):
            row.append(word)
        else:
            rows.append([word])
    return tuple(Line(tuple(sorted(row, key=lambda word: word.left)), page) for row in rows)


def without_margins(pages: list[Page]) -> list[Page]:
    """The pages without page numbers and without lines that stand at the same edge of several pages."""
    seen = Counter(line.text for page in pages for line in page.lines if _at_edge(line, page))
    repeated = {text for text, times in seen.items() if times > max(1, len(pages) // 2)}
    return [
        replace(page, lines=_numbered(line for line in page.lines if not _marginal(line, page, repeated)))
        for page in pages
    ]


def _numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(replace(line, number=number) for number, line in enumerate(lines, start=1))


def _marginal(line: Line, page: Page, repeated: set[str]) -> bool:
    number = SPECKS if page.scanned else PAGE_NUMBER
    return _at_edge(line, page) and (line.text in repeated or number.fullmatch(line.text) is not None)


def _at_edge(line: Line, page: Page) -> bool:
    return not EDGE * page.height <= line.baseline <= (1 - EDGE) * page.height
