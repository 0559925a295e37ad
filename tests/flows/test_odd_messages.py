"""What is no command and no words: each gets one short sensible answer and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.people import Room
from tests.flows.department import DIRECTOR, OFFICER, Department
from tests.flows.issued import HEAD, INSPECTOR, all_said, labels, last, press
from tests.flows.stored import nothing_stored
from tests.flows.test_bad_buttons import button

CONTENTS: dict[str, dict[str, Any]] = {
    "contact": {"contact": {"phone_number": "+84900000000", "first_name": "Út"}},
    "location": {"location": {"latitude": 21.0, "longitude": 105.8}},
}


@pytest.mark.parametrize("kind", CONTENTS)
async def test_a_contact_and_a_place_are_answered_with_what_can_be_done(kind: str, office: Department) -> None:
    async with nothing_stored(office):
        for who, answer in ((HEAD, "/viec"), (OFFICER, "Gửi tệp thông báo"), (DIRECTOR, "/baocao")):
            office[who]._say(Room(office.server.world, office[who].chat), CONTENTS[kind])
            await office.settle()
            assert "chưa hiểu" in last(office, who)
            assert answer in last(office, who)


async def test_an_edited_command_is_not_done_twice(office: Department) -> None:
    message = await office[HEAD].send("/done 3")
    await office.settle()
    count = len(office[OFFICER].said)
    await office[HEAD].edit(message, "/done 4")
    await office.settle()
    assert len(office[OFFICER].said) == count
    assert "Việc 4" not in last(office, OFFICER)


async def test_the_buttons_of_a_forwarded_message_are_their_owner_s_only(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    approve = button(office, OFFICER, "Duyệt")
    undo = button(office, HEAD, "Hoàn tác")
    async with nothing_stored(office):
        for data in (approve, undo):
            await press(office, INSPECTOR, data)
            assert "không" in last(office, INSPECTOR)


async def test_huy_leaves_every_conversation(office: Department) -> None:
    questions = [
        (HEAD, ("/vuong 3",), ()),
        (HEAD, ("/nghi",), ()),
        (HEAD, ("/caidat",), ("Giờ nhắc",)),
        (OFFICER, ("/caidat",), ("Quy định của cơ quan", "Giờ làm việc từ")),
        (OFFICER, ("/caidat",), ("Ngày nghỉ, làm bù", "Thêm ngày")),
    ]
    for who, words, presses in questions:
        async with nothing_stored(office):
            for said in words:
                await office.send(who, said)
            for label in presses:
                await office.click(who, label)
            await office.send(who, "/huy")
            assert "Đã thôi" in last(office, who), (words, presses)
            await office.send(who, "/cancel")
            assert "Không có gì đang chờ" in last(office, who)


async def test_help_shows_only_what_this_person_can_do(office: Department) -> None:
    shown = {
        OFFICER: {"/donvi", "/thongbao", "/baocao", "/tim", "/caidat", "/nghi"},
        HEAD: {"/viec", "/done", "/tim", "/caidat", "/nghi"},
        DIRECTOR: {"/donvi", "/baocao", "/tim", "/caidat"},
    }
    for who, wanted in shown.items():
        await office.send(who, "/help")
        listed = {word for word in last(office, who).split() if word.startswith("/")}
        assert wanted <= listed, who
        for command in listed - {"/help", "/start", "/huy"}:
            await office.send(who, command)
            assert "không thuộc phần việc" not in last(office, who), (who, command)
    await office.send(HEAD, "/help")
    assert not {"/donvi", "/thongbao"} & set(last(office, HEAD).split())
    assert labels(office, HEAD) == []
    assert "/donvi" not in all_said(office, INSPECTOR)
