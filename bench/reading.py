"""Milliseconds of processor time to read a notice, from bytes to tasks; and how the cost grows with its length.

The median of some rounds, and the least: what neighbours on a shared machine take shows hardly in the least.
"""

from __future__ import annotations

import gc
import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from notices.formats.text import of_text
from notices.grammar import understand
from notices.model import Block
from notices.paragraphs import paragraphs
from notices.reading import read
from notices.sections import parts

ROUNDS = 9
ROOT = Path(__file__).parents[1]
LETTERS_A_PAGE = 2500
TIMES = (1, 10, 30)
"""How often the orders of the longest notice are repeated."""


def documents() -> list[Path]:
    """The labelled notices where they are at hand, else our own."""
    shared = Path(os.environ.get("DONDOC_SHARED", ROOT.parent / "shared")) / "notices" / "text"
    return sorted(shared.glob("*.txt")) or sorted((ROOT / "tests" / "notices" / "corpus").glob("*.txt"))


def report() -> None:
    """Prints a line per notice, the whole, and the growth."""
    medians, least = [], []
    for path in documents():
        data = path.read_bytes()
        whole = _milliseconds(lambda data=data, name=path.name: read(data, name))  # type: ignore[misc]
        blocks = paragraphs(data.decode("utf-8"))
        grammar = _milliseconds(lambda blocks=blocks: understand(blocks))  # type: ignore[misc]
        medians.append(statistics.median(whole))
        least.append(min(whole))
        tasks = len(read(data, path.name).tasks)
        print(
            f"  {path.stem:34} {len(data) / 1024:6.1f} KiB {tasks:4} tasks {medians[-1]:8.1f} ms,"
            f" least {least[-1]:5.1f}, of that grammar {min(grammar):5.1f}"
        )
    print(f"  {'all':34} {sum(medians):32.1f} ms, least {sum(least):5.1f}")
    for line in _growth(max(documents(), key=lambda path: path.stat().st_size)):
        print(line)


def _growth(path: Path) -> Iterator[str]:
    """The longest notice with its orders repeated, every paragraph a little different."""
    found = parts(of_text(path.read_text("utf-8")).blocks)
    for times in TIMES:
        body = [_varied(block, turn) for turn in range(times) for block in found.body]
        blocks = (*found.head, *body, *found.foot)
        pages = sum(len(block.text) for block in blocks) / LETTERS_A_PAGE
        cost = min(_milliseconds(lambda blocks=blocks: understand(blocks), rounds=3))  # type: ignore[misc]
        yield f"  {pages:5.0f} pages {cost:8.1f} ms, {cost / pages:5.1f} a page"


def _varied(block: Block, turn: int) -> Block:
    return Block(re.sub(r"(?<=\w)([.;])$", rf" {turn}\1", block.text), block.bold)


def _milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    work()
    gc.collect()  # what the imports left behind is no cost of reading
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append((time.process_time() - began) * 1000)
    return times
