"""The bot's process has ended: the page says so, and starts it again."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.page.conftest import Office, Visit

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Ended:
    """A process that has died, until it is started again."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.running = True

    def die(self) -> None:
        self.running = False
        self._office.server.world.bell.ring()

    def restart(self) -> None:
        self.running = True
        self._office.server.world.bell.ring()


async def test_the_page_tells_that_the_bot_has_died_and_starts_it_again(office: Office, visit: Visit) -> None:
    bot = Ended(office)
    office.play.bot = bot
    page = await visit(office.server.base_url)
    told = page.get_by_role("alert")
    await expect(told).to_be_hidden()
    bot.die()
    await expect(told).to_contain_text("Bot đã dừng đột ngột")
    await page.get_by_role("button", name="EN").click()
    await expect(told).to_contain_text("The bot has stopped")
    await told.get_by_role("button", name="Start it again").click()
    await expect(told).to_be_hidden()
    assert bot.running


async def test_a_bot_that_somebody_else_runs_is_not_ours_to_start(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    await expect(page.get_by_role("alert")).to_be_hidden()
    answer = await page.request.post(f"{office.server.base_url}/page/bot", headers={"Origin": office.server.base_url})
    assert answer.status == 409
