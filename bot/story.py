"""``dondoc story``: the whole job played once: the bot's own process, a Bot API server on loopback, made-up people.

Its transcript is what a newcomer sees first. It ends with 0 only if everybody got what they should have got.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from pydantic import SecretStr

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
SAMPLES = files("sandbox") / "samples"
"""roster.csv, and notice.txt whose deadlines are filled in around today."""


class StoryError(Exception):
    """Something did not come out as told."""


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

    async def hand_in(self, person: Person, name: str, data: bytes, until: str) -> Message:
        """The person sends a file; gives the card that comes of it, once it says ``until``."""
        await self._act(person, f"📎 {name}", lambda: person.upload(name, data))
        return await self.hear(person, until)

    async def hear(self, person: Person, words: str) -> Message:
        """The newest message with these words (in its text or on a button), once it is there."""

        def found() -> Message | None:
            return next((m for m in reversed(person.said) if words in _whole(m)), None)

        message = await self._server.wait_for(found, PATIENCE)
        assert message is not None
        self._show(person, message)
        return message

    async def _act(self, person: Person, shown: str, act: Callable[[], Awaitable[object]]) -> Message:
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
    with tempfile.TemporaryDirectory(prefix="dondoc-") as name:
        folder = Path(name)
        async with Sandbox() as server:
            settings = Settings(
                bot_token=SecretStr(server.token),
                telegram_api_base=server.base_url,
                database_url=f"sqlite+aiosqlite:///{folder / 'story.db'}",
            )
            stage = Stage(server)
            codes = await _roster(settings)
            print("Starting the bot …")
            async with _bot(settings, folder):
                try:
                    await _story(stage, codes, datetime.now(settings.zone).date())
                except (StoryError, TimeoutError, LookupError) as error:
                    log = await asyncio.to_thread((folder / "bot.log").read_text, "utf-8")
                    print(f"\nThe story did not come out: {error!r}\n{log}", file=sys.stderr)
                    return 1
    print("\nThe story came out as it should.")
    return 0


async def _roster(settings: Settings) -> list[tuple[MemberRole, str, str]]:
    """Imports the sample roster; gives (role, name, one-time code) of everybody."""
    rows = parse_roster((SAMPLES / "roster.csv").read_bytes(), "roster.csv")
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
        "PROXY_URL": "",
        "WEBHOOK_URL": "",
    }
    command = (sys.executable, "-m", "bot.cli", "run")
    with (folder / "bot.log").open("w") as output:
        process = await asyncio.create_subprocess_exec(*command, env=environment, stderr=output)
        try:
            yield
        finally:
            process.terminate()
            await process.wait()


def _notice(today: date) -> bytes:
    """The sample notice with deadlines three and ten days from today."""
    days = {"in_three_days": today + timedelta(days=3), "in_ten_days": today + timedelta(days=10)}
    written = {name: f"{day:%d/%m/%Y}" for name, day in days.items()}
    heading = f"ngày {today:%d} tháng {today:%m} năm {today:%Y}"
    return (SAMPLES / "notice.txt").read_text("utf-8").format(today_in_words=heading, **written).encode()


async def _story(stage: Stage, codes: list[tuple[MemberRole, str, str]], today: date) -> None:
    for role, name, code in codes:
        await stage.enter(role, name, code)
    officer, director = stage.cast[MemberRole.OFFICE][0], stage.cast[MemberRole.LEADER][0]
    planning, science, centre = stage.cast[MemberRole.HEAD]
    await _issue(stage, officer, today)
    for head in (planning, science, centre):
        await stage.hear(head, "Đã nhận")
    await _report(stage, officer, planning, science)
    later = f"{today + timedelta(days=20):%d/%m}"
    await stage.say(centre, f"Mục 1 được 70% rồi nhé; mục 2 xin lùi đến {later} do chờ thẩm định của Sở Tài chính")
    await stage.hear(officer, "Đồng ý")
    await stage.press(officer, "Đồng ý")
    digest = await stage.say(director, "/baocao")
    for line in ("1 thông báo · 7 nhiệm vụ · 10 việc", "Hoàn thành đúng hạn: 1", "Đang thực hiện quá hạn: 0"):
        if line not in digest.text:
            raise StoryError(f"the digest lacks {line!r}")


async def _issue(stage: Stage, officer: Person, today: date) -> None:
    """The notice is read; one unit is not on the roster and is put right; then it is issued."""
    await stage.hand_in(officer, "thong-bao-57.txt", _notice(today), "Phát hành")
    await stage.press(officer, "Xem nhiệm vụ")
    await stage.press(officer, "⚠️ 6")
    await stage.press(officer, "Đơn vị")
    await stage.press(officer, "TT Ứng dụng")
    await stage.press(officer, "Về nhiệm vụ")
    await stage.press(officer, "Về bản nháp")
    await stage.press(officer, "Xem trước")
    await stage.press(officer, "Phát hành")


async def _report(stage: Stage, officer: Person, planning: Person, science: Person) -> None:
    """One head's report is approved; another's is returned with the reason, and comes again."""
    await stage.press(planning, "Đã nhận")
    await stage.say(planning, "/done 1 đã trình dự toán theo Tờ trình số 12/TTr-KHTC")
    await stage.hear(officer, "12/TTr-KHTC")
    await stage.press(officer, "Duyệt")
    await stage.hear(planning, "đã duyệt việc")
    await stage.press(science, "Đã nhận")
    await stage.say(science, "/done 1")
    await stage.hear(officer, "Phòng Quản lý Khoa học báo xong")
    await stage.press(officer, "Trả lại")
    await stage.say(officer, "Thiếu biên bản nghiệm thu, đề nghị bổ sung.")
    await stage.hear(science, "Thiếu biên bản nghiệm thu")
    await stage.say(science, "/done 1 đã bổ sung biên bản")
