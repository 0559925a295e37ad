"""What the Office changes in a draft: units, deadlines, words, tasks. Every change leaves its line in the log.

Each function is told the state that is wanted, so that a second press changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from notices.grounds import Field
from notices.model import DoubtKind
from services.drafts import ABOUT_DATES, ABOUT_UNITS, editable
from services.errors import DomainError
from services.rights import Action, require
from services.sheets import role_in
from storage.assignments import Assignment
from storage.members import Member
from storage.notices import Milestone, Task
from storage.work import UnitOfWork

ALL_UNITS: Final = 0
"""Stands for all units, as a unit's id."""
SHORTEST: Final = 5
LONGEST: Final = 4000
"""Letters of a task's text."""


async def assign(uow: UnitOfWork, actor: Member, task_id: int, unit_id: int, now: datetime) -> Task:
    """The unit gets the task (``ALL_UNITS``: everybody does)."""
    task = await _task(uow, actor, task_id)
    if unit_id == ALL_UNITS:
        return await _everybody(uow, actor, task, True, now)
    unit = await uow.units.get(unit_id)
    if unit is None or not unit.active:
        raise DomainError("draft.unit_gone")
    if all(a.unit_id != unit_id for a in await uow.assignments.of_task(task_id)):
        await uow.assignments.add(Assignment(task_id=task_id, unit_id=unit_id, role=role_in(task)))
        await _changed(uow, actor, task, now, "task.assign", after={"unit": unit.name})
    await _settle(uow, task, ABOUT_UNITS, Field.WHO, Field.PARTNERS)
    return task


async def unassign(uow: UnitOfWork, actor: Member, task_id: int, unit_id: int, now: datetime) -> Task:
    """The unit does not get the task; the deadlines that were its alone go with it."""
    task = await _task(uow, actor, task_id)
    if unit_id == ALL_UNITS:
        return await _everybody(uow, actor, task, False, now)
    for assignment in await uow.assignments.of_task(task_id):
        if assignment.unit_id == unit_id:
            await uow.assignments.delete(assignment)
            await _drop_milestones(uow, [m for m in await _milestones(uow, task) if m.unit_id == unit_id])
            await _changed(uow, actor, task, now, "task.unassign", before={"unit": unit_id})
            await _settle(uow, task, frozenset(), Field.WHO, Field.PARTNERS)
    return task


async def _everybody(uow: UnitOfWork, actor: Member, task: Task, wanted: bool, now: datetime) -> Task:
    if task.everybody is not wanted:
        task.everybody = wanted
        await _changed(
            uow, actor, task, now, "task.everybody", before={"everybody": not wanted}, after={"everybody": wanted}
        )
    if wanted:
        await _settle(uow, task, ABOUT_UNITS, Field.WHO, Field.PARTNERS)
    return task


async def set_due(uow: UnitOfWork, actor: Member, task_id: int, due: date | None, now: datetime) -> Task:
    """All units of the task have this one deadline, or none; what the document said gives way to it."""
    task = await _task(uow, actor, task_id)
    old = await _milestones(uow, task)
    if [(m.due, m.unit_id, m.phrase) for m in old] != ([(due, None, "")] if due else []):
        await _drop_milestones(uow, old)
        if due:
            await uow.notices.add(Milestone(task_id=task_id, due=due))
        before = {"due": [m.due for m in old]}
        await _changed(uow, actor, task, now, "task.due", before=before, after={"due": due})
    await _settle(uow, task, ABOUT_DATES, Field.WHEN)
    return task


async def set_text(uow: UnitOfWork, actor: Member, task_id: int, text: str, now: datetime) -> Task:
    """The task in the Office's words.

    :raises DomainError: too short or too long.
    """
    task = await _task(uow, actor, task_id)
    text = _one_line(text)
    if text != task.text:
        before, task.text = task.text, text
        await _settle(uow, task, frozenset(), Field.TEXT)
        await _changed(uow, actor, task, now, "task.text", before={"text": before}, after={"text": text})
    return task


async def drop(uow: UnitOfWork, actor: Member, task_id: int, now: datetime) -> Task:
    """The task is left out; nobody gets it."""
    task = await _task(uow, actor, task_id)
    task.dropped = True
    await _changed(uow, actor, task, now, "task.drop", before={"text": task.text})
    await _settle(uow, task, frozenset(DoubtKind))
    return task


async def add_task(uow: UnitOfWork, actor: Member, notice_id: int, text: str, now: datetime) -> Task:
    """One more task at the end of the notice, without units so far."""
    require(actor, Action.DRAFT)
    await editable(uow, notice_id)
    position = await uow.notices.last_position(notice_id) + 1
    task = Task(notice_id=notice_id, position=position, path=f"+{position}", text=_one_line(text))
    await uow.notices.add(task)
    await _changed(uow, actor, task, now, "task.add", after={"text": task.text})
    return task


async def settle_doubt(uow: UnitOfWork, actor: Member, doubt_id: int, now: datetime) -> int:
    """The Office has looked at it and it is well; gives the notice's id."""
    require(actor, Action.DRAFT)
    doubt = await uow.notices.doubt(doubt_id)
    if doubt is None:
        raise DomainError("draft.gone")
    await editable(uow, doubt.notice_id)
    if not doubt.settled:
        doubt.settled = True
        after = {"doubt": doubt.kind, "words": doubt.words}
        await uow.log.append("doubt.settle", f"notice:{doubt.notice_id}", actor_id=actor.id, now=now, after=after)
    return doubt.notice_id


async def _task(uow: UnitOfWork, actor: Member, task_id: int) -> Task:
    require(actor, Action.DRAFT)
    task = await uow.notices.task(task_id)
    if task is None:
        raise DomainError("draft.task_gone")
    await editable(uow, task.notice_id)
    if task.dropped:
        raise DomainError("draft.task_gone")
    return task


async def _milestones(uow: UnitOfWork, task: Task) -> list[Milestone]:
    return [m for m in await uow.notices.milestones(task.notice_id) if m.task_id == task.id]


async def _drop_milestones(uow: UnitOfWork, milestones: Iterable[Milestone]) -> None:
    for milestone in milestones:
        await uow.notices.delete(milestone)


async def _settle(uow: UnitOfWork, task: Task, kinds: frozenset[DoubtKind], *fields: Field) -> None:
    """The doubts are answered, and what the reader guessed about ``fields`` counts no more."""
    task.grounds = {field: one for field, one in task.grounds.items() if field not in fields}
    for doubt in await uow.notices.doubts(task.notice_id):
        if doubt.task_id == task.id and doubt.kind in kinds:
            doubt.settled = True
    await uow.session.flush()


async def _changed(
    uow: UnitOfWork,
    actor: Member,
    task: Task,
    now: datetime,
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    notice = await editable(uow, task.notice_id)
    notice.version += 1
    await uow.session.flush()
    await uow.log.append(action, f"task:{task.id}", actor_id=actor.id, now=now, before=before, after=after)


def _one_line(text: str) -> str:
    text = " ".join(text.split())
    if not SHORTEST <= len(text) <= LONGEST:
        raise DomainError("draft.text_length", shortest=SHORTEST, longest=LONGEST)
    return text
