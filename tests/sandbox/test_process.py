"""The sandbox as its own process, with the person's side over HTTP."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from sandbox.server import TOKEN

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def address() -> AsyncIterator[str]:
    command = [sys.executable, "-m", "sandbox.server", "--no-limits"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    yield (await process.stdout.readline()).decode().strip()
    process.terminate()
    await process.wait()


async def test_a_page_can_be_the_person(address: str) -> None:
    async with ClientSession(address) as session:

        async def post(path: str, **body: Any) -> Any:
            async with session.post(path, json=body) as answer:
                return await answer.json()

        person = "/sandbox/people/2001"
        await post("/sandbox/people", name="Lê Thị Hà", user_id=2001)
        await post(f"{person}/send", text="/start")
        buttons = {"inline_keyboard": [[{"text": "Phát hành", "callback_data": "x"}]]}
        await post(f"/bot{TOKEN}/sendMessage", chat_id=2001, text="<b>a</b>", parse_mode="HTML", reply_markup=buttons)
        assert (await post(f"{person}/click", label="Không có"))["error"].endswith("['Phát hành']")
        query = await post(f"{person}/click", label="Phát")
        await post(f"/bot{TOKEN}/answerCallbackQuery", callback_query_id=query["query_id"], text="xong")
        async with session.post(f"{person}/upload?name=a.txt", data=b"abc") as answer:
            file = (await answer.json())["file"]
        async with session.get(file) as answer:
            assert await answer.read() == b"abc"
        async with session.get(f"{person}/messages?after=0&wait=5") as answer:
            seen = await answer.json()
        assert [message["html"] for message in seen["messages"]] == ["/start", "<b>a</b>", ""]
        assert seen["toasts"] == ["xong"]

        await post("/sandbox/faults", kind="too_many", method="sendMessage", settings={"retry_after": 4})
        assert (await post(f"/bot{TOKEN}/sendMessage", chat_id=2001, text="a"))["parameters"] == {"retry_after": 4}
        async with session.get("/sandbox/calls") as answer:
            assert [call["method"] for call in await answer.json()] == [
                "sendMessage",
                "answerCallbackQuery",
                "sendMessage",
            ]


async def test_a_foreign_page_is_turned_away(address: str) -> None:
    async with ClientSession() as session, session.get(f"{address}/sandbox/calls", headers={"Host": "evil.vn"}) as page:
        assert page.status == 403
