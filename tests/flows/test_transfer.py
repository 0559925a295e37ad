"""A task goes to the unit that it belongs to, or to nobody; everybody concerned hears of it; it can be taken back."""

from __future__ import annotations

from storage.assignments import Assignment, AssignmentState
from storage.members import MemberRole
from tests.flows.department import DIRECTOR, OFFICER, SECOND_OFFICER, Department, row
from tests.flows.issued import (
    BUSY_HEAD,
    HEAD,
    INSPECTION,
    INSPECTOR,
    PLANNING,
    TECHNOLOGY,
    all_said,
    assignment,
    folded,
    labels,
    last,
    letter,
    press,
)

State = AssignmentState


async def row_of(office: Department, id_: int | None) -> Assignment:
    async with office.app.database.read() as uow:
        found = await uow.assignments.get(id_ or 0)
        assert found is not None
        return found


def data(office: Department, who: str, label: str) -> str:
    """Callback data of the newest button with this label."""
    for message in reversed(office[who].said):
        for button in (button for line in message.keyboard for button in line):
            if label in button["text"]:
                return str(button["callback_data"])
    raise LookupError(label)


async def not_ours(office: Department) -> Assignment:
    """The head says that the third task is the planning unit's."""
    await office.send(HEAD, "mục 3 không phải việc của phòng, của Phòng Kế hoạch - Tài chính")
    return await assignment(office, TECHNOLOGY, 3)


async def test_a_task_that_is_not_the_units_goes_to_the_one_that_its_head_names(office: Department) -> None:
    await office.send(BUSY_HEAD, "/viec")
    mine = await not_ours(office)
    told = office[OFFICER].last
    assert labels(office, OFFICER) == ["➡️ Chuyển đơn vị", "📌 Vẫn giao đơn vị"]
    await office.click(OFFICER, "Chuyển đơn vị")
    assert "thuộc đơn vị nào?" in last(office, OFFICER)
    assert labels(office, OFFICER)[0] == PLANNING, "the one that the head's words name comes first"
    assert TECHNOLOGY not in labels(office, OFFICER)
    await office.click(OFFICER, PLANNING)
    assert f"Đã chuyển việc 3 của {TECHNOLOGY} sang {PLANNING}" in last(office, OFFICER)
    assert (await row_of(office, mine.id)).state is State.TRANSFERRED
    new = await assignment(office, PLANNING, 11)
    assert (new.state, new.task_id, new.due) == (State.ASSIGNED, mine.task_id, mine.due)
    assert f"Việc mới: việc 11, {OFFICER} chuyển từ {TECHNOLOGY}" in last(office, BUSY_HEAD)
    assert labels(office, BUSY_HEAD)[0] == "✅ Đã nhận"
    assert "Rà soát mục <b>A & B</b>" in letter(office, BUSY_HEAD)
    assert f"đã chuyển việc 3 sang {PLANNING}" in last(office, HEAD)
    assert "Rà soát mục" not in letter(office, HEAD)
    assert "việc đã chuyển đơn vị khác" in folded(told.text)
    assert told.buttons == []
    assert f"{OFFICER} đã chuyển việc 3" in all_said(office, SECOND_OFFICER)
    await office.click(BUSY_HEAD, "Đã nhận")
    await office.send(BUSY_HEAD, "/done 11")
    assert "Việc 11 báo xong" in last(office, BUSY_HEAD)


async def test_what_was_transferred_can_be_taken_back_until_the_other_unit_begins(office: Department) -> None:
    await not_ours(office)
    before = (await assignment(office, TECHNOLOGY, 3)).model_dump()
    shown = letter(office, HEAD)
    await office.click(OFFICER, "Chuyển đơn vị")
    await office.click(OFFICER, PLANNING)
    undo = data(office, OFFICER, "Hoàn tác")
    await office.click(OFFICER, "Hoàn tác")
    assert f"việc 3 lại thuộc {TECHNOLOGY}" in last(office, OFFICER)
    assert (await assignment(office, TECHNOLOGY, 3)).model_dump() == before
    assert letter(office, HEAD) == shown
    assert "Rà soát mục" not in letter(office, BUSY_HEAD)
    assert "Chuyển đơn vị" in str([m.buttons for m in office[SECOND_OFFICER].said]), "it waits for a decision again"
    await press(office, OFFICER, undo)
    assert "đã hoàn tác rồi" in last(office, OFFICER)
    await office[OFFICER].click("Chuyển đơn vị")
    await office.settle()
    await office.click(OFFICER, PLANNING)
    await office.send(BUSY_HEAD, "/tiendo 11 20")
    await office.click(OFFICER, "Hoàn tác")
    assert "Không hoàn tác được nữa" in last(office, OFFICER)
    assert (await assignment(office, PLANNING, 11)).state is State.IN_PROGRESS


async def test_late_and_second_presses_hear_what_happened(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "3")
    done = data(office, HEAD, "✅ Xong")
    await not_ours(office)
    await office.click(OFFICER, "Chuyển đơn vị")
    await office.click(SECOND_OFFICER, "Chuyển đơn vị")
    give = data(office, SECOND_OFFICER, INSPECTION)
    await office.click(OFFICER, PLANNING)
    said = len(office[INSPECTOR].said)
    await press(office, SECOND_OFFICER, give)
    assert f"{OFFICER} đã chuyển việc 3 sang {PLANNING} rồi" in last(office, SECOND_OFFICER)
    assert len(office[INSPECTOR].said) == said
    await press(office, HEAD, done)
    assert "Việc 3 đã chuyển sang đơn vị khác" in last(office, HEAD)


