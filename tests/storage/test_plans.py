"""What runs all day long finds its rows by an index: the tables that only grow are not read from end to end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from storage.outbox import OutboxState
from storage.work import Database
from tests.conftest import OFFICE_ZONE, SetClock
from tests.databases import ON_POSTGRES
from tests.flows.department import DIRECTOR, OFFICER, Department
from tests.flows.issued import HEAD, issued

GROWING = {
    "inbox",
    "outbox",
    "nudge",
    "round",
    "assignment",
    "task",
    "report",
    "extension",
    "correction",
    "reading",
    "card",
}
"""Tables with a row for everything that ever happened."""

Statement = tuple[str, Any]


@asynccontextmanager
async def overheard(database: Database) -> AsyncIterator[dict[str, Any]]:
    """The statements that are run, each with parameters of one run."""
    heard = dict[str, Any]()

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if not many and statement.startswith(("SELECT", "UPDATE", "DELETE")):
            heard.setdefault(statement, parameters)

    event.listen(database.engine.sync_engine, "before_cursor_execute", hear)
    yield heard
    event.remove(database.engine.sync_engine, "before_cursor_execute", hear)


async def read_through(database: Database, heard: dict[str, Any]) -> list[str]:
    """Those of the statements that read a whole growing table, by SQLite's own plan."""
    found = []
    async with database.engine.connect() as connection:
        for statement, parameters in heard.items():
            plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)).all()
            whole = [step.split()[1] for *_, step in plan if step.startswith("SCAN") and "USING" not in step]
            if GROWING & set(whole):
                found.append(f"{whole}: {statement}")
    return found


@pytest.mark.skipif(ON_POSTGRES, reason="the plans are SQLite's")
async def test_updates_ticks_and_letters_read_no_table_from_end_to_end(tmp_path: Path, clock: SetClock) -> None:
    async with issued(tmp_path, clock) as office:
        await office.tick(datetime(2024, 4, 1, 8, tzinfo=OFFICE_ZONE))  # the weekly digest, which counts everything
        async with overheard(office.app.database) as heard:
            await _a_day(office)
        assert len(heard) > 50
        assert await read_through(office.app.database, heard) == []


@pytest.mark.skipif(ON_POSTGRES, reason="the plans are SQLite's")
async def test_a_statement_that_reads_a_whole_table_would_be_found(database: Database) -> None:
    async with overheard(database) as heard, database.read() as uow:
        await uow.outbox.count(OutboxState.SENT)
    assert len(await read_through(database, heard)) == 1


async def _a_day(office: Department) -> None:
    """A head answers, the Office approves, the tick nudges: not what somebody only asks for now and then."""
    await office.send(HEAD, "/done 1")
    await office.click(OFFICER, "Duyệt")
    await office.send(HEAD, "2 được 70%")
    await office.send(HEAD, "/viec")
    await office.tick(datetime(2024, 4, 2, 9, tzinfo=OFFICE_ZONE))
    await office[DIRECTOR].block()
    await office.settle()
