"""Work that only one process may do: whoever has the turn does it, the others wait to take over.

The turn is a lock of PostgreSQL's that lives in a transaction with a sign of life in it. A process that dies lets go at
once; one that is frozen or cut off is ended by PostgreSQL after a standstill, and finds out when it wakes.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from delivery.patience import patience
from storage.failures import connecting
from storage.turns import STANDSTILL, Turn, show_life, try_turn
from storage.work import Database

log = logging.getLogger(__name__)

Work = Callable[[], Coroutine[None, None, None]]
_KNOCK: Final = 1.0
"""Seconds between two tries to take over."""
_SIGN_OF_LIFE: Final = STANDSTILL / 3


async def lead(database: Database, turn: Turn, work: Work) -> None:
    """Does ``work``, which never ends by itself, whenever this process has the turn. For ever."""
    if database.is_sqlite:
        return await work()  # the only process there is
    while True:
        async with patience(f"turn of the {turn.name.lower()}"):
            await _lead_once(database, turn, work)


async def _lead_once(database: Database, turn: Turn, work: Work) -> None:
    with connecting():
        async with database.engine.connect() as connection:
            while not await try_turn(connection, turn):
                await connection.rollback()
                await asyncio.sleep(_KNOCK)
            log.info("this process is the %s", turn.name.lower())
            try:
                async with asyncio.TaskGroup() as both:
                    both.create_task(_live(connection))
                    both.create_task(work())
            except* Exception as errors:
                log.warning("this process is not the %s any more", turn.name.lower())
                raise errors.exceptions[0] from None


async def _live(connection: AsyncConnection) -> None:
    while True:
        await asyncio.sleep(_SIGN_OF_LIFE)
        await show_life(connection)
