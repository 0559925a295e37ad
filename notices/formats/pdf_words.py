"""The words of a PDF page with their places, from the character boxes of pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

HYPHENS: Final = frozenset({0x02, 0xFFFE})
"""How pdfium marks a hyphen at the end of a line."""

WORD_GAP: Final = 0.3
"""Blank between two letters, in em, that parts words even where the file has no blank."""

SMALLEST: Final = 4.0
"""Font sizes below are scaled by a matrix: the box tells the true size."""

BOLD_FLAG: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Word:
    """One word; lengths in points, ``baseline`` counted upwards from the page's foot."""

    text: str
    left: float
    right: float
    baseline: float
    em: float
    bold: bool
    sure: float = 100.0
    """0 to 100: how sure it was read; printed text is sure."""
    seen: bool = False
    """Read from a picture."""
    mended: bool = False
    """What was read was put right."""
    font: str = ""
    """Its name, which may tell an old code."""


@dataclass(frozen=True, slots=True)
class _Letter:
    index: int
    character: str
    left: float
    right: float
    baseline: float
    em: float


def words_on(page: pdfium.PdfTextPage) -> list[Word]:
    """The words in the order of the file."""
    words: list[Word] = []
    run: list[_Letter] = []
    for letter in _letters(page):
        if run and (letter is None or _parts(run[-1], letter)):
            words.append(_word(page, run))
            run = []
        if letter is not None:
            run.append(letter)
    return words + ([_word(page, run)] if run else [])


def _letters(page: pdfium.PdfTextPage) -> Iterator[_Letter | None]:
    """The page's characters; None stands for a blank."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        character = "-" if code in HYPHENS else chr(code)
        if character.isspace() or (code < 0x20 and code not in HYPHENS):
            yield None
            continue
        raw.FPDFText_GetLooseCharBox(page, index, box)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        size = raw.FPDFText_GetFontSize(page, index)
        em = size if size >= SMALLEST else (box.top - box.bottom)
        yield _Letter(index, character, box.left, box.right, y.value, max(em, 1.0))


def _parts(before: _Letter, after: _Letter) -> bool:
    if abs(after.baseline - before.baseline) > 0.35 * before.em:
        return True
    gap = after.left - before.right
    return gap > WORD_GAP * before.em or gap < -2 * before.em


def _word(page: pdfium.PdfTextPage, run: list[_Letter]) -> Word:
    font, bold = _font(page, run[0].index)
    return Word(
        text="".join(letter.character for letter in run),
        left=min(letter.left for letter in run),
        right=max(letter.right for letter in run),
        baseline=run[0].baseline,
        em=max(letter.em for letter in run),
        bold=bold,
        font=font,
    )


def _font(page: pdfium.PdfTextPage, index: int) -> tuple[str, bool]:
    """The name of a letter's font, and whether it is bold."""
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(page, index, name, len(name), flags)
    font = name.value.decode("latin-1") if 0 < length <= len(name) else ""
    return font, "bold" in font.lower() or bool(flags.value & BOLD_FLAG)
