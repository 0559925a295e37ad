"""The sheet with one row for each assignment."""

from __future__ import annotations

from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.cells import clean, dangerous, lines_of
from reports.dates import written
from reports.palette import INK_ON_TINT, TINT
from reports.paper import Looks, landscape
from reports.plain import Plain
from reports.tracked import basis_words, notes, partners_of, result_words
from services.buckets import Bucket
from services.sheet_rows import HEADER, row_key
from services.tracking import Tracked, Tracking
from storage.assignments import AssignmentRole

COLUMNS: Final = ("place", "text", "basis", "lead", "partners", "due", "result", "status", "extended", "notes")
WIDTHS: Final = (5, 46, 22, 22, 22, 12.5, 34, 17, 8.5, 28)
LEAD, PARTNERS, DUE, STATUS = (COLUMNS.index(name) for name in ("lead", "partners", "due", "status"))
KEY: Final = len(COLUMNS)
"""The hidden column."""
HEAD: Final = 3
"""Row of the table's head, from 0."""


def table_sheet(book: Workbook, tracking: Tracking, t: Plain) -> None:
    """Bảng theo dõi: head, rows, filters, colours with words, print set-up."""
    sheet = book.add_worksheet(t("book.table"))
    looks = Looks(book)
    last = HEAD + len(tracking.rows)
    _title(sheet, tracking, looks, t)
    _head(sheet, looks, t)
    for line, row in enumerate(tracking.rows, start=HEAD + 1):
        _row(sheet, line, row, looks, t)
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.autofilter(HEAD, 0, last, len(COLUMNS) - 1)
    _colours(sheet, book, last, t)
    _choices(book, sheet, tracking, t)
    landscape(sheet, t)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, last, len(COLUMNS) - 1)


def _title(sheet: Worksheet, tracking: Tracking, looks: Looks, t: Plain) -> None:
    last = len(COLUMNS) - 1
    sheet.merge_range(0, 0, 0, last, t("book.heading"), looks.title)
    day = written(tracking.figures.today)
    sheet.merge_range(1, 0, 1, last, t("book.as_of", day=day, n=len(tracking.rows)), looks.subtitle)
    sheet.merge_range(2, 0, 2, last, t("book.how_to_correct"), looks.hint)
    sheet.set_row(0, 24)
    sheet.set_row(2, 18)


def _head(sheet: Worksheet, looks: Looks, t: Plain) -> None:
    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD, column, t(f"column.{name}"), looks.head)
    sheet.write_string(HEAD, KEY, HEADER, looks.head)
    sheet.set_column(KEY, KEY, 12, None, {"hidden": True})
    sheet.set_row(HEAD, 34)


def _row(sheet: Worksheet, line: int, row: Tracked, looks: Looks, t: Plain) -> None:
    leads = row.role is AssignmentRole.LEAD
    words = {
        "text": row.text,
        "basis": basis_words(row, t),
        "lead": "; ".join(row.leads),
        "partners": "; ".join(partners_of(row)),
        "result": result_words(row, t),
        "status": t(f"bucket.{row.bucket.value}"),
        "notes": notes(row, t),
    }
    open_cells = () if row.accepted else ("due", "lead" if leads else "partners")
    sheet.write_number(line, 0, row.place, looks.cell("place"))
    sheet.write_number(line, COLUMNS.index("extended"), row.extended, looks.cell("extended"))
    if row.due:
        sheet.write_datetime(line, DUE, row.due, looks.cell("due", editable="due" in open_cells))
    else:
        sheet.write_blank(line, DUE, None, looks.cell("due", editable="due" in open_cells))
    for name, said in words.items():
        _text(sheet, line, COLUMNS.index(name), said, looks, name, editable=name in open_cells)
    sheet.write_string(line, KEY, row_key(row.id, row.basis.id, row.due, row.unit))
    sheet.set_row(line, 15.75 * max(lines_of(words[name], WIDTHS[COLUMNS.index(name)]) for name in words))


def _text(sheet: Worksheet, line: int, column: int, said: str, looks: Looks, name: str, *, editable: bool) -> None:
    kept = clean(said)
    cell = looks.cell(name, editable=editable, quoted=dangerous(kept))
    if kept:
        sheet.write_string(line, column, kept, cell)
    else:
        sheet.write_blank(line, column, None, cell)


def _colours(sheet: Worksheet, book: Workbook, last: int, t: Plain) -> None:
    """By the word in the cell, so that a colour follows when the word is changed."""
    for one in Bucket:
        look: Format = book.add_format({"bg_color": TINT[one], "font_color": INK_ON_TINT[one], "bold": "late" in one})
        rule = {"type": "cell", "criteria": "==", "value": f'"{t(f"bucket.{one.value}")}"', "format": look}
        sheet.conditional_format(HEAD + 1, STATUS, max(last, HEAD + 1), STATUS, rule)


def _choices(book: Workbook, sheet: Worksheet, tracking: Tracking, t: Plain) -> None:
    """Units to pick from."""
    names = book.add_worksheet(t("book.units"))
    names.hide()
    for line, unit in enumerate(tracking.units):
        names.write_string(line, 0, clean(unit))
    listed = f"='{t('book.units')}'!$A$1:$A${max(len(tracking.units), 1)}"
    for line, row in enumerate(tracking.rows, start=HEAD + 1):
        column = LEAD if row.role is AssignmentRole.LEAD else PARTNERS
        if not row.accepted:
            sheet.data_validation(line, column, line, column, {"validate": "list", "source": listed})
