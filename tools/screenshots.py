"""``make screenshots``: the pictures under docs/screenshots, from the tour in a real browser with the real bot."""

from __future__ import annotations

import asyncio
import shutil
import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, async_playwright

from bot.playing import opened
from sandbox.server import Sandbox
from sandbox.tour import Tour
from tools.pictures import LARGEST, OF_A_SCREEN, small

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
START = datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001 - the office's time
WIDE = {"viewport": {"width": 1440, "height": 860}}
NARROW = {"viewport": {"width": 390, "height": 780}}


async def main() -> int:
    """1 when a picture came out too large."""
    async with opened(0, START) as (server, tour), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        await play(server, tour, 12)
        sizes = [await shoot(browser, server, "notice", color_scheme="light", **WIDE)]
        await play(server, tour, 22)
        sizes.append(await shoot(browser, server, "wide", color_scheme="light", **WIDE))
        sizes.append(await shoot(browser, server, "dark", color_scheme="dark", **WIDE))
        await play(server, tour, len(tour.steps))
        sizes.append(await shoot(browser, server, "narrow", color_scheme="light", person="Trịnh Bá Sơn", **NARROW))
        sizes.append(await shoot(browser, server, "digest", color_scheme="dark", person="Ngô Quốc Trung", **NARROW))
        await browser.close()
    return int(max(sizes) > LARGEST)


async def play(server: Sandbox, tour: Tour, to: int) -> None:
    """The tour until this step came out."""
    while tour.at < to and tour.failed is None:
        before = tour.at
        tour.step()
        await server.wait_for(lambda seen=before: tour.at > seen or tour.failed, 120)


async def shoot(browser: Browser, server: Sandbox, name: str, person: str | None = None, **settings: Any) -> int:
    """A picture of the page as it stands; its size in bytes."""
    page = await browser.new_page(locale="vi-VN", **settings)
    await page.goto(server.base_url)
    await page.wait_for_selector(".message")
    if person:
        await page.get_by_role("button", name=person).click()
        await page.locator("#tour").get_by_role("button", name="Đóng").click()
    await page.evaluate("document.fonts.ready")
    await page.wait_for_timeout(1000)  # what moved has come to rest
    picture = Image.open(BytesIO(await page.screenshot()))
    await page.close()
    file = FOLDER / f"{name}.png"
    file.write_bytes(small(picture, OF_A_SCREEN))
    print(f"docs/screenshots/{file.name}  {file.stat().st_size / 1000:.0f} kB")
    return file.stat().st_size


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
