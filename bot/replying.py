"""``dondoc reply``: how a unit head's words are understood, on the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import locales
from replies.model import Update
from replies.reading import understand
from replies.wire import as_json, with_grounds

UNREADABLE = 2
"""Exit status where the input is no reply."""


class BadLine(Exception):
    """A line of the input that cannot be read."""

    def __init__(self, number: int, problem: str) -> None:
        super().__init__(f"line {number}: {problem}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the input."""

    id: str | int
    text: str
    today: date
    tasks: int
    replying_to: int | None


def one_reply(text: str, today: date, tasks: int, replying_to: int | None, *, json_wanted: bool) -> int:
    """Prints what one reply says, in words or as one JSON object."""
    text = sys.stdin.read() if text == "-" else text
    updates = understand(text, today, max(tasks, replying_to or 0), replying_to)
    if json_wanted:
        print(json.dumps({"updates": [with_grounds(update) for update in updates]}, ensure_ascii=False))
    else:
        print("\n".join(_said(update, locales.load()["en"]) for update in updates))
    return 0


def many_replies(source: Path) -> int:
    """One JSON line for each line of ``source`` ("-" for standard input); nothing at all if one cannot be read."""
    data = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
    try:
        lines = [_answered(asked) for asked in _asked(data)]
    except BadLine as error:
        print(f"dondoc: {error}", file=sys.stderr)
        return UNREADABLE
    sys.stdout.write("".join(line + "\n" for line in lines))
    return 0


def _answered(asked: Asked) -> str:
    updates = understand(asked.text, asked.today, asked.tasks, asked.replying_to)
    return json.dumps({"id": asked.id, "updates": [as_json(update) for update in updates]}, ensure_ascii=False)


def _asked(data: bytes) -> Iterator[Asked]:
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield _line(number, line)


def _line(number: int, line: bytes) -> Asked:
    """:raises BadLine: it is no JSON object, or a field is missing or of another kind."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(number, f"no JSON ({error})") from None
    if not isinstance(row, dict):
        raise BadLine(number, "no JSON object")
    replying_to = row.get("replying_to")
    if not isinstance(row.get("id"), str | int):
        raise BadLine(number, "id: text or a number is needed")
    if not isinstance(row.get("text"), str):
        raise BadLine(number, "text: text is needed")
    if not _is_count(row.get("tasks")):
        raise BadLine(number, "tasks: a number from 0 on is needed")
    if replying_to is not None and not _is_count(replying_to):
        raise BadLine(number, "replying_to: a task number or null is needed")
    return Asked(row["id"], row["text"], _day(number, row.get("today")), row["tasks"], replying_to)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000


def _day(number: int, value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadLine(number, "today: a day like 2024-04-03 is needed") from None


def _said(update: Update, t: locales.Tongue) -> str:
    """ "Under way: 3 · 70%", "More time asked for: 5 · until 25/04/2024 (not sure: …)"."""
    tasks = ", ".join(map(str, update.tasks)) or t("reply.no_number")
    parts = [t(f"reply.{update.kind.value}", tasks=tasks)]
    if update.percent is not None:
        parts.append(t("reply.percent", percent=update.percent))
    if update.until:
        parts.append(t("reply.until", day=f"{update.until:%d/%m/%Y}"))
    if not update.sure:
        parts.append(t("reply.unsure", why=t(f"reply.why.{update.why.value}")))
    return " · ".join(part.striptags() for part in parts) + f"\n    {update.words}"
