"""What a piece of work costs a database: statements, rows it got or changed, and how far the database had to look."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event, text

from storage.work import Database

_EVERY = 1000
"""Steps of SQLite's machine between two calls of the counting function."""
_SEEN = "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) FROM pg_stat_user_tables"


@dataclass
class Touched:
    """Counts that grow while they are watched."""

    statements: int = 0
    rows: int = 0
    """Given back by reads, or changed by writes."""
    looked_at: int = 0
    """SQLite: steps of its machine, the same for the same plan over as many rows. PostgreSQL: rows that scans read."""
    unit: str = "steps of SQLite's machine"


@asynccontextmanager
async def watched(database: Database) -> AsyncIterator[Touched]:
    """Counts what happens on the database until the end."""
    touched, engine = Touched(), database.engine.sync_engine
    await (
        database.engine.dispose()
    )  # fresh connections: SQLite's are counted from their start, PostgreSQL's tell theirs

    def executed(_connection: Any, cursor: Any, *_: Any) -> None:
        touched.statements += 1
        touched.rows += len(getattr(cursor, "_rows", ())) or max(cursor.rowcount, 0)

    def step() -> None:
        touched.looked_at += _EVERY

    def connected(connection: Any, _record: Any) -> None:
        connection.run_async(lambda raw: raw.set_progress_handler(step, _EVERY))

    event.listen(engine, "after_cursor_execute", executed)
    if database.is_sqlite:
        event.listen(engine, "connect", connected)
        yield touched
        event.remove(engine, "connect", connected)
    else:
        touched.unit, before = "rows read by scans", await _read_by_scans(database)
        yield touched
        counted = touched.statements, touched.rows
        await database.engine.dispose()
        touched.looked_at = await _read_by_scans(database) - before
        touched.statements, touched.rows = counted
    event.remove(engine, "after_cursor_execute", executed)


async def _read_by_scans(database: Database) -> int:
    """Of all connections that have been closed."""
    async with database.engine.connect() as connection:
        return int((await connection.execute(text(_SEEN))).scalar_one())
