"""kill -9 of the bot at random moments, while people report and a notice goes out to all of them.

python -m bench.kills                              200 kills, 5,000 replies, an issue to 500 people, on SQLite
python -m bench.kills --processes 3 --kills 12     on PostgreSQL: one of three is killed every 5 s
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.crowd import Crowd, Findings, examined, gathered, idle
from bot.app import open_database
from sandbox.server import Sandbox
from tests.faults.process import environment
from tests.postgres import server as postgres

UP_WITHIN = 300.0


@dataclass(frozen=True, slots=True)
class Plan:
    kills: int
    replies: int
    people: int
    processes: int = 1
    pause: tuple[float, float] = (0.0, 1.5)
    """Seconds between the sign that a process works and its end: drawn at random between these."""
    seed: int = 1


class Fleet:
    """``dondoc run`` as processes that are killed and started again; :mod:`bench.nursery` spares them the imports."""

    def __init__(self, nursery: asyncio.subprocess.Process) -> None:
        self._nursery = nursery
        self._running: list[int] = []

    async def start(self, *options: str) -> None:
        self._running.append(await self._ask("start", *options))

    async def kill(self, chosen: int) -> None:
        pid = self._running.pop(chosen)
        os.kill(pid, signal.SIGKILL)
        assert await self._ask("wait", str(pid)) == signal.SIGKILL, "it had ended before"

    async def end(self) -> list[int]:
        """SIGTERM to all; what they return."""
        for pid in self._running:
            os.kill(pid, signal.SIGTERM)
        ended = [os.waitstatus_to_exitcode(await self._ask("wait", str(pid))) for pid in self._running]
        self._running.clear()
        return ended

    def kill_all(self) -> None:
        for pid in self._running:
            os.kill(pid, signal.SIGKILL)

    async def _ask(self, *words: str) -> int:
        assert self._nursery.stdin
        assert self._nursery.stdout
        self._nursery.stdin.write(f"{' '.join(words)}\n".encode())
        return int(await self._nursery.stdout.readline())


async def survived(plan: Plan, url: str, folder: Path) -> tuple[Findings, list[int]]:
    """Plays the plan; what came of it, and how the last processes ended."""
    database = await open_database(url)
    async with Sandbox(limits=None) as server, fleet(server, url, folder) as bots:
        crowd = await gathered(database, server, plan.people, datetime.now(UTC))
        for _ in range(plan.processes):
            await bots.start()
        await _killed(plan, bots, server, crowd)
        async with asyncio.timeout(UP_WITHIN + (plan.replies + plan.people) / 10):
            while server.pending or not await idle(database):  # noqa: ASYNC110 - another process's database
                await asyncio.sleep(0.5)
        ended = await bots.end()
        findings = await examined(database, server, crowd, plan.replies)
    await database.close()
    return findings, ended


@asynccontextmanager
async def fleet(server: Sandbox, url: str, folder: Path) -> AsyncIterator[Fleet]:
    with (folder / "bot.log").open("ab") as output:
        nursery = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.nursery"),
            cwd=folder,
            env=environment(server, url),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=output,
        )
    bots = Fleet(nursery)
    try:
        yield bots
    finally:
        bots.kill_all()
        assert nursery.stdin
        nursery.stdin.close()
        await nursery.wait()


async def _killed(plan: Plan, bots: Fleet, server: Sandbox, crowd: Crowd) -> None:
    """The stream of replies and the issue, cut by the kills."""
    chance = random.Random(plan.seed)
    sent = 0
    for kill in range(plan.kills):
        if kill == plan.kills // 3:
            crowd.issue(server)
        goal = plan.replies * (kill + 1) // plan.kills
        for number in range(sent, goal):
            await crowd.report(number)
        sent = goal
        before = _taken(server)
        await server.wait_for(lambda before=before: _taken(server) > before, timeout=UP_WITHIN)
        await asyncio.sleep(chance.uniform(*plan.pause))
        await bots.kill(chance.randrange(plan.processes))
        await bots.start()


def _taken(server: Sandbox) -> int:
    return sum(call.method == "sendMessage" for call in server.calls)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--replies", type=int, default=5000)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--processes", type=int, default=1, help="more than one: on PostgreSQL")
    chosen = parser.parse_args()
    several = chosen.processes > 1
    pause = (4.9, 5.1) if several else (0.0, 1.5)
    plan = Plan(chosen.kills, chosen.replies, chosen.people, chosen.processes, pause)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        url = _postgres_url() if several else f"sqlite+aiosqlite:///{folder}/office.db"
        findings, ended = asyncio.run(survived(plan, url, Path(folder)))
    print(f"{plan.kills} kills of {plan.processes} processes, {plan.replies} replies, an issue to {plan.people} people")
    for name, value in asdict(findings).items():
        print(f"  {name.replace('_', ' '):20} {value}")
    print(f"  ended with           {ended}\n  seconds              {time.monotonic() - began:.0f}")
    whole = findings.log_whole and not (findings.replies_lost or findings.replies_twice or findings.messages_lost)
    return int(not whole or findings.messages_doubled > findings.repeats)


def _postgres_url() -> str:
    running = postgres(durable=True)
    if running is None:
        raise SystemExit("PostgreSQL is not installed (apt-get install postgresql)")
    return running.create("kills")


if __name__ == "__main__":
    sys.exit(main())
