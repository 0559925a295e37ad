"""The clock that is passed in, and waiting for work without polling."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
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
        self._also: Callable[[], None] | None = None

    def ring(self) -> None:
        self.ring_here()
        if self._also:
            self._also()

    def ring_here(self) -> None:
        """Only in this process: it was rung in another."""
        self._event.set()

    def pass_on(self, also: Callable[[], None]) -> None:
        """Calls ``also`` at every ring, so that other processes hear of it."""
        self._also = also

    async def wait(self, seconds: float) -> None:
        """Until the bell rings, at most ``seconds``."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._event.wait()
        except TimeoutError:
            pass
        self._event.clear()
