"""Words, people and codes that fit nowhere (files and buttons: test_bad_files.py, test_bad_buttons.py)."""

from __future__ import annotations

from datetime import timedelta

from storage.assignments import AssignmentState
from storage.members import MemberRole
from tests.conftest import SetClock
from tests.flows.department import DIRECTOR, OFFICER, Department, row
from tests.flows.issued import (
    BUSY_HEAD,
    HEAD,
    INSPECTOR,
    NOTICE,
    PLANNING,
    TECHNOLOGY,
    all_said,
    assignment,
    in_english,
    labels,
    last,
    letter,
    press,
)
from tests.flows.stored import failures, nothing_stored

NEW_HEAD = "Đỗ Thị Sáu"
STRANGER = "Người Lạ"
STICKER = b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 24
VOICE = b"OggS" + b"\0" * 60
LONG = "rất dài & <b>dài</b> " * 195
"""As long as a message can be: 4095 letters."""


async def test_an_unknown_number_names_the_open_ones_and_none_is_reported_by_halves(office: Department) -> None:
    async with nothing_stored(office):
        await office.send(HEAD, "/done 99")
        assert last(office, HEAD) == "Không có việc số 99. Các việc đang mở: 1, 2, 3, 4. Gõ /viec để xem."
        await office.send(HEAD, "/done 3 99")
        assert "Không có việc số 99" in last(office, HEAD)
        await office[HEAD].photo(b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "/done 3 99 đã gửi")
        await office.settle()
        assert "Không có việc số 99" in last(office, HEAD)


async def test_who_answers_for_no_unit_is_told_so(office: Department) -> None:
    async with nothing_stored(office):
        for who in (DIRECTOR, OFFICER):
            for command in ("/done 1", "/viec", "/tiendo 1 50", "/vuong 1 thiếu người", "/giahan 1 25/4 chờ"):
                await office.send(who, command)
                assert "dành cho các đơn vị được giao việc" in last(office, who), command


async def test_a_unit_without_open_tasks_is_told_so(office: Department) -> None:
    await office.send(INSPECTOR, "/done")
    await office.click(OFFICER, "Duyệt")
    async with nothing_stored(office):
        await office.send(INSPECTOR, "/done 1")
        assert last(office, INSPECTOR) == "Việc 1 đã được duyệt hoàn thành."
        await office.send(INSPECTOR, "/done")
        assert last(office, INSPECTOR) == "Đơn vị không có việc nào đang mở."
        await office.send(INSPECTOR, "/viec")
        assert "không còn việc nào đang mở" in last(office, INSPECTOR)


