"""One conversation, held by two client libraries, polling and by webhook: the sandbox is not shaped around one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from sandbox.server import Sandbox
from tests.sandbox import aiogram_bot, ptb_bot

Running = Callable[[Sandbox], AbstractAsyncContextManager[None]]
BOTS: dict[str, Running] = {
    "aiogram, polling": aiogram_bot.polling,
    "aiogram, webhook": aiogram_bot.webhook,
    "python-telegram-bot, polling": ptb_bot.polling,
    "python-telegram-bot, webhook": ptb_bot.webhook,
}


@pytest.fixture(params=BOTS)
async def office(request: pytest.FixtureRequest, server: Sandbox) -> AsyncIterator[Sandbox]:
    """The sandbox with the desk bot running."""
    async with BOTS[request.param](server):
        yield server


async def test_a_desk_talks_with_a_person_in_private(office: Sandbox) -> None:
    person = office.person("Lê Thị Hà", 2001)

    await person.send("/start vb-12")
    await office.wait_for(lambda: "vb-12" in person.last.text)
    assert person.last.html == "Chào <b>bạn</b>: vb-12"
    assert person.last.buttons == [["Phát hành", "Huỷ"]]

    greeting = person.last
    await person.click("Phát")
    await office.wait_for(lambda: person.last.html == "<i>Đã phát hành</i> 👍")
    assert person.toasts == ["Đã nhận issue"]
    assert person.last is greeting
    assert greeting.history[0]["text"] == "Chào bạn: vb-12"
    assert greeting.buttons == []

    await person.upload("báo cáo.docx", b"\x00\x01\x02" * 100_000)
    await office.wait_for(lambda: person.last.document)
    assert person.last.document
    assert person.last.document.data == b"\x02\x01\x00" * 100_000
    assert person.last.document.name == "ngược.docx"
    assert person.last.text == "300000 byte"
    assert person.last.reply_to == person.messages[-2].message_id

    await person.reply_to(greeting, "đã rõ")
    await office.wait_for(lambda: person.last.text == "về «Đã phát hành 👍»: đã rõ")

    await person.send("/album")
    await office.wait_for(lambda: len(person.said) == 5)
    assert [message.text for message in person.said[-2:]] == ["tệp 1", "tệp 2"]
    assert len({message.body["media_group_id"] for message in person.said[-2:]}) == 1
    await office.wait_for(lambda: not office.pending)


async def test_a_group_is_heard_only_when_the_bot_is_meant(office: Sandbox) -> None:
    chair, clerk = office.person("Trần Văn Bình", 2002), office.person("Phạm Thu Cúc", 2003)
    group = office.group("Phòng Tổng hợp", [chair, clerk])
    await office.wait_for(lambda: group.last.text == "có mặt")

    await clerk.send("chuyện riêng", chat=group)
    await clerk.send("/start@dondoc_sandbox_bot nhóm", chat=group)
    await office.wait_for(lambda: group.last.text == "Chào bạn: nhóm")
    await chair.reply_to(group.last, "được")
    await office.wait_for(lambda: group.last.text.endswith("được"))
    assert not any("chuyện riêng" in message.text for message in group.said)


async def test_a_person_who_comes_back_is_noticed(office: Sandbox) -> None:
    person = office.person("Lê Thị Hà", 2001)
    await person.send("một")
    await office.wait_for(lambda: person.last.text == "nghe: một")
    await person.block()
    with pytest.raises(PermissionError):
        await person.send("hai")
    await person.unblock()
    await office.wait_for(lambda: person.last.text == "có mặt")
