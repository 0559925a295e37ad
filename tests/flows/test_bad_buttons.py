"""Buttons pressed twice, too late, or made up: each is answered, and does nothing that it should not do."""

from __future__ import annotations

from storage.assignments import AssignmentState, ExtensionState
from tests.flows.department import DIRECTOR, OFFICER, SECOND_OFFICER, Department
from tests.flows.issued import (
    BUSY_HEAD,
    HEAD,
    INSPECTION,
    INSPECTOR,
    NOTICE,
    TECHNOLOGY,
    all_said,
    assignment,
    in_english,
    last,
    press,
)
from tests.flows.stored import failures, nothing_stored
from views.buttons.drafts import (
    DraftAct,
    DraftButton,
    PageButton,
    Place,
    RepeatAct,
    RepeatButton,
    TaskAct,
    TaskButton,
    UnknownAct,
    UnknownButton,
)
from views.buttons.work import WorkAct, WorkButton

NEXT_NOTICE = NOTICE.replace("15/TB", "16/TB")
SENSELESS = (
    *("w:done:99999:0", "w:list:0:99", "w:list:0:-5", "w:nonsense", "l:99999:1", "u:99999", "u:x", ":"),
    *(
        "d:issue:99999:0:0",
        "d:preview:1:-7:0",
        "t:open:99999:0:a:0:0",
        "t:set_due:1:0:a:0:0",
        "r:accept:99999",
        "x:grant:99999",
    ),
    *(
        "t:set_due:1:99:a:0:0",
        "t:undo:0:99999:a:0:0",
        "t:split:1:99:u:99:0",
        "pg:99999:u:9:9",
        "pg:1:x:0:0",
        "w:extend_by:1:1000000000",
        "w:extend_by:1:0",
        "w:extend_by:1:1000000",
    ),
    *("w:done:10000000000000000000:0", "r:accept:10000000000000000000", "d:card:4294967296:0:0", "l:-1:1"),
)


def button(office: Department, who: str, label: str) -> str:
    """What a button carries, for pressing it when it is no longer there."""
    for message in reversed(office[who].said):
        for row in message.keyboard:
            for candidate in row:
                if label in candidate["text"]:
                    return str(candidate["callback_data"])
    raise LookupError(label)


