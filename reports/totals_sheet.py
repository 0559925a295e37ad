"""The sheet of totals: each unit by the four buckets, with a chart."""

from __future__ import annotations

from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.cells import clean, lines_of
from reports.palette import FILL, INK_ON
from reports.paper import FONT, Looks, landscape
from reports.plain import Plain
from services.buckets import Bucket
from services.digest import Digest

HEAD: Final = 2
"""Row of the table's head, from 0."""
_FIRST: Final = 1
"""Column of the first bucket."""
_TOTAL: Final = _FIRST + len(Bucket)
_WIDTHS: Final = (32, 13, 13, 13, 13, 10, 12)


def totals_sheet(book: Workbook, figures: Digest, t: Plain) -> None:
    """Tổng hợp theo đơn vị: the same figures as the digest's, worst first."""
    sheet = book.add_worksheet(t("book.totals"))
    looks = Looks(book)
    sheet.merge_range(0, 0, 0, len(_WIDTHS) - 1, t("book.totals_heading"), looks.title)
    heads = (t("chart.units"), *(t(f"bucket.{one.value}") for one in Bucket), t("column.total"), t("column.share"))
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD, column, head, looks.head)
    sheet.set_row(HEAD, 50)
    for line, unit in enumerate(figures.units, start=HEAD + 1):
        sheet.write_string(line, 0, clean(unit.unit), looks.name)
        sheet.set_row(line, 20 * lines_of(unit.unit, _WIDTHS[0]))
        _numbers(sheet, line, unit.buckets, looks)
    last = HEAD + len(figures.units)
    _sums(sheet, last + 1, figures, looks, t)
    _chart(book, sheet, last, t)
    sheet.freeze_panes(HEAD + 1, 1)
    landscape(sheet, t)


def _numbers(sheet: Worksheet, line: int, buckets: dict[Bucket, int], looks: Looks) -> None:
    for column, one in enumerate(Bucket, start=_FIRST):
        sheet.write_number(line, column, buckets[one], looks.number)
    row, total = line + 1, sum(buckets.values())
    done = buckets[Bucket.DONE_IN_TIME] + buckets[Bucket.DONE_LATE]
    sheet.write_formula(line, _TOTAL, f"=SUM(B{row}:E{row})", looks.number, total)
    sheet.write_formula(line, _TOTAL + 1, f"=IF(F{row}=0,0,(B{row}+C{row})/F{row})", looks.percent, done / (total or 1))


def _sums(sheet: Worksheet, line: int, figures: Digest, looks: Looks, t: Plain) -> None:
    sheet.write_string(line, 0, t("column.all_units"), looks.total)
    for column, one in enumerate(Bucket, start=_FIRST):
        letter = "ABCDEFG"[column]
        span = f"{letter}{HEAD + 2}:{letter}{line}"
        sheet.write_formula(line, column, f"=SUM({span})", looks.total, figures.buckets[one])
    sheet.write_formula(line, _TOTAL, f"=SUM(F{HEAD + 2}:F{line})", looks.total, figures.total)
    sheet.write_blank(line, _TOTAL + 1, None, looks.total)


def _chart(book: Workbook, sheet: Worksheet, last: int, t: Plain) -> None:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    name = sheet.get_name()
    for column, one in enumerate(Bucket, start=_FIRST):
        chart.add_series(
            {
                "name": [name, HEAD, column],
                "categories": [name, HEAD + 1, 0, max(last, HEAD + 1), 0],
                "values": [name, HEAD + 1, column, max(last, HEAD + 1), column],
                "fill": {"color": FILL[one]},
                "gap": 45,
                "data_labels": {"value": True, "num_format": "0;;", "font": {"color": INK_ON[one], "name": FONT}},
            }
        )
    chart.set_title({"name": t("book.totals_heading"), "name_font": {"name": FONT, "size": 13}})
    chart.set_y_axis({"reverse": True, "num_font": {"name": FONT, "size": 11}})
    chart.set_x_axis({"major_gridlines": {"visible": False}, "visible": False})
    chart.set_legend({"position": "bottom", "font": {"name": FONT, "size": 11}})
    chart.set_size({"width": 780, "height": 170 + 34 * max(last - HEAD, 1)})
    sheet.insert_chart(last + 3, 0, chart)
