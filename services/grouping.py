"""Rows by the task that they hang on, so that a notice of hundreds of tasks is gone through once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class HangsOnTask(Protocol):
    """An assignment, a milestone, a doubt."""

    @property
    def task_id(self) -> int | None: ...


R = TypeVar("R", bound=HangsOnTask)


def by_task(rows: Iterable[R]) -> dict[int | None, list[R]]:
    """The rows of each task id, in their order."""
    found = dict[int | None, list[R]]()
    for row in rows:
        found.setdefault(row.task_id, []).append(row)
    return found
