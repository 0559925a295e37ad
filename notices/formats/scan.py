"""Reads pictures of pages: scans, photos, the pages of a scanned PDF."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean
from typing import Final

import cv2
import numpy as np

from notices.errors import Reason, Unreadable
from notices.formats.pdf_lines import Page, lines_of
from notices.formats.scan_again import with_poor_lines_read_again
from notices.formats.scan_clean import Picture, cleaned, without_colour
from notices.formats.scan_heads import with_heads_read_again
from notices.formats.scan_paper import dots_per_inch, evenly_lit, flattened
from notices.formats.scan_words import Seen, words_in

FEWEST: Final = 5
"""Words of a document that holds any."""
TURNS: Final = 4
POOR: Final = 70.0
"""Mean sureness below which a page may stand on its head: there it is 20 to 40."""
BLURRED: Final = 60.0
"""Mean sureness below which nothing that was read can be used; bad scans have 85 and more."""


def page_of(picture: Picture, dpi: float | None, index: int) -> Page:
    """The printed lines of one page. ``dpi`` is None for a photo, which tells no resolution."""
    flat = flattened(picture)
    if flat is not picture:
        dpi = None
    grey = without_colour(evenly_lit(flat))
    return _page(*_upright(grey, dpi or dots_per_inch(grey)), index)


def _upright(grey: Picture, dpi: float) -> tuple[Picture, Seen]:
    """The cleaned page and its words; a page that gives hardly any is tried on its sides and on its head, too."""
    paper = cleaned(grey, dpi)
    seen = words_in(paper)
    if seen.confidence >= POOR:
        return paper, seen
    turned = [cleaned(np.ascontiguousarray(np.rot90(grey, turn)), dpi) for turn in range(1, TURNS)]
    best = max(turned, key=lambda page: words_in(_small(page)).confidence)
    again = words_in(best)
    return (best, again) if again.confidence > seen.confidence else (paper, seen)


def _small(page: Picture) -> Picture:
    """Good enough to see which way the page stands."""
    return np.asarray(cv2.resize(page, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA), np.uint8)


def legible(pages: Sequence[Page]) -> list[Page]:
    """The same pages; raises :class:`Unreadable` where hardly a word of the pictures could be made out."""
    sure = [word.sure for page in pages if page.scanned for line in page.lines for word in line.words]
    if len(sure) < FEWEST or mean(sure) < BLURRED:
        raise Unreadable(Reason.BLURRED)
    return list(pages)


def _page(paper: Picture, seen: Seen, index: int) -> Page:
    lines = with_poor_lines_read_again(paper, lines_of(list(seen.words), index))
    return Page(with_heads_read_again(paper, lines), seen.height, scanned=True)
