"""The office's time, which a visitor may move on. A file carries it to the bot's own process."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

LONGEST = timedelta(days=366)
"""One jump goes no further: who asks for more has mistyped the year."""


class OfficeClock:
    """Runs as the machine's clock does, ahead of it (or behind) by what it was set to; it never goes back.

    ``file`` holds the difference in seconds, as decimal text; it is replaced in one go: no reader sees half.
    """

    def __init__(self, zone: ZoneInfo, file: Path, start: datetime) -> None:
        self.zone = zone
        self._file = file
        self._set(start)

    def now(self) -> datetime:
        return datetime.now(self.zone) + self.ahead

    def move(self, to: datetime) -> None:
        """Jumps to ``to`` (aware). ValueError when that is past, or further than a year away."""
        if not timedelta() <= to - self.now() <= LONGEST:
            raise ValueError("the clock moves forward, by at most a year")
        self._set(to)

    def _set(self, to: datetime) -> None:
        self.ahead = to - datetime.now(UTC)
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{self.ahead.total_seconds():.6f}", "ascii")
        fresh.replace(self._file)
