"""The table of ticks: what the clock does by itself. APScheduler only rings; what is due stands in the database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from delivery.clock import Bell, Clock
from delivery.meters import Meters
from delivery.patience import patience
from delivery.rounds import Rounds, Writes
from delivery.weekly import Weekly
from locales import Tongues
from storage.backup import back_up_daily
from storage.work import Database

log = logging.getLogger(__name__)

EVERY_FIVE_MINUTES: Final = {"minute": "*/5"}
AT_NIGHT: Final = {"hour": 2, "minute": 10}


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing that happens by itself. It finds its work in the database, and may come late, or twice."""

    name: str
    when: Mapping[str, int | str]
    """Fields of a cron line, in the office's zone."""
    run: Callable[[datetime], Awaitable[int]]
    """At this moment; gives how much it did."""


def ticks(database: Writes, tongues: Tongues) -> tuple[Tick, ...]:
    """All of them, in the order in which one moment's are done."""
    return (
        Tick("nudges", EVERY_FIVE_MINUTES, Rounds(database, tongues).tick),
        Tick("digests", EVERY_FIVE_MINUTES, Weekly(database, tongues).tick),
    )


def backups(database: Database, folder: Path | None, keep: int) -> tuple[Tick, ...]:
    """The night's copy of the database, where a folder for it is set."""
    if folder is None:
        return ()

    async def run(now: datetime) -> int:
        return int(await back_up_daily(database, folder, keep, now) is not None)

    return (Tick("backup", AT_NIGHT, run),)


class Schedule:
    """Fires the ticks while the bot runs, and all of them once when it starts: what was missed is caught up."""

    def __init__(
        self, ticks: Sequence[Tick], clock: Clock, zone: ZoneInfo, said: Bell, meters: Meters | None = None
    ) -> None:
        self.ticks = ticks
        self._clock = clock
        self._zone = zone
        self._said = said
        self._meters = meters or Meters()

    async def run(self) -> None:
        """For ever."""
        scheduler = AsyncIOScheduler(timezone=self._zone)
        for tick in self.ticks:
            # A missed firing is not lost: the next one finds the same work.
            scheduler.add_job(
                partial(self.fire, tick),
                CronTrigger(timezone=self._zone, **tick.when),
                id=tick.name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        try:
            scheduler.start()
            await self.catch_up()
            await asyncio.Event().wait()
        finally:
            scheduler.shutdown(wait=False)

    async def catch_up(self) -> None:
        """All ticks, now."""
        for tick in self.ticks:
            await self.fire(tick)

    async def fire(self, tick: Tick) -> None:
        """One tick, now; a database that is away is waited for, a bug is logged and the others go on."""
        try:
            async with patience(tick.name):
                done = await tick.run(self._clock.now())
                self._meters.ticked(tick.name)
                if done:
                    log.info("tick %s: %d", tick.name, done)
                    self._said.ring()
        except Exception:
            log.exception("tick %s failed", tick.name)
