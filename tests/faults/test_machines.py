"""Several processes on one PostgreSQL: each in its role, and all of them while one after the other is killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.kills import Plan, fleet, survived
from sandbox.server import Sandbox
from tests import databases


@pytest.mark.timeout(300)
async def test_each_role_in_a_process_of_its_own(tmp_path: Path) -> None:
    url = await databases.migrated(tmp_path, "roles", on_postgres=True)
    async with Sandbox() as server, fleet(server, url, tmp_path) as bots:
        for role in ("receiver", "worker", "sender", "clock"):
            await bots.start("--role", role)
        stranger = server.person("Người lạ")
        await stranger.send("chào")
        await server.wait_for(lambda: stranger.said, timeout=200)
        # The clock has no part in the answer and may still be starting: told to end before it listens, it just dies.
        log = tmp_path / "bot.log"
        await server.wait_for(lambda: log.read_text("utf-8").count("running as") == 4, timeout=100)
        assert await bots.end() == [0] * 4
    assert len(stranger.said) == 1


@pytest.mark.timeout(600)
async def test_nothing_is_lost_while_one_of_three_is_killed_again_and_again(tmp_path: Path) -> None:
    url = await databases.migrated(tmp_path, "kills", on_postgres=True)
    plan = Plan(kills=3, replies=60, people=15, processes=3, pause=(0.0, 2.0))
    found, ended = await survived(plan, url, tmp_path)
    assert ended == [0] * 3
    assert (found.replies_lost, found.replies_twice, found.out_of_order) == (0, 0, 0)
    assert (found.messages_lost, found.set_aside, found.log_whole) == (0, 0, True)
    assert found.messages_doubled <= found.repeats
