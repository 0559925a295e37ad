"""A real browser before the page. `office` has people but no bot: the tests are the bot, through its API."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

from bot.playing import page_texts
from sandbox.acts import Press, Say
from sandbox.clock import OfficeClock
from sandbox.page import Page as SandboxPage
from sandbox.people import Person
from sandbox.play import Guest, Play
from sandbox.server import Sandbox
from sandbox.tour import Step, Tour
from tests.conftest import OFFICE_ZONE

NAMES = ("Đinh Thị Mai", "Hoàng Thị Nga", "Ngô Quốc Trung")
MONDAY = datetime(2024, 4, 1, 8, 0, tzinfo=OFFICE_ZONE)
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 760}


class Office:
    """Three people, their panes, and a bot that says what the test wants."""

    def __init__(self, server: Sandbox, play: Play, session: ClientSession) -> None:
        self.server = server
        self.play = play
        self._session = session

    @property
    def people(self) -> list[Person]:
        return [guest.person for guest in self.play.cast]

    async def call(self, method: str, **params: Any) -> Any:
        """A request of the bot; its result."""
        async with self._session.post(f"/bot{self.server.token}/{method}", json=params) as answer:
            return (await answer.json())["result"]

    async def say(self, person: Person, text: str, *buttons: str, **more: Any) -> int:
        """The bot writes HTML, one button a row; the message's id."""
        if buttons:
            more["reply_markup"] = {"inline_keyboard": [[{"text": b, "callback_data": b}] for b in buttons]}
        said = await self.call("sendMessage", chat_id=person.chat_id, text=text, parse_mode="HTML", **more)
        return int(said["message_id"])


@pytest_asyncio.fixture(loop_scope="module")
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    clock = OfficeClock(OFFICE_ZONE, tmp_path / "clock", MONDAY)
    server = Sandbox(now=clock.now, limits=None)
    cast = tuple(Guest(server.person(name), "Chức vụ", "Đơn vị", f"code-{i}", True) for i, name in enumerate(NAMES))
    steps = [
        Step("join", cast[0].person, Say("/start"), ((cast[0].person, "Chào"),)),
        Step("issue", cast[0].person, Press("Phát hành"), ()),
    ]
    play = Play(cast, clock, page_texts(), Tour(steps, server.world.bell))
    server.routes.append(SandboxPage(server, play).add_routes)
    async with server, ClientSession(server.base_url) as session:
        for guest in cast[:2]:
            await guest.person.send("/start")
        yield Office(server, play, session)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a screen."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing (tools/install-browser)")
        pytest.skip("chromium is missing (tools/install-browser)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        await browser.close()


def is_fault(said: ConsoleMessage) -> bool:
    """An error, but no refusal (409) and no server that is away, which Chromium writes down by itself."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


Visit = Callable[..., Coroutine[Any, Any, Page]]


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser) -> AsyncIterator[Visit]:
    """`await visit(url)` opens a page, Vietnamese and wide unless told otherwise; at the end no script has failed."""
    failed: list[str] = []
    pages: list[Page] = []

    async def visit(url: str, **settings: Any) -> Page:
        page = await browser.new_page(**{"viewport": WIDE, "locale": "vi-VN", **settings})
        pages.append(page)
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda said: failed.append(said.text) if is_fault(said) else None)
        await page.goto(url)
        await page.wait_for_selector(".tab")
        return page

    yield visit
    for page in pages:
        await page.close()
    assert failed == []
