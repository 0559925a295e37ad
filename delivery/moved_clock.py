"""A clock that somebody else moves: the sandbox's office time, followed by the bot's process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

_LOOK: Final = 0.1
"""Seconds between two looks at the file: a jump is seen at once by whoever waits for it."""


class MovedClock:
    """The machine's clock, ahead of it by the seconds that stand in ``file`` (``sandbox/clock.py`` writes it)."""

    def __init__(self, zone: ZoneInfo, file: Path) -> None:
        self._zone = zone
        self._file = file

    def now(self) -> datetime:
        return datetime.now(self._zone) + self.ahead()

    async def until(self, at: datetime) -> None:
        """Returns when it is ``at``, also by a jump."""
        while (rest := (at - self.now()).total_seconds()) > 0:  # noqa: ASYNC110 - another process moves it
            await asyncio.sleep(min(rest, _LOOK))

    def ahead(self) -> timedelta:
        """Read anew at each look: 20 µs, and no jump is missed."""
        return timedelta(seconds=float(self._file.read_text("ascii")))

    async def jumps(self) -> AsyncIterator[None]:
        """For ever: once after each jump, for those who sleep until a time which it has brought."""
        seen = self.ahead()
        while True:
            await asyncio.sleep(_LOOK)
            if (ahead := self.ahead()) != seen:
                seen = ahead
                yield
