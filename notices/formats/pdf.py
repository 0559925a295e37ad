"""Reads .pdf with a text layer."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

from notices.errors import Reason, Unreadable
from notices.formats.contents import Contents
from notices.formats.pdf_columns import Columns, parts
from notices.formats.pdf_lines import Page, lines_of, without_margins
from notices.formats.pdf_paragraphs import column, paragraphs_of
from notices.formats.pdf_words import words_on
from notices.formats.syllables import TRUSTED, share
from notices.model import Block

MAX_PAGES: Final = 50
NOTE_BYTES: Final = 1024
FEW_LETTERS: Final = 30
MOST: Final = 0.5
"""A page with fewer characters and pictures on more of its area is a scan; a last page may hold a signature only."""


def blocks(data: bytes) -> tuple[Block, ...]:
    """The paragraphs of a PDF. Raises :class:`Unreadable`."""
    return contents(data).blocks


def contents(data: bytes) -> Contents:
    """The paragraphs of a PDF, and all its lines, page heads included. Raises :class:`Unreadable`."""
    with closing(_opened(data)) as document:
        if len(document) > MAX_PAGES:
            raise Unreadable(Reason.TOO_MANY_PAGES)
        try:
            notes = [note for index in range(len(document)) for note in _notes(document, index)]
            pages = [_page(document, index) for index in range(len(document))]
        except pdfium.PdfiumError as error:
            raise Unreadable(Reason.BROKEN) from error
    printed = [line.apart for page in pages for line in page.lines]
    if share("\n".join(printed)) < TRUSTED:
        raise Unreadable(Reason.PICTURE)
    return Contents(tuple(_blocks(without_margins(pages))), (*printed, *notes))


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise Unreadable(Reason.PASSWORD if locked else Reason.BROKEN) from error


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    _flatten(document, index)
    with closing(document[index]) as page, closing(page.get_textpage()) as letters:
        if letters.count_chars() < FEW_LETTERS and _pictured(page) > MOST:
            raise Unreadable(Reason.PICTURE)
        return Page(lines_of(words_on(letters), index), page.get_height())


def _notes(document: pdfium.PdfDocument, index: int) -> Iterator[str]:
    """The words of stamps that were laid over a page as annotations; they are no part of its text."""
    with closing(document[index]) as page:
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, number)
            buffer = ctypes.create_string_buffer(NOTE_BYTES)
            wide = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
            length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", wide, NOTE_BYTES)
            raw.FPDFPage_CloseAnnot(annotation)
            if 2 < length <= NOTE_BYTES:
                yield buffer.raw[: length - 2].decode("utf-16-le", "replace")


def _flatten(document: pdfium.PdfDocument, index: int) -> None:
    """Makes annotations part of the page: document systems write number and date into such fields."""
    with closing(document[index]) as page:
        raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)


def _pictured(page: pdfium.PdfPage) -> float:
    """The share of the page that pictures cover; a scan may be laid down in strips."""
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += (right - left) * (top - bottom)
    return float(covered / max(width * height, 1.0))


def _blocks(pages: list[Page]) -> Iterator[Block]:
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return
    edges = min(line.left for line in lines), max(line.right for line in lines)
    found = parts(lines)
    yield from _columns(found.head, 0, edges)
    yield from paragraphs_of(found.body)
    yield from _columns(found.foot, 1, edges)
    yield from paragraphs_of(found.after)


def _columns(columns: Columns, table: int, edges: tuple[float, float]) -> Iterator[Block]:
    yield from column(columns.left, (table, 0, 0), columns.gap - edges[0])
    yield from column(columns.right, (table, 0, 1), edges[1] - columns.gap)
