"""Migrations: one head, up and down and up again, and in the end the very tables that the models declare."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import String, inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from storage import migrations
from storage.members import Member, MemberRole
from storage.migrations import BrokenReferences, NewerDatabase, config, migrate, upgrade
from storage.notices import Notice, NoticeState, Task
from storage.work import Database
from tests import databases


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(databases.empty(tmp_path))
    yield database
    await database.close()


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def differences(connection: Connection) -> list[object]:
    return list(
        compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), SQLModel.metadata)
    )


SQLITE_CONDITIONS = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%'"
POSTGRES_CONDITIONS = """
    SELECT conrelid::regclass || ' CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE 'alembic%'
"""


def conditions(connection: Connection) -> set[str]:
    """CHECK constraints and the conditions of partial indexes: what Alembic's own comparison overlooks."""
    on_sqlite = connection.dialect.name == "sqlite"
    found = set()
    for (sql,) in connection.execute(text(SQLITE_CONDITIONS if on_sqlite else POSTGRES_CONDITIONS)):
        words = " ".join(sql.split())
        found |= {part.split(" ")[0] for part in words.split("CONSTRAINT ck_")[1:]}
        if " WHERE " in words:
            found.add(words.split(" INDEX ")[1])
    return found


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory.from_config(config()).get_heads()) == 1


async def test_up_down_up_ends_in_the_declared_tables(empty: Database) -> None:
    async with empty.engine.begin() as connection:
        await connection.run_sync(upgrade)
        assert await connection.run_sync(tables) == set(SQLModel.metadata.tables)
        await connection.run_sync(lambda c: command.downgrade(config(c), "base"))
        assert await connection.run_sync(tables) == set()
        await connection.run_sync(upgrade)
        assert await connection.run_sync(differences) == []


async def test_checks_and_partial_indexes_are_the_declared_ones(empty: Database, database: Database) -> None:
    async with empty.engine.begin() as declared, database.engine.connect() as migrated:
        await declared.run_sync(SQLModel.metadata.create_all)
        assert await migrated.run_sync(conditions) == await declared.run_sync(conditions)


async def test_migrating_twice_changes_nothing(empty: Database) -> None:
    await migrate(empty)
    await migrate(empty)
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(tables) == set(SQLModel.metadata.tables)


@pytest.mark.skipif(databases.ON_POSTGRES, reason="PostgreSQL changes tables where they stand")
async def test_a_table_that_is_made_anew_keeps_the_rows_that_refer_to_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _task_of_a_notice(database)

    def anew(connection: Connection) -> None:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("notice", recreate="always") as table:
            table.alter_column("title", existing_type=String(400), nullable=True)

    monkeypatch.setattr(migrations, "upgrade", anew)
    await migrate(database)
    async with database.read() as uow:
        assert [task.text for task in await uow.notices.tasks(1)] == ["Rà soát hồ sơ"]
    with pytest.raises(IntegrityError):  # references are checked again
        async with database.write() as uow:
            await uow.notices.add(Task(notice_id=99, position=1, path="1", text="không của thông báo nào"))


@pytest.mark.skipif(databases.ON_POSTGRES, reason="PostgreSQL checks references all the time")
async def test_a_migration_that_breaks_a_reference_is_rolled_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _task_of_a_notice(database)
    monkeypatch.setattr(migrations, "upgrade", lambda connection: connection.execute(text("DELETE FROM notice")))
    with pytest.raises(BrokenReferences, match="task refers to no notice"):
        await migrate(database)
    async with database.read() as uow:
        assert await uow.notices.get(1) is not None


async def _task_of_a_notice(database: Database) -> None:
    async with database.write() as uow:
        await uow.members.add(officer := Member(full_name="Lê Thị Hà", role=MemberRole.OFFICE))
        at = datetime(2024, 4, 1, tzinfo=UTC)
        notice = Notice(state=NoticeState.ISSUED, uploaded_by=officer.id or 0, created_at=at, title="Kết luận")
        await uow.notices.add(notice)
        await uow.notices.add(Task(notice_id=notice.id or 0, position=1, path="1", text="Rà soát hồ sơ"))


async def test_a_database_of_a_newer_program_is_refused(empty: Database) -> None:
    await migrate(empty)
    async with empty.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    with pytest.raises(NewerDatabase):
        await migrate(empty)
