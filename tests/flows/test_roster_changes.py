"""The roster in the chat: off and back, another unit, another role; what was open goes to who answers now."""

from __future__ import annotations

from storage.assignments import AssignmentState
from storage.members import MemberRole
from tests.flows.department import OFFICER, SECOND_OFFICER, Department, row
from tests.flows.issued import (
    BUREAU_OFFICER,
    HEAD,
    INSPECTION,
    INSPECTOR,
    NOTICE,
    PLANNING,
    TECHNOLOGY,
    all_said,
    assignment,
    last,
    press,
)
from tests.flows.stored import failures, nothing_stored
from tests.flows.test_bad_buttons import button

DEPUTY = "Phó phòng Công nghệ"


async def person(office: Department, unit: str, name: str) -> None:
    """The officer opens this person."""
    await office.send(OFFICER, "/donvi")
    await office.click(OFFICER, unit)
    await office.click(OFFICER, name)


async def take_off(office: Department, unit: str, name: str) -> None:
    await person(office, unit, name)
    await office.click(OFFICER, "Đưa ra khỏi danh sách")
    await office.click(OFFICER, "Đưa ra khỏi danh sách")


async def test_who_is_taken_off_has_no_access_and_the_deputy_gets_the_letters(office: Department) -> None:
    await office.roster([row(TECHNOLOGY, DEPUTY, "Phó Trưởng phòng", MemberRole.DEPUTY)])
    await office.join(DEPUTY)
    assert "chuyển giao công nghệ" not in all_said(office, DEPUTY), "the head has the letter"
    code = await office.code_for(HEAD)
    await office.send(HEAD, "/vuong 3")
    await take_off(office, TECHNOLOGY, HEAD)
    assert "Đã đưa ra khỏi danh sách" in last(office, OFFICER)
    assert "ra khỏi danh sách của cơ quan" in last(office, HEAD)
    assert "chuyển giao công nghệ" in all_said(office, DEPUTY)
    heard = len(office[HEAD].said)
    async with nothing_stored(office):
        for words in ("thiếu người", "/done 3", "/viec", f"/start {code}"):
            await office.send(HEAD, words)
        await press(
            office, HEAD, button(office, HEAD, "Đang làm") if "Đang làm" in all_said(office, HEAD) else "w:done:3:0"
        )
    said = [message.text for message in office[HEAD].said[heard:]]
    assert len(said) == 2, said
    assert "phục vụ nội bộ" in said[0]
    assert "không dùng được" in said[1]
    await office.send(DEPUTY, "/done 3")
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.REPORTED_DONE


async def test_who_is_brought_back_goes_on_with_the_account_they_had(office: Department) -> None:
    await take_off(office, TECHNOLOGY, HEAD)
    await office.click(OFFICER, "Đưa trở lại danh sách")
    assert "Đã kết nối" in last(office, OFFICER)
    await office.send(HEAD, "/viec")
    assert "4 việc đang mở" in last(office, HEAD)
    await office.send(OFFICER, "/donvi")
    await office.click(OFFICER, "Người đã đưa ra")
    assert "Chưa đưa ai" in last(office, OFFICER)


async def test_who_moves_gets_the_new_unit_s_letter_and_the_old_one_does_nothing(office: Department) -> None:
    old_letter = button(office, INSPECTOR, "Đã nhận")
    await person(office, INSPECTION, INSPECTOR)
    await office.click(OFFICER, "Chuyển đơn vị")
    await office.click(OFFICER, PLANNING)
    assert f"Đơn vị: {PLANNING}" in last(office, OFFICER)
    assert "giải ngân vốn" in last(office, INSPECTOR)
    async with nothing_stored(office):
        await press(office, INSPECTOR, old_letter)
        assert "không thuộc đơn vị" in last(office, INSPECTOR)
    await office.click(INSPECTOR, "Đã nhận")
    assert (await assignment(office, PLANNING, 1)).state is AssignmentState.ACKNOWLEDGED
    assert (await assignment(office, INSPECTION, 1)).state is AssignmentState.ASSIGNED


async def test_a_demoted_officer_is_not_stuck_in_the_question_of_a_draft(office: Department) -> None:
    await office.upload(BUREAU_OFFICER, "tb.txt", NOTICE.replace("15/TB", "16/TB").encode())
    await office.click(BUREAU_OFFICER, "Xem nhiệm vụ")
    await office.click(BUREAU_OFFICER, "1")
    await office.click(BUREAU_OFFICER, "Thời hạn")
    await person(office, "Văn phòng Sở", BUREAU_OFFICER)
    await office.click(OFFICER, "Đổi vai trò")
    await office.click(OFFICER, "chuyên viên")
    assert "anh/chị là chuyên viên" in all_said(office, BUREAU_OFFICER)
    async with nothing_stored(office):
        await office.send(BUREAU_OFFICER, "/viec")
        assert "1 việc đang mở" in last(office, BUREAU_OFFICER)


async def test_a_question_left_from_another_role_is_closed_by_its_first_refusal(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", NOTICE.replace("15/TB", "16/TB").encode())
    await office.click(OFFICER, "Xem nhiệm vụ")
    await office.click(OFFICER, "1")
    await office.click(OFFICER, "Thời hạn")
    async with office.app.database.write() as uow:
        next(m for m in await uow.members.all() if m.full_name == OFFICER).role = MemberRole.LEADER
    await office.send(OFFICER, "25/4")
    assert "không thuộc phần việc" in last(office, OFFICER)
    await office.send(OFFICER, "25/4")
    assert "chưa hiểu" in last(office, OFFICER)


async def test_nobody_takes_themselves_off_and_only_an_administrator_makes_one(office: Department) -> None:
    async with nothing_stored(office):
        await take_off(office, "Lãnh đạo, Văn phòng", OFFICER)
        assert "không tự đổi vai trò" in last(office, OFFICER)
        await person(office, "Lãnh đạo, Văn phòng", SECOND_OFFICER)
        await office.click(OFFICER, "Đổi vai trò")
        await office.click(OFFICER, "quản trị")
        assert "không thuộc phần việc" in last(office, OFFICER)
        await person(office, "Lãnh đạo, Văn phòng", SECOND_OFFICER)
        await office.click(OFFICER, "Đổi vai trò")
        await office.click(OFFICER, "chuyên viên")
        assert "cần có đơn vị" in last(office, OFFICER)
    assert await failures(office) == []
