"""The tracking workbook: the table as an office keeps it, and a sheet of totals with a chart."""

from __future__ import annotations

import io
from typing import Final

from xlsxwriter import Workbook

from locales import Tongue
from reports.plain import Plain
from reports.table_sheet import table_sheet
from reports.totals_sheet import totals_sheet
from services.tracking import Tracking

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "dd/mm/yyyy",
}


def workbook(tracking: Tracking, tongue: Tongue) -> bytes:
    """An .xlsx. Only deadlines and units may be corrected in it and sent back (:mod:`reports.sent_back`)."""
    out, t = io.BytesIO(), Plain(tongue)
    with Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": t("book.title")})
        book.formats[0].set_font_name("Times New Roman")
        book.formats[0].set_font_size(12)
        table_sheet(book, tracking, t)
        totals_sheet(book, tracking.figures, t)
    return out.getvalue()
