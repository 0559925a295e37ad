"""Loops outlive a database that is away for a while: what they were at is in its rows, and is taken up again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from delivery.clock import Bell
from storage.failures import DatabaseAway

log = logging.getLogger(__name__)

PAUSE: Final = 2.0


@asynccontextmanager
async def patience(who: str) -> AsyncIterator[None]:
    """Around one turn of a loop: says so when the database is away, and waits."""
    try:
        yield
    except DatabaseAway as error:
        log.error("%s: the database cannot be used: %s", who, error)
        await asyncio.sleep(PAUSE)


async def keep_at(who: str, work_next: Callable[[], Awaitable[bool]], bell: Bell, idle: float) -> None:
    """Does one piece of work after the other, for ever; where there is none, waits for the bell or ``idle`` seconds."""
    while True:
        async with patience(who):
            if not await work_next():
                await bell.wait(idle)
