"""From a file to a :class:`Notice`: what is it, what stands in it, may it be read, what does it say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from notices.errors import Reason, SecrecyMark, Unreadable
from notices.formats import docx, pdf, text
from notices.formats.contents import Contents
from notices.formats.syllables import share
from notices.grammar import understand
from notices.model import Notice
from notices.secrecy import mark_in
from notices.sniff import MAX_BYTES, Format, sniff
from notices.units import KnownUnit

Reader = Callable[[bytes], Contents]

READERS: Final[Mapping[Format, Reader]] = MappingProxyType(
    {
        Format.DOCX: docx.contents,
        Format.PDF: pdf.contents,
        Format.TEXT: text.contents,
        Format.MARKDOWN: text.contents,
    }
)
"""A new format is a new row."""


VIETNAMESE: Final = 0.5
"""Share of syllables below which a text is in another language or an 8-bit code that is not read."""


def read(data: bytes, name: str, roster: Sequence[KnownUnit] = ()) -> Notice:
    """The notice in a file. ``name`` is the file's name, ``roster`` the agency's units.

    Raises :class:`Unreadable` and :class:`SecrecyMark`. Parses in this process: for files of others
    use :func:`notices.cage.read_caged`.
    """
    return _understood(READERS[sniff(data, name)](data), roster)


def read_text(pasted: str, roster: Sequence[KnownUnit] = ()) -> Notice:
    """The notice in pasted text. Raises :class:`Unreadable` and :class:`SecrecyMark`."""
    if not pasted.strip():
        raise Unreadable(Reason.EMPTY)
    if len(pasted) > MAX_BYTES:
        raise Unreadable(Reason.TOO_BIG)
    return _understood(text.of_text(pasted), roster)


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
