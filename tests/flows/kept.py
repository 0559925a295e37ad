"""A department at a moment that many conversations begin with: played once a process, then copied for each of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sandbox.server import Sandbox
from tests import databases
from tests.conftest import SetClock
from tests.flows.department import Department, open_department, reopen


@dataclass(frozen=True)
class Moment:
    """All that outlives a restart of the bot."""

    server: Sandbox
    database: Path | str
    at: datetime


class Kept:
    """Plays ``beginning`` in an empty department once; every :meth:`opened` department goes on from its end."""

    def __init__(self, beginning: Callable[[Department], Awaitable[None]]) -> None:
        self._beginning = beginning
        self._moment: Moment | None = None

    @asynccontextmanager
    async def opened(self, folder: Path, clock: SetClock) -> AsyncIterator[Department]:
        """A copy of the department, on a database in ``folder``; the clock stands where the beginning ended."""
        if self._moment is None:
            self._moment = await _played(self._beginning, clock.now())
        databases.copy(self._moment.database, folder)
        clock.set(self._moment.at)
        async with self._moment.server.twin(clock.now) as server, reopen(folder, clock, server) as department:
            yield department


async def _played(beginning: Callable[[Department], Awaitable[None]], now: datetime) -> Moment:
    folder, clock = Path(tempfile.mkdtemp()), SetClock(now)
    async with open_department(folder, clock) as department:
        await beginning(department)
        server = department.server
    database = databases.keep(folder)
    shutil.rmtree(folder)
    return Moment(server, database, clock.now())
