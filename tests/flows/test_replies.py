"""Unit heads answer in their own words: what is plain is done, what is not is asked, and all of it can be undone."""

from __future__ import annotations

import pytest

from storage.assignments import Assignment, AssignmentState
from tests.flows.department import OFFICER, SECOND_OFFICER, Department
from tests.flows.issued import HEAD, INSPECTOR, TECHNOLOGY, all_said, assignment, labels, last, letter

State = AssignmentState


async def stands(office: Department) -> list[Assignment]:
    return [await assignment(office, TECHNOLOGY, number) for number in (1, 2, 3, 4)]


async def test_a_mixed_reply_updates_four_tasks_and_the_office_is_told_once(office: Department) -> None:
    before = len(office[OFFICER].said)
    await office.send(HEAD, "Mục 3, 4 xong rồi nhé; mục 2 được 70%; mục 1 xin lùi đến 25/4 do chờ thẩm định")
    _, second, third, fourth = await stands(office)
    assert (third.state, fourth.state) == (State.REPORTED_DONE, State.REPORTED_DONE)
    assert (second.state, second.percent) == (State.IN_PROGRESS, 70)
    assert len(office[OFFICER].said) == before + 1
    assert labels(office, OFFICER) == [
        *("✅ Duyệt cả 2 việc", "↩️ Trả lại cả 2 việc"),
        *("✅ Đồng ý 1", "📅 Ngày khác 1", "❌ Từ chối 1"),
        *("✅ Duyệt 3", "↩️ Trả lại 3", "✅ Duyệt 4", "↩️ Trả lại 4"),
    ]
    assert "xin đến: thứ Năm 25/4" in last(office, OFFICER)
    said = last(office, HEAD)
    assert "Việc 3 báo xong" in said
    assert "Việc 2 đang làm 70%" in said
    assert "xin gia hạn việc 1 đến thứ Năm 25/4" in said
    await office.click(OFFICER, "Đồng ý 1")
    await office.click(SECOND_OFFICER, "Duyệt cả 2")
    assert "Văn phòng đã duyệt việc 3" in all_said(office, HEAD)
    assert (await assignment(office, TECHNOLOGY, 1)).due is not None
    assert labels(office, OFFICER) == []


async def test_hoan_tac_restores_exactly_what_stood_before(office: Department) -> None:
    await office.send(HEAD, "/tiendo 1 30")
    before = [one.model_dump() for one in await stands(office)]
    shown = letter(office, HEAD)
    await office.send(HEAD, "1 xong, 2 vướng do chưa có kinh phí, 3 xin đến 28/4 vì chờ góp ý, 4 được một nửa")
    assert [one.model_dump() for one in await stands(office)] != before
    await office.click(HEAD, "Hoàn tác")
    assert [one.model_dump() for one in await stands(office)] == before
    assert "Đã hoàn tác" in last(office, HEAD)
    assert letter(office, HEAD) == shown
    assert labels(office, OFFICER) == []


async def test_what_is_not_plain_is_asked_and_counts_after_dung(office: Department) -> None:
    await office.send(HEAD, "3 đã gửi rồi")
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.ACKNOWLEDGED
    assert "Tôi hiểu thế này" in last(office, HEAD)
    assert labels(office, HEAD) == ["✅ Đúng", "✏️ Sửa"]
    await office.click(HEAD, "Đúng")
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.REPORTED_DONE
    assert "Duyệt" in " ".join(labels(office, OFFICER))


@pytest.mark.parametrize("yes", ["đúng rồi em", "ok", "Dạ đúng ạ"])
async def test_yes_can_be_typed(yes: str, office: Department) -> None:
    await office.send(HEAD, "3 đã gửi rồi")
    await office.send(HEAD, yes)
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.REPORTED_DONE


async def test_sua_and_another_message_leave_the_question(office: Department) -> None:
    await office.send(HEAD, "3 đã gửi rồi")
    question = office[HEAD].last
    await office.click(HEAD, "Sửa")
    assert "nhắn lại giúp" in last(office, HEAD)
    await office.send(HEAD, "3 đã gửi rồi")
    second = office[HEAD].last
    await office.send(HEAD, "3 được 80%")
    await office[HEAD].click("Đúng", message=second)
    await office.settle()
    assert "đã cũ" in all_said(office, HEAD)
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.IN_PROGRESS
    assert question.buttons == []


