"""Words and files that wait for the answer to "việc nào?" belong to that answer, and to no other."""

from __future__ import annotations

from datetime import timedelta

from handlers.asked import kept
from storage.conversations import Conversation
from tests.conftest import SetClock
from tests.flows.department import OFFICER, Department
from tests.flows.issued import BUREAU_OFFICER, HEAD, all_said, last


async def test_the_words_go_to_the_chosen_task(office: Department) -> None:
    await office.send(HEAD, "/done đã gửi qua trục")
    await office.click(HEAD, "3")
    assert "đã gửi qua trục" in last(office, OFFICER)


async def test_an_answer_hours_later_brings_no_words(office: Department) -> None:
    await office.send(HEAD, "/done đã gửi qua trục")
    office.clock.advance(timedelta(hours=3))
    await office.click(HEAD, "3")
    assert "Việc 3" in last(office, HEAD)
    assert "đã gửi qua trục" not in all_said(office, OFFICER)


def test_a_task_that_was_not_in_question_gets_nothing(clock: SetClock) -> None:
    conversation = Conversation(chat_id=1, user_id=1, updated_at=clock.now())
    conversation.expect("done.which", said={"words": "x"}, among=[4, 5], until=clock.now().isoformat())
    assert kept(conversation, "done.which", 6, clock.now()) == {}
    assert conversation.state is None, "who presses something else has left the question"


async def test_a_notice_that_an_officer_uploads_after_done_is_read(office: Department) -> None:
    await office.send(BUREAU_OFFICER, "/done 1")
    await office.upload(BUREAU_OFFICER, "moi.txt", b"xin chao")
    assert "Đã kèm" not in all_said(office, BUREAU_OFFICER)


async def test_an_officer_proves_by_answering_the_message(office: Department) -> None:
    await office.send(BUREAU_OFFICER, "/done 1")
    said = office[BUREAU_OFFICER].last
    assert "trả lời tin này" in said.text
    await office[BUREAU_OFFICER].upload("bien-ban.pdf", b"%PDF-1.4", to=said)
    await office.settle()
    assert "Đã kèm 1 minh chứng cho việc 1" in all_said(office, BUREAU_OFFICER)
