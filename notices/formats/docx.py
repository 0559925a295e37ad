"""Reads .docx."""

from __future__ import annotations

from notices.errors import Reason, Unreadable
from notices.formats.contents import Contents
from notices.formats.docx_numbering import Numbering
from notices.formats.docx_package import Package
from notices.formats.docx_styles import Styles
from notices.formats.docx_walk import Walk
from notices.formats.docx_xml import child
from notices.model import Block


def blocks(data: bytes) -> tuple[Block, ...]:
    """The paragraphs of a .docx. Raises :class:`Unreadable`."""
    return contents(data).blocks


def contents(data: bytes) -> Contents:
    """The paragraphs of a .docx and all its lines, page heads included. Raises :class:`Unreadable`."""
    package = Package(data)
    document = package.part(package.main)
    body = child(document, "body")
    if body is None:
        raise Unreadable(Reason.BROKEN)
    styles = Styles(package.beside("styles.xml"))
    walk = Walk(styles, Numbering(package.beside("numbering.xml"), styles))
    found = tuple(walk.flow(body))
    if not found and any("/media/" in name for name in package.names):  # scanned pages put into Word
        raise Unreadable(Reason.PICTURE)
    return Contents(found, (*walk.lines, *_margin_lines(package, styles)))


def _margin_lines(package: Package, styles: Styles) -> list[str]:
    walk = Walk(styles, Numbering(None, styles))
    for part in package.margins():
        walk.flow(part)
    return walk.lines
