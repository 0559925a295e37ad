"""Start-up time and memory of `dondoc run`, on a Bot API server on this machine."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from sandbox.server import Sandbox


async def report() -> None:
    """Prints seconds to the first getUpdates and resident memory then; beside them, a bare import of aiogram."""
    bare, memory = await _import_of_aiogram()
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox() as server:
            began = time.perf_counter()
            environment = {
                **os.environ,
                "BOT_TOKEN": server.token,
                "TELEGRAM_API_BASE": server.base_url,
                "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/bench.db",
            }
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.cli", "run", env=environment, stderr=asyncio.subprocess.DEVNULL
            )
            await server.wait_for(lambda: server.polled, timeout=60)
            started = time.perf_counter() - began
            resident = _resident(process.pid)
            process.terminate()
            await process.wait()
    print(f"  start to first getUpdates {started:6.1f} s     (import aiogram alone: {bare:.1f} s)")
    print(f"  resident memory           {resident:6.0f} MiB   (import aiogram alone: {memory:.0f} MiB)")


async def _import_of_aiogram() -> tuple[float, float]:
    program = "import aiogram, resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    return time.perf_counter() - began, float(output)


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
