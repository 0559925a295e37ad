"""What every reader hands over."""

from __future__ import annotations

from dataclasses import dataclass

from notices.model import Block


@dataclass(frozen=True, slots=True)
class Contents:
    """A document's paragraphs, and every line on which a secrecy mark could stand."""

    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    """All lines as printed, those of page heads, feet and text boxes included; a wide gap is a tab."""
