"""The sandbox and the bot beside it are two processes: either may be killed, and no bot is left behind."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from aiohttp import ClientSession

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60.0


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


async def within(seconds: float, found: object) -> object:
    """The first true value of ``found()``."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if value := found():  # type: ignore[operator]
            return value
        await asyncio.sleep(0.1)
    raise TimeoutError


def gone(pid: int) -> bool:
    """It is no more, or is dead and only waits for its parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


async def running(session: ClientSession, wanted: bool) -> None:
    """Until the page is told that the bot runs, or that it does not."""
    async with asyncio.timeout(PATIENCE_S), session.get("/page/news") as news:
        async for line in news.content:
            if line.startswith(b"data:") and json.loads(line[5:]).get("running") is wanted:
                return


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
@pytest.mark.timeout(240)
async def test_a_killed_bot_is_told_of_and_started_again_and_none_outlives_the_sandbox(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot.cli", "sandbox", "--port", "0"]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    sandbox = await asyncio.create_subprocess_exec(
        *command, cwd=tmp_path, env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert sandbox.stdout
        address = (await sandbox.stdout.readline()).decode().rpartition(" ")[2].strip().rstrip("/")
        async with ClientSession(address) as session:
            await running(session, True)
            (first,) = children(sandbox.pid)
            os.kill(first, signal.SIGKILL)
            await running(session, False)
            async with session.post("/page/bot", json={}) as answer:
                assert answer.status == 200
            await running(session, True)
            (second,) = children(sandbox.pid)
            assert second != first
        sandbox.kill()
        await sandbox.wait()
        await within(PATIENCE_S, lambda: gone(second))
    finally:
        if sandbox.returncode is None:
            sandbox.kill()
            await sandbox.wait()
