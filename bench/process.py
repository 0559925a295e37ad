"""Start-up time and memory of the running bot, at rest and under load; beside it, bare echo bots as programs.

Each is started on a Bot API server of its own on this machine and is sent ``ROUNDS`` messages by each of ``PEOPLE``.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.crowd import gathered
from bot.app import open_database
from sandbox.server import Sandbox
from tests.faults.process import environment
from tests.postgres import server as postgres

PEOPLE: Final = 30
ROUNDS: Final = 10
OURS: Final = ("-m", "bot.cli", "run")


@dataclass(frozen=True, slots=True)
class Figures:
    started: float
    """Seconds to the first getUpdates."""
    rest: float
    """Resident memory then, in MiB."""
    load: float
    """The most during the load, in MiB."""
    answered: float
    """Messages answered a second, at Telegram's limits."""


async def measured(command: tuple[str, ...], url: str | None) -> Figures:
    """``url``: the database of ours; None for an echo."""
    database = await open_database(url) if url else None
    async with Sandbox(limits=None) as server:
        if database:
            crowd = await gathered(database, server, PEOPLE, datetime.now(UTC))
            people = crowd.heads
        else:
            people = [server.person(f"Người {number}") for number in range(PEOPLE)]
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, env=environment(server, url or ""), stderr=asyncio.subprocess.DEVNULL
        )
        await server.wait_for(lambda: server.polled, timeout=120)
        started = time.perf_counter() - began
        rest = _memory(process.pid, "VmRSS")
        began = time.perf_counter()
        for number in range(ROUNDS):
            for person in people:
                await person.send(f"/tiendo 1 {number + 1}")
        total = PEOPLE * ROUNDS
        await server.wait_for(lambda: sum(len(person.said) for person in people) >= total, timeout=300)
        took, load = time.perf_counter() - began, _memory(process.pid, "VmHWM")
        process.terminate()
        await process.wait()
    if database:
        await database.close()
    return Figures(started, rest, load, total / took)


async def report() -> None:
    """Prints a row each."""
    with tempfile.TemporaryDirectory() as folder:
        rows: list[tuple[str, tuple[str, ...], str | None]] = [
            ("Đôn Đốc, SQLite", OURS, f"sqlite+aiosqlite:///{Path(folder)}/bench.db"),
            ("aiogram echo, keeps nothing", ("-m", "bench.echoes", "aiogram"), None),
            ("PTB echo, keeps nothing", ("-m", "bench.echoes", "ptb"), None),
        ]
        if running := postgres(durable=True):
            rows.insert(1, ("Đôn Đốc, PostgreSQL", OURS, running.create("process")))
        for name, command, url in rows:
            found = await measured(command, url)
            print(
                f"  {name:28} start {found.started:5.1f} s, memory at rest {found.rest:4.0f} MiB, "
                f"under load {found.load:4.0f} MiB; {found.answered:4.0f} answers a second"
            )


def _memory(pid: int, field: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


if __name__ == "__main__":
    asyncio.run(report())
