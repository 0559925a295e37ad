"""What a visitor switches on lasts until it is switched off, and Telegram forgets nothing meanwhile."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientConnectionError

from sandbox import troubles
from sandbox.server import Sandbox
from sandbox.troubles import Trouble
from tests.sandbox.conftest import Ask


@pytest.fixture
async def started(server: Sandbox) -> Sandbox:
    await server.person("Lê Thị Hà", 2001).send("/start")
    return server


async def test_too_many_refuses_what_goes_to_a_chat_and_nothing_else(started: Sandbox, ask: Ask) -> None:
    started.troubles.switch(Trouble.TOO_MANY, on=True)
    for _ in range(2):
        status, body = await ask("sendMessage", chat_id=2001, text="a")
        assert (status, body["parameters"]) == (429, {"retry_after": troubles.RETRY_AFTER_S})
    assert (await ask("getMe"))[0] == 200
    started.troubles.switch(Trouble.TOO_MANY, on=False)
    assert (await ask("sendMessage", chat_id=2001, text="a"))[0] == 200


async def test_without_a_network_no_update_is_lost(started: Sandbox, ask: Ask) -> None:
    waiting = asyncio.ensure_future(ask("getUpdates", offset=started.pending[-1].update_id + 1, timeout=20))
    await started.wait_for(lambda: started.polled)
    started.troubles.switch(Trouble.NO_NETWORK, on=True)
    await started.known_person(2001).send("có ai không?")
    with pytest.raises(ClientConnectionError):
        await waiting
    with pytest.raises(ClientConnectionError):
        await ask("getMe")
    started.troubles.switch(Trouble.NO_NETWORK, on=False)
    _, body = await ask("getUpdates")
    assert [update["message"]["text"] for update in body["result"]] == ["có ai không?"]


async def test_on_a_slow_line_what_goes_to_a_chat_takes_its_time_and_arrives(
    started: Sandbox, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(troubles, "SLOW_S", 0.1)
    started.troubles.switch(Trouble.SLOW, on=True)
    assert started.troubles.delay_s(2001) == 0.1
    assert started.troubles.delay_s(None) == 0
    assert (await ask("sendMessage", chat_id=2001, text="a"))[0] == 200
    assert started.known_person(2001).last.text == "a"


def test_the_worst_of_several_strikes(server: Sandbox) -> None:
    for trouble in Trouble:
        server.troubles.switch(trouble, on=True)
    fault = server.troubles.fault(2001)
    assert fault is not None
    assert fault.name == "drop"