async def test_a_task_stays_with_its_unit_with_a_word_why(office: Department) -> None:
    await not_ours(office)
    keep = data(office, SECOND_OFFICER, "Vẫn giao đơn vị")
    await office.click(OFFICER, "Vẫn giao đơn vị")
    assert f"vẫn là việc của {TECHNOLOGY}" in last(office, OFFICER)
    await office.send(OFFICER, "Giám đốc giao đích danh phòng")
    assert "Việc 3 vẫn giao đơn vị" in last(office, HEAD)
    assert "“Giám đốc giao đích danh phòng”" in last(office, HEAD)
    assert "✅ Xong" in labels(office, HEAD)
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.ACKNOWLEDGED
    await press(office, SECOND_OFFICER, keep)
    assert f"{OFFICER} đã xử lý rồi" in last(office, SECOND_OFFICER)


async def test_an_open_request_for_time_lapses_with_the_transfer(office: Department) -> None:
    await office.send(HEAD, "/giahan 3 25/4 chờ góp ý")
    asked = office[OFFICER].last
    grant = data(office, OFFICER, "Đồng ý")
    await not_ours(office)
    await office.click(OFFICER, "Chuyển đơn vị")
    await office.click(OFFICER, PLANNING)
    assert "không xét nữa" in folded(asked.text)
    await press(office, OFFICER, grant)
    assert "không xét gia hạn nữa" in last(office, OFFICER)


async def test_the_director_reassigns_from_the_list_of_a_notice(office: Department) -> None:
    await office.send(DIRECTOR, "/thongbao")
    await office.click(DIRECTOR, "Các việc: 15/TB")
    assert "16 việc của thông báo" in last(office, DIRECTOR)
    count = len(office[DIRECTOR].said)
    await office.click(DIRECTOR, "Sau ▶")
    assert "không nêu thời hạn" in last(office, DIRECTOR), "what has no deadline comes last"
    await office.click(DIRECTOR, "◀ Trước")
    assert len(office[DIRECTOR].said) == count, "pages turn in one message"
    await office.click(DIRECTOR, "4")
    assert f"{INSPECTION} · việc 1" in last(office, DIRECTOR)
    await office.click(DIRECTOR, "Chuyển đơn vị")
    await office.click(DIRECTOR, TECHNOLOGY)
    assert "Việc mới: việc 5" in last(office, HEAD)
    assert f"{DIRECTOR} đã chuyển việc 1 sang {TECHNOLOGY}" in last(office, INSPECTOR)
    assert f"{DIRECTOR} đã chuyển việc 1 của {INSPECTION}" in last(office, OFFICER)
    await office.send(INSPECTOR, "/viec")
    assert "không còn việc nào" in last(office, INSPECTOR)


async def test_a_unit_that_has_the_task_already_does_not_get_it_twice(office: Department) -> None:
    await not_ours(office)
    await office.click(OFFICER, "Chuyển đơn vị")
    await office.click(OFFICER, PLANNING)
    back = await assignment(office, PLANNING, 11)
    await office.send(BUSY_HEAD, "mục 11 không phải việc của phòng")
    await office.click(OFFICER, "Chuyển đơn vị")
    await office.click(OFFICER, TECHNOLOGY)
    assert (await row_of(office, back.id)).state is State.TRANSFERRED
    assert "Việc mới: việc 5" in last(office, HEAD), "its number is given anew"
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "5")
    assert f"chuyển từ {PLANNING} ({OFFICER})" in last(office, HEAD)


async def test_a_task_is_called_off_with_a_reason_and_back_again(office: Department) -> None:
    await office.send(OFFICER, "/thongbao")
    await office.click(OFFICER, "Các việc")
    await office.click(OFFICER, "1")
    await office.click(OFFICER, "Hủy việc")
    assert "vì lý do gì" in last(office, OFFICER)
    await office.send(OFFICER, "Tỉnh đã có văn bản thay thế")
    assert "đã hủy việc" in last(office, HEAD)
    assert "“Tỉnh đã có văn bản thay thế”" in last(office, HEAD)
    await office.send(HEAD, "/viec")
    assert "3 việc đang mở" in last(office, HEAD)
    await office.click(OFFICER, "Hoàn tác")
    assert "vẫn cần làm" in last(office, HEAD)
    await office.send(HEAD, "/viec")
    assert "4 việc đang mở" in last(office, HEAD)


async def test_what_was_reported_done_is_decided_before_it_can_move(office: Department) -> None:
    await not_ours(office)
    await office.send(HEAD, "/done 3 thôi phòng làm luôn rồi")
    await press(office, OFFICER, f"cs:units:{(await assignment(office, TECHNOLOGY, 3)).id}:0")
    assert "Duyệt hoặc trả lại trước" in last(office, OFFICER)


async def test_a_unit_and_a_stranger_to_the_task_cannot_move_it(office: Department) -> None:
    mine = await assignment(office, TECHNOLOGY, 3)
    acts = [f"cs:{act}:{mine.id}:0" for act in ("units", "transfer", "cancel", "open", "evidence")]
    for forged in (*acts, "mv:1"):
        await press(office, HEAD, forged)
        assert "không thuộc phần việc" in last(office, HEAD), forged
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.ACKNOWLEDGED


async def test_the_deputy_answers_for_the_head(office: Department) -> None:
    await office.roster([row(TECHNOLOGY, "Trần Phó", "Phó trưởng phòng", MemberRole.DEPUTY)])
    await office.join("Trần Phó")
    await office.send("Trần Phó", "/done 3 đã gửi")
    assert "Việc 3 báo xong" in last(office, "Trần Phó")
    assert "(Trần Phó)" in last(office, OFFICER)
    assert "chờ duyệt" in letter(office, HEAD)
    await office.click(OFFICER, "Duyệt")
    assert "đã duyệt việc 3" in last(office, HEAD)
    assert "đã duyệt việc 3" in last(office, "Trần Phó")
