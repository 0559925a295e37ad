"""A unit head's evening in conversations: receiving, looking, reporting, proving, taking back, asking for more time."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from storage.assignments import AssignmentState
from tests.conftest import OFFICE_ZONE, SetClock
from tests.flows.department import OFFICER, Department
from tests.flows.issued import (
    BUREAU_OFFICER,
    BUSY_HEAD,
    HEAD,
    INSPECTOR,
    TECHNOLOGY,
    all_said,
    assignment,
    in_english,
    issued,
    labels,
    last,
    letter,
    press,
)

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


async def test_da_nhan_edits_the_letter_and_sends_no_message(tmp_path: Path, clock: SetClock) -> None:
    async with issued(tmp_path, clock, received=False) as office:
        count, standing = len(office[HEAD].said), office[HEAD].last
        await office.click(HEAD, "Đã nhận")
        assert len(office[HEAD].said) == count
        assert "đã nhận" in letter(office, HEAD)
        assert "Đã nhận" not in str(labels(office, HEAD))
        assert office[HEAD].toasts == ["Đã ghi nhận, cảm ơn anh/chị (4 việc)."]
        changes = len(standing.history)
        data = standing.history[0]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        await press(office, HEAD, data)
        assert (len(office[HEAD].said), len(standing.history)) == (count, changes)
        assert office[HEAD].toasts[-1] == "Đơn vị đã xác nhận nhận việc rồi."


async def test_viec_puts_what_is_due_first_with_colours_and_words(office: Department, clock: SetClock) -> None:
    clock.advance(timedelta(days=1))
    await office.send(HEAD, "/viec")
    seen = last(office, HEAD)
    places = [seen.index(f"{n}. ") for n in (4, 2, 1, 3)]
    assert places == sorted(places)
    assert "🔴 quá hạn 1 ngày (hạn thứ Hai 01/4)" in seen
    assert "🟡 hạn hôm nay, thứ Ba 02/4" in seen
    assert "🟢 hạn thứ Bảy 20/4, còn 18 ngày" in seen
    assert "⚪ không nêu thời hạn" in seen
    assert "☑️ đã nhận" in seen


async def test_viec_turns_its_pages_in_one_message(office: Department) -> None:
    await office.send(BUSY_HEAD, "/tasks")
    count = len(office[BUSY_HEAD].said)
    assert "10 việc đang mở" in last(office, BUSY_HEAD)
    assert "số 8" in last(office, BUSY_HEAD)
    assert "số 9" not in last(office, BUSY_HEAD)
    await office.click(BUSY_HEAD, "Sau ▶")
    assert "số 10" in last(office, BUSY_HEAD)
    assert "số 8" not in last(office, BUSY_HEAD)
    await office.click(BUSY_HEAD, "◀ Trước")
    assert "số 8" in last(office, BUSY_HEAD)
    assert len(office[BUSY_HEAD].said) == count


async def test_a_task_opens_with_its_buttons_and_dang_lam_keeps_them(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "1")
    assert "Việc 1 · chủ trì" in last(office, HEAD)
    assert "15/TB-SKHCN" in last(office, HEAD)
    answers = ["🔧 Đang làm", "✅ Xong", "⚠️ Vướng", "⏳ Xin gia hạn", "Không phải việc của đơn vị"]
    assert labels(office, HEAD)[:5] == answers
    await office.click(HEAD, "Đang làm")
    assert "🔧 đang làm" in last(office, HEAD)
    assert labels(office, HEAD)[:5] == answers
    assert "🔧 đang làm" in letter(office, HEAD)


async def test_one_task_can_be_received_by_itself(office: Department) -> None:
    await office.send(INSPECTOR, "/viec")
    await office.click(INSPECTOR, "1")
    await office.click(INSPECTOR, "Đã nhận")
    assert "đã nhận" in last(office, INSPECTOR)
    assert "đã nhận" in letter(office, INSPECTOR)


async def test_what_was_said_before_seven_stands_under_its_own_day(office: Department, clock: SetClock) -> None:
    clock.set(datetime(2024, 4, 3, 6, 30, tzinfo=OFFICE_ZONE))
    await office.send(HEAD, "/tiendo 1 40")
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "1")
    assert "thứ Tư 03/4: đang làm" in last(office, HEAD)


async def test_xong_on_the_card_turns_it_into_what_was_understood(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "1")
    count = len(office[HEAD].said)
    await office.click(HEAD, "Xong")
    assert "Việc 1 báo xong" in last(office, HEAD)
    assert labels(office, HEAD) == ["↶ Hoàn tác"]
    assert len(office[HEAD].said) == count
    assert "chờ duyệt" in letter(office, HEAD)


TYPED = [
    ("/done 3 4", {3, 4}),
    ("/done3", {3}),
    ("/xong 3", {3}),
    ("/done muc 3", {3}),
    ("/done mục 3, mục 4 xong rồi", {3, 4}),
    ("/done 2-4", {2, 3, 4}),
    ("/DONE 3 đã gửi", {3}),
    ("/done@dondoc_sandbox_bot 3", {3}),
    ("/done 3 đã ban hành QĐ 123/QĐ-SKHCN ngày 01/4/2024", {3}),
]


async def test_done_is_understood_as_people_type_it_and_taken_back(office: Department) -> None:
    for typed, numbers in TYPED:
        await office.send(HEAD, typed)
        states = {n: (await assignment(office, TECHNOLOGY, n)).state for n in (1, 2, 3, 4)}
        assert {n for n, state in states.items() if state is AssignmentState.REPORTED_DONE} == numbers, typed
        assert all(f"Việc {n} báo xong" in last(office, HEAD) for n in numbers), typed
        assert "báo xong" in last(office, OFFICER)
        await office.click(HEAD, "Hoàn tác")


async def test_words_and_document_number_reach_the_office(office: Department) -> None:
    await office.send(HEAD, "/done 3 đã ban hành QĐ 123/QĐ-SKHCN")
    assert "💬 “đã ban hành QĐ 123/QĐ-SKHCN”" in last(office, OFFICER)


async def test_done_answers_the_card_it_replies_to(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "2")
    await office[HEAD].reply_to(office[HEAD].last, "/done đã gửi báo cáo")
    await office.settle()
    assert "Việc 2 báo xong" in last(office, HEAD)
    assert "đã gửi báo cáo" in last(office, OFFICER)


async def test_done_as_a_reply_to_the_letter_asks_which(office: Department) -> None:
    await office[HEAD].reply_to(office[HEAD].last, "/done")
    await office.settle()
    assert last(office, HEAD) == "Anh/chị đã xong việc nào?"
    assert [label[:2] for label in labels(office, HEAD)] == ["4.", "2.", "1.", "3."]


async def test_bare_done_with_one_open_task_means_it(office: Department) -> None:
    await office.send(INSPECTOR, "/done đã trình kế hoạch")
    assert "Việc 1 báo xong" in last(office, INSPECTOR)


async def test_bare_done_asks_and_keeps_words_and_photo(office: Department) -> None:
    await office[HEAD].photo(PICTURE, "/done đã gửi văn bản")
    await office.settle()
    assert last(office, HEAD) == "Anh/chị đã xong việc nào?"
    await office.click(HEAD, "2. Báo cáo")
    assert "Việc 2 báo xong" in last(office, HEAD)
    assert "Kèm 1 minh chứng" in last(office, HEAD)
    assert any("“đã gửi văn bản”" in message.text for message in office[OFFICER].said)
    assert office[OFFICER].last.photo is not None


async def test_hoan_tac_restores_and_the_office_sees_it(office: Department) -> None:
    await office.send(HEAD, "/tiendo 3 70% đang trình")
    assert "đang làm 70%" in last(office, HEAD)
    await office.send(HEAD, "/done 3 4")
    card = office[OFFICER].last
    await office.click(HEAD, "Hoàn tác")
    assert "Đã hoàn tác" in last(office, HEAD)
    assert "đơn vị đã rút lại" in card.text
    assert card.buttons == []
    assert "🔧 đang làm, 70%" in letter(office, HEAD)
    assert (await assignment(office, TECHNOLOGY, 4)).state is AssignmentState.ACKNOWLEDGED
    await office.send(HEAD, "/done 3")
    assert "Việc 3 báo xong" in last(office, HEAD)


async def test_a_photo_after_done_reaches_every_officer_once(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office[HEAD].photo(PICTURE)
    await office.settle()
    assert "Đã kèm 1 minh chứng cho việc 3" in last(office, HEAD)
    for who in (OFFICER, BUREAU_OFFICER):
        assert [m.caption for m in office[who].said if m.photo] == [f"📎 Minh chứng của {TECHNOLOGY}, việc 3"]
        assert "Có 1 ảnh hoặc tệp" in all_said(office, who)


async def test_a_document_under_done_is_evidence(office: Department) -> None:
    await office.upload(HEAD, "bao-cao.pdf", b"%PDF-1.4", caption="/done 3 đã gửi")
    assert "Việc 3 báo xong" in last(office, HEAD)
    assert "Kèm 1 minh chứng" in last(office, HEAD)
    assert office[OFFICER].last.document is not None


async def test_a_photo_under_another_done_belongs_to_that_one(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office[HEAD].photo(PICTURE, "/done 4")
    await office.settle()
    assert "Việc 4 báo xong" in last(office, HEAD)
    assert office[OFFICER].last.caption == f"📎 Minh chứng của {TECHNOLOGY}, việc 4"


async def test_a_document_number_typed_is_evidence_and_other_words_are_not(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    card = office[OFFICER].last
    await office.send(HEAD, "QĐ 123/QĐ-SKHCN")
    assert "Đã kèm 1 minh chứng" in last(office, HEAD)
    assert "“QĐ 123/QĐ-SKHCN”" in card.text
    heard = len(office[HEAD].said)
    await office.send(HEAD, "cảm ơn nhé")
    assert len(office[HEAD].said) == heard, "talk gets no answer"
    assert "cảm ơn nhé" not in card.text


async def test_an_eleventh_piece_is_refused(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    for _ in range(11):
        await office[HEAD].photo(PICTURE)
    await office.settle()
    assert last(office, HEAD) == "Mỗi báo cáo kèm tối đa 10 minh chứng."
    assert len([m for m in office[OFFICER].said if m.photo]) == 10


async def test_evidence_after_duyet_is_answered_clearly(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office.click(OFFICER, "Duyệt")
    await office[HEAD].photo(PICTURE)
    await office.settle()
    assert "Văn phòng đã xử lý" in last(office, HEAD)
    assert not any(message.photo for message in office[OFFICER].said)


async def test_evidence_is_waited_for_half_an_hour(office: Department, clock: SetClock) -> None:
    await office.send(HEAD, "/done 3")
    clock.advance(timedelta(minutes=31))
    await office[HEAD].photo(PICTURE)
    await office.settle()
    assert "Đã kèm" not in last(office, HEAD)
    assert not any(message.photo for message in office[OFFICER].said)


async def test_not_ours_tells_the_office_and_the_task_stays_open(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "3")
    await office.click(HEAD, "Không phải việc")
    assert "không phải việc của đơn vị" in last(office, HEAD)
    assert f"{TECHNOLOGY} cho rằng không phải việc của đơn vị" in last(office, OFFICER)
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.ACKNOWLEDGED


async def test_an_english_reader_reads_english(office: Department) -> None:
    await in_english(office, HEAD)
    await office.send(HEAD, "/viec")
    assert "open tasks" in last(office, HEAD)
    await office.click(HEAD, "1")
    await office.click(HEAD, "under way")
    await office.send(HEAD, "/done 1")
    assert "undo" in str(labels(office, HEAD))
    await office.send(HEAD, "/digest")
    assert "Done in time: 0" in last(office, HEAD)
    await office.click(OFFICER, "Duyệt")
    assert "approved" in last(office, HEAD)
