"""Reads plain text and Markdown."""

from __future__ import annotations

from notices.decode import decode
from notices.formats.contents import Contents
from notices.model import Block
from notices.paragraphs import paragraphs


def blocks(data: bytes) -> tuple[Block, ...]:
    """The paragraphs of a text file in any encoding that Vietnamese is written in."""
    return contents(data).blocks


def contents(data: bytes) -> Contents:
    """The paragraphs and lines of a text file."""
    return of_text(decode(data))


def of_text(text: str) -> Contents:
    """The paragraphs and lines of ``text``."""
    return Contents(paragraphs(text), tuple(text.splitlines()))
