"""``dondoc tick``: what the schedule would do at a moment, deliveries included; or only prints it."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from html import unescape
from typing import Final
from zoneinfo import ZoneInfo

import locales
from bot.app import App, build, open_database
from bot.schedule import Tick, ticks
from bot.settings import Settings
from delivery.clock import SystemClock
from storage.outbox import OutboxRow
from storage.work import UnitOfWork

PATIENCE: Final = timedelta(minutes=2)
"""So long messages are waited for that only wait for their pace; what waits longer is left to the running bot."""


class Rehearsal:
    """Transactions that are all one, which is taken back at the end."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    @asynccontextmanager
    async def write(self) -> AsyncIterator[UnitOfWork]:
        yield self._uow
        await self._uow.session.flush()


class _TakenBack(Exception):
    """Ends a rehearsal."""


def moment(text: str, zone: ZoneInfo) -> datetime:
    """2024-04-01T08:00, in the office's zone where it names none.

    :raises ValueError: no moment.
    """
    at = datetime.fromisoformat(text)
    return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)


async def rehearse(settings: Settings, now: datetime) -> int:
    """Prints what would be said at ``now``; nothing is sent and nothing changes."""
    database = await open_database(settings.database_url)
    try:
        async with database.write() as uow:
            before = await uow.outbox.newest_id()
            await _run(ticks(Rehearsal(uow), locales.load()), now)
            await _print(uow, await uow.outbox.after(before))
            raise _TakenBack
    except _TakenBack:
        return 0
    finally:
        await database.close()


async def do(settings: Settings, now: datetime) -> int:
    """Does what is due at ``now`` and delivers it; prints what was said and what became of it."""
    clock = SystemClock(settings.zone, ahead=now - SystemClock(settings.zone).now())
    async with build(settings, clock) as app:
        with app.database.alone():
            async with app.database.read() as uow:
                before = await uow.outbox.newest_id()
            await _run(app.schedule.ticks, now)
            while await app.releaser.release_next():
                pass
            await _deliver(app)
            async with app.database.read() as uow:
                await _print(uow, await uow.outbox.after(before))
    return 0


async def _run(table: Sequence[Tick], now: datetime) -> None:
    for one in table:
        print(f"{one.name}: {await one.run(now)}")


async def _deliver(app: App) -> None:
    while True:
        if await app.sender.send_next():
            continue
        due = await app.sender.next_due()
        if due is None or due - app.clock.now() > PATIENCE:
            return
        await asyncio.sleep(max((due - app.clock.now()).total_seconds(), 0.02))


async def _print(uow: UnitOfWork, rows: Sequence[OutboxRow]) -> None:
    for row in rows:
        member = await uow.members.by_telegram(row.chat_id)
        print(f"\n-- {row.method} to {member.full_name if member else row.chat_id}: {row.state} {row.outcome or ''}")
        print(_words(json.loads(row.payload).get("text", "")))


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))
