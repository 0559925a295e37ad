"""Reads poor lines a second time, each cut out of the page by itself.

On bad scans that takes a fifth of the wrong characters away (1.57 → 1.24 %) and costs 0.07 s a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean, median
from typing import Final

from notices.formats.pdf_lines import WIDE, Line
from notices.formats.pdf_words import Word
from notices.formats.scan_clean import Picture
from notices.formats.scan_words import POINT, words_of_line

POOR: Final = 45.0
"""A line with a word less sure is read again; signs and figures alone never came out otherwise. Up to 60 it would take
0.03 % of the characters more away, and 6 % more time."""
FEWEST: Final = 4
"""Words of a line that is long enough to be believed the second time."""
ABOVE, BELOW, BESIDE = 1.05, 0.42, 0.5
"""Em around the line that are cut out."""


def with_poor_lines_read_again(page: Picture, lines: Sequence[Line]) -> list[Line]:
    """The lines of a page (grey, 240 dpi), the poor ones as the surer of two readings says."""
    return [_again(page, line) for line in lines]


def _again(page: Picture, line: Line) -> Line:
    kept = 1 if _gap(*line.words[:2]) else 0  # a number set apart is read by itself
    words = line.words[kept:]
    if len(words) < FEWEST or not any(map(_poor, words)) or any(_gap(*pair) for pair in pairwise(words)):
        return line
    em = max(word.em for word in words) / POINT
    base = page.shape[0] - median(word.baseline for word in words) / POINT
    top, left = max(0, int(base - ABOVE * em)), max(0, int(words[0].left / POINT - BESIDE * em))
    cut = page[top : int(base + BELOW * em), left : int(words[-1].right / POINT + BESIDE * em)]
    found = [_placed(word, words[0], left * POINT) for word in words_of_line(cut)]
    surer = found and mean(word.sure for word in found) > mean(word.sure for word in words)
    return replace(line, words=(*line.words[:kept], *found)) if surer else line


def _poor(word: Word) -> bool:
    return word.sure < POOR and any(letter.isalpha() for letter in word.text)


def _gap(before: Word | None = None, after: Word | None = None) -> bool:
    return before is not None and after is not None and after.left - before.right > WIDE * before.em


def _placed(word: Word, like: Word, left: float) -> Word:
    """A word of the cutting at its place on the page."""
    return replace(word, left=word.left + left, right=word.right + left, baseline=like.baseline, em=like.em)
