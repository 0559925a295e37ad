"""The bot's own process beside the page: started, watched, started again when somebody asks; it never outlives us."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


class Child:
    """One process at a time. It holds the other end of a pipe, and ends when ours is closed: also by a kill -9."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], log: Path, changed: Callable[[], None]
    ) -> None:
        self._command = command
        self._environment = environment
        self._log = log
        self._changed = changed
        self._process: asyncio.subprocess.Process | None = None
        self._wanted = asyncio.Event()

    @property
    def running(self) -> bool:
        """Whether it is there."""
        return self._process is not None and self._process.returncode is None

    def restart(self) -> None:
        """Where it has ended, it begins anew."""
        self._wanted.set()

    async def run(self) -> None:
        """For ever; ends the process when cancelled."""
        try:
            while True:
                self._process = await self._started()
                self._changed()
                await self._process.wait()
                self._changed()
                self._wanted.clear()
                await self._wanted.wait()
        finally:
            await self._end()

    async def _started(self) -> asyncio.subprocess.Process:
        with self._log.open("a") as output:
            return await asyncio.create_subprocess_exec(
                *self._command, env=self._environment, stdin=asyncio.subprocess.PIPE, stderr=output
            )

    async def _end(self) -> None:
        if self._process is None:
            return
        if self._process.returncode is None:
            self._process.terminate()
        await self._process.wait()
