"""Reads a file of others in a child process that can be stopped: parsers are large, and some are C.

The child gets no environment (no tokens), little memory, little time, and a session of its own that is killed whole.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from notices.errors import Reason, SecrecyMark, Unreadable
from notices.model import Notice
from notices.sniff import MAX_BYTES
from notices.units import KnownUnit
from notices.wire import notice_from_json, roster_as_json

log = logging.getLogger(__name__)

START: Final = "import sys; sys.path.insert(0, sys.argv.pop(1)); from notices.child import main; main()"
"""An isolated interpreter knows neither the working folder nor PYTHONPATH: the package's folder is handed over."""

OUT_OF_MEMORY: Final = frozenset({signal.SIGABRT, signal.SIGTRAP, signal.SIGILL})
"""How C and C++ code ends when it gets no memory."""

OUT_OF_TIME: Final = frozenset({signal.SIGXCPU, signal.SIGKILL})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use."""

    memory: int = 1024**3
    """Address space in bytes."""
    cpu_seconds: int = 30
    seconds: float = 45.0
    """Wall clock."""
    answer_bytes: int = 32 * 1024 * 1024


async def read_caged(data: bytes, name: str, roster: Sequence[KnownUnit] = (), limits: Limits | None = None) -> Notice:
    """The notice in a file, parsed in a child process.

    Raises :class:`Unreadable` and :class:`SecrecyMark`, and nothing else, whatever the file does.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(Reason.TOO_BIG)
    bounds = limits or Limits()
    head = json.dumps({"name": name, "roster": roster_as_json(roster)}).encode()
    child = await _started(bounds)
    try:
        async with asyncio.timeout(bounds.seconds):
            said = await _asked(child, head + b"\n" + data, bounds.answer_bytes)
            code = await child.wait()
    except TimeoutError as error:
        raise Unreadable(Reason.TOO_SLOW) from error
    finally:
        await _ended(child)
    return _notice(said, code)


async def _started(limits: Limits) -> Process:
    arguments = ("-I", "-X", "utf8", "-c", START, _package(), str(limits.memory), str(limits.cpu_seconds))
    return await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}, start_new_session=True
    )


def _package() -> str:
    return str(Path(__file__).resolve().parent.parent)


async def _asked(child: Process, request: bytes, most: int) -> bytes:
    """Sends the request and takes at most ``most`` bytes of answer; both at once, so that no pipe fills up."""
    assert child.stdin is not None
    assert child.stdout is not None
    sending = asyncio.create_task(_sent(child.stdin, request))
    try:
        return await _received(child.stdout, most)
    finally:
        sending.cancel()
        await asyncio.wait([sending])


async def _sent(pipe: asyncio.StreamWriter, request: bytes) -> None:
    with contextlib.suppress(ConnectionError):  # a child that died is told by its exit code
        pipe.write(request)
        await pipe.drain()
        pipe.close()
        await pipe.wait_closed()


async def _received(pipe: asyncio.StreamReader, most: int) -> bytes:
    said = bytearray()
    while chunk := await pipe.read(65536):
        said += chunk
        if len(said) > most:
            raise Unreadable(Reason.TOO_BIG)
    return bytes(said)


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
