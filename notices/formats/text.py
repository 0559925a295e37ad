"""Reads plain text and Markdown, pasted or in a file."""

from __future__ import annotations

from notices.decode import clean, decode, restored
from notices.formats.contents import Contents, Progress, silent
from notices.model import Block
from notices.paragraphs import paragraphs


def blocks(data: bytes) -> tuple[Block, ...]:
    """The paragraphs of a text file in any encoding that Vietnamese is written in."""
    return contents(data).blocks


def contents(data: bytes, progress: Progress = silent) -> Contents:
    """The paragraphs and lines of a text file."""
    return _contents(decode(data))


def of_text(text: str) -> Contents:
    """The paragraphs and lines of pasted ``text``, which may come out of a program that knows no Unicode."""
    return _contents(clean(restored(text)))


def _contents(text: str) -> Contents:
    return Contents(paragraphs(text), tuple(text.splitlines()))
