"""The workbook read back: dates are dates, text stays text, and what the office needs for print and filter is there."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

import locales
from locales import Tongues
from reports.cells import LONGEST, clean, dangerous
from reports.sent_back_child import answer
from reports.workbook import workbook
from services.buckets import Bucket
from services.cells import FORMULA
from services.sheet_rows import HEADER, assignment_of, row_key
from services.tracking import Tracking
from storage.assignments import AssignmentRole, AssignmentState
from tests.reports.rows import ONE, mixed, row, table


def opened(tracking: Tracking, language: str = "vi") -> Workbook:
    return load_workbook(io.BytesIO(workbook(tracking, locales.load()[language])))


def cells(tracking: Tracking) -> tuple[Cell, ...]:
    """The first row of the table."""
    found: tuple[Cell, ...] = opened(tracking).worksheets[0][5]
    return found


def test_a_row_says_all_that_the_office_keeps() -> None:
    row_of = cells(table(row(difficulty="thiếu số liệu", asked_due=ONE.due, returned=2)))
    assert [cell.value for cell in row_of[:10]] == [
        1,
        "Tham mưu kế hoạch chuyển giao công nghệ",
        "TB số 15/TB-SKHCN ngày 01/4/2024,\nmục 1.2",
        "Phòng Quản lý Công nghệ",
        "Thanh tra; Phòng Kế hoạch - Tài chính",
        datetime(2024, 4, 5),  # noqa: DTZ001 - a spreadsheet's dates have no zone
        "Được 70%. Đã lấy ý kiến các phòng",
        "Đang thực hiện quá hạn",
        1,
        "Vướng: thiếu số liệu; xin gia hạn đến 05/4/2024; đã trả lại 2 lần",
    ]
    assert row_of[5].is_date
    assert row_of[5].number_format == "dd/mm/yyyy"


def test_print_filter_and_frozen_head() -> None:
    sheet = opened(mixed(30)).worksheets[0]
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == "A4:J34"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in (None, 1), "one page wide, which is the format's default"
    assert sheet.page_setup.fitToHeight == 0, "as many pages long as it needs"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.print_area.endswith("$A$1:$J$34")
    assert sheet.column_dimensions["K"].hidden
    assert sheet["K4"].value == HEADER
    assert len(sheet.data_validations.dataValidation) > 0


def test_colours_follow_the_words() -> None:
    sheet = opened(mixed(6)).worksheets[0]
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    assert [rule.formula for rule in rules] == [
        ['"Hoàn thành đúng hạn"'],
        ['"Hoàn thành quá hạn"'],
        ['"Đang thực hiện trong hạn"'],
        ['"Đang thực hiện quá hạn"'],
    ]
    assert len({rule.dxf.fill.bgColor.rgb for rule in rules}) == 4


def test_totals_add_up_and_have_a_chart() -> None:
    tracking = mixed(30)
    sheet = opened(tracking)["Tổng hợp"]
    assert len(sheet._charts) == 1
    units = list(sheet.iter_rows(min_row=4, max_row=3 + len(tracking.figures.units), max_col=5, values_only=True))
    for unit, shown in zip(tracking.figures.units, units, strict=True):
        assert shown == (unit.unit, *(unit.buckets[one] for one in Bucket))


def test_what_may_be_corrected_is_yellow_and_what_is_approved_is_not() -> None:
    done = row(2, state=AssignmentState.ACCEPTED, bucket=Bucket.DONE_IN_TIME)
    helps = row(3, role=AssignmentRole.SUPPORT, unit="Thanh tra")
    sheet = opened(table(row(1), done, helps)).worksheets[0]
    yellow = {cell.coordinate for line in sheet["A5:J7"] for cell in line if cell.fill.fgColor.rgb == "FFFFF8D6"}
    assert yellow == {"D5", "F5", "E7", "F7"}
    assert (sheet["D7"].value, sheet["E7"].value) == ("Phòng Quản lý Công nghệ", "Thanh tra")


def test_english_has_every_word(texts: Tongues) -> None:
    book = opened(mixed(12), "en")
    said = [str(c.value) for sheet in book for line in sheet.iter_rows() for c in line if c.value is not None]
    assert "In progress, overdue" in said
    assert not [words for words in said if words.startswith(("column.", "book.", "bucket.", "tracked."))]


@pytest.mark.parametrize("start", FORMULA)
def test_what_begins_as_a_formula_is_text_and_keeps_excels_apostrophe(start: str) -> None:
    words = f'{start}HYPERLINK("http://x","y")'
    cell = cells(table(row(text=words)))[1]
    assert cell.value == clean(words)
    assert cell.data_type == "s"
    assert cell.style is not None
    assert cell.quotePrefix or clean(words).strip() != clean(words)


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=200)


@given(TEXTS)
@example("=1+1")
@example("_x0041_ x")
@example("a\r\nb\x00c\x1f\ufffe")
@example("@SUM(1)\u00a0")
@settings(max_examples=40, deadline=None)
def test_any_text_survives(words: str) -> None:
    cell = cells(table(row(text=words)))[1]
    assert (cell.value or "") == clean(words)
    assert cell.data_type in ("s", "n"), "no formula, whatever it begins with"
    if dangerous(clean(words)):
        assert cell.quotePrefix


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(str(cells(table(row(text="ư" * 40_000)))[1].value)) == LONGEST + 1


def test_a_table_read_back_is_what_went_out() -> None:
    tracking = mixed(12)
    rows = answer(workbook(tracking, locales.load()["vi"]))["rows"]
    assert [assignment_of(sent["key"]) for sent in rows] == [one.id for one in tracking.rows]
    for sent, one in zip(rows, tracking.rows, strict=True):
        assert sent["due"] == (one.due.isoformat() if one.due else "")
        assert sent["key"] == row_key(one.id, one.basis.id, one.due, one.unit)


@pytest.mark.parametrize("key", ["", "x", "12", ".abc", "-1.abc", "1e3.abc", "²3.a", "99999999999.abc"])
def test_a_key_that_is_none_names_nothing(key: str) -> None:
    assert assignment_of(key) is None
