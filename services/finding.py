"""/tim: tasks, notices and units that have all the words, of those that the person may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from services.charges import visible_units
from services.drafts import title_of
from services.errors import DomainError
from services.overview import NoticeLine, line_of
from services.rights import Action, may, require
from services.sheets import Item, item_of
from storage.assignments import Assignment
from storage.folding import folded
from storage.members import Member
from storage.notices import Notice, NoticeState, Task
from storage.units import Unit
from storage.work import UnitOfWork

MOST: Final = 100
"""Of each sort; who finds more needs more words."""
LONGEST: Final = 48
"""Characters of the folded words: they travel in the buttons that turn the pages."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One task that was found."""

    task_id: int
    text: str
    notice: str
    """The short name of its notice."""
    assignment_id: int | None
    """The person's own unit's, which opens with its buttons; None: it opens to be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that has the words."""

    words: str
    """Folded, as they were searched for."""
    tasks: tuple[Hit, ...]
    notices: tuple[tuple[int, str], ...]
    """(id, name)."""
    units: tuple[Unit, ...]


async def find(uow: UnitOfWork, actor: Member, words: str) -> Found:
    """What the actor may see and has every one of ``words``, with or without diacritics.

    :raises DomainError: no words.
    """
    require(actor, Action.ARRANGE_OWN)
    wanted = clean(words)
    if not wanted:
        raise DomainError("error.find.nothing_asked")
    units, states, each = await visible_units(uow, actor), _states(actor), wanted.split()
    tasks = await uow.finding.tasks(each, states, units, limit=MOST)
    notices = await uow.finding.notices(each, states, units, limit=MOST)
    return Found(
        wanted,
        tuple([await _hit(uow, actor, task, notice) for task, notice in tasks]),
        tuple((notice.id or 0, title_of(notice)) for notice in notices),
        await _units(uow, each, units) if may(actor, Action.SEE_PEOPLE) else (),
    )


def clean(words: str) -> str:
    """Folded, whole words only, short enough for a button. Pure."""
    text = folded(words).replace(":", " ").encode("ascii", "ignore").decode()
    kept = ""
    for word in text.split():
        longer = f"{kept} {word[:LONGEST]}".strip()
        if len(longer) > LONGEST:
            break
        kept = longer
    return kept


def _states(actor: Member) -> tuple[NoticeState, ...]:
    return (NoticeState.DRAFT, NoticeState.ISSUED) if may(actor, Action.DRAFT) else (NoticeState.ISSUED,)


async def _hit(uow: UnitOfWork, actor: Member, task: Task, notice: Notice) -> Hit:
    own = await uow.finding.assignments(task.id or 0, {actor.unit_id} if actor.unit_id else set())
    answerable = bool(own) and may(actor, Action.ANSWER)
    return Hit(task.id or 0, task.text, title_of(notice), own[0].id if answerable else None)


async def _units(uow: UnitOfWork, words: list[str], seen: Collection[int] | None) -> tuple[Unit, ...]:
    aliases, found = await uow.units.aliases(), []
    for unit in await uow.units.all():
        names = folded(unit.name, unit.short_name, *aliases.get(unit.id or 0, ()))
        if (seen is None or unit.id in seen) and all(word in names for word in words):
            found.append(unit)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TaskSeen:
    """One task to be read: its words, notice, and how each unit stands with it."""

    task: Task
    notice: Notice
    parts: tuple[tuple[str, Item], ...]
    """(unit, its assignment)."""


async def task_seen(uow: UnitOfWork, actor: Member, task_id: int) -> TaskSeen:
    """The task, if the actor may see it.

    :raises DomainError: they may not, or there is none: the same answer.
    """
    require(actor, Action.ARRANGE_OWN)
    task = await uow.notices.task(task_id)
    notice = await uow.notices.get(task.notice_id) if task else None
    if task is None or notice is None or task.dropped or notice.state not in _states(actor):
        raise DomainError("error.gone")
    units = await visible_units(uow, actor)
    mine = await uow.finding.assignments(task_id, units)
    if not mine and not may(actor, Action.DRAFT) and units is not None:
        raise DomainError("error.gone")
    names = {unit.id: unit.name for unit in await uow.units.all()}
    return TaskSeen(task, notice, tuple([await _part(uow, one, task, notice, names) for one in mine]))


async def _part(
    uow: UnitOfWork, assignment: Assignment, task: Task, notice: Notice, names: dict[int | None, str]
) -> tuple[str, Item]:
    return names.get(assignment.unit_id, ""), await item_of(uow, assignment, task, notice)


async def notice_seen(uow: UnitOfWork, actor: Member, notice_id: int, now: datetime) -> tuple[NoticeLine, str]:
    """An issued notice with the counts of what the actor may see of it, and its title.

    :raises DomainError: none, or none of whose work they may see: the same answer.
    """
    require(actor, Action.ARRANGE_OWN)
    notice, units = await uow.notices.get(notice_id), await visible_units(uow, actor)
    if notice is None or notice.state is not NoticeState.ISSUED:
        raise DomainError("error.gone")
    mine = [a for a in await uow.assignments.of_notice(notice_id) if units is None or a.unit_id in units]
    if not mine and units is not None:
        raise DomainError("error.gone")
    return line_of(notice, mine, now), notice.title or ""
