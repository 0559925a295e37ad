"""The calendar's address: made in the chat, fetched over HTTP without Telegram, taken back in the chat."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, web
from icalendar import Calendar
from sqlmodel import select

from bot.app import App
from bot.settings import Settings
from delivery.feed import add_feed
from storage.feeds import CalendarFeed
from storage.outbox import OutboxRow
from tests.flows.department import DIRECTOR, Department
from tests.flows.issued import HEAD, all_said, last, press
from views.buttons.files import FeedAct, FeedButton

PUBLIC = "https://dondoc.example.vn"


@asynccontextmanager
async def served(app: App) -> AsyncIterator[str]:
    """The feed on a port of its own; gives where it stands."""
    site = web.Application()
    add_feed(site, app.database, app.clock, app.tongues)
    runner = web.AppRunner(site)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def fetched(base: str, path: str, method: str = "GET") -> tuple[int, bytes, str]:
    async with ClientSession() as session, session.request(method, base + path) as answer:
        return answer.status, await answer.read(), answer.content_type


@pytest.fixture
def public(office: Department) -> Department:
    office.app.worker._handler._public_url = PUBLIC  # type: ignore[attr-defined]
    return office


async def address(office: Department) -> str:
    """The path of a fresh address."""
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "Lịch")
    await office.click(HEAD, "Tạo địa chỉ lịch")
    found = re.search(rf"{PUBLIC}(/lich/[\w-]+\.ics)", last(office, HEAD))
    assert found is not None
    return found[1]


async def test_an_address_gives_the_units_deadlines_and_ends_when_taken_back(public: Department) -> None:
    path = await address(public)
    async with served(public.app) as base:
        status, data, kind = await fetched(base, path)
        assert (status, kind) == (200, "text/calendar")
        assert len(Calendar.from_ical(data).walk("VEVENT")) == 3
        assert (await fetched(base, path, "POST"))[0] == 405
        assert (await fetched(base, path.replace("/lich/", "/lich/x")))[0] == 404
        await public.click(HEAD, "Thu hồi địa chỉ")
        assert "không còn dùng được" in last(public, HEAD)
        assert (await fetched(base, path))[0] == 404


async def test_a_new_address_ends_the_old_one_and_who_leaves_the_roster_has_none(public: Department) -> None:
    old, new = await address(public), await address(public)
    async with served(public.app) as base:
        assert [(await fetched(base, path))[0] for path in (old, new)] == [404, 200]
        async with public.app.database.write() as uow:
            next(m for m in await uow.members.all() if m.full_name == HEAD).active = False
        assert (await fetched(base, new))[0] == 404


async def test_the_secret_is_in_no_table_once_it_was_sent(public: Department) -> None:
    secret = (await address(public)).removeprefix("/lich/").removesuffix(".ics")
    async with public.app.database.read() as uow:
        rows = (await uow.session.exec(select(OutboxRow))).all()
        feeds = (await uow.session.exec(select(CalendarFeed))).all()
        assert not [row for row in rows if secret in row.payload]
        assert [len(feed.secret_hash) for feed in feeds] == [64]
        assert not [feed for feed in feeds if secret in feed.secret_hash]


async def test_without_a_public_address_only_the_file_is_offered(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "Lịch")
    assert "Tạo địa chỉ lịch" not in all_said(office, HEAD)
    await press(office, HEAD, FeedButton(act=FeedAct.OPEN).pack())
    assert "chưa có địa chỉ công khai" in last(office, HEAD)


async def test_who_is_of_no_unit_gets_no_address(public: Department) -> None:
    await public.send(DIRECTOR, "/baocao")
    await press(public, DIRECTOR, FeedButton(act=FeedAct.OPEN).pack())
    async with public.app.database.read() as uow:
        assert (await uow.session.exec(select(CalendarFeed))).all() == []


@pytest.mark.parametrize(
    ("webhook", "public_url"),
    [(None, None), ("https://a.vn/hook/x", "https://a.vn"), ("https://a.vn:8443/h", "https://a.vn:8443")],
)
def test_the_public_address_is_the_webhooks(webhook: str | None, public_url: str | None) -> None:
    assert Settings(_env_file=None, webhook_url=webhook).public_url == public_url  # type: ignore[call-arg]
