"""/baocao hands over picture, workbook and Word report, /viec the calendar: once each, and to the right people."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook
from PIL import Image

from sandbox.faults import drop
from sandbox.messages import Message
from services.buckets import Bucket
from storage.files import FileKind
from storage.outbox import OutboxState
from tests.flows.department import DIRECTOR, OFFICER, Department
from tests.flows.issued import BUSY_HEAD, HEAD, NOTICE, labels, last, press
from views.buttons.files import FileButton


def files(office: Department, who: str) -> list[Message]:
    """Every file that the bot has sent to this person."""
    return [message for message in office[who].said if message.document or message.photo]


def newest(office: Department, who: str) -> tuple[str, bytes]:
    stored = files(office, who)[-1].file
    assert stored is not None
    return stored.name, stored.data


async def test_the_digest_comes_with_its_picture_and_its_buttons(office: Department) -> None:
    await office.send(DIRECTOR, "/baocao")
    text, picture = office[DIRECTOR].said[-2:]
    assert [label for row in text.buttons for label in row] == ["📗 Excel", "📘 Word", "📋 Kiểm điểm kỳ trước"]
    assert picture.photo is not None
    assert Image.open(io.BytesIO(picture.photo.data)).width == 1080
    assert "16 việc" in picture.text
    assert len(picture.photo.data) < 200_000


async def test_excel_is_made_once_a_press_and_sent_as_a_file(office: Department) -> None:
    await office.send(OFFICER, "/baocao")
    await office.click(OFFICER, "Excel")
    name, data = newest(office, OFFICER)
    assert name == "theo-doi-ket-luan-2024-04-01.xlsx"
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[4]][:4] == ["TT", "Nội dung nhiệm vụ", "Cơ sở (số, ngày, mục)", "Chủ trì"]
    assert sheet.max_row == 4 + 16
    assert office[OFFICER].toasts[-1] == "Đang lập tệp, xong sẽ gửi ngay."
    async with office.app.database.read() as uow:
        assert await uow.files.next_order(office.clock.now() + timedelta(days=1)) is None


async def test_two_quick_presses_make_one_file(office: Department) -> None:
    await office.send(OFFICER, "/baocao")
    await office[OFFICER].click("Excel")
    await office[OFFICER].click("Excel")
    await office.settle()
    assert [m.document.name for m in files(office, OFFICER) if m.document] == ["theo-doi-ket-luan-2024-04-01.xlsx"]


async def test_the_bytes_are_kept_only_until_they_are_out(office: Department) -> None:
    for _ in range(2):
        await office.send(OFFICER, "/baocao")
    async with office.app.database.write() as uow:
        await uow.files.sweep()
        left = [await uow.files.made(number) for number in range(1, 9)]
    assert left == [None] * 8


async def test_a_file_of_which_nobody_knows_whether_it_arrived_is_not_sent_again(office: Department) -> None:
    await office.send(OFFICER, "/baocao")
    office.server.faults.order(fault=drop(delivered=True), method="sendDocument")
    await office.click(OFFICER, "Excel")
    async with office.app.database.read() as uow:
        assert await uow.outbox.count(OutboxState.UNKNOWN) == 1
    assert len([m for m in files(office, OFFICER) if m.document]) == 1


async def test_a_maker_that_died_leaves_its_order_to_the_next(office: Department) -> None:
    await office.send(OFFICER, "/baocao")
    await office[OFFICER].click("Excel")
    while await office.app.receiver.receive() or await office.app.worker.work_next():
        pass
    assert await office.app.maker._claim() is not None, "and here the process ends"
    await office.settle()
    assert [m.document.name for m in files(office, OFFICER) if m.document] == ["theo-doi-ket-luan-2024-04-01.xlsx"]


async def test_word_is_a_report_of_the_notice_in_vietnamese(office: Department) -> None:
    await office.send(DIRECTOR, "/baocao")
    await office.click(DIRECTOR, "Word")
    name, data = newest(office, DIRECTOR)
    assert name == "bao-cao-ket-qua-2024-04-01.docx"
    document = Document(io.BytesIO(data))
    words = "\n".join(p.text for p in document.paragraphs)
    assert "Kết quả thực hiện Thông báo kết luận số 15/TB-SKHCN ngày 01/4/2024" in words
    assert "I. KẾT QUẢ THỰC HIỆN" in words
    assert "Tổng số 16 nhiệm vụ, giao thành 16 việc cho 4 đơn vị" in words
    assert "{{" not in words
    assert len(document.tables[-1].rows) == 1 + 16, "every task stands in the annex"
    assert "<b>A & B</b>" in document.tables[-1].rows[3].cells[1].text, "words of the document are text"


async def test_of_two_notices_it_is_asked_which(office: Department) -> None:
    await office.upload(OFFICER, "tb2.txt", NOTICE.replace("15/TB", "16/TB").replace("nội bộ", "đặc thù").encode())
    await office.click(OFFICER, "Phát hành")
    await office.send(DIRECTOR, "/baocao")
    await office.click(DIRECTOR, "Word")
    assert labels(office, DIRECTOR) == ["16/TB-SKHCN", "15/TB-SKHCN"]
    await office.click(DIRECTOR, "15/TB-SKHCN")
    document = Document(io.BytesIO(newest(office, DIRECTOR)[1]))
    assert any("15/TB-SKHCN" in paragraph.text for paragraph in document.paragraphs)
    await office.click(DIRECTOR, "Kiểm điểm")
    document = Document(io.BytesIO(newest(office, DIRECTOR)[1]))
    assert any("16/TB-SKHCN" in paragraph.text for paragraph in document.paragraphs), "the newest is reviewed"


async def test_a_head_gets_only_their_own_rows_and_no_report(office: Department) -> None:
    await office.send(HEAD, "/baocao")
    assert labels(office, HEAD) == ["📗 Excel"]
    await office.click(HEAD, "Excel")
    sheet = load_workbook(io.BytesIO(newest(office, HEAD)[1])).worksheets[0]
    assert {row[3].value for row in sheet.iter_rows(min_row=5)} == {"Phòng Quản lý Công nghệ"}
    await press(office, HEAD, FileButton(kind=FileKind.REPORT).pack())
    assert "không" in last(office, HEAD).lower()
    assert len(files(office, HEAD)) == 1


async def test_the_calendar_has_the_units_deadlines_and_takes_back_what_is_done(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "Lịch")
    first = entries(newest(office, HEAD)[1])
    assert sorted(str(e["DTSTART"].dt) for e in first.values()) == ["2024-04-01", "2024-04-02", "2024-04-20"]
    assert {str(e["STATUS"]) for e in first.values()} == {"CONFIRMED"}
    await office.send(HEAD, "/done 1")
    await office.click(OFFICER, "Duyệt")
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "Lịch")
    second = entries(newest(office, HEAD)[1])
    assert second.keys() == first.keys()
    gone = [uid for uid, entry in second.items() if str(entry["STATUS"]) == "CANCELLED"]
    assert len(gone) == 1
    assert int(second[gone[0]]["SEQUENCE"]) > int(first[gone[0]]["SEQUENCE"])


def entries(data: bytes) -> dict[str, dict[str, object]]:
    return {str(entry["UID"]): entry for entry in Calendar.from_ical(data).walk("VEVENT")}


async def test_nobody_of_a_unit_sees_another_units_calendar(office: Department) -> None:
    await office.send(BUSY_HEAD, "/viec")
    await office.click(BUSY_HEAD, "Lịch")
    assert entries(newest(office, BUSY_HEAD)[1]) == {}
    await press(office, DIRECTOR, FileButton(kind=FileKind.CALENDAR).pack())
    assert files(office, DIRECTOR) == []


async def test_the_figures_of_the_workbook_are_the_digests(office: Department) -> None:
    await office.send(HEAD, "/done 1")
    await office.click(OFFICER, "Duyệt")
    office.clock.advance(timedelta(days=2))
    await office.send(OFFICER, "/baocao")
    await office.click(OFFICER, "Excel")
    book = load_workbook(io.BytesIO(newest(office, OFFICER)[1]), data_only=True)
    totals = [row for row in book["Tổng hợp"].iter_rows(values_only=True) if row[0] == "Cộng"]
    statuses = [row[7] for row in book.worksheets[0].iter_rows(min_row=5, values_only=True)]
    words = ("Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Đang thực hiện trong hạn", "Đang thực hiện quá hạn")
    assert list(totals[0][1:5]) == [statuses.count(word) for word in words]
    text = office[OFFICER].said[-3].text
    for one, word in zip(Bucket, words, strict=True):
        assert f"{word}: {statuses.count(word)}" in text, one


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", b"words"])
async def test_a_broken_template_of_the_offices_own_is_named(
    office: Department, content: bytes, tmp_path: Path
) -> None:
    office.app.maker._templates = tmp_path
    (tmp_path / "report.docx").write_bytes(content)
    await office.send(DIRECTOR, "/baocao")
    await office.click(DIRECTOR, "Word")
    assert "report.docx" in last(office, DIRECTOR)
    assert not [m for m in files(office, DIRECTOR) if m.document]
