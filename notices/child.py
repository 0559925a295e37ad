"""The process in which a file of others is parsed. Started by :mod:`notices.cage`, never imported by the bot.

stdin: one line of JSON (``name``, ``roster``), then the file's bytes. stdout: one JSON object with ``notice``,
``unreadable`` (a :class:`Reason`) or ``secret`` (the mark); ``trace`` tells where a fault of ours happened.
"""

from __future__ import annotations

import json
import resource
import sys
import traceback
from pathlib import Path
from typing import Any

NO_FILE_BYTES = 1024 * 1024


def limit(memory: int, cpu_seconds: int) -> None:
    """Bounds this process: address space in bytes, processor time, files and their size; no core dumps."""
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, NO_FILE_BYTES),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))


def answer(request: bytes) -> dict[str, Any]:
    """What the file says, or why it says nothing; never raises."""
    from notices.errors import Reason, SecrecyMark, Unreadable

    try:
        return {"notice": _notice(request)}
    except Unreadable as error:
        return {"unreadable": error.reason.value}
    except SecrecyMark as error:
        return {"secret": error.mark}
    except MemoryError:
        return {"unreadable": Reason.TOO_BIG.value}
    except Exception as error:  # any fault of a parser: the parent must hear of it as data
        return {"unreadable": Reason.BROKEN.value, "trace": _place(error)}


def _notice(request: bytes) -> dict[str, Any]:
    from notices.model import as_json
    from notices.reading import read
    from notices.wire import roster_from_json

    head, _, data = request.partition(b"\n")
    asked = json.loads(head)
    return as_json(read(data, asked["name"], roster_from_json(asked["roster"])))


def _place(error: BaseException) -> str:
    """Kind and place of a fault, without its message: that may quote the document."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno} ({last.name})"


def main() -> None:
    """``child MEMORY CPU_SECONDS``."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    reply = json.dumps(answer(sys.stdin.buffer.read()), ensure_ascii=False)
    sys.stdout.buffer.write(reply.encode())
    sys.stdout.buffer.flush()
