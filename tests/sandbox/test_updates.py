"""Updates come until they are confirmed, and to one taker only."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from aiohttp import ClientSession, web

from sandbox.server import Sandbox
from sandbox.webhook import Backoff
from tests.conftest import SetClock
from tests.sandbox.conftest import Ask


async def test_an_update_comes_again_until_a_higher_offset(server: Sandbox, ask: Ask) -> None:
    person = server.person("Lê Thị Hà", 2001)
    for text in ("một", "hai", "ba"):
        await person.send(text)
    _, body = await ask("getUpdates", limit=2)
    ids = [update["update_id"] for update in body["result"]]
    assert [update["message"]["text"] for update in body["result"]] == ["một", "hai"]
    assert (await ask("getUpdates", limit=2))[1] == body

    _, body = await ask("getUpdates", offset=ids[1] + 1)
    assert [update["message"]["text"] for update in body["result"]] == ["ba"]
    assert [update.payload["text"] for update in server.pending] == ["ba"]
    await ask("getUpdates", offset=ids[1] + 2)
    assert server.pending == []


async def test_a_negative_offset_keeps_the_last(server: Sandbox, ask: Ask) -> None:
    for text in ("một", "hai", "ba"):
        await server.person("Lê Thị Hà", 2001).send(text)
    _, body = await ask("getUpdates", offset=-1)
    assert [update["message"]["text"] for update in body["result"]] == ["ba"]


async def test_a_poll_waits_for_news(server: Sandbox, ask: Ask) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(ask("getUpdates", timeout=30))
        await server.wait_for(lambda: server.polled)
        await server.person("Lê Thị Hà", 2001).send("/start abc")
    [update] = poll.result()[1]["result"]
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["chat"]["type"] == "private"


async def test_a_second_poller_ends_the_first(server: Sandbox, ask: Ask) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(ask("getUpdates", timeout=30))
        await server.wait_for(lambda: server.polled)
        second = group.create_task(ask("getUpdates"))
    assert first.result()[0] == 409
    assert first.result()[1]["description"].startswith("Conflict: terminated by other getUpdates request")
    assert second.result()[0] == 200


async def test_polling_is_refused_while_a_webhook_is_set(server: Sandbox, ask: Ask) -> None:
    await ask("setWebhook", url="http://127.0.0.1:9/hook")
    status, body = await ask("getUpdates")
    assert (status, body["description"].split(";")[0]) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active",
    )
    await ask("deleteWebhook")
    assert (await ask("getUpdates"))[0] == 200


async def test_only_the_kinds_that_were_asked_for_come(server: Sandbox, ask: Ask) -> None:
    await ask("getUpdates", allowed_updates=["message", "edited_message"])
    person = server.person("Lê Thị Hà", 2001)
    message = await person.send("một")
    await person.edit(message, "hai")
    await person.block()
    assert [update.kind for update in server.pending] == ["message", "edited_message"]
    assert [update.payload["text"] for update in server.pending] == ["một", "hai"]


async def test_an_update_is_kept_for_a_day(server: Sandbox, clock: SetClock) -> None:
    await server.person("Lê Thị Hà", 2001).send("một")
    clock.advance(timedelta(hours=24))
    assert server.pending == []


async def test_a_webhook_is_tried_until_it_answers_well(clock: SetClock) -> None:
    seen: list[tuple[str, str | None]] = []

    async def hook(request: web.Request) -> web.Response:
        update = await request.json()
        seen.append((update["message"]["text"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        if len(seen) < 3:
            return web.Response(status=500)
        return web.json_response({"method": "sendMessage", "chat_id": 2001, "text": f"nghe {len(seen)}"})

    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with Sandbox(now=clock.now, limits=None, backoff=Backoff(0.01, 0.02)) as server, ClientSession() as session:
        api = f"{server.base_url}/bot{server.token}"
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        person = server.person("Lê Thị Hà", 2001)
        await person.send("một")
        await person.send("hai")
        await session.post(f"{api}/setWebhook", data={"url": url, "secret_token": "s-1"})
        await server.wait_for(lambda: not server.pending)
        async with session.get(f"{api}/getWebhookInfo") as answer:
            info = (await answer.json())["result"]
    await runner.cleanup()
    assert seen == [("một", "s-1")] * 3 + [("hai", "s-1")]
    assert [message.text for message in person.said] == ["nghe 3", "nghe 4"]
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["pending_update_count"] == 0


async def test_waiting_for_what_never_comes_ends(server: Sandbox) -> None:
    with pytest.raises(TimeoutError):
        await server.wait_for(lambda: server.person("Lê Thị Hà", 2001).last, timeout=0.05)
