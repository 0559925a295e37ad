"""Bells that ring in every process on one PostgreSQL: what one role writes wakes the others at once.

Best effort, beside the commits: who misses a ring finds the work a second later.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from delivery.clock import Bell
from delivery.patience import PAUSE, patience
from storage.failures import connecting
from storage.work import Database

log = logging.getLogger(__name__)

_CHANNEL: Final = "dondoc"
_SIGN_OF_LIFE: Final = 10.0
"""Seconds after which a silent connection is tried: a cut one does not tell by itself."""


class Exchange:
    """Passes on the rings of this process, and rings here what was rung elsewhere."""

    def __init__(self, database: Database, bells: Mapping[str, Bell]) -> None:
        self._database = database
        self._bells = bells
        self._name = secrets.token_hex(8)
        self._rung = set[str]()
        self._news = Bell()

    async def run(self) -> None:
        """For ever; nothing to do on SQLite, where there is one process."""
        if self._database.is_sqlite:
            return
        for name, bell in self._bells.items():
            bell.pass_on(partial(self._ring, name))
        while True:
            try:
                async with patience("bells"):
                    await self._connected()
            except Exception:  # no bell is worth the process
                log.exception("bells")
                await asyncio.sleep(PAUSE)

    async def _connected(self) -> None:
        with connecting():
            async with self._database.engine.connect() as connection:
                try:
                    await self._talk((await connection.get_raw_connection()).driver_connection)
                finally:
                    await connection.invalidate()  # it listens: nobody else gets it

    async def _talk(self, connection: Any) -> None:
        await connection.add_listener(_CHANNEL, self._hear)
        for bell in self._bells.values():
            bell.ring_here()  # whatever was rung while nobody listened
        while True:
            rung, self._rung = self._rung, set()
            await connection.execute("SELECT pg_notify($1, $2)", _CHANNEL, " ".join((self._name, *sorted(rung))))
            await self._news.wait(_SIGN_OF_LIFE)

    def _ring(self, name: str) -> None:
        self._rung.add(name)
        self._news.ring()

    def _hear(self, _connection: object, _process: int, _channel: str, said: str) -> None:
        who, *names = said.split()
        for name in names if who != self._name else ():
            if bell := self._bells.get(name):
                bell.ring_here()
