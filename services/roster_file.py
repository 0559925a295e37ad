"""The roster as a file: .csv (comma or semicolon) and .xlsx in, .csv out."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from zipfile import BadZipFile

from services.cells import bare, csv_table
from services.errors import DomainError
from services.roster_row import COLUMNS, RosterRow
from storage.members import MemberRole

_WITHOUT_UNIT: Final = frozenset({MemberRole.LEADER, MemberRole.ADMIN, MemberRole.OFFICE})
_LONGEST: Final = {"unit": 200, "short_name": 60, "full_name": 120, "position": 120}
"""What the columns of the database hold."""


def parse_roster(data: bytes, name: str) -> list[RosterRow]:
    """The rows of a roster file; columns in any order, named in the first line.

    :raises DomainError: names the row (counted as the file shows it) and what is wrong with it.
    """
    lines = lines_of(data, name)
    head = [cell.strip().lower() for cell in next(lines, ())]
    if missing := [
        column for column in COLUMNS if column not in head and column not in ("short_name", "aliases", "position")
    ]:
        raise DomainError("roster.column_missing", column=", ".join(missing))
    return [
        _row(dict(zip(head, (_clean(cell) for cell in cells), strict=False)), number)
        for number, cells in enumerate(lines, start=2)
        if any(cell.strip() for cell in cells)
    ]


def lines_of(data: bytes, name: str) -> Iterator[Sequence[str]]:
    """The rows of a table, as text; .xlsx by its name, else comma- or semicolon-separated.

    :raises DomainError: it cannot be read.
    """
    return _xlsx(data) if name.lower().endswith(".xlsx") else _csv(data)


def _csv(data: bytes) -> Iterator[Sequence[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DomainError("roster.not_utf8") from error
    head = text.splitlines()[0] if text.strip() else ""
    delimiter = ";" if head.count(";") > head.count(",") else ","
    return iter(list(csv.reader(io.StringIO(text), delimiter=delimiter)))


def _xlsx(data: bytes) -> Iterator[Sequence[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise DomainError("roster.broken") from error
    try:
        sheet = book.worksheets[0]
        return iter([["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)])
    finally:
        book.close()


def _clean(cell: str) -> str:
    return bare(unicodedata.normalize("NFC", " ".join(cell.split())))


def _row(cells: dict[str, str], number: int) -> RosterRow:
    for column, longest in _LONGEST.items():
        if len(cells.get(column, "")) > longest:
            raise DomainError("roster.too_long", row=number, column=column, longest=longest)
    row = RosterRow(
        unit=cells.get("unit", ""),
        short_name=cells.get("short_name", ""),
        aliases=tuple(alias.strip() for alias in cells.get("aliases", "").split(";") if alias.strip()),
        full_name=cells.get("full_name", ""),
        position=cells.get("position", ""),
        role=_role(cells.get("role", ""), number, needed=bool(cells.get("full_name"))),
    )
    if not row.unit and not row.full_name:
        raise DomainError("roster.nobody", row=number)
    if not row.unit and row.role not in _WITHOUT_UNIT:
        raise DomainError("roster.no_unit", row=number, name=row.full_name)
    return row


def _role(word: str, number: int, *, needed: bool) -> MemberRole:
    if not word and not needed:
        return MemberRole.STAFF
    try:
        return MemberRole(word.lower())
    except ValueError as error:
        raise DomainError("roster.role", row=number, word=word, roles=", ".join(MemberRole)) from error


def as_csv(rows: Iterable[RosterRow]) -> bytes:
    """The rows as a table that :func:`lines_of` reads again."""
    return csv_table(COLUMNS, map(_cells, rows))


def _cells(row: RosterRow) -> tuple[str, ...]:
    role = row.role.value if row.full_name else ""
    return row.unit, row.short_name, ";".join(row.aliases), row.full_name, row.position, role
