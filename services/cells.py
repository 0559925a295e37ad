"""Tables for other programs: .csv that shows Vietnamese and calculates nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a text may begin that a program for tables would take for a formula."""


def harmless(cell: str) -> str:
    """The cell as a program for tables shows it and does not calculate it; :func:`bare` takes the sign off again."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def bare(cell: str) -> str:
    """The cell without the sign that :func:`harmless` put before it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def csv_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """The table as UTF-8 with a byte order mark, which Excel needs to show Vietnamese."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()
