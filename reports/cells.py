"""Cells of a workbook: text stays text."""

from __future__ import annotations

import re
from typing import Final

from services.cells import FORMULA

LONGEST: Final = 32_000
"""Characters: Excel takes 32,767."""
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def clean(words: str) -> str:
    """The words without what no XML file can hold."""
    kept = _UNWRITABLE.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n"))
    return kept if len(kept) <= LONGEST else f"{kept[:LONGEST]}…"


def dangerous(words: str) -> bool:
    """Would be a formula once somebody edits the cell or saves it as .csv.

    Such a cell gets Excel's apostrophe (quotePrefix), which changes nothing that is read.
    """
    return words.lstrip(" \n\u00a0").startswith(FORMULA)


def lines_of(words: str, width: float) -> int:
    """Lines that the words take in a column: Excel makes no room by itself where a file comes from elsewhere."""
    return min(sum(max(-(-len(part) * 1.08 // width), 1) for part in words.split("\n")), 24).__ceil__()
