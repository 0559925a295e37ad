"""Milliseconds to read a notice, from bytes to tasks."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path

from notices.reading import read

ROUNDS = 9
ROOT = Path(__file__).parents[1]


def documents() -> list[Path]:
    """The labelled notices where they are at hand, else our own samples."""
    shared = Path(os.environ.get("DONDOC_SHARED", ROOT.parent / "shared")) / "notices" / "text"
    return sorted(shared.glob("*.txt")) or sorted((ROOT / "tests" / "samples").glob("*.txt"))


def report() -> None:
    """Prints a line per notice and the whole."""
    medians = []
    for path in documents():
        data = path.read_bytes()
        times = [_milliseconds(data, path.name) for _ in range(ROUNDS)]
        medians.append(statistics.median(times))
        tasks = len(read(data, path.name).tasks)
        print(f"  {path.stem:34} {len(data) / 1024:6.1f} KiB {tasks:4} tasks {medians[-1]:8.1f} ms")
    print(f"  {'all':34} {sum(medians):32.1f} ms")


def _milliseconds(data: bytes, name: str) -> float:
    began = time.perf_counter()
    read(data, name)
    return (time.perf_counter() - began) * 1000
