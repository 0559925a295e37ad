"""Migrations: one head, up and down and up again, and in the end the very tables that the models declare."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from storage.migrations import NewerDatabase, config, migrate, upgrade
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


async def test_a_database_of_a_newer_program_is_refused(empty: Database) -> None:
    await migrate(empty)
    async with empty.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    with pytest.raises(NewerDatabase):
        await migrate(empty)
