"""What stands around the panes: invitations, the clock, troubles, the tour, languages and themes."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientConnectionError, ClientSession
from playwright.async_api import expect

from sandbox.chats import Standing
from tests.page.conftest import Office, Visit

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("path", ["/?start=code-2", "/"])
async def test_an_invitation_opens_its_pane_and_joins(office: Office, visit: Visit, path: str) -> None:
    page = await visit(office.server.base_url + path)
    director = office.people[2]
    if path == "/":
        await page.locator(".pane").nth(2).get_by_role("link").click()
    message = await office.server.wait_for(lambda: director.messages[0])
    assert message.text == "/start code-2"
    await expect(page.locator(".pane").nth(2).get_by_placeholder("Nhắn tin")).to_be_focused()
    await expect(page.locator(".pane").nth(2).locator(".mine .text")).to_contain_text("/start")


async def test_a_link_in_a_message_of_the_bot_joins_the_invited_person(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    await office.say(office.people[0], f"Mời: {'https://t.me/dondoc_sandbox_bot?start=code-2'}")
    await page.locator(".pane").first.locator(".theirs a").click()
    assert (await office.server.wait_for(lambda: office.people[2].messages[0])).text == "/start code-2"


@pytest.mark.parametrize(
    ("item", "then"),
    [
        ("Một giờ nữa", "01/04 · 09:00"),
        ("Ngày mai, 08:00", "02/04 · 08:00"),
        ("Tới thứ Hai, 07:30", "08/04 · 07:30"),
    ],
)
async def test_the_clock_is_moved_on(office: Office, visit: Visit, item: str, then: str) -> None:
    page = await visit(office.server.base_url)
    clock = page.locator("#clock")
    await expect(clock).to_have_text("Thứ Hai 01/04 · 08:00")
    await clock.click()
    await page.get_by_role("button", name=item).click()
    await expect(clock).to_contain_text(then)
    assert f"{office.play.clock.now():%d/%m · %H:%M}" == then
    await office.say(office.people[0], "Chào")
    await expect(page.locator(".theirs .meta")).to_have_text(then[-5:])


async def test_the_clock_does_not_go_back(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    await page.locator("#clock").click()
    await page.get_by_label("Tới lúc").fill("2024-03-01T08:00")
    await page.get_by_role("button", name="Tới", exact=True).click()
    await expect(page.get_by_text("Thời gian chỉ trôi tới")).to_be_visible()
    assert office.play.clock.now().month == 4


async def test_troubles_are_switched_on_and_off(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    person = office.people[0]
    address = f"{office.server.base_url}/bot{office.server.token}/sendMessage"
    await page.locator("#troubles").click()
    await page.get_by_role("switch", name="429").check()
    await expect(page.locator("#troubles")).to_have_attribute("data-count", "1")
    async with ClientSession() as bot:
        async with bot.post(address, json={"chat_id": person.chat_id, "text": "a"}) as answer:
            assert (await answer.json())["parameters"] == {"retry_after": 5}
        await page.get_by_role("switch", name="429").uncheck()
        await page.get_by_role("switch", name="Mất mạng").check()
        await expect(page.get_by_role("switch", name="429")).not_to_be_checked()
        with pytest.raises(ClientConnectionError):
            await bot.post(address, json={"chat_id": person.chat_id, "text": "a"})
        await page.get_by_role("switch", name="Mất mạng").uncheck()
        await expect(page.locator("#troubles")).to_have_attribute("data-count", "")
        async with bot.post(address, json={"chat_id": person.chat_id, "text": "a"}) as answer:
            assert answer.status == 200


async def test_a_person_blocks_the_bot_and_takes_it_back(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    person = office.people[0]
    await page.locator("#troubles").click()
    await page.get_by_role("switch", name=person.account.first_name).check()
    await office.server.wait_for(lambda: person.chat.standing is Standing.BLOCKED)
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Bỏ chặn bot").click()
    await office.server.wait_for(lambda: person.chat.standing is Standing.MEMBER)
    await expect(page.locator(".pane").first.get_by_placeholder("Nhắn tin")).to_be_visible()


async def test_the_tour_points_at_what_comes_next_and_says_when_it_cannot_go_on(office: Office, visit: Visit) -> None:
    playing = asyncio.ensure_future(office.play.tour.run())
    page = await visit(office.server.base_url)
    person = office.people[0]
    await expect(page.locator("#tour")).to_contain_text("Mỗi người bấm liên kết mời")
    await page.get_by_role("button", name="Bước tiếp").click()
    await office.server.wait_for(lambda: office.play.tour.busy)
    await office.say(person, "Chào anh/chị", "Phát hành")
    await expect(page.locator(".key.next")).to_have_text("Phát hành")
    await office.call("editMessageText", chat_id=person.chat_id, message_id=person.last.message_id, text="Đã hủy")
    await page.get_by_role("button", name="Bước tiếp").click()
    await expect(page.locator("#tour")).to_contain_text("không còn khớp")
    await office.say(person, "Lại", "Phát hành")
    await page.get_by_role("button", name="Xem hết").click()
    await expect(page.locator("#tour")).to_contain_text("Hết câu chuyện")
    playing.cancel()


async def test_everything_is_said_in_english_when_wanted(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    await page.get_by_role("button", name="Switch to English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_placeholder("Message").first).to_be_visible()
    await expect(page.get_by_role("button", name="Next step")).to_be_visible()
    await expect(page.locator("#clock")).to_contain_text("Monday")
    await page.reload()
    await expect(page.get_by_placeholder("Message").first).to_be_visible()


async def test_light_and_dark_by_the_machine_and_by_the_switch(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = await page.evaluate(ground)
    await page.emulate_media(color_scheme="light")
    light = await page.evaluate(ground)
    assert dark != light
    switch = page.locator("#theme")
    for wanted in (light, dark, light):
        await switch.click()
        assert await page.evaluate(ground) == wanted


async def test_a_page_that_lost_the_server_says_so_and_comes_back_whole(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    await office.say(office.people[0], "Một")
    await expect(page.locator(".theirs", has_text="Một")).to_be_visible()
    await office.server.stop()
    await expect(page.get_by_text("Hộp cát đã dừng")).to_be_visible()
    await office.server.resume()
    await office.say(office.people[0], "Hai")
    await expect(page.locator(".theirs", has_text="Hai")).to_be_visible(timeout=15_000)
    await expect(page.locator(".theirs", has_text="Một")).to_have_count(1)
