"""Reads .rtf: its text by striprtf; through LibreOffice where that finds none."""

from __future__ import annotations

import re
from typing import Final

from striprtf.striprtf import rtf_to_text

from notices.decode import restored
from notices.errors import Reason, Unreadable
from notices.formats import office
from notices.formats.contents import Contents, Progress, silent
from notices.formats.line import one_line
from notices.model import Block
from notices.places import Place

MAX_BYTES: Final = 5 * 1024 * 1024
FEWEST: Final = 40
"""Letters below which something went wrong: a notice has more."""
PICTURE: Final = re.compile(rb"\\pict\b[^{}]*")
CELL: Final = "|"
"""What striprtf sets after each cell of a row; a cell's lines are its paragraphs."""


def contents(data: bytes, progress: Progress = silent) -> Contents:
    """The paragraphs of an .rtf: numbers stand in it as they are printed. Raises :class:`Unreadable`."""
    slim = PICTURE.sub(b"", data)  # pictures are long and hold no words
    if len(slim) > MAX_BYTES:
        raise Unreadable(Reason.TOO_BIG)
    lines = restored(_text(slim)).replace(CELL, "\n").split("\n")
    texts = [text for line in lines if (text := one_line(line))]
    found = tuple(Block(text, place=Place(paragraph=number)) for number, text in enumerate(texts, start=1))
    return Contents(found, tuple(lines)) if sum(len(block.text) for block in found) >= FEWEST else office.rtf(data)


def _text(data: bytes) -> str:
    try:
        return str(rtf_to_text(data.decode("latin-1"), errors="ignore"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
