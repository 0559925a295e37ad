"""Replies in many voices, one a line: what each says. Today is Wednesday 3 April 2024."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from replies.model import Update
from replies.reading import understand

TODAY = date(2024, 4, 3)
FOLDER = Path(__file__).parent / "corpus"


def cases() -> list[tuple[str, int, int | None, str, str]]:
    found = []
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                setting, text, says = line.split(" | ", 2)
                tasks, _, replying_to = setting.partition("/")
                text = text.replace("\\n", "\n")
                found.append((file.stem, int(tasks), int(replying_to) if replying_to else None, text, says))
    return found


def spoken(update: Update) -> str:
    """ "progress 3 70", "extension 5 2024-04-25" ("-" where no day is named)."""
    parts = [update.kind.value, *map(str, update.tasks)]
    if update.percent is not None:
        parts.append(str(update.percent))
    if update.kind == "extension":
        parts.append(str(update.until or "-"))
    return " ".join(parts)


@pytest.mark.parametrize(("kind", "tasks", "replying_to", "text", "says"), cases())
def test_a_reply_says_what_it_says(kind: str, tasks: int, replying_to: int | None, text: str, says: str) -> None:
    assert " | ".join(map(spoken, understand(text, TODAY, tasks, replying_to))) == says
