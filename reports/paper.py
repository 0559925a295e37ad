"""How a sheet looks: cells of one kind share a format; A4 landscape for print."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.palette import EDITABLE
from reports.plain import Plain

A4: Final = 9
FONT: Final = "Times New Roman"
_CENTRED: Final = frozenset({"place", "due", "status", "extended"})
_GRID: Final = "#9AA3AD"


class Looks:
    """Formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made = dict[tuple[str, bool, bool], Format]()
        self.title = self._format(bold=True, font_size=15, align="center")
        self.subtitle = self._format(italic=True, align="center")
        self.hint = self._format(italic=True, font_size=11, align="center", font_color="#6B5D13", bg_color=EDITABLE)
        self.head = self._format(
            bold=True, align="center", text_wrap=True, border=1, border_color=_GRID, bg_color="#E4EAF1"
        )
        self.number = self._format(align="center", border=1, border_color=_GRID)
        self.total = self._format(bold=True, align="center", border=1, border_color=_GRID, bg_color="#E4EAF1")
        self.percent = self._format(align="center", border=1, border_color=_GRID, num_format="0%")
        self.name = self._format(border=1, border_color=_GRID, text_wrap=True)

    def cell(self, column: str, *, editable: bool = False, quoted: bool = False) -> Format:
        """The format of a cell of the table. ``quoted``: it begins as a formula does, and is none."""
        key = (column if column in _CENTRED else "", editable, quoted)
        if key not in self._made:
            look: dict[str, Any] = {"border": 1, "border_color": _GRID, "text_wrap": True}
            look |= {"align": "center"} if column in _CENTRED else {}
            look |= {"num_format": "dd/mm/yyyy"} if column == "due" else {}
            look |= {"bg_color": EDITABLE} if editable else {}
            look |= {"quote_prefix": True} if quoted else {}
            self._made[key] = self._format(**look)
        return self._made[key]

    def _format(self, **look: Any) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": 12, "valign": "vcenter", **look})


def landscape(sheet: Worksheet, t: Plain) -> None:
    """A4 on its side, as wide as the paper, page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(f'&C&"{FONT}"&11{t("book.page")} &P/&N')
    sheet.center_horizontally()
