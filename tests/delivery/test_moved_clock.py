"""The bot's process follows a clock that the sandbox moves."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from delivery.moved_clock import MovedClock
from sandbox.clock import OfficeClock
from tests.conftest import OFFICE_ZONE

START = datetime(2024, 4, 1, 8, 0, tzinfo=OFFICE_ZONE)
NEARLY = timedelta(minutes=1)


@pytest.fixture
def office(tmp_path: Path) -> OfficeClock:
    return OfficeClock(OFFICE_ZONE, tmp_path / "clock", START)


@pytest.fixture
def followed(office: OfficeClock, tmp_path: Path) -> MovedClock:
    return MovedClock(OFFICE_ZONE, tmp_path / "clock")


def test_it_runs_on_from_where_the_office_began_and_jumps_with_it(office: OfficeClock, followed: MovedClock) -> None:
    assert timedelta() <= followed.now() - START < NEARLY
    assert followed.now() <= followed.now()
    office.move(START + timedelta(days=7))
    assert timedelta() <= followed.now() - START - timedelta(days=7) < NEARLY
    assert followed.now().tzinfo is OFFICE_ZONE


@pytest.mark.parametrize("by", [timedelta(minutes=-1), timedelta(days=400)])
def test_time_moves_forward_and_not_too_far(office: OfficeClock, followed: MovedClock, by: timedelta) -> None:
    with pytest.raises(ValueError, match="forward"):
        office.move(office.now() + by)
    assert timedelta() <= followed.now() - START < NEARLY


async def test_a_jump_is_told_once(office: OfficeClock, followed: MovedClock) -> None:
    jumps = followed.jumps()
    for day in (1, 2):
        told = asyncio.ensure_future(anext(jumps))
        await asyncio.sleep(0)
        office.move(START + timedelta(days=day))
        async with asyncio.timeout(30):
            await told


async def test_who_waits_for_an_hour_is_woken_by_the_jump_over_it(office: OfficeClock, followed: MovedClock) -> None:
    waiting = asyncio.ensure_future(followed.until(START + timedelta(hours=5)))
    await asyncio.sleep(0)
    office.move(START + timedelta(hours=6))
    async with asyncio.timeout(30):
        await waiting
