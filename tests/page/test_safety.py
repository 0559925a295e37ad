"""The page is open beside other sites, and shows what strangers send."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.playing import page_texts
from sandbox.page import FILES
from tests.page.conftest import Office

here = pytest.mark.asyncio(loop_scope="module")
EVIL = {"Origin": "https://evil.vn"}
POSTS = ("/page/clock", "/page/troubles", "/page/tour", "/page/links", "/sandbox/people/1001/send", "/sandbox/faults")
GETS = ("/", "/page/main.js", "/page/texts", "/page/news", "/sandbox/calls", "/sandbox/files/documents/file_1.txt")


@pytest_asyncio.fixture(loop_scope="module")
async def visitor(office: Office) -> AsyncIterator[ClientSession]:
    async with ClientSession(office.server.base_url) as session:
        yield session


@pytest.mark.parametrize("path", GETS)
@here
async def test_a_name_that_was_made_to_point_here_gets_nothing(visitor: ClientSession, path: str) -> None:
    async with visitor.get(path, headers={"Host": "evil.vn:8787"}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("path", POSTS)
@here
async def test_a_page_of_another_site_can_do_nothing(office: Office, visitor: ClientSession, path: str) -> None:
    before = (len(office.people[0].messages), office.play.clock.ahead, set(office.server.troubles.on))
    async with visitor.post(
        path, json={"text": "a", "name": "slow", "on": True, "act": "play"}, headers=EVIL
    ) as answer:
        assert answer.status == 403
    assert (len(office.people[0].messages), office.play.clock.ahead, set(office.server.troubles.on)) == before


@pytest.mark.parametrize("path", ["/page/../server.py", "/page/%2e%2e%2fserver.py", "/page/nothing.js"])
@here
async def test_only_files_of_the_page_are_given_out(visitor: ClientSession, path: str) -> None:
    async with visitor.get(path) as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a.html", "attachment"), ("a.svg", "attachment"), ("a.png", "inline"), ("bản.pdf", "attachment")],
)
@here
async def test_a_sent_file_is_saved_unless_it_is_a_picture(
    office: Office, visitor: ClientSession, name: str, shown: str
) -> None:
    sent = await office.people[0].upload(name, b"<script>alert(1)</script>")
    assert sent.file is not None
    async with visitor.get(f"/sandbox/files/{sent.file.path}") as answer:
        assert answer.headers["Content-Disposition"].startswith(shown)
        assert answer.headers["Content-Security-Policy"] == "sandbox"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@here
async def test_the_page_may_load_only_what_ships_with_it(visitor: ClientSession) -> None:
    async with visitor.get("/") as answer:
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def sources(suffix: str) -> list[Path]:
    return sorted(FILES.glob(f"*{suffix}"))


@pytest.mark.parametrize("file", sources(".js"), ids=lambda file: file.name)
def test_no_script_writes_markup_or_calls_elsewhere(file: Path) -> None:
    text = file.read_text("utf-8")
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert forbidden not in text
    assert "//" not in text.replace("// ", "").replace("https://", "").replace(r"https?:\/\/", "")
    assert len(text.splitlines()) <= 250


def test_the_page_needs_no_other_server() -> None:
    for file in (*sources(".html"), *sources(".css")):
        assert "//" not in file.read_text("utf-8")


def test_every_text_that_the_page_names_is_there() -> None:
    named = set[str]()
    for file in (*sources(".js"), *sources(".html")):
        named |= set(re.findall(r'["`](page\.[a-z_.]+[a-z])["`]', file.read_text("utf-8")))
    assert len(named) > 30
    assert [key for key in sorted(named) if key not in page_texts()["vi"]] == []
