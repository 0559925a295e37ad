"""Scanned pages that somebody pasted into a Word file: its pictures, in the order in which they stand in the text."""

from __future__ import annotations

import io
import posixpath
from typing import Final

from PIL import Image

from notices.formats.contents import Contents, Progress
from notices.formats.docx_package import Package
from notices.formats.docx_xml import Element, attribute, local
from notices.formats.pages import laid_out, renumbered
from notices.formats.pdf_lines import Page
from notices.formats.pictures import pages

SMALLEST: Final = 600
"""Pixels of the shorter side below which a picture is a logo or a stamp, and no page."""
MOST: Final = 60


def page_pictures(package: Package, document: Element) -> list[bytes]:
    """The pictures that may be pages; one that stands there twice comes twice."""
    targets = package.targets()
    names = [targets[found] for element in document.iter() if (found := _embedded(element)) in targets]
    folder = posixpath.dirname(package.main)
    read = (package.bytes_of(posixpath.normpath(posixpath.join(folder, name))) for name in names[:MOST])
    return [data for data in read if data is not None and _is_page(data)]


def contents_of(pictures: list[bytes], progress: Progress) -> Contents:
    """The paragraphs on the pages in ``pictures``. Raises :class:`Unreadable`."""
    found: list[Page] = []
    for number, data in enumerate(pictures, start=1):
        progress(number, len(pictures))
        found += pages(data)
    return laid_out(renumbered(found))


def _embedded(element: Element) -> str | None:
    name = local(element)
    if name == "blip":
        return attribute(element, "embed")
    return attribute(element, "id") if name == "imagedata" else None


def _is_page(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data)) as image:
            return min(image.size) >= SMALLEST
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
