"""Copies of the whole database, made while the bot runs, and brought back into an empty place."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from sqlalchemy import inspect
from sqlalchemy.engine import URL

from storage.database_files import examine
from storage.failures import connecting, told_apart
from storage.migrations import known
from storage.work import Database

_COPY: Final = "dondoc-????-??-??.{}"


class BackupFailed(Exception):
    """What stood in the way of a backup or a restore, in one sentence."""


async def back_up(database: Database, file: Path) -> None:
    """Writes a copy of the database, as it is at one moment, into ``file``, which must not exist.

    :raises BackupFailed: it exists, or PostgreSQL's programs are missing or fail.
    :raises DatabaseAway: the database cannot be read, or the disk is full.
    """
    with _whole_or_not_at_all(file) as part:
        if database.is_sqlite:
            await asyncio.to_thread(_copy, Path(database.engine.url.database or ""), part)
        else:
            await _postgres("pg_dump", database.engine.url, "--format=custom", f"--file={part}")


async def restore(database: Database, file: Path) -> None:
    """Brings a copy into the place of ``database``, which must be empty: no file, or no tables.

    :raises BackupFailed: there is something, or the file is no copy of this kind of database.
    :raises NotOurs: the file holds another program's data.
    :raises NewerDatabase: the copy was made by a newer version of the program.
    """
    _require(file)
    if database.is_sqlite:
        await asyncio.to_thread(_restore_sqlite, file, Path(database.engine.url.database or ""))
    else:
        await _restore_postgres(database, file)


async def back_up_daily(database: Database, folder: Path, keep: int, now: datetime) -> Path | None:
    """The day's copy, ``keep`` of which stay; None when it is there already."""
    kind = "db" if database.is_sqlite else "dump"
    file = folder / f"dondoc-{now:%Y-%m-%d}.{kind}"
    if file in _copies(folder, kind):
        return None
    await back_up(database, file)
    for old in _copies(folder, kind)[:-keep]:
        _remove(old)
    return file


def last_backup(folder: Path) -> datetime | None:
    """When the newest of the daily copies was made."""
    made = [file.stat().st_mtime for kind in ("db", "dump") for file in folder.glob(_COPY.format(kind))]
    return datetime.fromtimestamp(max(made), UTC) if made else None


def _copies(folder: Path, kind: str) -> list[Path]:
    """The daily copies, oldest first."""
    folder.mkdir(parents=True, exist_ok=True)
    return sorted(folder.glob(_COPY.format(kind)))


def _remove(file: Path) -> None:
    file.unlink()


def _require(file: Path) -> None:
    if not file.is_file():
        raise BackupFailed(f"there is no file {file}")


@contextmanager
def _whole_or_not_at_all(file: Path) -> Iterator[Path]:
    """A place beside ``file`` that takes its name once it is complete and on the disk."""
    if file.exists():
        raise BackupFailed(f"{file} exists already")
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """SQLite's own online backup: writers go on meanwhile, the copy is of one moment."""
    with told_apart(), closing(sqlite3.connect(source, timeout=30)) as ours, closing(sqlite3.connect(target)) as copy:
        ours.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _restore_sqlite(file: Path, target: Path) -> None:
    if target.exists() and target.stat().st_size > 0:
        raise BackupFailed(f"{target} is there already; a backup is restored into an empty place only")
    known(examine(file, thoroughly=True), file)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _whole_or_not_at_all(target) as part:
        shutil.copyfile(file, part)


async def _restore_postgres(database: Database, file: Path) -> None:
    with connecting():
        async with database.engine.connect() as connection:
            if await connection.run_sync(lambda c: inspect(c).get_table_names()):
                raise BackupFailed("the database has tables; a backup is restored into an empty one only")
    words = await _run("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file))
    rows = [line for line in words.splitlines() if line and not line.startswith(("--", "SET", "SELECT", "COPY", "\\"))]
    known(rows[0] if rows else None, file)
    await _postgres("pg_restore", database.engine.url, "--single-transaction", "--no-owner", "--no-acl", str(file))


async def _postgres(program: str, url: URL, *arguments: str) -> None:
    """Runs one of PostgreSQL's programs on this database; the password goes by a file, never on the command line."""
    with NamedTemporaryFile("w", prefix="dondoc-") as passwords:
        passwords.write(f"*:*:*:*:{(url.password or '').replace(':', chr(92) + ':')}")
        passwords.flush()
        place = url.set(drivername="postgresql", password=None).update_query_dict({"passfile": passwords.name})
        await _run(program, f"--dbname={place.render_as_string()}", *arguments)


async def _run(program: str, *arguments: str) -> str:
    try:
        process = await asyncio.create_subprocess_exec(
            program, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
    except FileNotFoundError:
        raise BackupFailed(f"{program} is missing: install postgresql-client") from None
    output, errors = await process.communicate()
    if process.returncode:
        raise BackupFailed(errors.decode(errors="replace").strip().splitlines()[-1] if errors else f"{program} failed")
    return output.decode(errors="replace")
