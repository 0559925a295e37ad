"""The bot as its users run it: a process of its own, that can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sandbox.server import Sandbox

ROOT = Path(__file__).parents[2]


def environment(server: Sandbox, database_url: str) -> dict[str, str]:
    return {
        **{key: value for key, value in os.environ.items() if not key.upper().endswith("PROXY")},
        "BOT_TOKEN": server.token,
        "TELEGRAM_API_BASE": server.base_url,
        "DATABASE_URL": database_url,
        "PYTHONPATH": str(ROOT),
    }


@asynccontextmanager
async def running_bot(
    server: Sandbox, database_url: str, folder: Path, **more: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """``dondoc run`` against the server; killed without warning when the block ends, if it still lives."""
    with (folder / "bot.log").open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", "run",
            cwd=folder, env={**environment(server, database_url), **more}, stderr=output,
        )  # fmt: skip
        try:
            yield process
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGKILL)
            await process.wait()
