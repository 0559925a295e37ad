"""Several processes on one PostgreSQL: what is rung in one wakes the others, also after their connection was cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from delivery import patience
from delivery.clock import Bell
from delivery.exchange import Exchange
from storage.work import Database
from tests import databases


class Process:
    """One process's database, bells and exchange."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        self.bells = {"arrived": Bell(), "said": Bell()}
        self.exchange = Exchange(self.database, self.bells)

    async def hears(self, name: str, seconds: float = 20) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self.bells[name]._event.wait()
        except TimeoutError:
            return False
        self.bells[name]._event.clear()
        return True


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[tuple[Process, Process]]:
    """Both listen."""
    url = await databases.migrated(tmp_path, "bells", on_postgres=True)
    one, other = Process(url), Process(url)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(process.exchange.run()) for process in (one, other)]
        for process in (one, other):
            for name in process.bells:
                assert await process.hears(name), "once at the beginning: there may be work"
        yield one, other
        for task in tasks:
            task.cancel()
    await one.database.close()
    await other.database.close()


async def test_what_is_rung_here_rings_there_and_nothing_else_does(pair: tuple[Process, Process]) -> None:
    one, other = pair
    one.bells["said"].ring()
    assert await other.hears("said")
    assert await one.hears("said"), "and here, as ever"
    other.bells["arrived"].ring()
    assert await one.hears("arrived")
    assert not await one.hears("said", 0.3), "no echo"
    assert not await other.hears("said", 0)


async def test_a_cut_connection_is_made_again_and_all_bells_ring(
    pair: tuple[Process, Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PAUSE", 0)
    one, other = pair
    async with one.database.engine.connect() as connection:
        # The bells ring right behind LISTEN: whoever heard them may not have come to its first notification yet.
        theirs = "datname = current_database() AND pid <> pg_backend_pid() AND query ~ 'pg_notify|LISTEN'"
        cut = await connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {theirs}"))
        assert len(cut.all()) == len(pair)
    one.bells["said"].ring()
    other.bells["said"].ring()
    for process in pair:
        assert await process.hears("arrived"), "whatever was rung meanwhile"


async def test_on_sqlite_there_is_nobody_to_tell(tmp_path: Path) -> None:
    alone = Process(f"sqlite+aiosqlite:///{tmp_path / 'office.db'}")
    await asyncio.wait_for(alone.exchange.run(), 5)
    await alone.database.close()
