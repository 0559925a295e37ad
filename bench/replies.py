"""Replies understood a second, and the slowest that a message can be made."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from replies.reading import understand

ROOT = Path(__file__).parents[1]
TODAY = date(2024, 4, 3)
ROUNDS = 7
MESSAGE = 4096
"""Telegram's longest."""
USUAL = "Mục 1, 2 xong; mục 3 được 70%; mục 5 xin lùi đến 25/4 do chờ thẩm định"
TRYING = (
    *(
        USUAL + "; ",
        "a",
        "mục ",
        "1,",
        "1-",
        "5.",
        ".a",
        "a b ",
        "\n1.",
        "- ",
        "(",
        '"',
        "“5. a",
        "xin ",
        "chưa ",
        "đã ",
    ),
    *("đã trình ", "mục 1 xong ", "trừ mục 1 ", "12/3/", "dạ báo cáo ", "thứ sáu ", "một hai ba ", "cho em ", "0905 "),
    *("1.000.", "nhầm ", "ạ"),
)
"""Repeated up to Telegram's limit."""


def replies() -> list[str]:
    """The labelled replies where they are at hand, else our own examples."""
    shared = Path(os.environ.get("DONDOC_SHARED", ROOT.parent / "shared")) / "replies" / "dev.jsonl"
    if shared.exists():
        return [json.loads(line)["text"] for line in shared.read_text("utf-8").splitlines()]
    corpus = sorted((ROOT / "tests" / "replies" / "corpus").glob("*.txt"))
    return [line.split(" | ")[1] for file in corpus for line in file.read_text("utf-8").splitlines() if " | " in line]


def report() -> None:
    """Prints replies a second, the median, the usual one and the slowest text of 4,096 characters, in milliseconds."""
    texts = replies()
    times = [_milliseconds(lambda text=text: understand(text, TODAY, 9)) for text in texts]  # type: ignore[misc]
    print(
        f"  {len(texts)} replies {1000 * len(times) / sum(times):10.0f} /s   median {statistics.median(times):.2f} ms"
    )
    slow = {one: _milliseconds(lambda one=one: understand(one * MESSAGE, TODAY, 9)) for one in TRYING}  # type: ignore[misc]
    worst = max(slow, key=lambda one: slow[one])
    print(
        f"  {MESSAGE} characters of usual replies {slow[TRYING[0]]:.1f} ms; the worst, {worst!r}, {slow[worst]:.1f} ms"
    )


def _milliseconds(work: Callable[[], object]) -> float:
    """The best of some rounds: what the machine does beside is not counted."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best * 1000
