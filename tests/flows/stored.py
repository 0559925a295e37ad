"""What the department has stored, to see that bad input left nothing of itself there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlmodel import SQLModel, col, select

from storage.inbox import InboxRow
from tests.flows.department import Department
from tests.flows.tried import counted

MAIL = frozenset({"inbox", "outbox", "lane", "bucket", "card", "conversation"})
"""Tables of what comes in, what is said, and what is asked."""
READING = frozenset({"reading", "log_entry"})
"""That a file came and could not be read is kept, with its reason alone."""


async def stored(office: Department, *, but: frozenset[str] = frozenset()) -> dict[str, list[Any]]:
    """Every row of every table that holds the department's matters, its log included."""
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in MAIL | but]
    async with office.app.database.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in await connection.execute(table.select().order_by(*table.primary_key))]
            for table in tables
        }


@asynccontextmanager
async def nothing_stored(office: Department, *, but: frozenset[str] = frozenset()) -> AsyncIterator[None]:
    """What happens inside changes no matter of the department, and is no bug for the bot."""
    before = await stored(office, but=but)
    with counted(office):
        yield
    assert await stored(office, but=but) == before
    assert await failures(office) == []


async def failures(office: Department) -> list[str | None]:
    """Errors of updates that could not be handled at the first try."""
    async with office.app.database.read() as uow:
        query = select(InboxRow.error).where(col(InboxRow.attempts) > 0)
        return list((await uow.session.exec(query)).all())
