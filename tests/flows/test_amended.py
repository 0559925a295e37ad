"""A corrected notice: units hear only what changed for them, and work under way goes on."""

from __future__ import annotations

from datetime import date

from storage.assignments import AssignmentState
from storage.notices import NoticeState
from tests.flows.department import OFFICER, Department
from tests.flows.issued import (
    BUSY_HEAD,
    HEAD,
    INSPECTION,
    INSPECTOR,
    NOTICE,
    PLANNING,
    TECHNOLOGY,
    all_said,
    assignment,
    labels,
    last,
    press,
)
from tests.flows.stored import failures

CORRECTED = (
    NOTICE.replace("trình trước ngày 20/4/2024", "trình trước ngày 26/4/2024")
    .replace("- Rà soát mục <b>A & B</b> của quy chế chi tiêu nội bộ.\n", "")
    .replace("- Tổ chức hội thảo", "- Kiểm kê tài sản cố định của đơn vị.\n- Tổ chức hội thảo")
)


async def corrected(office: Department) -> None:
    await office.upload(OFFICER, "dinh-chinh.txt", CORRECTED.encode())
    await office.click(OFFICER, "Phát hành")


async def test_a_unit_is_told_only_what_changed_for_it(office: Department) -> None:
    await corrected(office)
    said = last(office, HEAD)
    assert "Thông báo 15/TB-SKHCN có bản đính chính" in said
    assert "Thêm 1 việc: 5. Kiểm kê tài sản cố định" in said
    assert "Sửa 1 việc: 1. Tham mưu kế hoạch" in said
    assert "hạn trước đây: thứ Bảy 20/4" in said
    assert "26/4" in said
    assert "Rút 1 việc, không phải làm nữa: 3. Rà soát mục" in said
    assert "Tổ chức hội thảo" not in said
    assert [label for label in labels(office, HEAD) if label.endswith(("1", "5"))] == labels(office, HEAD)
    assert "1 đơn vị có thay đổi" in all_said(office, OFFICER)


async def test_a_unit_for_which_nothing_changed_gets_no_message(office: Department) -> None:
    before = {who: len(office[who].said) for who in (BUSY_HEAD, INSPECTOR)}
    await corrected(office)
    assert {who: len(office[who].said) for who in before} == before


async def test_work_under_way_keeps_number_state_and_history(office: Department) -> None:
    await office.send(HEAD, "/done 2 đã gửi báo cáo")
    await office.send(INSPECTOR, "/done 1")
    await office.click(OFFICER, "Duyệt")
    kept = await assignment(office, TECHNOLOGY, 2)
    await corrected(office)
    after = await assignment(office, TECHNOLOGY, 2)
    assert (after.id, after.state) == (kept.id, AssignmentState.REPORTED_DONE)
    assert (await assignment(office, INSPECTION, 1)).state is AssignmentState.ACCEPTED
    assert (await assignment(office, TECHNOLOGY, 1)).due == date(2024, 4, 26)
    await office.send(HEAD, "/viec")
    assert last(office, HEAD).count("Tham mưu kế hoạch") == 1
    async with office.app.database.read() as uow:
        first = await uow.notices.get(1)
        assert first is not None
        assert first.state is NoticeState.AMENDED
        assert await uow.log.first_broken() is None


async def test_the_letter_that_units_have_becomes_the_corrected_one(office: Department) -> None:
    letter = next(m for m in office[HEAD].said if "theo thông báo kết luận" in m.text)
    await corrected(office)
    now = next(m for m in office[HEAD].said if m.message_id == letter.message_id)
    assert "Kiểm kê tài sản" in now.text
    assert "Rà soát mục" not in now.text
    await office.click(HEAD, "Đã nhận")
    assert (await assignment(office, TECHNOLOGY, 5)).state is AssignmentState.ACKNOWLEDGED
    assert await failures(office) == []


async def test_an_extension_that_was_granted_stands_where_the_correction_names_the_old_day(
    office: Department,
) -> None:
    await office.send(INSPECTOR, "/giahan 1 30/4 chờ hồ sơ")
    await office.click(OFFICER, "Đồng ý")
    assert (await assignment(office, INSPECTION, 1)).due == date(2024, 4, 30)
    await corrected(office)
    assert (await assignment(office, INSPECTION, 1)).due == date(2024, 4, 30)


async def test_the_same_notice_issued_once_more_doubles_nothing(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", NOTICE.encode())
    assert "Phát hành bản này thì nó thay bản trước" in last(office, OFFICER)
    before = len(office[HEAD].said)
    await office.click(OFFICER, "Phát hành")
    assert len(office[HEAD].said) == before
    assert "0 đơn vị có thay đổi" in all_said(office, OFFICER)


async def test_what_went_to_another_unit_stays_there(office: Department) -> None:
    mine, planning = await assignment(office, TECHNOLOGY, 2), await assignment(office, PLANNING, 1)
    await press(office, OFFICER, f"cs:transfer:{mine.id}:{planning.unit_id}")
    theirs = await assignment(office, PLANNING, 11)
    await corrected(office)
    assert (await assignment(office, PLANNING, 11)).id == theirs.id
    await office.send(HEAD, "/viec")
    assert "thẩm định dự án" not in last(office, HEAD)
    await office.send(BUSY_HEAD, "/viec")
    assert "thẩm định dự án" in all_said(office, BUSY_HEAD)
    assert "đính chính" not in all_said(office, BUSY_HEAD), "nothing changed for it"
