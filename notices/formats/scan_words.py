"""The words of a cleaned page, read by Tesseract, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import mean, median
from typing import Final

import cv2
import numpy as np
from tesserocr import PSM, RIL, PyResultIterator, PyTessBaseAPI, iterate_level

from notices.errors import Reason, Unreadable
from notices.formats.pdf_words import Word
from notices.formats.scan_clean import READ_DPI, Picture
from notices.formats.scan_model import model

POINT: Final = 72 / READ_DPI
SPECK: Final = re.compile(r"[.,:;'`´ˆ~^|_¬›‹·°\"“”‘’]")
SIGNS: Final = str.maketrans({"—": "–", "⁄": "/"})
"""Signs that it takes for others."""
FRAME: Final = 10
"""Pixels of paper that Tesseract wants around a line."""
UNSURE: Final = 50.0
HIGHEST, LOWEST = 1.6, 0.6
"""Times the usual height of a line between which a line's own height is believed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read on one page."""

    words: tuple[Word, ...]
    height: float
    """Of the page, in points."""

    @property
    def confidence(self) -> float:
        """Mean over the words, 0 to 100; it tells disasters (below 86) from the rest and nothing finer."""
        return mean(word.sure for word in self.words) if self.words else 0.0


@lru_cache(maxsize=1)
def _tesseract() -> PyTessBaseAPI:
    found = model()
    if found is None:
        raise Unreadable(Reason.PICTURE)
    return PyTessBaseAPI(path=found.folder, lang=found.name)


def _shown(picture: Picture, mode: int) -> PyTessBaseAPI:
    api = _tesseract()
    height, width = picture.shape
    api.SetPageSegMode(mode)
    api.SetImageBytes(picture.tobytes(), width, height, 1, width)
    api.SetSourceResolution(READ_DPI)
    return api


def line_in(picture: Picture) -> str:
    """The text of a picture of one line, grey, 240 dpi."""
    if not picture.size:
        return ""
    return str(_shown(picture, PSM.SINGLE_LINE).GetUTF8Text()).strip()


def words_of_line(picture: Picture) -> list[Word]:
    """The words in a picture of one line, grey, 240 dpi; their places count from its lower left corner."""
    if not picture.size:
        return []
    framed = np.asarray(cv2.copyMakeBorder(picture, 0, 0, FRAME, FRAME, cv2.BORDER_REPLICATE), np.uint8)
    api = _shown(framed, PSM.SINGLE_LINE)
    api.Recognize()
    found = [word for word in _words(api, framed.shape[0]) if not _speck(word)]
    return [replace(word, left=word.left - FRAME * POINT, right=word.right - FRAME * POINT) for word in found]


def words_in(page: Picture) -> Seen:
    """The words on a page in grey at 240 dpi."""
    height = page.shape[0]
    api = _shown(page, PSM.AUTO)
    api.Recognize()
    words = [word for word in _words(api, height) if not _speck(word)]
    api.Clear()
    return Seen(tuple(_levelled(words)), height * POINT)


def _words(api: PyTessBaseAPI, height: int) -> Iterator[Word]:
    for found in iterate_level(api.GetIterator(), RIL.WORD):
        text = _text(found)
        box, base = found.BoundingBox(RIL.WORD), found.Baseline(RIL.WORD)
        if not text or box is None or base is None:
            continue
        baseline = (base[0][1] + base[1][1]) / 2
        yield Word(
            text=text,
            left=box[0] * POINT,
            right=box[2] * POINT,
            baseline=(height - baseline) * POINT,
            em=max(1.0, found.RowAttributes()["row_height"] * POINT),
            bold=False,
            sure=found.Confidence(RIL.WORD),
            seen=True,
        )


def _text(found: PyResultIterator) -> str:
    try:
        return str(found.GetUTF8Text(RIL.WORD)).strip().translate(SIGNS)
    except RuntimeError:  # so says tesserocr where nothing was found
        return ""


def _speck(word: Word) -> bool:
    """Dust or a rule read as signs that never stand alone."""
    doubtful = word.sure < UNSURE and len(word.text) == 1 and not word.text.isalnum()
    return doubtful or SPECK.fullmatch(word.text) is not None


def _levelled(words: list[Word]) -> Iterator[Word]:
    """The words with heights that a line of specks or a rule cannot spoil."""
    usual = median(word.em for word in words) if words else 0.0
    for word in words:
        em = word.em if LOWEST * usual < word.em < HIGHEST * usual else usual
        yield replace(word, em=em)
