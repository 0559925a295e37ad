"""A backup made while others write comes back whole, table by table; what is in the way is named and left as it is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel

from storage.backup import BackupFailed, back_up, back_up_daily, restore
from storage.database_files import NotOurs
from storage.failures import DatabaseAway
from storage.lanes import Direction
from storage.migrations import NewerDatabase, migrate
from storage.outbox import Kind, OutboxRow
from storage.units import Unit
from storage.work import Database
from tests import databases
from tests.conftest import SetClock
from tests.services.office import HEAD, drafted, notice, settle_in, task


@pytest.fixture
async def elsewhere(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty place."""
    database = Database(databases.empty(tmp_path))
    yield database
    await database.close()


async def filled(database: Database, clock: SetClock) -> None:
    """Something in most tables, the log and the mail included."""
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD)
        await drafted(uow, clock, notice(task("1", "Phòng Quản lý Công nghệ", due=clock.now().date())))
        row = OutboxRow(
            chat_id=-(10**12),
            key="a",
            kind=Kind.NUDGE,
            method="sendMessage",
            payload='{"text": "ạ"}',
            created_at=clock.now(),
        )
        await uow.outbox.put(row)
        await uow.lanes.wake(Direction.OUT, row.chat_id, clock.now())


async def contents(database: Database) -> dict[str, list[Any]]:
    async with database.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in await connection.execute(table.select().order_by(*table.primary_key))]
            for table in SQLModel.metadata.sorted_tables
        }


async def test_every_table_comes_back_as_it_was(
    database: Database, elsewhere: Database, clock: SetClock, tmp_path: Path
) -> None:
    await filled(database, clock)
    before = await contents(database)
    assert sum(bool(rows) for rows in before.values()) > 8
    await back_up(database, tmp_path / "copy")
    async with database.write() as uow:
        await uow.units.add(Unit(name="Phòng mới lập"))
    await restore(elsewhere, tmp_path / "copy")
    await migrate(elsewhere)
    assert await contents(elsewhere) == before
    async with elsewhere.read() as uow:
        assert await uow.log.first_broken() is None
    async with elsewhere.write() as uow:
        await uow.units.add(Unit(name="Phòng mới lập"))


async def test_others_write_while_a_backup_is_made(database: Database, clock: SetClock, tmp_path: Path) -> None:
    await filled(database, clock)

    async def write() -> None:
        for number in range(20):
            async with database.write() as uow:
                await uow.units.add(Unit(name=f"Phòng {number}"))

    await asyncio.gather(write(), back_up(database, tmp_path / "copy"))
    async with database.read() as uow:
        assert len(await uow.units.all()) >= 20


async def test_a_backup_overwrites_nothing(
    database: Database, elsewhere: Database, clock: SetClock, tmp_path: Path
) -> None:
    await filled(database, clock)
    await back_up(database, tmp_path / "copy")
    with pytest.raises(BackupFailed, match="exists already"):
        await back_up(database, tmp_path / "copy")
    before = await contents(database)
    with pytest.raises(BackupFailed, match="empty"):
        await restore(database, tmp_path / "copy")
    assert await contents(database) == before
    with pytest.raises(BackupFailed, match="no file"):
        await restore(elsewhere, tmp_path / "nothing")


async def test_what_is_no_backup_is_not_restored(elsewhere: Database, tmp_path: Path) -> None:
    for number, data in enumerate((b"", b"not a database, but long enough to look like one" * 100)):
        file = tmp_path / f"{number}.db"
        file.write_bytes(data)
        with pytest.raises((NotOurs, DatabaseAway, BackupFailed)):
            await restore(elsewhere, file)
    await migrate(elsewhere)  # the place is still empty and usable


async def test_the_days_copies_rotate(database: Database, clock: SetClock, tmp_path: Path) -> None:
    made = []
    for _ in range(4):
        made.append(await back_up_daily(database, tmp_path / "b", 2, clock.now()))
        assert await back_up_daily(database, tmp_path / "b", 2, clock.now()) is None
        clock.advance(timedelta(days=1))
    assert sorted((tmp_path / "b").iterdir()) == made[2:]


def sqlite_file(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


async def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = sqlite_file(tmp_path / "other.db", "CREATE TABLE songs (title TEXT)")
    before = file.read_bytes()
    database = Database(f"sqlite+aiosqlite:///{file}")
    with pytest.raises(NotOurs, match="not a database of dondoc"):
        await migrate(database)
    await database.close()
    assert file.read_bytes() == before
    with pytest.raises(NotOurs):
        await restore(Database(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"), file)
    assert not (tmp_path / "new.db").exists()


async def test_a_backup_of_a_newer_program_is_not_restored(tmp_path: Path) -> None:
    revision = "INSERT INTO alembic_version VALUES ('from_the_future')"
    tables = ("CREATE TABLE alembic_version (version_num TEXT)", "CREATE TABLE log_entry (id INTEGER)", revision)
    file = sqlite_file(tmp_path / "newer.db", *tables)
    with pytest.raises(NewerDatabase):
        await restore(Database(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"), file)
    assert not (tmp_path / "new.db").exists()


async def add_unit(database: Database, times: int) -> None:
    async with database.write() as uow:
        for number in range(times):
            await uow.units.add(Unit(name=f"Phòng mới lập {number}" + "x" * 100))


async def damaged(tmp_path: Path) -> str:
    url = await databases.migrated(tmp_path, "damaged", on_postgres=False)
    file = tmp_path / "damaged.db"
    file.write_bytes(file.read_bytes()[:8192] + b"\xff" * 200_000)
    return url


async def no_database(tmp_path: Path) -> str:
    (tmp_path / "words.db").write_text("Kính gửi các đơn vị. " * 1000, "utf-8")
    return f"sqlite+aiosqlite:///{tmp_path / 'words.db'}"


async def read_only(tmp_path: Path) -> str:
    await databases.migrated(tmp_path, "held", on_postgres=False)
    return f"sqlite+aiosqlite:///file:{tmp_path / 'held.db'}?mode=ro&uri=true"


async def nobody_listens(_tmp_path: Path) -> str:
    return "postgresql+asyncpg://dondoc@127.0.0.1:1/office"


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (damaged, "damaged"),
        (no_database, "no SQLite database"),
        (read_only, "cannot be written to"),
        (nobody_listens, "cannot be reached"),
    ],
)
async def test_what_is_wrong_with_the_database_is_said_in_one_sentence(
    tmp_path: Path, place: Any, sentence: str
) -> None:
    database = Database(await place(tmp_path))
    with pytest.raises(DatabaseAway, match=sentence):
        await (add_unit(database, 1) if place is read_only else migrate(database))
    await database.close()


@pytest.mark.skipif(databases.ON_POSTGRES, reason="the disk of a SQLite file")
async def test_a_full_disk_stops_a_change_whole(database: Database) -> None:
    async with database.engine.connect() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()
        await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseAway, match="the disk is full"):
        await add_unit(database, 3000)
    async with database.read() as uow:
        assert await uow.units.all() == []
