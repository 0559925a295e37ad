"""Taking turns on PostgreSQL with advisory locks. SQLite has one writer anyway."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

_SPACE: Final = 0x0D0D
"""Ours among the advisory locks of the database."""
STANDSTILL: Final = 6
"""Seconds without a sign of life after which PostgreSQL ends the transaction that keeps a turn for long."""


class Turn(IntEnum):
    DECISION = 1
    """Transactions that decide something, and with it write the log, go one after the other (decision 20)."""
    RECEIVER = 2
    """Telegram lets one process poll."""


async def take_turn(connection: AsyncConnection, turn: Turn = Turn.DECISION) -> None:
    """Waits for this turn and keeps it until the transaction ends; taking it again costs nothing."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(_SPACE, int(turn))))


async def try_turn(connection: AsyncConnection, turn: Turn) -> bool:
    """Takes the turn if nobody has it, and keeps it while the transaction shows life. PostgreSQL only."""
    await connection.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = '{STANDSTILL}s'"))
    taken = await connection.execute(select(func.pg_try_advisory_xact_lock(_SPACE, int(turn))))
    return bool(taken.scalar())


async def show_life(connection: AsyncConnection) -> None:
    """Says something in the transaction that keeps a turn, so that it does not count as standing still."""
    await connection.execute(select(1))
