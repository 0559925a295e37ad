"""Bad input: how much of it the tests try, and what the bot makes of it.

``python -m bench.bad_input [PYTEST OPTION...]`` plays the flows of bad input and counts each update that must change
nothing: answered with words of its own, let go without a word on purpose (a stranger's second message), or crashed.
Where the hostile files are at hand (DONDOC_SHARED), each is read as a notice is read, too.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from bench.notices import SHARED
from bench.variants import read

ROOT: Final = Path(__file__).parents[1]
FLOWS: Final = (
    "test_bad_buttons.py",
    "test_bad_files.py",
    "test_bad_input.py",
    "test_guessed_ids.py",
    "test_odd_messages.py",
)
COLUMNS: Final = ("tried", "answered", "let go", "crashed")


class Tally(logging.Handler):
    """A pytest plugin that adds up what tests/flows/tried.py logs, by test file."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.rows: dict[str, Counter[str]] = {}
        self._file = ""

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._file = Path(nodeid.partition("::")[0]).name
        self.rows.setdefault(self._file, Counter())

    def emit(self, record: logging.LogRecord) -> None:
        assert isinstance(record.args, tuple)
        self.rows[self._file].update(dict(zip(COLUMNS, map(int, map(str, record.args)), strict=True)))


def flows(options: list[str]) -> tuple[dict[str, Counter[str]], int]:
    """The counts, and pytest's own verdict."""
    tally, logger = Tally(), logging.getLogger("tried")
    logger.setLevel(logging.INFO)
    logger.addHandler(tally)
    files = [str(ROOT / "tests" / "flows" / name) for name in FLOWS]
    verdict = pytest.main(["-q", "-p", "no:xdist", *options, *files], plugins=[tally])
    return tally.rows, int(verdict)


async def traps() -> Counter[str]:
    """Each hostile file: read, or refused with one of the reasons that have a sentence; anything else is a crash."""
    found = Counter[str]()
    for path in sorted((SHARED / "files" / "traps").iterdir()):
        found["tried"] += 1
        try:
            await read(path.read_bytes(), path.name)
            found["answered"] += 1
        except Exception as error:
            print(f"{path.name}: {error!r}")
            found["crashed"] += 1
    return found


def main() -> int:
    rows, verdict = flows(sys.argv[1:])
    if (SHARED / "files" / "traps").is_dir():
        rows["hostile files"] = asyncio.run(traps())
    total = sum(rows.values(), Counter[str]())
    print(f"\n  {'':24}" + "".join(f"{name:>10}" for name in COLUMNS))
    for name, row in (*rows.items(), ("all", total)):
        print(f"  {name:24}" + "".join(f"{row[column]:10}" for column in COLUMNS))
    return verdict or int(total["crashed"] > 0)


if __name__ == "__main__":
    sys.exit(main())
