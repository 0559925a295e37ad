"""Reads the numbers at the heads of lines a second time.

List numbers are what Tesseract reads worst: "(2)" becomes "@)", "3." becomes "N", because a wide gap parts them from
their line. Moved close to the words that follow and read again, 28 of 28 came out right on a scan where 10 had.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from notices.formats.pdf_lines import Line
from notices.formats.pdf_words import Word
from notices.formats.scan_clean import Picture
from notices.formats.scan_numbers import APART, LONGEST, NUMBER
from notices.formats.scan_words import POINT, line_in

SURE: Final = 88.0
"""Sureness from which a head stays as it was read: of 84 such, the second reading changed none."""
INDENT, REACH = 1.0, 5.0
"""Em from the margin within which no number can stand, and from a word within which its number stands."""
DARK: Final = 140
"""Grey of ink."""
WORDS: Final = 3
"""Words after the head that are read with it."""
GAPS: Final = (0.24, 0.5)
"""Em of blank between head and words, one try each."""
ABOVE, BELOW, BESIDE = 1.0, 0.4, 0.5
"""Em around the words that are cut out."""
EDGE: Final = 10
HEAD: Final = re.compile(rf"[^\w(]*({NUMBER.pattern})[.,:;]?\s*(?=[^\W\d_]|[“\"'(])")
"""The number at the beginning of what was read anew."""


def with_heads_read_again(page: Picture, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page (grey, 240 dpi) with the numbers at their heads read once more, or for the first time."""
    margin = min((line.left for line in lines), default=0.0)
    return tuple(_again(page, line) if _apart(line) else _unread(page, line, margin) for line in lines)


def _apart(line: Line) -> bool:
    if len(line.words) < 2 or len(line.words[0].text) > LONGEST:
        return False
    head, first = line.words[:2]
    return first.left - head.right > APART * head.em


def _again(page: Picture, line: Line) -> Line:
    head = line.words[0]
    if head.sure >= SURE:
        return line
    text = _number(page, line.words[: 1 + WORDS])
    return _headed(line, replace(head, text=text, sure=100.0), line.words[1:]) if text else line


def _unread(page: Picture, line: Line, margin: float) -> Line:
    """A line moved in, with ink before its first word that Tesseract made nothing of."""
    first = line.words[0]
    if first.left - margin < INDENT * first.em or first.text[:1].islower():
        return line
    head = _ink_before(page, first, max(margin, first.left - REACH * first.em))
    text = _number(page, (head, *line.words[:WORDS])) if head else None
    if head is None or text is None:
        return line
    return _headed(line, replace(head, text=text), line.words)


def _headed(line: Line, head: Word, rest: Sequence[Word]) -> Line:
    """The line with its number once, where what stood before the number was dust."""
    return replace(line, words=(head, *(rest[1:] if rest[0].text.startswith(head.text) else rest)))


def _ink_before(page: Picture, word: Word, left: float) -> Word | None:
    """Where ink stands on the line of ``word`` between ``left`` and it; None where there is hardly any."""
    em = word.em / POINT
    base = page.shape[0] - word.baseline / POINT
    start = int(left / POINT)
    strip = page[max(0, int(base - 0.7 * em)) : int(base), start : int(word.left / POINT - 0.2 * em)]
    columns = np.flatnonzero((strip < DARK).any(axis=0)) if strip.size else np.empty(0)
    if columns.size < 0.1 * em:
        return None
    return replace(word, text="", left=(start + int(columns[0])) * POINT, right=(start + int(columns[-1])) * POINT)


def _number(page: Picture, words: Sequence[Word]) -> str | None:
    """The number that the first of ``words`` is, when the others stand close to it."""
    for gap in GAPS:
        found = HEAD.match(line_in(_together(page, words, gap)))
        if found:
            return found[1]
    return None


def _together(page: Picture, words: Sequence[Word], gap: float) -> Picture:
    """The head and the words after it, cut out of the page and set ``gap`` em apart."""
    head, first, last = words[0], words[1], words[-1]
    em = head.em / POINT
    base = page.shape[0] - head.baseline / POINT
    rows = slice(max(0, int(base - ABOVE * em)), int(base + BELOW * em))
    left = page[rows, max(0, int(head.left / POINT - BESIDE * em)) : int(head.right / POINT + gap * em / 2)]
    right = page[rows, int(first.left / POINT - gap * em / 2) : int(last.right / POINT + BESIDE * em)]
    whole = np.hstack([left, right])
    return np.asarray(cv2.copyMakeBorder(whole, EDGE, EDGE, EDGE, EDGE, cv2.BORDER_REPLICATE), np.uint8)
