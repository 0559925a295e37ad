"""An office to play with: a Bot API server, the sample roster in a throw-away database, and the bot's own process."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib.resources import files
from pathlib import Path

from pydantic import SecretStr

from bot.app import open_database
from bot.child import Child
from bot.settings import Settings
from sandbox.clock import OfficeClock
from sandbox.play import Guest
from sandbox.server import Sandbox
from services.invitations import invite
from services.roster import import_roster, parse_roster
from services.rules import change_rules
from storage.members import Member, MemberRole

SAMPLES = files("sandbox") / "samples"
"""roster.csv, and notice.txt whose deadlines are filled in around the day of the story."""
SHOWN = {MemberRole.OFFICE: 1, MemberRole.HEAD: 2, MemberRole.LEADER: 1}
"""How many panes of each role are open at first."""
BOT_NUMBER = 7_000_000_001
TAKE_BACK = 2
"""Seconds in which Phát hành can be taken back, so that nobody who plays waits for a minute."""


@dataclass(frozen=True)
class Stage:
    """What is there before the curtain rises."""

    server: Sandbox
    clock: OfficeClock
    cast: tuple[Guest, ...]
    settings: Settings
    folder: Path

    @property
    def log(self) -> Path:
        """What the bot's process says on standard error."""
        return self.folder / "bot.log"


def opening(now: datetime) -> datetime:
    """Eight o'clock on the Monday to come (today, if it is one): a whole working week lies ahead."""
    return datetime.combine(now.date() + timedelta(days=-now.weekday() % 7), time(8), now.tzinfo)


@asynccontextmanager
async def staged(start: datetime | None = None) -> AsyncIterator[Stage]:
    """The server not yet listening, the bot not yet running; everything is thrown away at the end.

    ``start``: what the office's clock shows at first.
    """
    with tempfile.TemporaryDirectory(prefix="dondoc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        zone = Settings(database_url="").zone
        begin = start.replace(tzinfo=zone) if start else opening(datetime.now(zone))
        clock = OfficeClock(zone, folder / "clock", begin)
        token = f"{BOT_NUMBER}:{secrets.token_urlsafe(24)}"  # nobody outside can guess the server's addresses
        server = Sandbox(now=clock.now, token=token)
        settings = Settings(
            bot_token=SecretStr(token), database_url=f"sqlite+aiosqlite:///{folder / 'office.db'}", webhook_url=None
        )
        yield Stage(server, clock, await _cast(settings, server, clock), settings, folder)


async def _cast(settings: Settings, server: Sandbox, clock: OfficeClock) -> tuple[Guest, ...]:
    """Everybody on the sample roster, with a one-time link each."""
    rows = parse_roster((SAMPLES / "roster.csv").read_bytes(), "roster.csv")
    database = await open_database(settings.database_url)
    async with database.write() as uow:
        await import_roster(uow, rows, clock.now())
        units = {unit.id or 0: unit.short_name or unit.name for unit in await uow.units.all()}
        members = await uow.members.all()
        officer = next(member for member in members if member.role is MemberRole.OFFICE)
        await change_rules(uow, officer, clock.now(), take_back_seconds=TAKE_BACK)
        codes = [await invite(uow, member.id or 0, clock.now()) for member in members]
    await database.close()
    shown = {id(member) for member in _shown(members)}
    return tuple(
        Guest(server.person(m.full_name), m.position, units.get(m.unit_id or 0, ""), code, shown=id(m) in shown)
        for m, code in zip(members, codes, strict=True)
    )


def _shown(members: Sequence[Member]) -> list[Member]:
    return [m for role, most in SHOWN.items() for m in [m for m in members if m.role is role][:most]]


@asynccontextmanager
async def bot_process(stage: Stage) -> AsyncIterator[Child]:
    """``dondoc run`` as its users start it, in the office's time."""
    environment = {
        **os.environ,
        "BOT_TOKEN": stage.settings.token(),
        "TELEGRAM_API_BASE": stage.server.base_url,
        "DATABASE_URL": stage.settings.database_url,
        "PROXY_URL": "",
        "WEBHOOK_URL": "",
    }
    command = (sys.executable, "-m", "bot.cli", "run", "--leash", "--clock", str(stage.folder / "clock"))
    child = Child(command, environment, stage.log, stage.server.world.bell.ring)
    async with asyncio.TaskGroup() as loops:
        living = loops.create_task(child.run())
        yield child
        living.cancel()
