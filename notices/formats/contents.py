"""What every reader hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from notices.model import Block

Progress: TypeAlias = Callable[[int, int], None]
"""Told before each page that takes long: (this page from 1, pages in all)."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A document's paragraphs, and every line on which a secrecy mark could stand."""

    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    """All lines as printed, those of page heads, feet and text boxes included; a wide gap is a tab."""


def silent(page: int, pages: int) -> None:
    """Tells nobody."""


def one_after_the_other(parts: Iterable[Contents]) -> Contents:
    """Several documents as one."""
    found = tuple(parts)
    return Contents(
        tuple(block for part in found for block in part.blocks), tuple(line for part in found for line in part.lines)
    )
