"""Rows of the workbook on their way out and back: the hidden cell ties each to its assignment as it then stood."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Final

HEADER: Final = "dondoc:1"
"""Head of the hidden column: by it a workbook of ours is known."""
_LENGTH: Final = 12


def row_key(assignment_id: int, notice_id: int, due: date | None, unit: str) -> str:
    """ "17.3fa1…": the assignment, and a checksum over its notice and what may be corrected."""
    words = "\n".join((str(assignment_id), str(notice_id), due.isoformat() if due else "", unit))
    return f"{assignment_id}.{hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]}"


def assignment_of(key: str) -> int | None:
    """The assignment that a key names; whether the key is right is another question."""
    number, dot, _ = key.partition(".")
    return int(number) if dot and number.isascii() and number.isdigit() and len(number) < 10 else None


@dataclass(frozen=True, slots=True)
class SentRow:
    """One row as it came back; words as they stand in the cells, "" where a cell is empty."""

    line: int
    """Number of the row in the sheet, from 1."""
    place: str
    """TT."""
    key: str
    lead: str
    partners: str
    due: str
    """"2024-04-20" for a date cell, else what was typed."""
