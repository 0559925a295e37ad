"""Databases for tests: SQLite files, or PostgreSQL with DONDOC_TEST_DATABASE=postgresql.

Each is a copy of one that was migrated once in the test process.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

from storage.migrations import migrate
from storage.work import Database
from tests.postgres import TEMPLATE, Postgres, server

ON_POSTGRES = os.environ.get("DONDOC_TEST_DATABASE") == "postgresql"


def postgres() -> Postgres:
    """The server of the tests; without PostgreSQL on this machine the test is skipped, in CI it fails."""
    found = server()
    if found is None:
        reason = "PostgreSQL is not installed (apt-get install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


async def migrated(folder: Path, name: str = "department", *, on_postgres: bool = ON_POSTGRES) -> str:
    """The URL of this folder's database of this name, which is made, with all tables, when it is first asked for."""
    if on_postgres:
        return await _on_postgres(_named(folder, name))
    file = folder / f"{name}.db"
    if not file.exists():
        shutil.copyfile(await _template(), file)
    return _sqlite(file)


def empty(folder: Path) -> str:
    """The URL of a database without tables."""
    if ON_POSTGRES:
        name = f"empty_{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"
        _made().add(name)
        return postgres().create(name)
    return _sqlite(folder / "empty.db")


def keep(folder: Path, name: str = "department") -> Path | str:
    """This folder's database, closed, put aside for :func:`copy`: it outlives the folder and the test."""
    if ON_POSTGRES:
        kept = _named(folder, name)
        _made().discard(kept)
        return kept
    file = _template_folder() / f"{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}.db"
    return Path(shutil.copyfile(folder / f"{name}.db", file))


def copy(kept: Path | str, folder: Path, name: str = "department") -> None:
    """A copy of what was kept, as this folder's database of this name."""
    if isinstance(kept, Path):
        shutil.copyfile(kept, folder / f"{name}.db")
        return
    postgres().create(_named(folder, name), kept)
    _made().add(_named(folder, name))


def drop_made() -> None:
    """Drops what was made on PostgreSQL since the last call."""
    for name in _made():
        postgres().drop(name)
    _made().clear()


def _named(folder: Path, name: str) -> str:
    return f"{name}_{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"


async def _on_postgres(name: str) -> str:
    running = postgres()
    if name in _made():
        return running.url(name)
    if not running.sql(f"SELECT 1 FROM pg_database WHERE datname = '{TEMPLATE}'"):
        await _migrate(running.create(TEMPLATE))
    _made().add(name)
    return running.create(name, TEMPLATE)


async def _template() -> Path:
    file = _template_folder() / "migrated.db"
    if not file.exists():
        await _migrate(_sqlite(file))
    return file


async def _migrate(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


def _sqlite(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


@cache
def _made() -> set[str]:
    return set()


@cache
def _template_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dondoc-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
