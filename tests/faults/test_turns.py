"""Several processes on one PostgreSQL: one of them polls, and when it dies or stands still another takes over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from delivery.leading import lead
from storage.turns import STANDSTILL, Turn
from storage.work import Database
from tests import databases


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[tuple[Database, Database]]:
    """Two processes' views of one PostgreSQL database."""
    url = await databases.migrated(tmp_path, "pair", on_postgres=True)
    one, other = Database(url), Database(url)
    yield one, other
    await one.close()
    await other.close()


class Leading:
    """Work that notes when it is done and never ends."""

    def __init__(self) -> None:
        self.now = asyncio.Event()

    async def __call__(self) -> None:
        self.now.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.now.clear()


async def test_one_leads_and_the_other_takes_over_when_it_is_gone(pair: tuple[Database, Database]) -> None:
    first, second = Leading(), Leading()
    async with asyncio.TaskGroup() as group:
        leader = group.create_task(lead(pair[0], Turn.RECEIVER, first))
        await asyncio.wait_for(first.now.wait(), 10)
        waiting = group.create_task(lead(pair[1], Turn.RECEIVER, second))
        await asyncio.sleep(1.5)
        assert not second.now.is_set()
        leader.cancel()
        await asyncio.wait_for(second.now.wait(), 10)
        waiting.cancel()


async def test_who_stands_still_loses_the_turn_and_finds_out(
    pair: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    first, second = Leading(), Leading()
    monkeypatch.setattr("delivery.leading._SIGN_OF_LIFE", STANDSTILL + 3)
    async with asyncio.TaskGroup() as group:
        frozen = group.create_task(lead(pair[0], Turn.RECEIVER, first))
        await asyncio.wait_for(first.now.wait(), 10)
        waiting = group.create_task(lead(pair[1], Turn.RECEIVER, second))
        await asyncio.wait_for(second.now.wait(), 20)
        async with asyncio.timeout(20):
            while first.now.is_set():  # noqa: ASYNC110 - until it wakes
                await asyncio.sleep(0.1)
        assert "not the receiver any more" in caplog.text
        for task in (frozen, waiting):
            task.cancel()
