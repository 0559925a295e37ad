"""Looking at a SQLite file before it is opened for writing, so that a foreign one is not touched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from storage.failures import DAMAGED, DatabaseAway, told_apart


class NotOurs(Exception):
    """The file holds another program's data, or no database."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is not a database of dondoc")


def examine(file: Path, *, thoroughly: bool = False) -> str | None:
    """The schema's revision; None where there is nothing yet. ``thoroughly`` reads every page.

    :raises NotOurs: another program's.
    :raises DatabaseAway: no database, damaged, or not to be read.
    """
    if not file.exists() or file.stat().st_size == 0:
        return None
    with told_apart(), closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and not {"alembic_version", "log_entry"} <= tables:
            raise NotOurs(file)
        if thoroughly and connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise DatabaseAway(DAMAGED)
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
    return str(revision[0]) if revision else None
