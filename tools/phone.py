"""A chat as it looks on a phone, in both themes: the sandbox's page in a real browser."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright

from bot.playing import page_texts
from sandbox.clock import OfficeClock
from sandbox.messages import Message
from sandbox.page import Page as SandboxPage
from sandbox.play import Guest, Play
from sandbox.tour import Tour
from tests.conftest import OFFICE_ZONE
from tests.flows.department import Department
from tools.pictures import OF_A_SCREEN, small

SCREEN: Final = {"width": 390, "height": 844}
THEMES: Final = ("light", "dark")
GAP: Final = 24


@dataclass(frozen=True, slots=True)
class Phone:
    """A browser that shows one person's chat."""

    browser: Browser

    async def shots(self, office: Department, who: str, first: Message) -> AsyncIterator[tuple[str, bytes]]:
        """(theme, PNG): the screen where ``first`` begins, beside the end of the chat."""
        with tempfile.TemporaryDirectory() as folder:
            _serve_page(office, who, Path(folder))
            await office.server.stop()
            await office.server.resume()
            for theme in THEMES:
                yield theme, await self._shot(office.server.base_url, theme, first.text.splitlines()[0])

    async def _shot(self, url: str, theme: str, heading: str) -> bytes:
        page = await self.browser.new_page(
            locale="vi-VN", viewport=SCREEN, device_scale_factor=2, color_scheme=theme, reduced_motion="reduce"
        )
        await page.goto(url)
        await page.get_by_text(heading).last.wait_for()
        await page.locator("#tour").get_by_role("button", name="Đóng").click()
        await page.evaluate("document.fonts.ready")
        await page.get_by_text(heading).last.evaluate("line => line.closest('.message').scrollIntoView()")
        begin = await _settled(page)
        await page.locator(".list").evaluate("list => list.scrollTop = list.scrollHeight")
        end = await _settled(page)
        await page.close()
        return _side_by_side(begin, end)


@asynccontextmanager
async def phone(*, on: bool = True) -> AsyncIterator[Phone | None]:
    """None where it is not wanted."""
    if not on:
        yield None
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield Phone(browser)
        await browser.close()


def _serve_page(office: Department, who: str, folder: Path) -> None:
    clock = OfficeClock(OFFICE_ZONE, folder / "clock", office.clock.now())
    play = Play((Guest(office[who], "", "", "", shown=True),), clock, page_texts(), Tour([], office.server.world.bell))
    office.server.routes.append(SandboxPage(office.server, play).add_routes)


async def _settled(page: Page) -> bytes:
    await page.wait_for_timeout(500)  # what moved has come to rest
    return await page.screenshot()


def _side_by_side(*screens: bytes) -> bytes:
    """One small PNG."""
    pictures = [Image.open(BytesIO(screen)).convert("RGB") for screen in screens]
    wide, high = pictures[0].size
    sheet = Image.new("RGB", (len(pictures) * (wide + GAP) - GAP, high), "#808080")
    for place, picture in enumerate(pictures):
        sheet.paste(picture, (place * (wide + GAP), 0))
    return small(sheet, OF_A_SCREEN)
