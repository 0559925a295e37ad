"""The whole story by clicking, with the real bot in its own process."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.page.conftest import Visit

pytestmark = pytest.mark.asyncio(loop_scope="module")
ROOT = Path(__file__).parents[2]
STEP_MS = 90_000
"""A machine under load: the bot takes seconds to start, and keeps to one message a second in a chat."""


@pytest_asyncio.fixture(loop_scope="module")
async def address() -> AsyncIterator[str]:
    """``dondoc sandbox`` as a newcomer starts it, on a free port; ended by Ctrl+C."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", "sandbox", "--port", "0", "--start", "2026-11-23T08:00"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    yield (await process.stdout.readline()).decode().split()[-1]
    process.terminate()
    assert await process.wait() == 0


@pytest.mark.timeout(300)
async def test_the_tour_is_clicked_through_to_its_end(address: str, visit: Visit) -> None:
    page = await visit(address)
    count, step = page.locator("#tour .count"), page.get_by_role("button", name="Bước tiếp")
    of = int((await count.inner_text()).split("/")[1])
    for number in range(1, 6):
        await step.click()
        await expect(count).to_have_text(f"{number}/{of}", timeout=STEP_MS)
    await expect(page.locator(".pane").first).to_contain_text("7 nhiệm vụ")
    await page.get_by_role("button", name="Xem hết").click()
    await expect(count).to_have_text(f"{of}/{of}", timeout=250_000)
    await expect(page.locator("#tour")).to_contain_text("Hết câu chuyện")
    await expect(page.locator("#clock")).to_contain_text("Thứ Ba 08/12 · 08:0")
    panes = page.locator(".pane.open")
    await expect(panes).to_have_count(4)
    await expect(panes.nth(1)).to_contain_text("Văn phòng đã duyệt việc 1")
    await expect(panes.nth(3)).to_contain_text("TT Ứng dụng: Đưa trạm quan trắc")
    await expect(panes.nth(2)).to_contain_text("việc cần anh/chị để mắt")
