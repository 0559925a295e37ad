"""The desk bots of the sandbox's tests, run against a server that other people wrote."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

from tests.peer.lo import Lo
from tests.sandbox import aiogram_bot, ptb_bot

Running = Callable[[Any], AbstractAsyncContextManager[None]]
BOTS: dict[str, Running] = {
    "aiogram, polling": aiogram_bot.polling,
    "aiogram, webhook": aiogram_bot.webhook,
    "python-telegram-bot, polling": ptb_bot.polling,
    "python-telegram-bot, webhook": ptb_bot.webhook,
}


@pytest.fixture
async def lo() -> AsyncIterator[Lo]:
    async with Lo() as lo:
        yield lo
    assert lo.surprises == []


@pytest.mark.parametrize("running", BOTS.values(), ids=BOTS)
async def test_a_desk_talks_with_a_person(lo: Lo, running: Running) -> None:
    async with running(lo):
        person = lo.person("Lê Thị Hà", 2001)
        await person.send("/start vb-12")
        await lo.wait_for(lambda: "vb-12" in person.last.text)
        assert person.last.html == "Chào <b>bạn</b>: vb-12"

        await person.click("Phát")
        await lo.wait_for(lambda: person.last.html == "<i>Đã phát hành</i> 👍")
        assert person.toasts == ["Đã nhận issue"]
        assert person.last.buttons == []

        await person.upload("báo cáo.docx", b"\x00\x01\x02" * 100_000)
        await lo.wait_for(lambda: person.last.document)
        assert person.last.document
        assert person.last.document.data == b"\x02\x01\x00" * 100_000
        assert person.last.text == "300000 byte"

        await person.reply_to(person.said[0], "đã rõ")
        await lo.wait_for(lambda: person.last.text == "về «Đã phát hành 👍»: đã rõ")


async def test_what_the_peer_does_not_know_is_known(lo: Lo) -> None:
    lo.person("Lê Thị Hà", 2001)
    bot = aiogram_bot.client(lo)
    async with bot.session:
        await bot.send_message(2001, "a", protect_content=True)
        assert lo.forgiven == ["protect_content"]
        with pytest.raises(TelegramAPIError, match="does not model"):
            await bot.get_chat(2001)
        with pytest.raises(TelegramBadRequest, match="message text is empty"):
            await bot.send_message(2001, " ")
    assert lo.surprises == ["sendMessage: Bad Request: message text is empty ({'chat_id': '2001', 'text': ' '})"]
    lo.surprises.clear()
