"""Earlier notices that a task of a draft cites by their number, with what is still open of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from notices.references import references
from services.draft import Draft
from services.likeness import likeness
from storage.assignments import OPEN_STATES
from storage.work import UnitOfWork

SHOWN: Final = 3
"""Open tasks of a cited notice that are named; the likest first."""


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task of a cited notice that some units still work on."""

    text: str
    units: tuple[str, ...]
    due: date | None


@dataclass(frozen=True, slots=True)
class Citation:
    """An issued notice that is cited."""

    number: str
    open: int
    """How many of its tasks are open."""
    tasks: tuple[OpenTask, ...]


async def citations(uow: UnitOfWork, seen: Draft, task_id: int) -> tuple[Citation, ...]:
    """The issued notices that the task cites, in the order of its words."""
    text, found = seen.task(task_id).text, list[Citation]()
    for number in references(text):
        notice = await uow.notices.numbered(number)
        if notice is not None and notice.id != seen.id:
            found.append(await _cited(uow, number, notice.id or 0, text))
    return tuple(found)


async def _cited(uow: UnitOfWork, number: str, notice_id: int, text: str) -> Citation:
    names = {unit.id: unit.short_name or unit.name for unit in await uow.units.all()}
    tasks = {task.id: task for task in await uow.notices.tasks(notice_id)}
    there = [a for a in await uow.assignments.of_notice(notice_id) if a.state in OPEN_STATES and a.task_id in tasks]
    open_ids = sorted({a.task_id for a in there}, key=lambda task_id: -likeness(tasks[task_id].text, text))
    shown = tuple(
        OpenTask(
            tasks[task_id].text,
            tuple(names.get(a.unit_id, "") for a in there if a.task_id == task_id),
            max((a.due for a in there if a.task_id == task_id and a.due), default=None),
        )
        for task_id in open_ids[:SHOWN]
    )
    return Citation(number, len(open_ids), shown)