async def test_phat_hanh_pressed_twice_issues_once(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", NEXT_NOTICE.encode())
    await office[OFFICER].click("Phát hành")
    await office.click(OFFICER, "Phát hành")
    assert "đang chờ gửi đi" in all_said(office, OFFICER)
    assert sum("16/TB-SKHCN" in message.text for message in office[HEAD].said) == 1
    assert await failures(office) == []


async def test_da_nhan_xong_and_duyet_pressed_twice_count_once(office: Department) -> None:
    await office[INSPECTOR].click("Đã nhận")
    await office.click(INSPECTOR, "Đã nhận")
    assert office[INSPECTOR].toasts[-1] == "Đơn vị đã xác nhận nhận việc rồi."
    await office.send(INSPECTOR, "/viec")
    await office.click(INSPECTOR, "1")
    await office[INSPECTOR].click("Xong")
    await office.click(INSPECTOR, "Xong")
    assert sum("báo xong" in message.text for message in office[OFFICER].said) == 1
    await office[OFFICER].click("Duyệt")
    await office.click(OFFICER, "Duyệt")
    assert "đã duyệt việc này rồi" in last(office, OFFICER)
    assert all_said(office, INSPECTOR).count("Văn phòng đã duyệt việc 1") == 1
    assert all(pressed.answer is not None for pressed in office[INSPECTOR].presses)
    assert await failures(office) == []


async def test_the_buttons_of_a_draft_do_nothing_once_it_is_issued_or_thrown_away(office: Department) -> None:
    for ending, answer in (("Phát hành", "đã phát hành rồi"), ("Bỏ", "đã bỏ")):
        await office.upload(OFFICER, "tb.txt", NEXT_NOTICE.encode())
        notice = DraftButton.unpack(button(office, OFFICER, "Phát hành")).notice
        await office.click(OFFICER, "Xem nhiệm vụ")
        task = TaskButton.unpack(button(office, OFFICER, "1")).task
        await office.click(OFFICER, "Về bản nháp")
        await office.click(OFFICER, ending)
        if ending == "Bỏ":
            await office.click(OFFICER, ending)
        async with nothing_stored(office):
            for act in DraftAct:
                await press(office, OFFICER, DraftButton(act=act, notice=notice).pack())
                late = "Không thu hồi được" if (ending, act) == ("Phát hành", DraftAct.TAKE_BACK) else answer
                assert late in last(office, OFFICER), (ending, act)
            for change in TaskAct:
                await press(office, OFFICER, TaskButton(act=change, task=task).pack())
            await office.send(OFFICER, "25/4")


async def test_hoan_tac_after_duyet_comes_too_late(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    undo = button(office, HEAD, "Hoàn tác")
    await office.click(OFFICER, "Duyệt")
    async with nothing_stored(office):
        await press(office, HEAD, undo)
        assert "Không hoàn tác được nữa" in last(office, HEAD)


async def test_a_report_that_was_taken_back_cannot_be_decided(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    accept, send_back = button(office, OFFICER, "Duyệt"), button(office, OFFICER, "Trả lại")
    await office.click(HEAD, "Hoàn tác")
    async with nothing_stored(office):
        for data in (accept, send_back):
            await press(office, OFFICER, data)
            assert "đã rút lại" in last(office, OFFICER)
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.ACKNOWLEDGED


async def test_a_forged_button_of_another_unit_does_nothing(office: Department) -> None:
    others = await assignment(office, INSPECTION, 1)
    async with nothing_stored(office):
        for act in WorkAct:
            if act is not WorkAct.LIST:
                await press(office, HEAD, WorkButton(act=act, assignment=others.id or 0, value=3).pack())
                assert "không thuộc đơn vị" in last(office, HEAD), act
    await office.send(INSPECTOR, "/done 1")
    undo = button(office, INSPECTOR, "Hoàn tác")
    async with nothing_stored(office):
        await press(office, HEAD, undo)
    assert (await assignment(office, INSPECTION, 1)).state is AssignmentState.REPORTED_DONE


async def test_only_the_office_decides_and_leaders_on_more_time(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office.send(HEAD, "/giahan 1 25/4 chờ")
    async with nothing_stored(office):
        for who in (HEAD, BUSY_HEAD, DIRECTOR):
            requests = () if who == DIRECTOR else ("x:grant:1", "x:refuse:1")
            for data in ("r:accept:1", "r:accept_all:1", "r:return:1", *requests):
                await press(office, who, data)
                assert "không thuộc phần việc" in last(office, who), (who, data)
    async with office.app.database.read() as uow:
        request = await uow.assignments.extension(1)
    assert request is not None
    assert request.state is ExtensionState.OPEN


async def test_only_the_office_changes_and_issues_a_draft(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", NEXT_NOTICE.encode())
    notice = DraftButton.unpack(button(office, OFFICER, "Phát hành")).notice
    await office.click(OFFICER, "Xem nhiệm vụ")
    task = TaskButton.unpack(button(office, OFFICER, "1")).task
    forged = [DraftButton(act=act, notice=notice).pack() for act in DraftAct]
    forged += [TaskButton(act=act, task=task).pack() for act in TaskAct]
    forged += [UnknownButton(act=act, doubt=1).pack() for act in UnknownAct]
    forged += [RepeatButton(act=act, repeat=1).pack() for act in RepeatAct]
    forged += [PageButton(notice=notice, place=place, unit=1).pack() for place in Place]
    async with nothing_stored(office):
        for who in (HEAD, DIRECTOR):
            for data in forged:
                await press(office, who, data)
                assert "không thuộc phần việc" in last(office, who), (who, data)
            await office.send(who, "Việc của tôi")


async def test_a_senseless_button_is_answered_and_changes_nothing(office: Department) -> None:
    async with nothing_stored(office):
        for who in (HEAD, OFFICER, DIRECTOR):
            for data in SENSELESS:
                await press(office, who, data)
                assert "lỗi" not in last(office, who), (who, data)
            assert all(pressed.answer is not None for pressed in office[who].presses)


async def test_the_button_of_a_stranger_does_nothing(office: Department) -> None:
    stranger = await office.stranger("Người Lạ")
    await office.send("Người Lạ", "xin chào")
    await office.send(HEAD, "/done 3")
    async with nothing_stored(office):
        for data in ("d:issue:1:0:0", "r:accept:1", "u:1", "l:1:1", "w:done:1:0", "x"):
            await press(office, "Người Lạ", data)
    assert len(stranger.said) == 1
    assert all(pressed.answer is not None for pressed in stranger.presses)


async def test_an_english_reader_is_refused_in_english(office: Department) -> None:
    await in_english(office, HEAD)
    await in_english(office, SECOND_OFFICER)
    others = await assignment(office, INSPECTION, 1)
    await press(office, HEAD, WorkButton(act=WorkAct.DONE, assignment=others.id or 0).pack())
    assert "not your unit's" in last(office, HEAD)
    await office.send(HEAD, "/done 3")
    accept = button(office, SECOND_OFFICER, "approve")
    await office.click(OFFICER, "Duyệt")
    await press(office, SECOND_OFFICER, accept)
    assert "already" in last(office, SECOND_OFFICER)
