"""Fixtures that every test may use: a settable clock, an empty database, the texts, the shared real notices."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

import locales
from storage.work import Database
from tests import databases

settings.register_profile("dondoc", deadline=None)  # speed is measured in bench/, never in a test
settings.load_profile("dondoc")

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    async def until(self, at: datetime) -> None:
        self._now = max(self._now, at)

    def advance(self, by: timedelta) -> None:
        self._now += by

    def set(self, now: datetime) -> None:
        """Moves the clock; it goes on telling the office's time, also when a stored time (UTC) is given."""
        self._now = now.astimezone(OFFICE_ZONE)


@pytest.fixture
def clock() -> SetClock:
    """Monday 1 April 2024, 08:00, in the office."""
    return SetClock(datetime(2024, 4, 1, 8, 0, tzinfo=OFFICE_ZONE))


@pytest.fixture
async def database(tmp_path: Path, leftovers: None) -> AsyncIterator[Database]:
    """An empty database with all tables, on SQLite or (DONDOC_TEST_DATABASE=postgresql) PostgreSQL."""
    database = Database(await databases.migrated(tmp_path, "office"))
    yield database
    await database.close()


@pytest.fixture(autouse=True)
def leftovers() -> Iterator[None]:
    """Databases on a server do not go with the test's folder."""
    yield
    databases.drop_made()


@pytest.fixture(scope="session")
def texts() -> locales.Tongues:
    return locales.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real labelled notices. A clone without it skips these tests; CI must have it."""
    folder = Path(os.environ.get("DONDOC_SHARED", Path(__file__).parents[2] / "shared"))
    if not (folder / "notices" / "expected").is_dir():
        reason = f"the labelled notices are not at {folder} (set DONDOC_SHARED)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
