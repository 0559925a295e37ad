"""Reads picture files: photos and scans of pages."""

from __future__ import annotations

from notices.errors import Reason, Unreadable
from notices.formats.contents import Contents, Progress, silent
from notices.formats.pages import laid_out
from notices.formats.pdf_lines import Page
from notices.formats.scan_model import model


def contents(data: bytes, progress: Progress = silent) -> Contents:
    """The paragraphs on the pages in a picture file. Raises :class:`Unreadable`."""
    return laid_out(pages(data, progress))


def pages(data: bytes, progress: Progress = silent) -> list[Page]:
    """The pages in a picture file; a TIFF may hold several. Raises :class:`Unreadable`."""
    if model() is None:
        raise Unreadable(Reason.PICTURE)
    from notices.formats import scan  # heavy: only where there is a picture
    from notices.formats.scan_picture import pictures_in

    found = []
    for index, (picture, of) in enumerate(pictures_in(data)):
        progress(index + 1, of)
        found.append(scan.page_of(picture, None, index))
    return scan.legible(found)
