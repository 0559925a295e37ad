"""Tables that lost their borders: rows whose cells are parted by tabs, as a word processor copies them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from notices.columns import Numbered

LEAST_CELLS: Final = 3
TABLE_HEAD: Final = re.compile(r"\W*(?:stt|tt|số\s*tt)\s*\t", re.IGNORECASE)
""" "STT", then the other columns."""
GAP: Final = " " * 8
"""What a tab between two columns of a letter's head or foot is worth."""
BETWEEN: Final = re.compile(r"(?<=\S)\t+(?=\S)")
BEHIND_A_NUMBER: Final = re.compile(r"^(\s*(?:\(?[\w.]{1,7}[.)/:]|[-–+•*▪·\uf0b7]))\t+(?=\S)")
""" "1.⇥Văn phòng Sở": how a word processor sets automatic numbers; no column begins here."""


def with_tables(lines: Sequence[Numbered]) -> list[Numbered]:
    """The lines, those of a table as "| 1 | Lập kế hoạch | Văn phòng Sở |"; other tabs as blanks."""
    return [(number, line.expandtabs(4) if "\t" in line else line) for number, line in _rows(lines)]


def _rows(lines: Sequence[Numbered]) -> Iterator[Numbered]:
    at = 0
    while at < len(lines):
        number, line = lines[at]
        tabs = line.count("\t")
        if tabs + 1 < LEAST_CELLS or not TABLE_HEAD.match(line):
            yield number, BETWEEN.sub(GAP, BEHIND_A_NUMBER.sub(r"\1 ", line)) if tabs else line
            at += 1
            continue
        while at < len(lines) and (row := _row(lines, at, tabs)) is not None:
            number, cells, at = row
            yield number, f"| {' | '.join(' '.join(cell.split()) or ' ' for cell in cells)} |"


def _row(lines: Sequence[Numbered], at: int, tabs: int) -> tuple[int, list[str], int] | None:
    """(its number, its cells, what comes behind); a cell may hold several lines: a row goes on to its last tab."""
    number, text = lines[at]
    end = at + 1
    while text.count("\t") and text.count("\t") < tabs and end < len(lines) and lines[end][1].strip():
        text += " " + lines[end][1]
        end += 1
    return (number, text.split("\t"), end) if text.count("\t") == tabs else None
