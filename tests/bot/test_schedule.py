"""The schedule rings by itself, goes on after a bug, and ``dondoc tick --dry-run`` changes nothing."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import ticking
from bot.app import open_database
from bot.schedule import Schedule, Tick
from bot.settings import Settings
from delivery.clock import Bell, SystemClock
from storage.nudges import Round
from tests.conftest import SetClock
from tests.services.given import given
from tests.services.office import HEAD, HEAD_UNIT, OFFICER, settle_in, task

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


async def test_every_tick_is_fired_at_the_start_and_again_and_a_bug_stops_no_other() -> None:
    fired, enough = list[str](), asyncio.Event()

    async def broken(now: datetime) -> int:
        fired.append("broken")
        raise ValueError("a bug")

    async def sound(now: datetime) -> int:
        fired.append("sound")
        if fired.count("sound") >= 3:
            enough.set()
        return 1

    table = (Tick("broken", {"second": "*"}, broken), Tick("sound", {"second": "*"}, sound))
    running = asyncio.ensure_future(Schedule(table, SystemClock(ZONE), ZONE, Bell()).run())
    await asyncio.wait_for(enough.wait(), 60)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert fired[:2] == ["broken", "sound"]
    assert fired.count("broken") >= 2


async def test_a_rehearsal_says_what_would_be_said_and_changes_nothing(
    tmp_path: Path, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite+aiosqlite:///{tmp_path / 'office.db'}")  # type: ignore[call-arg]
    database = await open_database(settings.database_url)
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD, OFFICER)
        await given(uow, clock, task("1", HEAD_UNIT, due=clock.now().date() + timedelta(days=1)))
    for _ in range(2):
        await ticking.rehearse(settings, clock.now() + timedelta(days=1))
        assert "có 1 việc cần anh/chị để mắt" in capsys.readouterr().out
    async with database.read() as uow:
        assert await uow.outbox.newest_id() == 0
        assert await uow.session.get(Round, 1) is None
    await database.close()


def test_a_moment_is_the_offices_where_it_names_no_zone() -> None:
    assert ticking.moment("2024-04-01T08:00", ZONE) == datetime(2024, 4, 1, 8, tzinfo=ZONE)
    assert ticking.moment("2024-04-01T01:00+00:00", ZONE) == datetime(2024, 4, 1, 8, tzinfo=ZONE)
    with pytest.raises(ValueError, match="tomorrow"):
        ticking.moment("tomorrow", ZONE)
