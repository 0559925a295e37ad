"""The process in which a workbook of others is opened. Started by :mod:`reports.sent_back`, never imported by the bot.

stdin: the file. stdout: one JSON object with ``rows``; {} for what is no workbook of ours.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from notices.child import cut_off, limit
from services.sheet_rows import HEADER

UNPACKED: Final = 100 * 1024 * 1024
MOST_ROWS: Final = 20_000
_HEAD_WITHIN: Final = 30
"""Rows in which the table's head is looked for: somebody may have put a few lines above it."""
_COLUMNS: Final = {"place": 0, "lead": 3, "partners": 4, "due": 5}


def main() -> None:
    """``child MEMORY CPU_SECONDS``."""
    cut_off()
    limit(int(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps(answer(sys.stdin.buffer.read()), ensure_ascii=False))  # noqa: T201 - what the parent reads


def answer(data: bytes) -> dict[str, Any]:
    """The rows of the first sheet that has the hidden column; {} where none has."""
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(part.file_size for part in package.infolist()) > UNPACKED:
            return {}
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        lines = enumerate(sheet.iter_rows(values_only=True, max_row=MOST_ROWS), start=1)
        if (column := _key_column(lines)) is not None:
            return {"rows": list(_rows(lines, column))}
    return {}


def _key_column(lines: Iterator[tuple[int, Sequence[Any]]]) -> int | None:
    """Where the keys stand; ``lines`` is then past the head."""
    for number, cells in lines:
        if HEADER in cells:
            return cells.index(HEADER)
        if number >= _HEAD_WITHIN:
            return None
    return None


def _rows(lines: Iterator[tuple[int, Sequence[Any]]], column: int) -> Iterator[dict[str, Any]]:
    for line, cells in lines:
        whole = (*cells, *[None] * (column + 1))
        found = {name: _words(whole[at]) for name, at in _COLUMNS.items()}
        key = _words(whole[column])
        if key or any(found.values()):
            yield {"line": line, "key": key, **found}


def _words(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else " ".join(str("" if cell is None else cell).split())
