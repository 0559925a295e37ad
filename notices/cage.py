"""Reads a file of others in a child process that can be stopped: parsers are large, and some are C.

The child gets no environment (no tokens), no network, little memory, little time, a folder that is thrown away, and a
session of its own that is killed whole.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from notices.errors import Reason, SecrecyMark, Unreadable
from notices.model import Notice
from notices.sniff import MAX_BYTES
from notices.units import KnownUnit
from notices.wire import File, notice_from_json, roster_as_json

log = logging.getLogger(__name__)

START: Final = "import sys; sys.path.insert(0, sys.argv.pop(1)); from notices.child import main; main()"
"""An isolated interpreter knows neither the working folder nor PYTHONPATH: the package's folder is handed over."""

OUT_OF_MEMORY: Final = frozenset({signal.SIGABRT, signal.SIGTRAP, signal.SIGILL})
"""How C and C++ code ends when it gets no memory."""

MEMORY_DISK: Final = Path("/dev/shm")
"""Where LibreOffice may write: memory, so that no document lies on a disk."""
MOST_FILES, MOST_PAGES = 20, 200
MAX_ALBUM: Final = 3 * MAX_BYTES
"""Bytes of all files of one notice."""
ONE_THREAD: Final = {"OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Tesseract is three times slower with more; NumPy's algebra, which nothing here uses, starts its threads for 0.1 s."""
OnProgress = Callable[[int, int], Awaitable[None]]
"""Told before each page that takes long: (this page from 1, pages in all)."""

OUT_OF_TIME: Final = frozenset({signal.SIGXCPU, signal.SIGKILL})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use."""

    memory: int = 1024**3
    """Address space in bytes."""
    cpu_seconds: int = 45
    seconds: float = 60.0
    """Wall clock, without pages that are read from pictures."""
    page_seconds: int = 20
    """Both, for each such page."""
    answer_bytes: int = 32 * 1024 * 1024


async def read_caged(
    data: bytes,
    name: str,
    roster: Sequence[KnownUnit] = (),
    limits: Limits | None = None,
    on_progress: OnProgress | None = None,
) -> Notice:
    """The notice in a file, parsed in a child process.

    Raises :class:`Unreadable` and :class:`SecrecyMark`, and nothing else, whatever the file does.
    """
    return await read_album_caged([File(data, name)], roster, limits, on_progress)


async def read_album_caged(
    files: Sequence[File],
    roster: Sequence[KnownUnit] = (),
    limits: Limits | None = None,
    on_progress: OnProgress | None = None,
) -> Notice:
    """The one notice that several files are, in their order: the photos of its pages. Raises as :func:`read_caged`."""
    if len(files) > MOST_FILES:
        raise Unreadable(Reason.TOO_MANY_PAGES)
    if any(len(file.data) > MAX_BYTES for file in files) or sum(len(file.data) for file in files) > MAX_ALBUM:
        raise Unreadable(Reason.TOO_BIG)
    with tempfile.TemporaryDirectory(prefix="dondoc-", dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None) as folder:
        return await _read(_request(files, roster), limits or Limits(), folder, on_progress)


def _request(files: Sequence[File], roster: Sequence[KnownUnit]) -> bytes:
    described = [{"name": file.name, "size": len(file.data)} for file in files]
    head = json.dumps({"files": described, "roster": roster_as_json(roster)}).encode()
    return b"\n".join((head, b"".join(file.data for file in files)))


async def _read(request: bytes, limits: Limits, folder: str, on_progress: OnProgress | None) -> Notice:
    child = await _started(limits, folder)
    try:
        async with asyncio.timeout(limits.seconds) as clock:
            steps = _Steps(clock, limits.page_seconds, on_progress)
            said = await _asked(child, request, limits.answer_bytes, steps)
            code = await child.wait()
    except TimeoutError as error:
        raise Unreadable(Reason.TOO_SLOW) from error
    finally:
        await _ended(child)
    return _notice(said, code)


class _Steps:
    """Gives the child time for each page that it begins, and passes the news on."""

    def __init__(self, clock: asyncio.Timeout, seconds: float, on_progress: OnProgress | None) -> None:
        self._clock = clock
        self._seconds = seconds
        self._on_progress = on_progress
        self._page = 0

    async def begun(self, page: int, of: int) -> None:
        """A page counts once, and only so many do."""
        if not self._page < page <= of <= MOST_PAGES:
            return
        self._page = page
        now = asyncio.get_running_loop().time()
        self._clock.reschedule(max(self._clock.when() or 0.0, now + self._seconds))
        if self._on_progress is not None:
            await self._on_progress(page, of)


async def _started(limits: Limits, folder: str) -> Process:
    bounds = (str(limits.memory), str(limits.cpu_seconds), str(limits.page_seconds))
    arguments = ("-I", "-X", "utf8", "-c", START, _package(), *bounds)
    environment = {"TMPDIR": folder, **ONE_THREAD}
    return await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment, start_new_session=True
    )


def _package() -> str:
    return str(Path(__file__).resolve().parent.parent)


async def _asked(child: Process, request: bytes, most: int, steps: _Steps) -> bytes:
    """Sends the request and takes at most ``most`` bytes of answer; both at once, so that no pipe fills up."""
    assert child.stdin is not None
    assert child.stdout is not None
    sending = asyncio.create_task(_sent(child.stdin, request))
    try:
        return await _received(child.stdout, most, steps)
    finally:
        sending.cancel()
        await asyncio.wait([sending])


async def _sent(pipe: asyncio.StreamWriter, request: bytes) -> None:
    with contextlib.suppress(ConnectionError):  # a child that died is told by its exit code
        pipe.write(request)
        await pipe.drain()
        pipe.close()
        await pipe.wait_closed()


async def _received(pipe: asyncio.StreamReader, most: int, steps: _Steps) -> bytes:
    """The child's last word; what it says before, line by line, is how far it is."""
    said = bytearray()
    while chunk := await pipe.read(65536):
        said += chunk
        if len(said) > most:
            raise Unreadable(Reason.TOO_BIG)
        while (step := _step(said)) is not None:
            del said[: said.index(b"\n") + 1]
            await steps.begun(*step)
    return bytes(said)


def _step(said: bytearray) -> tuple[int, int] | None:
    """(page, of) where ``said`` begins with a whole line that tells of a page."""
    line, end, _ = said.partition(b"\n")
    if not end or not line.startswith(b'{"page"'):
        return None
    try:
        told = json.loads(line)
        return int(told["page"]), int(told["of"])
    except (ValueError, KeyError, TypeError):
        return None


async def _ended(child: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.close()
    while await child.stdout.read(65536):  # to its end, or the pipe stays open
        pass
    await child.wait()


def _notice(said: bytes, code: int) -> Notice:
    if code != 0:
        raise Unreadable(_cause_of_death(code))
    try:
        answer: dict[str, Any] = json.loads(said)
        if "secret" in answer:
            raise SecrecyMark(str(answer["secret"]))
        if "notice" in answer:
            return notice_from_json(answer["notice"])
        reason = Reason(answer["unreadable"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(Reason.BROKEN) from error
    if "trace" in answer:
        log.warning("reading a file failed: %s", answer["trace"])
    raise Unreadable(reason)


def _cause_of_death(code: int) -> Reason:
    if -code in OUT_OF_TIME:
        return Reason.TOO_SLOW
    return Reason.TOO_BIG if -code in OUT_OF_MEMORY else Reason.BROKEN
