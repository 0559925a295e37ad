"""The process in which files of others are parsed. Started by :mod:`notices.cage`, never imported by the bot.

stdin: one line of JSON (``files``: a name and a size each; ``roster``), then the files' bytes. stdout: lines of JSON,
``page`` and ``of`` before each page that takes long, at last one object with ``notice``, ``unreadable``
(a :class:`Reason`) or ``secret`` (the mark); ``trace`` tells where a fault of ours happened.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

SMALL_FILE = 1024 * 1024
OFFICE_FILE, OFFICE_MEMORY, OFFICE_FILES = 64 * 1024 * 1024, 256 * 1024 * 1024, 256
"""What LibreOffice, started from here, gets beyond our own limits."""
LONGEST_CPU: Final = 60 * 60
"""Seconds; the parent's clock ends a child long before."""
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
"""Linux' CLONE_NEWUSER and CLONE_NEWNET."""


def limit(memory: int, cpu_seconds: int) -> None:
    """Bounds this process: address space in bytes, processor time, files and their size; no core dumps.

    The hard limits leave room for LibreOffice and for pages that are read from pictures.
    """
    for kind, soft, hard in (
        (resource.RLIMIT_AS, memory, memory + OFFICE_MEMORY),
        (resource.RLIMIT_CPU, cpu_seconds, LONGEST_CPU),
        (resource.RLIMIT_FSIZE, SMALL_FILE, OFFICE_FILE),
        (resource.RLIMIT_NOFILE, 64, OFFICE_FILES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(kind, (soft, hard))


def cut_off() -> None:
    """Leaves this process without a network, where the system lets it: nothing in a file may fetch anything."""
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare is not None and unshare(NEW_NETWORK) != 0:
        unshare(NEW_USER | NEW_NETWORK)


def answer(request: bytes, progress: Any = None) -> dict[str, Any]:
    """What the files say, or why they say nothing; never raises."""
    from notices.errors import Reason, SecrecyMark, Unreadable

    try:
        return {"notice": _notice(request, progress)}
    except Unreadable as error:
        return {"unreadable": error.reason.value}
    except SecrecyMark as error:
        return {"secret": error.mark}
    except MemoryError:
        return {"unreadable": Reason.TOO_BIG.value}
    except Exception as error:  # any fault of a parser: the parent must hear of it as data
        return {"unreadable": _reason(error), "trace": _place(error)}


def _notice(request: bytes, progress: Any) -> dict[str, Any]:
    from notices.formats.contents import silent
    from notices.model import as_json
    from notices.reading import read_album
    from notices.wire import File, roster_from_json

    head, _, data = request.partition(b"\n")
    asked = json.loads(head)
    files = [File(part, name) for part, name in _parts(data, asked["files"])]
    return as_json(read_album(files, roster_from_json(asked["roster"]), progress or silent))


def _parts(data: bytes, files: list[Mapping[str, Any]]) -> Iterator[tuple[bytes, str]]:
    start = 0
    for file in files:
        yield data[start : start + file["size"]], file["name"]
        start += file["size"]


def _reason(error: Exception) -> str:
    """OpenCV and Tesseract have errors of their own for memory that they did not get."""
    from notices.errors import Reason

    words = str(error).lower()
    return Reason.TOO_BIG.value if "memory" in words or "alloc" in words else Reason.BROKEN.value


def _place(error: BaseException) -> str:
    """Kind and place of a fault, without its message: that may quote the document."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno} ({last.name})"


class Teller:
    """Tells the parent of each page, and gives itself processor time for it."""

    def __init__(self, out: BinaryIO, seconds_a_page: int) -> None:
        self._out = out
        self._seconds = seconds_a_page

    def __call__(self, page: int, of: int) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + self._seconds
        resource.setrlimit(resource.RLIMIT_CPU, (min(soft, LONGEST_CPU), LONGEST_CPU))
        self.say({"page": page, "of": of})

    def say(self, words: Mapping[str, Any]) -> None:
        self._out.write(json.dumps(words, ensure_ascii=False).encode() + b"\n")
        self._out.flush()


def main() -> None:
    """``child MEMORY CPU_SECONDS SECONDS_A_PAGE``."""
    cut_off()
    limit(int(sys.argv[1]), int(sys.argv[2]))
    with os.fdopen(os.dup(1), "wb") as out, open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # whatever a library prints is no answer of ours
        teller = Teller(out, int(sys.argv[3]))
        teller.say(answer(sys.stdin.buffer.read(), teller))
