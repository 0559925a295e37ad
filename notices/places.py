"""Where in a document something stands, for a person who has the paper before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph begins, all counted from 1; None where the format has no such thing."""

    page: int | None = None
    line: int | None = None
    """Printed line, page numbers left out: of its page where there are pages, else of the whole text."""
    paragraph: int | None = None
    """Of the documents that know no lines (.docx, .rtf): empty ones are not counted."""


NOWHERE: Final = Place()


@dataclass(frozen=True, slots=True)
class Source:
    """The words that a task was read from, as they stand in the document; nobody ever changes them."""

    text: str
    """Number and bullet included; the cells of a table's row parted by " | "."""
    place: Place = NOWHERE


NO_SOURCE: Final = Source("")


@dataclass(frozen=True, slots=True)
class Scanned:
    """How well a paragraph of a picture could be read."""

    sure: float
    """Mean sureness of its words, 0 to 100: above 93 a good scan, below 86 words are wrong."""
    mended: bool = False
    """A word of it was put right."""
    renumbered: bool = False
    """Its number could not be read and was filled in by the sequence."""
