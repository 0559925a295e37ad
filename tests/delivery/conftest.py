"""The sender of the tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientTimeout

from delivery.sender import Sender
from delivery.telegram import connect
from sandbox.people import Person
from sandbox.server import Sandbox
from storage.work import Database
from tests.conftest import SetClock
from tests.delivery.post_office import Post, ToldTo


@pytest.fixture
async def mail(database: Database, clock: SetClock) -> AsyncIterator[Post]:
    async with Sandbox(now=clock.now) as server:
        bot = connect(server.token, server.base_url)
        bot.session.timeout = ClientTimeout(total=0.6, sock_connect=0.5)  # type: ignore[assignment]
        officer = server.person("Lê Thị Hà", user_id=1)
        await officer.send("/start")
        yield Post(database, server, Sender(database, bot, clock, ToldTo(officer)), clock, bot)
        await bot.session.close()


@pytest.fixture
async def head(mail: Post) -> Person:
    person = mail.server.person("Nguyễn Văn An", user_id=2)
    await person.send("/start")
    return person
