"""The clock makes the day's backup where a folder is set, once a day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.schedule import backups
from storage.work import Database
from tests.conftest import SetClock


async def test_the_days_backup_is_made_once(database: Database, clock: SetClock, tmp_path: Path) -> None:
    (tick,) = backups(database, tmp_path / "copies", keep=2)
    done = []
    for _ in range(3):
        done += [await tick.run(clock.now()), await tick.run(clock.now())]
        clock.advance(timedelta(days=1))
    assert done == [1, 0] * 3
    assert len(list((tmp_path / "copies").iterdir())) == 2


def test_without_a_folder_none_is_made(database: Database) -> None:
    assert backups(database, None, keep=2) == ()
