"""Reads .docx."""

from __future__ import annotations

from typing import Final

from notices.errors import Reason, Unreadable
from notices.formats.contents import Contents, Progress, silent
from notices.formats.docx_numbering import Numbering
from notices.formats.docx_package import Package
from notices.formats.docx_styles import Styles
from notices.formats.docx_walk import Walk
from notices.formats.docx_xml import Element, child
from notices.formats.scan_model import model
from notices.legacy import Decoder, decoder_for
from notices.model import Block

FEW_LETTERS: Final = 200
"""Letters below which a Word file with pictures in it is a stack of scanned pages."""


def blocks(data: bytes) -> tuple[Block, ...]:
    """The paragraphs of a .docx. Raises :class:`Unreadable`."""
    return contents(data).blocks


def contents(data: bytes, progress: Progress = silent) -> Contents:
    """The paragraphs of a .docx and all its lines, page heads included. Raises :class:`Unreadable`."""
    package = Package(data)
    document = package.part(package.main)
    body = child(document, "body")
    if body is None:
        raise Unreadable(Reason.BROKEN)
    styles = Styles(package.beside("styles.xml"))
    found, lines = _walked(package, body, styles, None)
    decoder = decoder_for("\n".join(lines))
    if decoder is not None:  # an old code in fonts that do not tell
        found, lines = _walked(package, body, styles, decoder)
    if sum(len(block.text) for block in found) < FEW_LETTERS:
        scanned = _of_pictures(package, document, progress)
        if scanned:  # the few letters beside the pages stay to be searched for a secrecy mark
            return Contents(scanned.blocks, (*lines, *scanned.lines))
    return Contents(found, tuple(lines))


def _of_pictures(package: Package, document: Element | None, progress: Progress) -> Contents | None:
    """What stands on scanned pages that were put into Word; None without any."""
    if document is None or not any("/media/" in name for name in package.names):
        return None
    if model() is None:
        raise Unreadable(Reason.PICTURE)
    from notices.formats.docx_pictures import contents_of, page_pictures  # heavy: only where there is a picture

    pictures = page_pictures(package, document)
    return contents_of(pictures, progress) if pictures else None


def _walked(
    package: Package, body: Element, styles: Styles, decoder: Decoder | None
) -> tuple[tuple[Block, ...], list[str]]:
    """The paragraphs of the body; the lines of it and of the page margins."""
    walk = Walk(styles, Numbering(package.beside("numbering.xml"), styles), decoder)
    found = tuple(walk.flow(body))
    margins = Walk(styles, Numbering(None, styles), decoder)
    for part in package.margins():
        margins.flow(part)
    return found, walk.lines + margins.lines
