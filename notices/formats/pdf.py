"""Reads .pdf: pages of letters as they are, pages that are pictures with Tesseract."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

from notices.errors import Reason, Unreadable
from notices.formats.contents import Contents, Progress, silent
from notices.formats.pages import laid_out
from notices.formats.pdf_lines import Page, lines_of
from notices.formats.pdf_old import in_unicode
from notices.formats.pdf_pictures import is_picture, picture_of
from notices.formats.pdf_words import words_on
from notices.formats.scan_model import model
from notices.formats.syllables import TRUSTED, share
from notices.model import Block

MAX_PAGES: Final = 200
MAX_PICTURES: Final = 60
"""Pages that are read from pictures, 2 s each."""
NOTE_BYTES: Final = 1024


def blocks(data: bytes) -> tuple[Block, ...]:
    """The paragraphs of a PDF. Raises :class:`Unreadable`."""
    return contents(data).blocks


def contents(data: bytes, progress: Progress = silent) -> Contents:
    """The paragraphs of a PDF, and all its lines, page heads included. Raises :class:`Unreadable`."""
    found, notes = pages_of(data, progress)
    return laid_out(found, notes)


def pages_of(data: bytes, progress: Progress = silent) -> tuple[list[Page], list[str]]:
    """The pages of a PDF, and the words of stamps laid over them. Raises :class:`Unreadable`."""
    with closing(_opened(data)) as document:
        if len(document) > MAX_PAGES:
            raise Unreadable(Reason.TOO_MANY_PAGES)
        try:
            notes = [note for index in range(len(document)) for note in _notes(document, index)]
            return _read(document, progress), notes
        except pdfium.PdfiumError as error:
            raise Unreadable(Reason.BROKEN) from error


def pages(data: bytes, progress: Progress = silent) -> list[Page]:
    """The pages of a PDF alone."""
    return pages_of(data, progress)[0]


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise Unreadable(Reason.PASSWORD if locked else Reason.BROKEN) from error


def _read(document: pdfium.PdfDocument, progress: Progress) -> list[Page]:
    seen = [_lettered(document, index) for index in range(len(document))]
    lettered = in_unicode([page for page in seen if page is not None])
    garbled = share("\n".join(line.text for page in lettered for line in page.lines)) < TRUSTED
    found = iter(lettered)
    kept = [None if page is None or garbled else next(found) for page in seen]
    pictures = [index for index, page in enumerate(kept) if page is None]
    return _with_pictures(document, kept, pictures, progress) if pictures else [page for page in kept if page]


def _lettered(document: pdfium.PdfDocument, index: int) -> Page | None:
    """The lines of a page of letters; None for a picture of a page."""
    _flatten(document, index)
    with closing(document[index]) as page, closing(page.get_textpage()) as letters:
        if is_picture(page, letters):
            return None
        return Page(lines_of(words_on(letters), index), page.get_height())


def _with_pictures(
    document: pdfium.PdfDocument, seen: Sequence[Page | None], pictures: Sequence[int], progress: Progress
) -> list[Page]:
    from notices.formats import scan  # heavy: only where there is a picture

    if model() is None:
        raise Unreadable(Reason.PICTURE)
    if len(pictures) > MAX_PICTURES:
        raise Unreadable(Reason.TOO_MANY_PAGES)
    found = list(seen)
    for number, index in enumerate(pictures, start=1):
        progress(number, len(pictures))
        found[index] = scan.page_of(*picture_of(document, index), index)
    return scan.legible([page for page in found if page is not None])


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
