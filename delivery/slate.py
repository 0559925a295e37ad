"""What is out and what Telegram has taken, noted in a file beside the SQLite database before the database knows.

A record waits for other transactions, and a process that is killed while it waits would not know any more that the
message arrived. A note is one write to the page cache, which outlives the process. PostgreSQL has no such wait.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from typing import Final

from delivery.outcome import Fate, Outcome

log = logging.getLogger(__name__)

LINES: Final = 64
"""As many messages as can be out at once, and more: one line each, written over by the next."""
_LINE: Final = Struct("<?qqqq")
_HEAD: Final = 64
_SIZE: Final = _HEAD + LINES * _LINE.size
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to send a row of the outbox."""

    row_id: int
    number: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Notes:
    """What a slate tells after its process has died."""

    whole: bool
    """What is not noted did not go out. Not so after a power cut, which may take notes with it."""
    taken: dict[Attempt, int | None]
    """Attempts that Telegram said yes to, with the message's id where it told one."""
    out: set[Attempt]
    """Attempts of which nobody knows."""

    def outcome_of(self, attempt: Attempt) -> Outcome | None:
        """What became of an attempt that was never recorded; None when it may have arrived or not."""
        if attempt in self.taken:
            return Outcome(Fate.SENT, message_id=self.taken[attempt])
        if self.whole and attempt not in self.out:
            return Outcome(Fate.NOT_SENT, "the process died before it was sent")
        return None


class Slate:
    """The notes of one process; of none where there is no file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._open: int | None = None
        self._free: list[int] = []

    def read(self) -> Notes:
        """What the process before this one noted."""
        data = self._file.read_bytes() if self._file and self._file.exists() else b""
        taken, out = dict[Attempt, int | None](), set[Attempt]()
        for yes, message_id, *attempt in _LINE.iter_unpack(data[_HEAD:]) if len(data) == _SIZE else ():
            if yes:
                taken[Attempt(*attempt)] = message_id or None
            else:
                out.add(Attempt(*attempt))
        boot = _boot()
        return Notes(bool(boot) and len(data) == _SIZE and data[:_HEAD] == boot, taken, out)

    def wipe(self) -> None:
        """Begins anew: what was noted is in the database now."""
        if self._file is None:
            return
        self.close()
        self._file.write_bytes(_boot().ljust(_HEAD, b"\0") + bytes(_SIZE - _HEAD))
        self._open = os.open(self._file, os.O_WRONLY)
        self._free = list(range(LINES))

    @contextmanager
    def line(self, attempt: Attempt) -> Iterator[Line]:
        """A line for this attempt, until it is recorded."""
        if self._open is None and self._file is not None:
            self._file.unlink(missing_ok=True)  # another process's notes, which would not tell of what goes out now
        number = self._free.pop() if self._free else None
        try:
            yield Line(attempt, self._open, number)
        finally:
            if number is not None:
                self._free.append(number)

    def close(self) -> None:
        """Nothing more is noted."""
        if self._open is not None:
            os.close(self._open)
        self._open, self._free = None, []


class Line:
    """Where one attempt is noted."""

    def __init__(self, attempt: Attempt, file: int | None, number: int | None) -> None:
        self._attempt, self._file, self._number = attempt, file, number

    def out(self) -> bool:
        """The request goes out now."""
        return self._write(taken=False)

    def taken(self, message_id: int | None) -> bool:
        """Telegram said yes. False where that is not noted: there is no slate, or the disk does not take it."""
        return self._write(taken=True, message_id=message_id or 0)

    def _write(self, *, taken: bool, message_id: int = 0) -> bool:
        if self._file is None or self._number is None:
            return False
        attempt = self._attempt
        line = _LINE.pack(taken, message_id, attempt.row_id, attempt.number, attempt.chat_id)
        try:
            return os.pwrite(self._file, line, _HEAD + self._number * _LINE.size) == len(line)
        except OSError as error:
            log.warning("not noted: %s", error)
            return False


def _boot() -> bytes:
    """Which start of the machine this is; nothing where it does not tell."""
    try:
        return _BOOT.read_bytes().strip().ljust(_HEAD, b"\0")
    except OSError:
        return b""
