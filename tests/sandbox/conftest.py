"""A sandbox with a clock that stands still, and a raw client that shows status and body as they are."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
from aiohttp import ClientSession

from sandbox.server import Sandbox
from tests.conftest import SetClock

Answer = tuple[int, dict[str, Any]]
Ask = Callable[..., Coroutine[Any, Any, Answer]]


@pytest.fixture
async def server(clock: SetClock) -> AsyncIterator[Sandbox]:
    """Without limits; the tests of the limits switch them on."""
    async with Sandbox(now=clock.now, limits=None) as server:
        yield server


@pytest.fixture
async def ask(server: Sandbox) -> AsyncIterator[Ask]:
    """`status, body = await ask("sendMessage", chat_id=1, text="x")`, as JSON."""
    async with ClientSession() as session:

        async def ask(method: str, **params: Any) -> Answer:
            async with session.post(f"{server.base_url}/bot{server.token}/{method}", json=params) as answer:
                return answer.status, await answer.json()

        yield ask
