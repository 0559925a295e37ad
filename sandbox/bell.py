"""A bell that wakes those who wait for something to become true: no polling, no lock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Rung after every change of state, from ordinary (not async) code on the same event loop."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        # How often it was rung.
        self.version = 0

    def ring(self) -> None:
        self.version += 1
        self._rung.set()
        self._rung = asyncio.Event()

    async def until(self, predicate: Callable[[], T], timeout_s: float | None) -> T:
        """The first true value of `predicate`. TimeoutError after `timeout_s` real seconds (None: never)."""
        async with asyncio.timeout(timeout_s):
            while not (value := predicate()):
                await self._rung.wait()
            return value
