"""Scores every file of the real notices as the child process reads it, and what each trap is answered.

``python -m bench.variants [NAME...]`` or ``python -m bench.variants traps``.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.notices import SHARED, scorer, variants
from notices.cage import read_caged
from notices.errors import SecrecyMark, Unreadable
from notices.model import as_json

FIGURES = ("tasks", "exact", "who", "with", "when", "dates", "refs", "path", "head")


async def read(data: bytes, name: str) -> tuple[dict[str, Any] | str, float]:
    """(the notice as JSON or the answer, seconds with the child's start)."""
    began = time.perf_counter()
    try:
        found: dict[str, Any] | str = as_json(await read_caged(data, name))
    except Unreadable as error:
        found = error.reason.value
    except SecrecyMark as error:
        found = f"secret: {error.mark}"
    return found, time.perf_counter() - began


def _file(path: Path) -> tuple[bytes, str]:
    return path.read_bytes(), path.name


async def scores(wanted: Sequence[str]) -> None:
    """Prints a row a file; ``wanted`` names the files, none means all."""
    score = scorer()
    print(f"  {'file':32} seconds " + "".join(f"{name:>7}" for name in FIGURES))
    for variant in variants():
        if wanted and variant.path.name not in wanted:
            continue
        found, seconds = await read(*_file(variant.path))
        row, _ = score.score(variant.expected(), found if isinstance(found, dict) else {"tasks": []})
        print(f"  {variant.label:32} {seconds:7.1f} " + "".join(f"{row[name]:7.3f}" for name in FIGURES), flush=True)


async def traps() -> None:
    """Prints what each hostile file is answered."""
    for path in sorted((SHARED / "files" / "traps").iterdir()):
        found, seconds = await read(*_file(path))
        answered = found if isinstance(found, str) else f"read: {len(found['tasks'])} tasks"
        print(f"  {path.name:24} {path.stat().st_size / 1024:8.0f} KiB  {answered:18} {seconds:5.1f} s", flush=True)


if __name__ == "__main__":
    asyncio.run(traps() if sys.argv[1:] == ["traps"] else scores(sys.argv[1:]))
