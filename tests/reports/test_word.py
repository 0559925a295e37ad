"""The Word papers read back: laid out as the decree has it, filled, and safe with any words."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm, Pt
from hypothesis import example, given, settings
from hypothesis import strategies as st

import locales
from reports.word import review, written_report
from services.buckets import Bucket
from services.errors import DomainError
from services.tracking import Tracking
from storage.assignments import AssignmentState
from tests.reports.rows import mixed, row, table

VIETNAMESE = locales.load()["vi"]


def read(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def report_of(tracking: Tracking) -> Any:
    return read(written_report(tracking, VIETNAMESE))


def words(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_the_page_is_the_decrees() -> None:
    document = report_of(mixed(6))
    first = document.sections[0]
    for side, wanted in (("top", 20), ("bottom", 20), ("left", 30), ("right", 15)):
        assert abs(getattr(first, f"{side}_margin") - Mm(wanted)) < Mm(0.1)
    assert abs(first.page_width - Mm(210)) < Mm(0.1)
    assert abs(first.page_height - Mm(297)) < Mm(0.1)
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size) == ("Times New Roman", Pt(14))
    head = [cell.text for line in document.tables[0].rows for cell in line.cells]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in head[1]
    assert head[0].startswith("SỞ KHOA HỌC VÀ CÔNG NGHỆ\nVĂN PHÒNG")
    assert head[3] == "Bình Sơn, ngày 08 tháng 4 năm 2024"
    assert first.different_first_page_header_footer, "no number on the first page"
    assert "CHÁNH VĂN PHÒNG" in document.tables[1].rows[0].cells[1].text
    assert document.tables[1].rows[0].cells[0].text.startswith("Nơi nhận:")


def test_three_parts_and_the_annex_tell_of_every_row() -> None:
    tracking = mixed(12)
    document = report_of(tracking)
    said = words(document)
    parts = [said.index(head) for head in ("I. KẾT QUẢ THỰC HIỆN", "II. TỒN TẠI, NGUYÊN NHÂN", "III. KIẾN NGHỊ")]
    assert parts == sorted(parts)
    late = tracking.among(Bucket.LATE)
    assert f"Còn {len(late)} việc quá hạn chưa hoàn thành" in said
    assert "vướng mắc: thiếu số liệu của đơn vị phối hợp" in said
    assert "(xin đến ngày 20/4/2024)" in said
    annex = document.tables[-1]
    assert [line.cells[1].text for line in annex.rows[1:]] == [one.text for one in tracking.rows]
    assert "{" not in said


def test_nothing_late_is_said_and_leaves_no_empty_lists() -> None:
    said = words(report_of(table(row(bucket=Bucket.DONE_IN_TIME, state=AssignmentState.ACCEPTED, returned=0))))
    assert "Không có việc quá hạn chưa hoàn thành." in said
    assert "đề xuất gia hạn" not in said
    assert "tháo gỡ" not in said
    assert "Văn phòng không có kiến nghị." in said


def test_the_meeting_sheet_has_late_and_open_tasks_with_room_to_write() -> None:
    tracking = mixed(12)
    document = read(review(tracking, VIETNAMESE))
    late, running = document.tables[-2:]
    assert len(late.rows) == 1 + len(tracking.among(Bucket.LATE))
    assert len(running.rows) == 1 + len(tracking.among(Bucket.IN_TIME))
    assert late.rows[0].cells[5].text == "Ý kiến tại cuộc họp"
    assert late.rows[1].cells[3].text == "05/4/2024 (quá\xa03\xa0ngày)", "the bracket stays on one line"
    assert {line.cells[5].text for line in late.rows[1:]} == {""}


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120))
@example("{{ 7*7 }} {% for x in y %} <w:p/> & “A” ]]>")
@example("{%p endif %}")
@settings(max_examples=15, deadline=None)
def test_words_of_people_are_text(said: str) -> None:
    tracking = table(row(text=f"đầu {said} cuối", difficulty=said))
    shown = read(written_report(tracking, VIETNAMESE)).tables[-1].rows[1].cells[1].text
    assert shown.startswith("đầu")
    assert shown.endswith("cuối")
    assert "49" not in shown or "49" in said


def test_the_offices_own_template_is_filled(tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("Mẫu riêng: {{ done }}/{{ total }} việc")
    own.save(str(tmp_path / "report.docx"))
    assert words(read(written_report(mixed(6), VIETNAMESE, tmp_path))).strip() == "Mẫu riêng: 2/6 việc"
    shutil.rmtree(tmp_path)
    assert "BÁO CÁO" in words(read(written_report(mixed(6), VIETNAMESE, tmp_path))), "without one, ours"


@pytest.mark.parametrize("broken", ["{{ done", "{% for x in %}", "{{ ''.__class__.__mro__ }}"])
def test_a_template_with_a_mistake_is_named(broken: str, tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph(broken)
    own.save(str(tmp_path / "report.docx"))
    with pytest.raises(DomainError, match=r"report\.docx"):
        written_report(mixed(6), VIETNAMESE, tmp_path)
