"""From a file to a :class:`Notice`: what is it, what stands in it, may it be read, what does it say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from notices.errors import Reason, SecrecyMark, Unreadable
from notices.formats import docx, office, pdf, pictures, rtf, text
from notices.formats.contents import Contents, Progress, one_after_the_other, silent
from notices.formats.pages import laid_out, renumbered
from notices.formats.pdf_lines import Page
from notices.formats.syllables import share
from notices.grammar import understand
from notices.memo import forget
from notices.model import Notice
from notices.secrecy import mark_in
from notices.sniff import MAX_BYTES, Format, sniff
from notices.units import KnownUnit
from notices.wire import File

Reader = Callable[[bytes, Progress], Contents]

READERS: Final[Mapping[Format, Reader]] = MappingProxyType(
    {
        Format.DOCX: docx.contents,
        Format.PDF: pdf.contents,
        Format.TEXT: text.contents,
        Format.MARKDOWN: text.contents,
        Format.RTF: rtf.contents,
        Format.DOC: office.doc,
        Format.ODT: office.odt,
        Format.PICTURE: pictures.contents,
    }
)
"""A new format is a new row."""

PAGED: Final[Mapping[Format, Callable[[bytes, Progress], list[Page]]]] = MappingProxyType(
    {Format.PDF: pdf.pages, Format.PICTURE: pictures.pages}
)
"""Formats whose pages can be put together: a paragraph that runs over two photos is one."""

VIETNAMESE: Final = 0.5
"""Share of syllables below which a text is in another language or an 8-bit code that is not read."""


def read(data: bytes, name: str, roster: Sequence[KnownUnit] = (), progress: Progress = silent) -> Notice:
    """The notice in a file. ``name`` is the file's name, ``roster`` the agency's units.

    Raises :class:`Unreadable` and :class:`SecrecyMark`. Parses in this process: for files of others
    use :func:`notices.cage.read_caged`.
    """
    return read_album((File(data, name),), roster, progress)


def read_album(files: Sequence[File], roster: Sequence[KnownUnit] = (), progress: Progress = silent) -> Notice:
    """The one notice that several files are, in their order: the photos of its pages, above all."""
    try:
        return _read(files, roster, progress)
    finally:
        forget()


def _read(files: Sequence[File], roster: Sequence[KnownUnit], progress: Progress) -> Notice:
    formats = [sniff(file.data, file.name) for file in files]
    told = _over_all(progress, len(files))
    if len(files) > 1 and all(form in PAGED for form in formats):
        pages = [page for n, file in enumerate(files) for page in PAGED[formats[n]](file.data, told(n))]
        return _understood(laid_out(renumbered(pages)), roster)
    read_files = (READERS[formats[n]](file.data, told(n)) for n, file in enumerate(files))
    return _understood(one_after_the_other(read_files), roster)


def _over_all(progress: Progress, files: int) -> Callable[[int], Progress]:
    """Progress within one of several files, counted in files; of a single one, in its pages."""
    if files == 1:
        return lambda number: progress
    return lambda number: lambda page, pages: progress(number + 1, files)


def read_text(pasted: str, roster: Sequence[KnownUnit] = ()) -> Notice:
    """The notice in pasted text. Raises :class:`Unreadable` and :class:`SecrecyMark`."""
    if not pasted.strip():
        raise Unreadable(Reason.EMPTY)
    if len(pasted) > MAX_BYTES:
        raise Unreadable(Reason.TOO_BIG)
    try:
        return _understood(text.of_text(pasted), roster)
    finally:
        forget()


def _understood(contents: Contents, roster: Sequence[KnownUnit]) -> Notice:
    mark = mark_in(contents.lines)
    if mark is not None:
        raise SecrecyMark(mark)
    if not contents.blocks:
        raise Unreadable(Reason.EMPTY)
    if share("\n".join(block.text for block in contents.blocks)) < VIETNAMESE:
        raise Unreadable(Reason.NOT_A_NOTICE)
    notice = understand(contents.blocks, roster)
    if not notice.tasks:
        raise Unreadable(Reason.NOT_A_NOTICE)
    return notice
