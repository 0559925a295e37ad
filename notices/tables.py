"""Tasks set as a table: one row a task, with columns for who must do it, with whom and by when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from notices.fold import plain
from notices.model import Block
from notices.places import NO_SOURCE, Scanned, Source

COLUMNS: Final = (
    ("partners", re.compile(r"phối\s+hợp")),
    ("when", re.compile(r"thời\s+(?:hạn|gian|điểm)|^hạn\b|hạn\s|tiến\s+độ|ngày\s+hoàn\s+thành|^hoàn\s+thành")),
    (
        "who",
        re.compile(
            r"chủ\s+trì|(?:đơn\s+vị|cơ\s+quan|phòng|người|bộ\s+phận|cá\s+nhân)[\s\w,/()-]*(?:thực\s+hiện|phụ\s+trách)|^đơn\s+vị|^cơ\s+quan"
        ),
    ),
    ("text", re.compile(r"nội\s+dung|nhiệm\s+vụ|công\s+việc|đầu\s+việc")),
    ("number", re.compile(r"^(?:stt|tt|số\s+tt|số\s+thứ\s+tự)$")),
)
"""What a column holds, by the words at its head; the first that fits counts."""
HEAD_ROWS: Final = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of tasks; "" where its cell is empty."""

    number: str
    text: str
    who: str
    partners: str
    when: str
    source: Source = NO_SOURCE
    scanned: Scanned | None = None

    @property
    def is_heading(self) -> bool:
        """Nothing but words over the rows below: "I | Văn phòng Sở"."""
        return not (self.who or self.partners or self.when)


Grid = Mapping[tuple[int, int], str]


def with_rows(blocks: Iterable[Block]) -> Iterator[Block | Row]:
    """The paragraphs, those of a table of tasks put together as its rows."""
    for table, group in groupby(blocks, key=lambda block: block.cell and block.cell[0]):
        cells = list(group)
        grid = _grid(cells) if table is not None else {}
        head = _head(grid)
        if head is None:
            yield from cells
        else:
            yield from _rows(grid, *head, _by_row(cells))


def task_tables(blocks: Iterable[Block]) -> frozenset[int]:
    """The numbers of the tables that hold tasks."""
    found: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.cell:
            found[block.cell[0]].append(block)
    return frozenset(table for table, cells in found.items() if _head(_grid(cells)))


def _by_row(cells: Sequence[Block]) -> Mapping[int, Sequence[Block]]:
    rows: defaultdict[int, list[Block]] = defaultdict(list)
    for block in cells:
        if block.cell:
            rows[block.cell[1]].append(block)
    return rows


def _grid(cells: Sequence[Block]) -> Grid:
    grid: dict[tuple[int, int], str] = {}
    for block in cells:
        if block.cell:
            place = block.cell[1:]
            grid[place] = f"{grid[place]} {block.text}" if place in grid else block.text
    return grid


def _head(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row that names the columns, and which column holds what; None for a table of other things."""
    for row in sorted({row for row, _ in grid})[:HEAD_ROWS]:
        width = max(column for at, column in grid if at == row) + 1
        columns = task_columns([grid.get((row, column), "") for column in range(width)])
        if columns:
            return row, columns
    return None


def task_columns(heads: Sequence[str]) -> dict[str, int] | None:
    """Which column holds what, by the words over it; None where these are no columns of tasks."""
    columns: dict[str, int] = {}
    for column, words in enumerate(heads):
        kind = next((kind for kind, pattern in COLUMNS if pattern.search(plain(words.strip()))), None)
        if kind:
            columns.setdefault(kind, column)
    return columns if "text" in columns and ("who" in columns or "when" in columns) else None


def _rows(grid: Grid, head: int, columns: Mapping[str, int], cells: Mapping[int, Sequence[Block]]) -> Iterator[Row]:
    last = ""
    for at in sorted({row for row, _ in grid if row > head}):
        found = {kind: grid.get((at, column), "").strip() for kind, column in columns.items()}
        text = found["text"] or " ".join(words for (row, _), words in sorted(grid.items()) if row == at)
        merged = "who" in columns and (at, columns["who"]) not in grid and found.get("when", "")
        # A cell merged downwards stands only in its first row.
        last = who = last if merged else found.get("who", "")
        source = Source(" | ".join(block.text for block in cells[at]), cells[at][0].place)
        yield Row(
            found.get("number", ""),
            text,
            who,
            found.get("partners", ""),
            found.get("when", ""),
            source,
            cells[at][0].scanned,
        )
