"""Evidence: wanted where Văn phòng marked it, in any form, with the same answer."""

from __future__ import annotations

from storage.assignments import AssignmentState
from tests.flows.department import OFFICER, SECOND_OFFICER, Department
from tests.flows.issued import HEAD, TECHNOLOGY, all_said, assignment, folded, labels, last, letter, press

State = AssignmentState
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


async def want_evidence(office: Department, *numbers: int) -> None:
    """Văn phòng marks these tasks of the first unit."""
    for number in numbers:
        mine = await assignment(office, TECHNOLOGY, number)
        await press(office, OFFICER, f"cs:evidence:{mine.id}:1")


async def test_the_office_marks_a_task_from_its_card(office: Department) -> None:
    await office.send(OFFICER, "/thongbao")
    await office.click(OFFICER, "Các việc")
    await office.click(OFFICER, "4")
    await office.click(OFFICER, "Yêu cầu minh chứng")
    assert "📎 Báo xong cần kèm minh chứng" in last(office, OFFICER)
    assert "📎 Thôi yêu cầu minh chứng" in labels(office, OFFICER)


async def test_xong_asks_for_the_evidence_once_and_counts_when_it_comes(office: Department) -> None:
    await want_evidence(office, 3)
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "3")
    assert "📎 Báo xong cần kèm minh chứng" in last(office, HEAD)
    heard, told = len(office[HEAD].said), len(office[OFFICER].said)
    await office.click(HEAD, "Xong")
    assert "Việc 3 cần minh chứng mới báo xong được" in last(office, HEAD)
    assert len(office[HEAD].said) == heard, "in the same card"
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.ACKNOWLEDGED
    assert len(office[OFFICER].said) == told
    await office[HEAD].photo(PICTURE)
    await office.settle()
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.REPORTED_DONE
    assert "Việc 3 báo xong" in last(office, HEAD)
    assert "Kèm 1 minh chứng" in last(office, HEAD)
    assert office[OFFICER].last.photo is not None
    await office.click(HEAD, "Hoàn tác")
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.ACKNOWLEDGED


async def test_a_number_a_link_or_a_file_with_the_same_words_is_enough(office: Department) -> None:
    await want_evidence(office, 1, 2, 3, 4)
    await office.send(HEAD, "/done 1 đã ban hành QĐ 123/QĐ-SKHCN")
    await office.send(HEAD, "/done 2 https://congbao.example.vn/van-ban/77")
    await office.upload(HEAD, "bao-cao.pdf", b"%PDF-1.4", caption="/done 3")
    await office[HEAD].photo(PICTURE, "mục 4 xong rồi ạ")
    await office.settle()
    states = [(await assignment(office, TECHNOLOGY, n)).state for n in (1, 2, 3, 4)]
    assert states == [State.REPORTED_DONE] * 4
    assert "cần minh chứng" not in all_said(office, HEAD)


async def test_in_words_what_needs_none_is_done_and_the_rest_asked_for(office: Department) -> None:
    await want_evidence(office, 3)
    await office.send(HEAD, "3, 4 xong")
    assert (await assignment(office, TECHNOLOGY, 4)).state is State.REPORTED_DONE
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.ACKNOWLEDGED
    assert "Việc 3 cần minh chứng" in last(office, HEAD)
    await office.send(HEAD, "https://hscv.example.vn/123")
    assert (await assignment(office, TECHNOLOGY, 3)).state is State.REPORTED_DONE
    assert "“https://hscv.example.vn/123”" in last(office, OFFICER)


async def test_done_for_two_asks_once_for_both(office: Department) -> None:
    await want_evidence(office, 3, 4)
    heard = len(office[HEAD].said)
    await office.send(HEAD, "/done 3 4 đã gửi")
    assert len(office[HEAD].said) == heard + 1
    assert "Việc 3, 4 cần minh chứng" in last(office, HEAD)
    await office.send(HEAD, "QĐ 12/QĐ-SKHCN")
    assert [(await assignment(office, TECHNOLOGY, n)).state for n in (3, 4)] == [State.REPORTED_DONE] * 2
    assert "“đã gửi”" in last(office, OFFICER)


async def test_an_album_is_one_answer_and_is_said_back_once(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    heard = len(office[HEAD].said)
    for number in range(3):
        message = await office[HEAD].photo(PICTURE + bytes([number]))
        message.body["media_group_id"] = "77"
    await office.settle()
    assert len(office[HEAD].said) == heard + 1
    assert "Đã kèm 3 minh chứng cho việc 3" in last(office, HEAD)
    assert len([m for m in office[OFFICER].said if m.photo]) == 3


async def test_all_of_a_unit_is_approved_or_returned_in_one_go(office: Department) -> None:
    await office.send(HEAD, "/done 1")
    await office.send(HEAD, "/done 2")
    await office.send(HEAD, "/done 3 4")
    assert labels(office, OFFICER)[-2:] == ["✅ Duyệt tất cả của đơn vị (4)", "↩️ Trả lại tất cả (4)"]
    await office.click(OFFICER, "Duyệt 3")
    await office.click(SECOND_OFFICER, "Trả lại tất cả")
    assert f"Trả lại 3 việc của {TECHNOLOGY} vì lý do gì?" in last(office, SECOND_OFFICER)
    await office.send(SECOND_OFFICER, "Chưa có văn bản gửi kèm")
    states = [(await assignment(office, TECHNOLOGY, n)).state for n in (1, 2, 3, 4)]
    assert states == [State.RETURNED, State.RETURNED, State.ACCEPTED, State.RETURNED]
    assert "“Chưa có văn bản gửi kèm”" in last(office, HEAD)
    assert all(f"trả lại việc {n}" in last(office, HEAD) for n in (1, 2, 4))
    assert "bị trả lại, cần làm tiếp" in letter(office, HEAD)
    assert not any("Duyệt" in str(message.buttons) for message in office[OFFICER].said), "every card is edited"
    for number in (1, 2, 4):
        await office.send(HEAD, f"/done {number} đã gửi")
    await office.click(OFFICER, "Duyệt tất cả của đơn vị (3)")
    assert [(await assignment(office, TECHNOLOGY, n)).state for n in (1, 2, 3, 4)] == [State.ACCEPTED] * 4
    assert "đã duyệt việc 4" in folded(office[HEAD].last.text)


async def test_all_of_one_message_are_returned_with_one_reason(office: Department) -> None:
    await office.send(HEAD, "/done 3 4")
    await office.click(OFFICER, "Trả lại cả 2 việc")
    await office.send(OFFICER, "Thiếu phụ lục")
    assert [(await assignment(office, TECHNOLOGY, n)).state for n in (3, 4)] == [State.RETURNED] * 2
    assert last(office, HEAD).count("“Thiếu phụ lục”") == 2
