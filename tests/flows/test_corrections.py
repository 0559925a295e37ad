"""The workbook comes back: differences are shown and asked about, and applied whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from storage.assignments import AssignmentState, DueSource
from storage.members import MemberRole
from tests.flows.department import DIRECTOR, OFFICER, SECOND_OFFICER, Department, words
from tests.flows.issued import (
    BUSY_HEAD,
    HEAD,
    INSPECTION,
    INSPECTOR,
    PLANNING,
    TECHNOLOGY,
    all_said,
    assignment,
    labels,
    last,
    letter,
)

LEAD, DUE, KEY = 4, 6, 11
"""Columns of the sheet, from 1."""
FIRST = 5
"""Row of the first task."""
Edit = Callable[[Worksheet], None]


async def exported(office: Department) -> bytes:
    await office.send(OFFICER, "/baocao")
    await office.click(OFFICER, "Excel")
    stored = office[OFFICER].last.document
    assert stored is not None
    return stored.data


def edited(data: bytes, edit: Edit) -> bytes:
    """The workbook as somebody saves it from a spreadsheet program."""
    book, out = load_workbook(io.BytesIO(data)), io.BytesIO()
    edit(book.worksheets[0])
    book.save(out)
    return out.getvalue()


async def send_back(office: Department, edit: Edit, who: str = OFFICER) -> None:
    data = await exported(office)
    await office.upload(who, "theo-doi.xlsx", edited(data, edit))


async def test_a_day_and_a_unit_are_shown_asked_about_and_applied(office: Department) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(FIRST, DUE).value = datetime(2024, 4, 29)  # noqa: DTZ001 - as a spreadsheet has it
        sheet.cell(FIRST + 1, LEAD).value = "Thanh tra"

    await send_back(office, edit)
    asked = words(office[OFFICER].last.html)
    assert "khác bảng hiện nay ở 2 dòng" in asked
    assert "hạn thứ Bảy 20/4 thứ Hai 29/4" in asked
    assert f"đơn vị {TECHNOLOGY} Thanh tra" in asked
    assert labels(office, OFFICER) == ["✅ Áp dụng", "Bỏ"]
    assert (await assignment(office, TECHNOLOGY, 1)).due == date(2024, 4, 20), "nothing before the yes"

    await office.click(OFFICER, "Áp dụng")
    moved = await assignment(office, TECHNOLOGY, 1)
    assert (moved.due, moved.due_source) == (date(2024, 4, 29), DueSource.OFFICE)
    given = await assignment(office, INSPECTION, 2)
    assert (given.state, given.due) == (AssignmentState.ASSIGNED, date(2024, 4, 2))
    assert "Đổi hạn" in all_said(office, HEAD)
    assert "Chuyển sang Thanh tra" in all_said(office, HEAD)
    assert "Giao thêm: Báo cáo tình hình thẩm định dự án" in all_said(office, INSPECTOR)
    assert "29/4" in letter(office, HEAD)
    assert "thẩm định dự án" not in letter(office, HEAD)
    assert "thẩm định dự án" in letter(office, INSPECTOR)
    assert "Đã áp dụng 2 thay đổi" in all_said(office, OFFICER)
    async with office.app.database.read() as uow:
        assert await uow.log.first_broken() is None
        assert [e.action for e in await uow.log.of(f"assignment:{moved.id}")][-1] == "assignment.due"


async def test_one_row_that_is_not_understood_stops_all(office: Department) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(FIRST, DUE).value = "29/4/2024"
        sheet.cell(FIRST + 1, DUE).value = "càng sớm càng tốt"
        sheet.cell(FIRST + 2, LEAD).value = "Phòng Không Có"
        sheet.cell(FIRST + 3, KEY).value = "4.abc"
        sheet.cell(FIRST + 3, DUE).value = "30/4/2024"

    await send_back(office, edit)
    seen = last(office, OFFICER)
    assert "Có 3 dòng bot chưa hiểu" in seen
    assert "Dòng 6 (TT 2): “càng sớm càng tốt” không phải là ngày" in seen
    assert "không rõ đơn vị “Phòng Không Có”" in seen
    assert "Dòng 8" in seen
    assert "Chưa có gì thay đổi" in seen
    assert labels(office, OFFICER) == []
    assert (await assignment(office, TECHNOLOGY, 1)).due == date(2024, 4, 20)


def nothing(sheet: Worksheet) -> None: ...


async def test_an_untouched_workbook_changes_nothing(office: Department) -> None:
    await send_back(office, nothing)
    assert "giống hệt" in last(office, OFFICER)


async def test_rows_may_be_sorted_left_out_and_shortened_names_used(office: Department) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.delete_rows(FIRST, 1)
        sheet.cell(FIRST, LEAD).value = "phòng kế hoạch - tài chính"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
        for line, row in enumerate(reversed(rows), start=FIRST):
            for column, value in enumerate(row, start=1):
                sheet.cell(line, column).value = value

    await send_back(office, edit)
    assert "ở 1 dòng" in last(office, OFFICER)
    await office.click(OFFICER, "Áp dụng")
    assert "Giao thêm" in all_said(office, BUSY_HEAD)
    assert (await assignment(office, PLANNING, 11)).due == date(2024, 4, 2)


async def test_what_changed_meanwhile_is_not_overwritten(office: Department) -> None:
    data = await exported(office)

    def edit(sheet: Worksheet) -> None:
        sheet.cell(FIRST, DUE).value = "29/4/2024"

    async with office.app.database.write() as uow:
        held = await uow.assignments.get((await assignment(office, TECHNOLOGY, 1)).id or 0)
        assert held is not None
        held.due = date(2024, 4, 22)
    await office.upload(OFFICER, "cu.xlsx", edited(data, edit))
    assert "vừa đổi trong bot" in last(office, OFFICER)


async def test_between_question_and_yes_somebody_else_was_faster(office: Department) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(FIRST, DUE).value = "29/4/2024"
        sheet.cell(FIRST + 1, DUE).value = "28/4/2024"

    await send_back(office, edit)
    await office.send(HEAD, "/done 2")
    await office.click(OFFICER, "Duyệt")
    await office.click(OFFICER, "Áp dụng")
    assert "chưa áp dụng dòng nào" in last(office, OFFICER)
    assert (await assignment(office, TECHNOLOGY, 1)).due == date(2024, 4, 20), "not by halves"


async def test_what_its_unit_reported_done_is_decided_before_another_gets_it(office: Department) -> None:
    await office.send(HEAD, "/done 2")
    await send_back(office, lambda sheet: setattr(sheet.cell(FIRST + 1, LEAD), "value", INSPECTION))
    assert "đơn vị đã báo xong" in last(office, OFFICER)
    assert labels(office, OFFICER) == []


async def test_what_the_unit_had_asked_about_the_task_needs_no_decision_any_more(office: Department) -> None:
    await office.send(HEAD, "/giahan 2 20/4/2024 chờ số liệu")
    asked = office[OFFICER].last
    assert "Đồng ý" in str(asked.buttons)
    await send_back(office, lambda sheet: setattr(sheet.cell(FIRST + 1, LEAD), "value", INSPECTION))
    await office.click(OFFICER, "Áp dụng")
    assert "Đồng ý" not in str(asked.buttons)
    given = await assignment(office, INSPECTION, 2)
    assert given.given_on == date(2024, 4, 1), "nobody is silent who has only got it"


async def test_it_is_applied_once_and_can_be_dropped(office: Department) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(FIRST, DUE).value = None

    await send_back(office, edit)
    question = office[OFFICER].last
    await office.click(OFFICER, "Áp dụng")
    assert (await assignment(office, TECHNOLOGY, 1)).due is None
    office.server.world.press(office[OFFICER].account, question, "k:apply:1")
    await office.settle()
    assert "đã được xử lý" in last(office, OFFICER)
    await send_back(office, lambda sheet: setattr(sheet.cell(FIRST, DUE), "value", "29/4/2024"))
    await office.click(OFFICER, "Bỏ")
    assert "không có gì thay đổi" in last(office, OFFICER)
    assert (await assignment(office, TECHNOLOGY, 1)).due is None


async def test_only_the_office_may_decide(office: Department) -> None:
    await send_back(office, lambda sheet: setattr(sheet.cell(FIRST, DUE), "value", "29/4/2024"))
    for who in (HEAD, DIRECTOR):
        office.server.world.press(office[who].account, office[who].last, "k:apply:1")
        await office.settle()
    assert (await assignment(office, TECHNOLOGY, 1)).due == date(2024, 4, 20)
    async with office.app.database.write() as uow:
        next(m for m in await uow.members.all() if m.full_name == SECOND_OFFICER).role = MemberRole.ADMIN
    office.server.world.press(office[SECOND_OFFICER].account, office[OFFICER].last, "k:apply:1")
    await office.settle()
    assert (await assignment(office, TECHNOLOGY, 1)).due == date(2024, 4, 29)


def another_book() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.worksheets[0].append(["STT", "Họ tên"])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"not a workbook", another_book()], ids=["no zip", "another table"])
async def test_a_file_that_is_no_table_of_ours_is_refused(office: Department, data: bytes) -> None:
    await office.upload(OFFICER, "danh-sach.xlsx", data)
    assert "không phải bảng theo dõi do bot lập" in last(office, OFFICER)
