"""A department in a test: the real app over a real HTTP Bot API, real SQLite, and a clock that the test moves."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from bot.app import App, build
from bot.settings import Settings
from sandbox.people import Person
from sandbox.server import Sandbox
from services.invitations import invite
from services.roster import RosterRow, import_roster
from storage.members import MemberRole
from tests import databases
from tests.conftest import SetClock

PATIENCE = timedelta(minutes=2)
"""How far the clock is moved by itself for messages that only wait for their pace."""


class Department:
    """The app and the people; :meth:`settle` runs everything until nothing is left to do."""

    def __init__(self, app: App, server: Sandbox, clock: SetClock) -> None:
        self.app = app
        self.server = server
        self.clock = clock
        self._people = {person.account.first_name: person for person in server.people}

    def __getitem__(self, full_name: str) -> Person:
        return self._people[full_name]

    async def settle(self) -> None:
        """Receives, works, reads, issues, sends and answers until all is done; the clock skips the pauses."""
        await self.settle_within(PATIENCE)

    async def settle_within(self, patience: timedelta) -> None:
        """As :meth:`settle`, but what comes later than ``patience`` from now stays to be done."""
        started = self.clock.now()
        while True:
            if await self._step():
                continue
            waits = [due for due in (await self.app.sender.next_due(), await self.app.releaser.next_due()) if due]
            if not waits or min(waits) > started + patience:
                return
            self.clock.set(max(min(waits), self.clock.now()))

    async def _step(self) -> bool:
        busy = bool(await self.app.receiver.receive())
        app = self.app
        made = (app.releaser.release_next, app.maker.make_next, app.checker.check_next)
        for step in (app.worker.work_next, app.reader.read_next, *made, app.sender.send_next):
            while await step():
                busy = True
        await self.app.toaster.answer_all()
        return busy

    async def tick(self, at: datetime) -> None:
        """The clock is set to ``at``, all ticks fire, and all that follows from them has happened."""
        self.clock.set(at)
        for tick in self.app.schedule.ticks:
            await self.app.schedule.fire(tick)
        await self.settle()

    async def send(self, who: str, text: str) -> None:
        """``who`` writes; everything that follows from it has happened when this returns."""
        await self[who].send(text)
        await self.settle()

    async def click(self, who: str, label: str) -> None:
        """``who`` presses the newest button with this label."""
        await self[who].click(label)
        await self.settle()

    async def upload(self, who: str, name: str, data: bytes, caption: str | None = None) -> None:
        await self[who].upload(name, data, caption=caption)
        await self.settle()

    async def roster(self, rows: Sequence[RosterRow]) -> None:
        """Brings the roster in, as ``dondoc roster import`` does."""
        async with self.app.database.write() as uow:
            await import_roster(uow, rows, self.clock.now())

    async def code_for(self, full_name: str) -> str:
        """A one-time code, as ``dondoc invite`` prints it."""
        async with self.app.database.write() as uow:
            member = next(m for m in await uow.members.all() if m.full_name == full_name)
            return await invite(uow, member.id or 0, self.clock.now())

    async def join(self, *names: str) -> None:
        """These people press their one-time links."""
        for name in names:
            self._people[name] = self.server.person(name)
            await self._people[name].send(f"/start {await self.code_for(name)}")
        await self.settle()

    async def stranger(self, name: str) -> Person:
        """Somebody who found the bot by its name."""
        self._people[name] = self.server.person(name)
        return self._people[name]


@asynccontextmanager
async def open_department(folder: Path, clock: SetClock) -> AsyncIterator[Department]:
    """An empty department on a database in ``folder``; nobody is connected yet."""
    async with Sandbox(now=clock.now) as server, reopen(folder, clock, server) as department:
        yield department


@asynccontextmanager
async def reopen(folder: Path, clock: SetClock, server: Sandbox) -> AsyncIterator[Department]:
    """The app once more on the same database and server, as after a restart."""
    async with opened(folder, clock, server) as app:
        yield Department(app, server, clock)


class BotApi(Protocol):
    """Where a Bot API server is, and whose."""

    token: str

    @property
    def base_url(self) -> str: ...


@asynccontextmanager
async def opened(folder: Path, clock: SetClock, server: BotApi) -> AsyncIterator[App]:
    """The app on a database in ``folder``; it has told the server which updates it wants."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        bot_token=server.token,  # type: ignore[arg-type]
        telegram_api_base=server.base_url,
        database_url=await databases.migrated(folder),
    )
    async with build(settings, clock) as app:
        await app.receiver.receive()
        yield app


def roster_of(units: Sequence[str]) -> list[RosterRow]:
    """A roster with one head per unit ("Trưởng <unit>"), two officers and a director; the names are made up."""
    heads = [row(unit, head_of(unit), "Trưởng đơn vị", MemberRole.HEAD) for unit in units]
    return [
        *heads,
        row("", OFFICER, "Chuyên viên Văn phòng", MemberRole.OFFICE),
        row("", SECOND_OFFICER, "Phó Chánh Văn phòng", MemberRole.OFFICE),
        row("", DIRECTOR, "Giám đốc", MemberRole.LEADER),
    ]


def row(unit: str, full_name: str, position: str, role: MemberRole) -> RosterRow:
    return RosterRow(unit=unit, short_name="", aliases=(), full_name=full_name, position=position, role=role)


def head_of(unit: str) -> str:
    return f"Trưởng {unit}"


OFFICER = "Lê Thị Hà"
SECOND_OFFICER = "Phạm Văn Bình"
DIRECTOR = "Ngô Quốc Trung"


def words(html: str) -> str:
    """A message as it reads: tags out, white space folded."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())
