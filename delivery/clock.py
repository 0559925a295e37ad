"""The clock that is passed in, and waiting for work without polling."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Gives the time, aware, in the office's zone."""

    def now(self) -> datetime: ...

    async def until(self, at: datetime) -> None:
        """Returns when it is ``at``."""


class SystemClock:
    """The machine's clock, or one that runs ``ahead`` of it."""

    def __init__(self, zone: ZoneInfo, ahead: timedelta = timedelta()) -> None:
        self._zone = zone
        self._ahead = ahead

    def now(self) -> datetime:
        return datetime.now(self._zone) + self._ahead

    async def until(self, at: datetime) -> None:
        await asyncio.sleep((at - self.now()).total_seconds())


class Bell:
    """Wakes a loop at once when there is work; a ring while nobody waits is kept."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()

    async def wait(self, seconds: float) -> None:
        """Until the bell rings, at most ``seconds``."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._event.wait()
        except TimeoutError:
            pass
        self._event.clear()
