"""Alembic migrations, and bringing a database up to date without an alembic.ini."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from storage.database_files import NotOurs, examine
from storage.failures import connecting
from storage.turns import take_turn
from storage.work import Database


class NewerDatabase(Exception):
    """The database was made by a newer version of the program."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the database was made by a newer version of dondoc (schema {revision}); update dondoc first")


class BrokenReferences(Exception):
    """A migration would leave a row that refers to nothing; it was rolled back."""

    def __init__(self, table: str, row: int | None, parent: str) -> None:
        super().__init__(f"the database cannot be brought up to date: row {row} of {table} refers to no {parent}")


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration; ``connection`` is what env.py migrates."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    made.attributes["connection"] = connection
    return made


def known(revision: str | None, file: Path) -> None:
    """Whether this version of the program knows the schema of a backup.

    :raises NotOurs: it has no schema of ours.
    :raises NewerDatabase: it was made by a newer version.
    """
    if revision is None:
        raise NotOurs(file)
    if revision not in _revisions():
        raise NewerDatabase(revision)


def upgrade(connection: Connection) -> None:
    """Brings the schema to this version of the program.

    :raises NewerDatabase: the schema is one that this version does not know.
    """
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in _revisions():
        raise NewerDatabase(current)
    command.upgrade(config(connection), "head")


def check_references(connection: Connection) -> None:
    """While SQLite's tables are made anew their references are not checked, so they are afterwards.

    :raises BrokenReferences: a row refers to one that is not there.
    """
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise BrokenReferences(*broken[0][:3])


def _revisions() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}


async def migrate(database: Database) -> None:
    """Upgrades ``database`` in one transaction; several processes that start at once do it one after the other.

    :raises NotOurs: it holds another program's data, and is left as it is.
    :raises DatabaseAway: it cannot be used.
    """
    if database.is_sqlite and (file := database.engine.url.database):
        examine(Path(file))
    engine = database.engine.execution_options(dondoc_migrates=True)
    with connecting():
        async with engine.connect() as connection:
            async with connection.begin():
                await take_turn(connection)
                await connection.run_sync(upgrade)
                await connection.run_sync(check_references)
            await connection.invalidate()  # it may not check references any more; nobody else gets it
