"""What a person sees and does in a pane."""

from __future__ import annotations

import base64

import pytest
from playwright.async_api import Page, expect

from tests.page.conftest import NARROW, Office, Visit

pytestmark = pytest.mark.asyncio(loop_scope="module")

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DROP = """([name, type, data]) => {
    const files = new DataTransfer();
    files.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, { type }));
    const pane = document.querySelector(".pane");
    for (const kind of ["dragover", "drop"])
        pane.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


async def drop(page: Page, name: str, kind: str, data: bytes) -> None:
    """Lets a file fall on the first pane."""
    await page.evaluate(DROP, [name, kind, base64.b64encode(data).decode()])


async def test_text_stands_as_the_bot_formatted_it_and_never_as_markup(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    person = office.people[0]
    await office.say(
        person, "<b>Đậm <i>và nghiêng</i></b> 📌 &lt;img src=x onerror=alert(1)&gt; <code>a &amp; b</code> /viec"
    )
    text = page.locator(".pane").first.locator(".theirs .text")
    await expect(text.locator("b")).to_have_text("Đậm và nghiêng")
    await expect(text.locator("b i")).to_have_text("và nghiêng")
    await expect(text.locator("code")).to_have_text("a & b")
    await expect(text).to_contain_text("📌 <img src=x onerror=alert(1)>")
    assert await text.locator("img").count() == 0
    await text.get_by_role("button", name="/viec").click()
    await expect(page.locator(".pane").first.locator(".mine").last).to_contain_text("/viec")


async def test_a_long_quote_is_folded_until_it_is_pressed(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    lines = "\n".join(f"việc {n}" for n in range(1, 9))
    await office.say(office.people[0], f"<b>Quá hạn</b>\n<blockquote expandable>{lines}</blockquote>\n\n<b>Hết</b>")
    quote = page.locator(".theirs blockquote")
    line = "quote => quote.clientHeight / parseFloat(getComputedStyle(quote).lineHeight)"
    assert 2.5 < await quote.evaluate(line) < 4
    await quote.click()
    assert await quote.evaluate(line) > 7
    box, end = await quote.bounding_box(), await page.locator(".theirs b").last.bounding_box()
    assert box
    assert end
    assert end["y"] - box["y"] - box["height"] < 2.5 * end["height"], "one empty line, as the app shows it"


async def test_a_link_that_is_no_web_address_leads_nowhere(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    entities = [{"type": "text_link", "offset": 0, "length": 3, "url": "javascript:alert(1)"}]
    await office.call("sendMessage", chat_id=office.people[0].chat_id, text="bấm", entities=entities)
    await expect(page.locator(".theirs a")).to_have_attribute("href", "#")


async def test_a_press_waits_is_answered_and_the_message_changes_in_place(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    person = office.people[0]
    message_id = await office.say(person, "Bản nháp", "Phát hành", "Sửa")
    await page.get_by_role("button", name="Phát hành").click()
    await expect(page.locator(".key.waits")).to_have_text("Phát hành")
    press = await office.server.wait_for(lambda: person.presses[0])
    await office.call("answerCallbackQuery", callback_query_id=press.query_id, text="Đã ghi")
    await expect(page.locator(".toast").first).to_have_text("Đã ghi")
    await expect(page.locator(".key.waits")).to_have_count(0)
    await office.call("editMessageText", chat_id=person.chat_id, message_id=message_id, text="Đã phát hành")
    message = page.locator(".pane").first.locator(".theirs")
    await expect(message).to_have_count(1)
    await expect(message).to_contain_text("Đã phát hành")
    await expect(message).to_contain_text("đã sửa")
    await expect(page.locator(".key")).to_have_count(0)
    await office.call("deleteMessage", chat_id=person.chat_id, message_id=message_id)
    await expect(message).to_have_count(0)


async def test_an_own_message_is_ticked_twice_when_the_bot_has_taken_it(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    pane = page.locator(".pane").first
    await expect(pane.locator(".dots")).to_be_visible()
    await expect(pane.locator(".ticks")).to_have_text("✓")
    await office.call("getUpdates", offset=-1)
    await office.call("getUpdates", offset=office.server.pending[-1].update_id + 1)
    await expect(pane.locator(".ticks")).to_have_text("✓✓")
    await office.say(office.people[0], "Chào")
    await expect(pane.locator(".dots")).to_be_hidden()
    await office.call("sendChatAction", chat_id=office.people[0].chat_id, action="typing")
    await expect(pane.locator(".dots")).to_be_visible()


async def test_a_file_is_dropped_and_sent_with_a_caption_and_one_from_the_bot_can_be_saved(
    office: Office, visit: Visit
) -> None:
    page = await visit(office.server.base_url)
    person = office.people[0]
    await drop(page, "thông báo 57.txt", "text/plain", "nội dung".encode())
    await expect(page.locator(".chip")).to_contain_text("thông báo 57.txt")
    await page.keyboard.type("xem giúp")
    await page.keyboard.press("Enter")
    (sent,) = await office.server.wait_for(lambda: [m for m in person.messages if m.document])
    assert sent.document is not None
    assert (sent.document.name, sent.document.data) == ("thông báo 57.txt", "nội dung".encode())
    assert sent.caption == "xem giúp"
    await office.call("sendDocument", chat_id=person.chat_id, document=sent.document.file_id)
    async with page.expect_download() as saved:
        await page.locator(".theirs .file").click()
    assert (await saved.value).suggested_filename == "thông báo 57.txt"


async def test_a_picture_is_dropped_and_seen(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    await drop(page, "trang 1.png", "image/png", PIXEL)
    await page.get_by_role("button", name="Gửi").first.click()
    await expect(page.locator(".mine .photo img")).to_have_js_property("naturalWidth", 1)
    photo = office.people[0].messages[-1].photo
    assert photo is not None
    assert photo.data == PIXEL


DROP_ALL = """([kind, names, data]) => {
    const files = new DataTransfer(), bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    for (const name of names) files.items.add(new File([bytes], name, { type: kind }));
    document.querySelector(".pane").dispatchEvent(
        new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


async def test_pictures_that_are_dropped_together_go_as_one_album_with_one_caption(
    office: Office, visit: Visit
) -> None:
    page = await visit(office.server.base_url)
    person, names = office.people[0], ["trang 1.png", "trang 2.png", "trang 3.png"]
    await page.evaluate(DROP_ALL, ["image/png", names, base64.b64encode(PIXEL).decode()])
    await drop(page, "phụ lục.txt", "text/plain", b"1")
    await page.keyboard.type("thông báo 57")
    await page.keyboard.press("Enter")
    await office.server.wait_for(lambda: [m for m in person.messages if m.document])
    photos = [m for m in person.messages if m.photo]
    assert [m.text for m in photos] == ["thông báo 57", "", ""]
    assert len({m.body["media_group_id"] for m in photos}) == 1
    assert "media_group_id" not in person.messages[-1].body, "another kind of file is no part of it"
    updates = [u.payload for u in office.server.pending if u.payload.get("photo")]
    assert [u["media_group_id"] for u in updates] == [m.body["media_group_id"] for m in photos]


async def test_the_commands_menu_and_an_answer_by_keyboard_alone(office: Office, visit: Visit) -> None:
    person = office.people[0]
    menu = [{"command": name, "description": f"lệnh {name}"} for name in ("viec", "vuong", "baocao")]
    await office.call("setMyCommands", commands=menu)
    page = await visit(office.server.base_url)
    await office.say(person, "Việc 1", "Xong")
    await expect(page.get_by_role("button", name="Xong")).to_be_visible()
    await page.keyboard.press("Alt+1")
    await page.keyboard.type("/v")
    await expect(page.get_by_role("option")).to_have_text(["/vieclệnh viec", "/vuonglệnh vuong"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    assert (await office.server.wait_for(lambda: person.messages[2])).text == "/vuong"
    await page.locator(".list").first.focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await page.keyboard.type("đây là trả lời")
    await page.keyboard.press("Enter")
    answer = await office.server.wait_for(lambda: person.messages[3])
    assert answer.reply_to == person.said[0].message_id
    await expect(page.locator(".mine .quote")).to_contain_text("Việc 1")


async def test_a_narrow_screen_shows_one_pane_and_counts_the_others(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url, viewport=NARROW)
    panes, tabs = page.locator(".pane"), page.locator(".tab")
    await expect(panes.nth(0)).to_be_visible()
    await expect(panes.nth(1)).to_be_hidden()
    for number in range(30):
        await office.say(office.people[1], f"Tin {number}")
    await expect(tabs.nth(1).locator(".badge")).to_have_text("30")
    await tabs.nth(1).click()
    await expect(panes.nth(0)).to_be_hidden()
    await expect(panes.nth(1).get_by_text("Tin 29")).to_be_in_viewport()
    await expect(tabs.nth(1).locator(".badge")).to_be_hidden()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW["width"]


async def test_who_reads_above_is_not_pulled_down_but_told(office: Office, visit: Visit) -> None:
    page = await visit(office.server.base_url)
    person, pane = office.people[0], page.locator(".pane").first
    for number in range(30):
        await office.say(person, f"Tin {number}")
    await expect(pane.get_by_text("Tin 29")).to_be_in_viewport()
    await pane.locator(".list").evaluate("list => list.scrollTop = 0")
    await expect(pane.locator(".down")).to_be_visible()
    await office.say(person, "Tin mới")
    await expect(pane.locator(".down")).to_have_text("↓ 1")
    await expect(pane.get_by_text("Tin mới")).not_to_be_in_viewport()
    await pane.locator(".down").click()
    await expect(pane.get_by_text("Tin mới")).to_be_in_viewport()