async def test_done_twice_says_that_it_waits(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    count = len(office[OFFICER].said)
    async with nothing_stored(office):
        await office.send(HEAD, "/done 3")
        assert last(office, HEAD) == "Việc 3 đã báo xong, đang chờ Văn phòng duyệt."
    assert len(office[OFFICER].said) == count


NOT_UNDERSTOOD = {HEAD: "Gõ /viec để xem", OFFICER: "Gửi tệp thông báo", DIRECTOR: "Gõ /baocao để xem"}


async def test_an_unknown_command_a_sticker_and_a_voice_are_answered_with_what_can_be_done(office: Department) -> None:
    for who, answer in NOT_UNDERSTOOD.items():
        async with nothing_stored(office):
            for command in ("/khong_co_lenh_nay", "/", "/donex 3", "/vieclam 1"):
                await office.send(who, command)
                assert f"chưa hiểu ý anh/chị. {answer}" in last(office, who), command
            for kind in ("sticker", "voice"):
                count = len(office[who].said)
                await (office[who].sticker(STICKER, "👍") if kind == "sticker" else office[who].voice(VOICE, 7))
                await office.settle()
                assert f"chưa hiểu ý anh/chị. {answer}" in last(office, who), kind
                assert len(office[who].said) == count + 1


async def test_a_sticker_answers_no_question(office: Department) -> None:
    await office.send(HEAD, "/vuong 3")
    async with nothing_stored(office):
        await office[HEAD].sticker(STICKER, "😢")
        await office.settle()
        assert "chưa hiểu" in last(office, HEAD)
    assert "báo vướng" not in all_said(office, OFFICER)


async def test_very_long_words_are_told_whole_or_taken_for_talk(office: Department) -> None:
    heard = len(office[BUSY_HEAD].said)
    async with nothing_stored(office):
        await office.send(BUSY_HEAD, LONG)
        assert len(office[BUSY_HEAD].said) == heard
        await office.send(HEAD, f"/start {LONG[:4000]}")
        assert "không dùng được" in last(office, HEAD)
    for command in ("/done 3", "/vuong 4", "/giahan 1 25/4"):
        before = len(office[OFFICER].said)
        await office.send(HEAD, f"{command} {LONG[:4000]}")
        told = " ".join(" ".join(message.text.split()) for message in office[OFFICER].said[before:])
        assert told.count("rất dài & <b>dài</b>") == LONG[:4000].count("rất dài & <b>dài</b>"), command
    await office[OFFICER].click("Trả lại", message=next(m for m in office[OFFICER].said if "Trả lại" in str(m.buttons)))
    await office.settle()
    await office.send(OFFICER, LONG)
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.RETURNED
    assert all_said(office, HEAD).count("rất dài & <b>dài</b>") >= LONG.count("rất dài & <b>dài</b>")
    assert await failures(office) == []


async def test_long_words_without_a_task_make_no_draft(office: Department) -> None:
    async with nothing_stored(office, but=frozenset({"reading", "log_entry"})):
        await office.send(OFFICER, "Hôm nay trời đẹp, mời cả cơ quan đi uống trà. " * 20)
        assert "không thấy nhiệm vụ nào" in last(office, OFFICER)


async def test_what_people_write_is_shown_as_they_wrote_it(office: Department) -> None:
    assert "Rà soát mục <b>A & B</b> của quy chế" in letter(office, HEAD)
    await office.send(HEAD, "/done 3 gửi <i>phòng A</i> & B, 100% </b>")
    for who in (HEAD, OFFICER):
        assert "<b>A & B</b>" in office[who].last.text
    assert "“gửi <i>phòng A</i> & B, 100% </b>”" in last(office, OFFICER)
    await office.send(HEAD, "/vuong 4 <script> & %(n)s {x}")
    assert "<script> & %(n)s {x}" in last(office, OFFICER)
    await office.send(HEAD, "/giahan 1 hôm <b>nào</b> & đó")
    assert "hôm <b>nào</b> & đó" in last(office, HEAD)
    assert await failures(office) == []


async def test_names_with_markup_are_shown_as_they_are(office: Department) -> None:
    name = "Trần <b>A</b> & B"
    await office.roster([row(PLANNING, name, "Phó <i>phòng</i>", MemberRole.DEPUTY)])
    await office.join(name)
    assert f"Chào anh/chị {name}" in office[name].said[0].text
    await office.send(name, "/done 1")
    assert name in last(office, OFFICER)


async def test_a_stranger_gets_one_neutral_sentence_a_day_whatever_they_send(
    office: Department, clock: SetClock
) -> None:
    stranger = await office.stranger(STRANGER)
    async with nothing_stored(office):
        for words in ("xin chào", "/start", "/viec", "/thongbao", "/baocao", "/done 1", LONG):
            await office.send(STRANGER, words)
        await office.upload(STRANGER, "tb.txt", NOTICE.encode())
        await stranger.sticker(STICKER, "👍")
        await stranger.voice(VOICE, 3)
        await office.settle()
        await press(office, STRANGER, "d:issue:1:0")
    assert [message.text[:34] for message in stranger.said] == ["Bot này phục vụ nội bộ một cơ quan"]
    clock.advance(timedelta(days=1))
    await office.send(STRANGER, "xin chào")
    assert len(stranger.said) == 2


async def test_a_code_that_was_used_is_over_or_never_was_lets_nobody_in(office: Department, clock: SetClock) -> None:
    await office.roster([row(PLANNING, NEW_HEAD, "Phó phòng", MemberRole.DEPUTY)])
    replaced, stranger = await office.code_for(NEW_HEAD), await office.stranger(STRANGER)
    clock.advance(timedelta(days=1))
    valid = await office.code_for(NEW_HEAD)
    async with nothing_stored(office):
        for code in ("abc", "x" * 64, "😀", f"{valid} {valid}", replaced):
            await office.send(STRANGER, f"/start {code}")
            assert "sai, đã dùng hoặc đã hết hạn" in last(office, STRANGER), code
            assert NEW_HEAD not in all_said(office, STRANGER)
        clock.advance(timedelta(days=8))
        await office.send(STRANGER, f"/start {valid}")
        assert "sai, đã dùng hoặc đã hết hạn" in last(office, STRANGER)
    used = await office.code_for(NEW_HEAD)
    await office.stranger(NEW_HEAD)
    await office.send(NEW_HEAD, f"/start {used}")
    assert f"Chào anh/chị {NEW_HEAD}" in office[NEW_HEAD].said[0].text
    async with nothing_stored(office):
        await office.send(STRANGER, f"/start {used}")
        assert "sai, đã dùng hoặc đã hết hạn" in last(office, STRANGER)
        await office.send(STRANGER, "/viec")
    assert not any("việc đang mở" in message.text for message in stranger.said)


async def test_whoever_tries_one_code_after_the_other_is_told_once_an_hour(office: Department, clock: SetClock) -> None:
    await office.roster([row(PLANNING, NEW_HEAD, "Phó phòng", MemberRole.DEPUTY)])
    valid, stranger = await office.code_for(NEW_HEAD), await office.stranger(STRANGER)
    clock.set(clock.now().replace(minute=10))
    async with nothing_stored(office):
        for guess in range(8):
            await office.send(STRANGER, f"/start {guess}")
        assert len(stranger.said) == 1
        clock.advance(timedelta(hours=1))
        await office.send(STRANGER, "/start 8")
        assert [message.text[:23] for message in stranger.said] == ["Liên kết này không dùng"] * 2
    await office.send(STRANGER, f"/start {valid}")
    assert "Chào anh/chị" in stranger.said[2].text, "the right one is taken all the same"


async def test_the_code_of_somebody_else_changes_nobodys_place(office: Department) -> None:
    await office.roster([row(PLANNING, NEW_HEAD, "Phó phòng", MemberRole.DEPUTY)])
    foreign = await office.code_for(NEW_HEAD)
    async with nothing_stored(office):
        await office.send(HEAD, f"/start {foreign}")
        assert "đã kết nối cho một người khác" in last(office, HEAD)
    await office.send(HEAD, "/viec")
    assert "4 việc đang mở" in last(office, HEAD)


async def test_a_new_code_moves_a_person_and_the_old_account_is_a_stranger_s(office: Department) -> None:
    code = await office.code_for(BUSY_HEAD)
    await office.stranger(STRANGER)
    await office.send(STRANGER, f"/start {code}")
    await office.send(STRANGER, "/viec")
    assert "10 việc đang mở" in last(office, STRANGER)
    async with nothing_stored(office):
        await office.send(BUSY_HEAD, "/viec")
        assert "việc đang mở" not in last(office, BUSY_HEAD)


async def test_an_english_reader_is_answered_in_english(office: Department) -> None:
    await in_english(office, HEAD)
    await in_english(office, DIRECTOR)
    stranger = await office.stranger(STRANGER)
    stranger.account.language_code = "en"
    async with nothing_stored(office):
        await office.send(HEAD, "/done 99")
        assert last(office, HEAD).startswith("There is no task 99")
        await office[HEAD].voice(VOICE, 3)
        await office.settle()
        assert "/viec" in last(office, HEAD)
        await office.send(DIRECTOR, "/done 1")
        await office.send(STRANGER, "hello")
        await office.send(STRANGER, "/start abc")
    for who in (HEAD, DIRECTOR, STRANGER):
        assert "anh/chị" not in last(office, who), who
    assert labels(office, STRANGER) == []
