"""``dondoc story``: the whole job played once: the bot's own process, a Bot API server on loopback, made-up people.

Its transcript is what a newcomer sees first. It ends with 0 only if everybody got what they should have got.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from bot.app import open_database
from bot.settings import Settings
from sandbox.messages import Message
from sandbox.people import Person
from sandbox.server import Sandbox
from services.invitations import invite
from services.roster import import_roster, parse_roster
from storage.members import MemberRole

PATIENCE = 60.0
"""Seconds to wait for one message; the bot keeps to one message a second in a chat."""
NOTICE = "notice.docx"
"""The sample that the story issues, beside roster.csv in sandbox/samples."""


class Stage:
    """The people of the story; what they do is printed, and what the bot answers is waited for."""

    def __init__(self, server: Sandbox) -> None:
        self._server = server
        self.cast: dict[MemberRole, list[Person]] = {}
        self._shown: dict[int, set[tuple[int, str]]] = {}

    async def enter(self, role: MemberRole, name: str, code: str) -> None:
        """A person presses their one-time link."""
        person = self._server.person(name)
        self.cast.setdefault(role, []).append(person)
        await self.say(person, f"/start {code}")

    async def say(self, person: Person, text: str) -> Message:
        """The person writes; gives the bot's answer."""
        return await self._act(person, text, lambda: person.send(text))

    async def press(self, person: Person, label: str) -> Message:
        """The person presses a button; gives the message that is new or changed."""
        return await self._act(person, f"[{label}]", lambda: person.click(label))

    async def hand_in(self, person: Person, name: str, data: bytes) -> Message:
        """The person sends a file; gives the card that comes of it."""
        await self._act(person, f"📎 {name}", lambda: person.upload(name, data))
        return await self.hear(person, "Phát hành")

    async def hear(self, person: Person, words: str) -> Message:
        """The newest message with these words (in its text or on a button), once it is there."""

        def found() -> Message | None:
            return next((m for m in reversed(person.said) if words in _whole(m)), None)

        message = await self._server.wait_for(found, PATIENCE)
        assert message is not None
        self._show(person, message)
        return message

    async def _act(self, person: Person, shown: str, act: Callable[[], object]) -> Message:
        before = {(m.message_id, _whole(m)) for m in person.said}
        print(f"\n{person.account.first_name} → {shown}")
        await act()
        message = await self._server.wait_for(
            lambda: next((m for m in reversed(person.said) if (m.message_id, _whole(m)) not in before), None), PATIENCE
        )
        assert message is not None
        self._show(person, message)
        return message

    def _show(self, person: Person, message: Message) -> None:
        seen = self._shown.setdefault(person.user_id, set())
        state = (message.message_id, _whole(message))
        if state in seen:
            return
        seen.add(state)
        print(f"  Đôn Đốc → {person.account.first_name}:")
        print("\n".join(f"    {line}" for line in message.text.split("\n")))
        for row in message.buttons:
            print("    " + "  ".join(f"[{label}]" for label in row))


def _whole(message: Message) -> str:
    return message.text + "".join(f"[{label}]" for row in message.buttons for label in row)


async def play() -> int:
    """Plays the story in a throw-away folder; 0 if it came out."""
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        async with Sandbox() as server:
            settings = Settings(
                bot_token=server.token,  # type: ignore[arg-type]
                telegram_api_base=server.base_url,
                database_url=f"sqlite+aiosqlite:///{folder}/story.db",
            )
            codes = await _roster(settings)
            print("Starting the bot …")
            async with _bot(settings, Path(folder)):
                return await _story(Stage(server), codes)


async def _roster(settings: Settings) -> list[tuple[MemberRole, str, str]]:
    """Imports the sample roster; gives (role, name, one-time code) of everybody."""
    rows = parse_roster((files("sandbox") / "samples" / "roster.csv").read_bytes(), "roster.csv")
    database = await open_database(settings.database_url)
    now = datetime.now(settings.zone)
    async with database.write() as uow:
        await import_roster(uow, rows, now)
        members = await uow.members.all()
        codes = [(m.role, m.full_name, await invite(uow, m.id or 0, now)) for m in members]
    await database.close()
    return codes


@asynccontextmanager
async def _bot(settings: Settings, folder: Path) -> AsyncIterator[None]:
    """``dondoc run`` as its users start it."""
    environment = {
        **os.environ,
        "BOT_TOKEN": settings.token(),
        "TELEGRAM_API_BASE": settings.telegram_api_base or "",
        "DATABASE_URL": settings.database_url,
    }
    with (folder / "bot.log").open("w") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", "run", env=environment, stderr=output
        )
        try:
            yield
        finally:
            process.terminate()
            await process.wait()


async def _story(stage: Stage, codes: list[tuple[MemberRole, str, str]]) -> int:
    for role, name, code in codes:
        await stage.enter(role, name, code)
    officer, director = stage.cast[MemberRole.OFFICE][0], stage.cast[MemberRole.LEADER][0]
    heads = stage.cast[MemberRole.HEAD]
    await stage.hand_in(officer, NOTICE, (files("sandbox") / "samples" / NOTICE).read_bytes())
    await stage.press(officer, "Xem trước")
    await stage.press(officer, "Phát hành")
    for head in heads:
        await stage.hear(head, "Đã nhận")
    done, returned = heads[0], heads[1]
    await stage.press(done, "Đã nhận")
    await stage.say(done, "/done 1 đã ban hành văn bản số 12/KH-SKHCN")
    await stage.hear(officer, "Duyệt")
    await stage.press(officer, "Duyệt")
    await stage.say(returned, "/done 1")
    await stage.hear(officer, "Duyệt")
    await stage.press(officer, "Trả lại")
    await stage.say(officer, "Thiếu biểu số liệu, đề nghị bổ sung.")
    await stage.hear(returned, "Thiếu biểu số liệu")
    digest = await stage.say(director, "/baocao")
    return int("1" not in digest.text)