async def test_without_a_number_it_asks_which_and_keeps_the_words(office: Department) -> None:
    await office.send(HEAD, "xong rồi ạ, đã gửi qua trục liên thông")
    assert last(office, HEAD) == "Anh/chị đã xong việc nào?"
    await office.click(HEAD, "3.")
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.REPORTED_DONE
    assert "đã gửi qua trục liên thông" in last(office, OFFICER)


async def test_the_only_task_needs_no_number(office: Department) -> None:
    await office.send(INSPECTOR, "xong rồi ạ")
    assert "Việc 1 báo xong" in last(office, INSPECTOR)


async def test_a_reply_to_a_task_means_that_task(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "4")
    await office[HEAD].reply_to(office[HEAD].last, "xong rồi nhé")
    await office.settle()
    assert (await assignment(office, TECHNOLOGY, 4)).state is State.REPORTED_DONE
    assert [one.state for one in (await stands(office))[:3]] == [State.ACKNOWLEDGED] * 3


async def test_a_number_never_changes_its_task_when_others_are_finished(office: Department) -> None:
    await office.send(HEAD, "1 xong")
    await office.click(OFFICER, "Duyệt")
    await office.send(HEAD, "hai mục đầu xong")
    assert [one.state for one in await stands(office)] == [
        State.ACCEPTED,
        State.REPORTED_DONE,
        State.REPORTED_DONE,
        State.ACKNOWLEDGED,
    ]
    await office.send(HEAD, "mục 1 xong")
    assert "đang có các việc số: 2, 3, 4" in last(office, HEAD)


async def test_done_taken_back_in_words(office: Department) -> None:
    await office.send(HEAD, "3 xong")
    await office.send(HEAD, "nhầm, mục 3 chưa xong")
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.IN_PROGRESS
    assert "rút lại báo cáo xong" in last(office, OFFICER)
    await office.click(HEAD, "Hoàn tác")
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.REPORTED_DONE


async def test_a_question_goes_to_the_office(office: Department) -> None:
    await office.send(HEAD, "mục 3 nộp cho ai vậy anh?")
    assert "Đã chuyển câu hỏi" in last(office, HEAD)
    assert "nộp cho ai vậy anh" in last(office, OFFICER)


@pytest.mark.parametrize("words", ["cảm ơn em", "chúc cả nhà cuối tuần vui vẻ"])
async def test_talk_gets_no_lecture(words: str, office: Department) -> None:
    before = len(office[HEAD].said)
    await office.send(HEAD, words)
    assert len(office[HEAD].said) == before


async def test_received_in_words_means_all_that_was_not_received(office: Department) -> None:
    await office.send(INSPECTOR, "Đã nhận, phòng sẽ triển khai")
    assert "đã nhận" in letter(office, INSPECTOR)


async def test_a_photo_with_words_is_a_report_with_its_proof(office: Department) -> None:
    picture = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489") + bytes(20)
    await office[HEAD].photo(picture, caption="mục 3 xong rồi ạ")
    await office.settle()
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.REPORTED_DONE
    assert "Minh chứng" in all_said(office, OFFICER)


async def test_a_day_that_is_missing_is_asked(office: Department) -> None:
    await office.send(HEAD, "mục 1 xin gia hạn do chờ Sở Tài chính")
    await office.send(HEAD, "28/4 chờ Sở Tài chính")
    assert "xin gia hạn việc 1 đến Chủ nhật 28/4" in last(office, HEAD)


async def test_what_cannot_be_is_said_and_the_rest_is_done(office: Department) -> None:
    await office.send(HEAD, "3 xong")
    await office.send(HEAD, "3 xin đến 28/4 vì chờ; 4 xong")
    assert (await assignment(office, TECHNOLOGY, 4)).state is State.REPORTED_DONE
    assert "Việc 3 đã báo xong" in all_said(office, HEAD)
