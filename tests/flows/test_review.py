"""Văn phòng reviews a draft on a phone: unit by unit, one task after the other, never losing the place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.assignments import DueSource
from tests.conftest import SetClock
from tests.flows.department import (
    OFFICER,
    SECOND_OFFICER,
    Department,
    head_of,
    open_department,
    reopen,
    roster_of,
    words,
)
from tests.flows.issued import all_said, labels, last
from tests.flows.test_office import INSPECTION, PLANNING, TECHNOLOGY

HEAD = head_of(TECHNOLOGY)
NOTICE = f"""SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH BÌNH SƠN
Số: 21/TB-SKHCN
Bình Sơn, ngày 01 tháng 4 năm 2024
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2024

Giám đốc Sở giao nhiệm vụ trong tháng 4/2024 như sau:
1. {TECHNOLOGY}
- Tham mưu kế hoạch chuyển giao công nghệ năm 2024. Báo cáo Giám đốc kết quả thẩm định các dự án.
- Rà soát quy chế chi tiêu nội bộ của đơn vị.
2. {PLANNING}
- Báo cáo giải ngân quý I, hoàn thành trước ngày 10/4/2024.
- Lập dự toán bổ sung năm 2024 của Sở.
3. {INSPECTION}
- Chuẩn bị nội dung hội nghị cán bộ công chức.
"""


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[Department]:
    """Three units; two officers and one head; the notice lies there as a draft."""
    async with open_department(tmp_path, clock) as department:
        await department.roster(roster_of([TECHNOLOGY, PLANNING, INSPECTION]))
        await department.join(OFFICER, SECOND_OFFICER, HEAD)
        await department.upload(OFFICER, "tb.txt", NOTICE.encode())
        yield department


async def through(office: Department, who: str, *pressed: str) -> str:
    """Presses one button after the other; gives the last card."""
    for label in pressed:
        await office.click(who, label)
    return last(office, who)


async def open_as_colleague(office: Department) -> None:
    await office.send(SECOND_OFFICER, "/thongbao")
    await office.click(SECOND_OFFICER, "Mở 21/TB-SKHCN")


async def test_a_draft_is_gone_through_unit_by_unit_in_one_message(office: Department) -> None:
    count = len(office[OFFICER].said)
    said = await through(office, OFFICER, "Theo đơn vị")
    assert "3 đơn vị" in said
    assert [label for label in labels(office, OFFICER) if "(" in label] == [
        f"{TECHNOLOGY} (2)",
        "Phòng Kế hoạch - Tài… (2)",
        f"{INSPECTION} (1)",
    ]
    said = await through(office, OFFICER, "Tài… (2)")
    assert f"{PLANNING}: 2 nhiệm vụ" in said
    assert "Báo cáo giải ngân" in said
    assert "Rà soát quy chế" not in said
    assert "Chuẩn bị nội dung" in await through(office, OFFICER, f"⏭ {INSPECTION}")
    assert len(office[OFFICER].said) == count


async def test_one_gets_back_to_the_page_that_one_came_from(office: Department) -> None:
    await through(office, OFFICER, "Theo đơn vị", "Tài… (2)", "4")
    assert "Nhiệm vụ 4/5" in last(office, OFFICER)
    await through(office, OFFICER, "Thời hạn", "Cuối quý")
    await through(office, OFFICER, "Phối hợp", INSPECTION, "Về nhiệm vụ")
    await office.click(OFFICER, "Sửa")
    await office.send(OFFICER, "Lập dự toán bổ sung năm 2024.")
    said = last(office, OFFICER)
    assert "Lập dự toán bổ sung năm 2024. 👥 Phòng Kế hoạch - Tài chính, Thanh tra (phối hợp) ⏰ 30/06/2024" in said
    assert "◀" in labels(office, OFFICER), "the other task of this unit"
    assert "▶" not in labels(office, OFFICER)
    assert f"{PLANNING}: 2 nhiệm vụ" in await through(office, OFFICER, "Danh sách")


async def test_units_are_given_as_lead_or_partner_and_taken_off(office: Department) -> None:
    await through(office, OFFICER, "Xem nhiệm vụ", "5", "Phối hợp", PLANNING)
    assert f"✅ {PLANNING}" in labels(office, OFFICER)
    assert f"✅ {INSPECTION}" not in labels(office, OFFICER), "it leads"
    said = await through(office, OFFICER, "Về nhiệm vụ", "Đơn vị", PLANNING, INSPECTION)
    assert f"👥 {PLANNING} Bấm" in said
    assert f"👥 {PLANNING}, {INSPECTION} (phối hợp)" in await through(
        office, OFFICER, "Về nhiệm vụ", "Phối hợp", INSPECTION, "Về nhiệm vụ"
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15/12", "15/12/2024"),
        ("cuối tháng", "30/04/2024"),
        ("thứ 6 tuần sau", "12/04/2024"),
        ("cuoi quy", "30/06/2024"),
    ],
)
async def test_a_deadline_is_typed_as_people_say_it(office: Department, typed: str, day: str) -> None:
    await through(office, OFFICER, "Xem nhiệm vụ", "2", "Thời hạn")
    await office.send(OFFICER, typed)
    assert f"⏰ {day}" in last(office, OFFICER)


async def test_a_task_is_split_at_a_sentence_and_put_together_again(office: Department) -> None:
    said = await through(office, OFFICER, "Xem nhiệm vụ", "1", "Tách")
    assert "2. Báo cáo Giám đốc kết quả thẩm định" in said
    said = await through(office, OFFICER, "Sau câu 1")
    assert "Nhiệm vụ 2/6" in said
    assert f"Báo cáo Giám đốc kết quả thẩm định các dự án. 👥 {TECHNOLOGY}" in said
    said = await through(office, OFFICER, "◀", "Gộp với 2")
    assert "Nhiệm vụ 1/5" in said
    assert "năm 2024. Báo cáo Giám đốc kết quả" in said


async def test_the_period_is_put_where_there_is_no_deadline_in_one_tap(office: Department) -> None:
    await through(office, OFFICER, "Theo kỳ 30/04/2024 cho 4 việc")
    assert "5 có thời hạn" in last(office, OFFICER)
    assert "⏰ 30/04/2024 (theo kỳ)" in await through(office, OFFICER, "Xem nhiệm vụ", "1")
    await through(office, OFFICER, "Về bản nháp", "Phát hành")
    assert "30/4, còn 29 ngày (theo kỳ)" in last(office, HEAD)
    async with office.app.database.read() as uow:
        rows = [a for a, _, _ in await uow.assignments.issued()]
    assert [a.due_source for a in rows].count(DueSource.PERIOD) == 4


async def test_the_last_change_is_taken_back_and_the_one_before_it(office: Department) -> None:
    await through(office, OFFICER, "Theo đơn vị", f"{TECHNOLOGY} (2)", "2", "Bỏ")
    assert f"{TECHNOLOGY}: 1 nhiệm vụ" in last(office, OFFICER)
    await through(
        office, OFFICER, "1", "Thời hạn", "Cuối tháng" if "Cuối tháng" in str(labels(office, OFFICER)) else "Theo kỳ"
    )
    said = await through(office, OFFICER, "Hoàn tác")
    assert "Đã hoàn tác: đặt hạn 30/04/2024" in said
    assert "⏰ không có hạn" in said
    said = await through(office, OFFICER, "Hoàn tác")
    assert "Đã hoàn tác: bỏ “Rà soát quy chế" in said
    assert "Nhiệm vụ 2/5" in said
    assert "↶ Hoàn tác" not in labels(office, OFFICER)
    assert f"{TECHNOLOGY}: 2 nhiệm vụ" in await through(office, OFFICER, "Danh sách")


async def test_evidence_is_asked_for_with_a_switch(office: Department) -> None:
    said = await through(office, OFFICER, "Xem nhiệm vụ", "1", "Cần minh chứng")
    assert "Cần minh chứng khi báo xong" in said
    await through(office, OFFICER, "Về bản nháp", "Phát hành")
    async with office.app.database.read() as uow:
        tasks = await uow.notices.tasks(1)
    assert [task.evidence_required for task in tasks] == [True, False, False, False, False]


async def test_two_officers_do_not_overwrite_each_other(office: Department) -> None:
    await through(office, OFFICER, "Xem nhiệm vụ", "2", "Thời hạn")
    await open_as_colleague(office)
    await through(office, SECOND_OFFICER, "Xem nhiệm vụ", "2", "Thời hạn", "Cuối quý")
    await office.click(OFFICER, "Thứ Sáu")
    said = last(office, OFFICER)
    assert "Bản nháp vừa được đồng nghiệp sửa" in said
    assert f"• {SECOND_OFFICER} đặt hạn 30/06/2024 (nhiệm vụ 2)" in said
    assert "⏰ 30/06/2024" in said
    await through(office, OFFICER, "Thời hạn", "Thứ Sáu")
    assert "⏰ 05/04/2024" in last(office, OFFICER)


async def test_typed_words_do_not_go_over_a_colleagues(office: Department) -> None:
    await through(office, OFFICER, "Xem nhiệm vụ", "2", "Sửa")
    await open_as_colleague(office)
    await through(office, SECOND_OFFICER, "Xem nhiệm vụ", "2", "Sửa")
    await office.send(SECOND_OFFICER, "Rà soát, sửa đổi quy chế chi tiêu nội bộ.")
    await office.send(OFFICER, "Rà soát lại quy chế.")
    said = last(office, OFFICER)
    assert f"{SECOND_OFFICER} sửa lời thành “Rà soát, sửa đổi" in said
    assert "Rà soát lại quy chế." not in said


async def test_changes_of_other_tasks_disturb_nobody_but_who_issues(office: Department) -> None:
    await through(office, OFFICER, "Xem nhiệm vụ", "2")
    await open_as_colleague(office)
    await through(office, SECOND_OFFICER, "Xem nhiệm vụ", "3", "Bỏ")
    await through(office, OFFICER, "Thời hạn", "Thứ Sáu")
    assert "⏰ 05/04/2024" in last(office, OFFICER)
    await office.click(SECOND_OFFICER, "Về bản nháp")
    await through(office, OFFICER, "Sửa")
    await office.send(OFFICER, "Rà soát quy chế của đơn vị.")
    await office.click(SECOND_OFFICER, "Phát hành")
    said = last(office, SECOND_OFFICER)
    assert f"• {OFFICER} sửa lời thành “Rà soát quy chế của đơn vị.”" in said
    await office.click(SECOND_OFFICER, "Phát hành")
    assert "Đã phát hành" in all_said(office, SECOND_OFFICER)


async def test_a_colleague_cannot_take_back_what_the_other_changed(office: Department) -> None:
    await through(office, OFFICER, "Xem nhiệm vụ", "2", "Bỏ")
    await open_as_colleague(office)
    await office.click(SECOND_OFFICER, "Hoàn tác")
    assert f"Bước gần nhất là của {OFFICER}" in words(last(office, SECOND_OFFICER))


async def test_a_draft_outlives_a_restart_and_is_gone_on_with(
    office: Department, tmp_path: Path, clock: SetClock
) -> None:
    await through(office, OFFICER, "Xem nhiệm vụ", "2", "Thời hạn")
    async with reopen(tmp_path, clock, office.server) as again:
        again._people = office._people
        await again.send(OFFICER, "25/4")
        assert "⏰ 25/04/2024" in last(again, OFFICER)
        await again.send(OFFICER, "/thongbao")
        await again.click(OFFICER, "Mở 21/TB-SKHCN")
        assert "2 có thời hạn" in last(again, OFFICER)
        await again.click(OFFICER, "Hoàn tác")
        assert "Đã hoàn tác: đặt hạn 25/04/2024" in last(again, OFFICER)


async def test_the_preview_is_what_the_unit_gets(office: Department) -> None:
    await through(office, OFFICER, "Theo kỳ", "Xem trước")
    shown = words(office[OFFICER].last.text).partition("sẽ nhận ")[2]
    assert shown
    await office.click(OFFICER, "Phát hành")
    letter = next(words(m.text) for m in office[HEAD].said if "21/TB-SKHCN" in m.text)
    assert letter.startswith(shown)
