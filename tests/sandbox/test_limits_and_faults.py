"""How fast a bot may send, and the failures that can be ordered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import ClientConnectionError, ClientSession

from sandbox import faults
from sandbox.errors import Refusal
from sandbox.faults import Fault
from sandbox.limits import Limiter, Limits, Rate
from sandbox.server import Sandbox
from tests.conftest import SetClock
from tests.sandbox import aiogram_bot
from tests.sandbox.conftest import Ask


@pytest.fixture
async def started(server: Sandbox) -> Sandbox:
    await server.person("Lê Thị Hà", 2001).send("/start")
    return server


def admitted(limiter: Limiter, chats: list[int]) -> list[int]:
    """For each message the seconds it must wait, 0 when it may go."""
    waits = []
    for chat in chats:
        try:
            limiter.admit(chat)
            waits.append(0)
        except Refusal as refusal:
            waits.append(refusal.parameters["retry_after"])
    return waits


@pytest.mark.parametrize(
    ("limits", "chats", "waits"),
    [
        (Limits(), [1, 1, 2], [0, 1, 0]),
        (Limits(private=Rate(3, 3)), [1, 1, 1, 1], [0, 0, 0, 3]),
        (Limits(group=Rate(2, 60)), [-1, -1, -1], [0, 0, 60]),
        (Limits(overall=Rate(2, 1)), [1, 2, 3], [0, 0, 1]),
    ],
)
def test_a_full_window_says_how_long_to_wait(
    clock: SetClock, limits: Limits, chats: list[int], waits: list[int]
) -> None:
    assert admitted(Limiter(limits, clock.now), chats) == waits


def test_a_window_empties_with_time(clock: SetClock) -> None:
    limiter = Limiter(Limits(), clock.now)
    assert admitted(limiter, [1, 1]) == [0, 1]
    clock.advance(timedelta(seconds=1))
    assert admitted(limiter, [1]) == [0]


async def test_the_bot_is_told_to_wait(started: Sandbox, ask: Ask) -> None:
    started.limiter.on = True
    assert (await ask("sendMessage", chat_id=2001, text="a"))[0] == 200
    status, body = await ask("sendMessage", chat_id=2001, text="b")
    assert (status, body["description"]) == (429, "Too Many Requests: retry after 1")
    assert body["parameters"] == {"retry_after": 1}


@pytest.mark.parametrize(
    ("fault", "error", "delivered"),
    [
        (faults.too_many(3), TelegramRetryAfter, 0),
        (faults.too_many(3, parameters=False), TelegramAPIError, 0),
        (faults.refusal(403, "Forbidden: bot was blocked by the user"), TelegramForbiddenError, 0),
        (faults.server_error(), TelegramServerError, 0),
        (faults.server_error(described=False, delivered=True), TypeError, 1),
        (faults.html(502), ClientDecodeError, 0),
        (faults.empty(503, delivered=True), ClientDecodeError, 1),
        (faults.not_json(), ClientDecodeError, 1),
        (faults.drop(), TelegramNetworkError, 0),
        (faults.drop(delivered=True), TelegramNetworkError, 1),
        (faults.truncated(), TelegramNetworkError, 1),
        (faults.late(2), TelegramNetworkError, 1),
    ],
    ids=lambda value: getattr(value, "name", None),
)
async def test_each_fault_is_what_the_client_sees(
    started: Sandbox, fault: Fault, error: type[Exception], delivered: int
) -> None:
    person = started.person("Lê Thị Hà", 2001)
    started.faults.order(method="sendMessage", fault=fault)
    bot = aiogram_bot.client(started)
    async with bot.session:
        with pytest.raises(error):
            await bot.send_message(2001, "a", request_timeout=1)
        assert len(person.said) == delivered
        await bot.send_message(2001, "b")
    assert person.last.text == "b"
    assert [call.fault for call in started.calls] == [fault.name, None]


async def test_an_order_is_for_one_method_one_chat_and_so_many_times(started: Sandbox, ask: Ask) -> None:
    await started.person("Trần Văn Bình", 2002).send("/start")
    started.faults.order(method="sendMessage", chat=2002, fault=faults.server_error(), times=2)

    async def statuses(chat: int) -> list[int]:
        return [(await ask("sendMessage", chat_id=chat, text="a"))[0] for _ in range(3)]

    assert (await ask("sendChatAction", chat_id=2002, action="typing"))[0] == 200
    assert await statuses(2001) == [200, 200, 200]
    assert await statuses(2002) == [500, 500, 200]
    assert started.faults.open == 0


async def test_a_server_that_is_down_refuses_and_comes_back_with_all_it_knew(started: Sandbox) -> None:
    url = f"{started.base_url}/bot{started.token}/getUpdates"
    await started.stop()
    async with ClientSession() as session:
        with pytest.raises(ClientConnectionError):
            await session.get(url)
        await started.resume()
        async with session.get(url) as answer:
            assert [update["message"]["text"] for update in (await answer.json())["result"]] == ["/start"]
