"""Tables of a .docx: each cell once, in the order in which a person reads them.

The head and the foot of an official letter are borderless tables of two columns: they are read column by column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from notices.formats.docx_xml import Element, attribute, child, local, number

MAX_LAYOUT_ROWS: Final = 4
"""A two-column table of more rows holds data."""

LOOKED_THROUGH: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell by its place in the grid."""

    element: Element
    row: int
    column: int
    span: int
    """Grid columns that it covers."""


def cells(table: Element) -> list[Cell]:
    """The cells row by row; those merged upwards and rows struck out are left away."""
    rows = (row for row in _within(table, "tr") if child(row, "trPr", "del") is None)
    return [cell for index, row in enumerate(rows) for cell in _row(row, index)]


def _row(row: Element, index: int) -> Iterator[Cell]:
    column = number(child(row, "trPr", "gridBefore")) or 0
    for element in _within(row, "tc"):
        span = max(1, number(child(element, "tcPr", "gridSpan")) or 1)
        if not _continues(element):
            yield Cell(element, index, column, span)
        column += span


def _within(parent: Element, name: str) -> Iterator[Element]:
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in LOOKED_THROUGH:
            yield from _within(element, name)


def _continues(cell: Element) -> bool:
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def in_reading_order(found: list[Cell]) -> list[Cell]:
    """Column by column for a layout table, between the cells that cover its whole width; else row by row."""
    if not found or not _is_layout(found):
        return found
    full = [cell.row for cell in found if cell.span > 1]

    def band(cell: Cell) -> tuple[int, int, int]:
        above = sum(row < cell.row for row in full) + sum(row <= cell.row for row in full)
        return above, cell.column, cell.row

    return sorted(found, key=band)


def _is_layout(found: list[Cell]) -> bool:
    columns = max(cell.column + cell.span for cell in found)
    return columns == 2 and max(cell.row for cell in found) < MAX_LAYOUT_ROWS
