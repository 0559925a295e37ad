"""Conversations that take another turn: a question answered late, a second thought, a colleague who was faster."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.assignments import AssignmentState
from tests.conftest import SetClock
from tests.flows.department import OFFICER, Department
from tests.flows.issued import HEAD, TECHNOLOGY, all_said, assignment, issued, labels, last, letter, press


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[Department]:
    async with issued(tmp_path, clock) as department:
        yield department


async def test_the_percentage_is_kept_while_the_task_is_asked(office: Department) -> None:
    await office.send(HEAD, "/tiendo 70% đang trình ký")
    assert "báo tiến độ việc nào" in last(office, HEAD)
    await office.click(HEAD, "2. Báo cáo")
    assert "🔧 đang làm, 70%" in last(office, HEAD)
    assert "“đang trình ký”" in last(office, HEAD)
    assert (await assignment(office, TECHNOLOGY, 2)).percent == 70


async def test_progress_and_taking_it_back_are_no_matter_of_the_office(office: Department) -> None:
    count = len(office[OFFICER].said)
    await office.send(HEAD, "/tiendo 3 70")
    await office.click(HEAD, "Hoàn tác")
    assert "Đã hoàn tác" in last(office, HEAD)
    assert len(office[OFFICER].said) == count
    assert "70%" not in letter(office, HEAD)


async def test_a_percentage_beyond_a_hundred_is_not_taken_for_words(office: Department) -> None:
    await office.send(HEAD, "/tiendo 3 150")
    assert "từ 0 đến 100" in last(office, HEAD)
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.ACKNOWLEDGED


async def test_dang_lam_pressed_twice_is_one_line_of_history(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "1")
    await office.click(HEAD, "Đang làm")
    await office.click(HEAD, "Đang làm")
    assert last(office, HEAD).count("thứ Hai 01/4: đang làm") == 1
    assert office[HEAD].toasts[-2:] == ["Đã ghi nhận.", "Đã ghi nhận."]


async def test_from_a_task_back_to_the_list_in_the_same_message(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "1")
    count = len(office[HEAD].said)
    await office.click(HEAD, "Các việc đang mở")
    assert "4 việc đang mở" in last(office, HEAD)
    assert len(office[HEAD].said) == count


async def test_more_time_for_two_tasks_at_once_is_refused_and_not_halved(office: Department) -> None:
    await office.send(HEAD, "/giahan 1 2 25/4 chờ thẩm định")
    assert "cho một việc" in last(office, HEAD)
    assert "xin gia hạn lần" not in all_said(office, OFFICER)


async def test_a_day_that_cannot_be_is_refused_before_the_reason_is_typed(office: Department) -> None:
    await office.send(HEAD, "/giahan 1")
    await office.send(HEAD, "19/4")
    assert "phải sau ngày đó" in last(office, HEAD)
    await office.send(HEAD, "25/4")
    assert "vì lý do gì" in last(office, HEAD)


async def test_a_question_whose_task_was_settled_meanwhile_ends(office: Department) -> None:
    for question, answer in (("/vuong 1", "thiếu người"), ("/giahan 2", "9/4 chờ"), ("/giahan 3 9/5", "chờ")):
        number = question.split()[1]
        await office.send(HEAD, question)
        task = await assignment(office, TECHNOLOGY, int(number))
        await mark_reported(office, task.id or 0)
        await office.send(HEAD, answer)
        assert last(office, HEAD) == f"Việc {number} đã báo xong, đang chờ Văn phòng duyệt."
        assert await waited_for(office) is None, "nothing is asked any more"


async def waited_for(office: Department) -> str | None:
    """What the bot waits for from the head."""
    chat = office[HEAD].chat_id
    async with office.app.database.read() as uow:
        return (await uow.conversations.of(chat, chat, office.clock.now())).state


async def mark_reported(office: Department, assignment_id: int) -> None:
    """A colleague of the unit reports it done."""
    async with office.app.database.write() as uow:
        found = await uow.assignments.get(assignment_id)
        assert found is not None
        found.state = AssignmentState.REPORTED_DONE


async def test_duyet_after_tra_lai_ends_the_question_for_a_reason(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office.click(OFFICER, "Trả lại")
    await office.click(OFFICER, "Duyệt")
    await office.send(OFFICER, "Thiếu biểu")
    assert "chưa hiểu" in last(office, OFFICER)
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.ACCEPTED


async def test_duyet_of_another_report_leaves_the_question_for_a_reason(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office.send(HEAD, "/done 4")
    data = office[OFFICER].last.keyboard[0][0]["callback_data"]
    card = next(m for m in office[OFFICER].said if "Rà soát" in m.text and m.buttons)
    await office[OFFICER].click("Trả lại", message=card)
    await office.settle()
    await press(office, OFFICER, data)
    await office.send(OFFICER, "Thiếu biểu")
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.RETURNED
    assert (await assignment(office, TECHNOLOGY, 4)).state is AssignmentState.ACCEPTED


async def test_what_is_returned_is_answered_where_it_stands(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office.click(OFFICER, "Trả lại")
    await office.send(OFFICER, "Thiếu biểu")
    assert "“Thiếu biểu”" in last(office, HEAD)
    assert "✅ Xong" in labels(office, HEAD)
    await office[HEAD].reply_to(office[HEAD].last, "/done đã bổ sung biểu")
    await office.settle()
    assert "Việc 3 báo xong" in last(office, HEAD)
