"""Pages of a PDF that are pictures."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

from notices.formats.scan_model import model

if TYPE_CHECKING:
    from notices.formats.scan_clean import Picture

FEW_LETTERS: Final = 30
MOST: Final = 0.5
"""A page with fewer characters and pictures on more of its area is a scan; a last page may hold a signature only."""
WHOLE: Final = 0.9
"""One picture on so much of the page is a scan, whatever letters a copier's program laid over it: it guessed them."""
LEAST_DPI, MOST_DPI = 100.0, 300.0
MAX_PIXELS: Final = 40_000_000
POINTS: Final = 72


def is_picture(page: pdfium.PdfPage, letters: pdfium.PdfTextPage) -> bool:
    """Whether the page must be read with the eye."""
    covered = _shares(page)
    if letters.count_chars() < FEW_LETTERS:
        return sum(covered) > MOST
    return max(covered, default=0.0) > WHOLE and model() is not None


def _shares(page: pdfium.PdfPage) -> list[float]:
    """The share of the page that each picture covers; a scan may be laid down in strips."""
    width, height = page.get_size()
    found = []
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        shown = max(0.0, min(right, width) - max(left, 0.0)) * max(0.0, min(top, height) - max(bottom, 0.0))
        found.append(float(shown / max(width * height, 1.0)))
    return found


def picture_of(document: pdfium.PdfDocument, index: int) -> tuple[Picture, float]:
    """A page as pixels, in the scan's own resolution as far as that is useful, and this in dots an inch."""
    with closing(document[index]) as page:
        width, height = page.get_size()
        most = (MAX_PIXELS / max(width * height, 1.0)) ** 0.5 * POINTS
        dpi = min(max(_resolution(page), LEAST_DPI), MOST_DPI, most)
        bitmap = page.render(scale=dpi / POINTS, rev_byteorder=True, no_smoothtext=False)
        return bitmap.to_numpy()[:, :, :3].copy(), dpi


def _resolution(page: pdfium.PdfPage) -> float:
    """Dots an inch of the finest large picture on the page; the finest useful where lines were drawn as curves."""
    found = []
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, _, right, _ = picture.get_bounds()
        pixels = picture.get_px_size()[0]
        if right - left > POINTS:
            found.append(pixels / (right - left) * POINTS)
    return max(found, default=MOST_DPI)
