"""What the Office changes in one task of a draft: units, deadline, words, evidence.

Each function is told the state that is wanted, so that a second press changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from notices.grounds import Field
from notices.model import DoubtKind
from services.changing import changing
from services.draft import ABOUT_DATES, ABOUT_UNITS
from services.drafts import editable
from services.errors import DomainError
from services.rights import Action, require
from services.sheets import role_in
from storage.assignments import Assignment, AssignmentRole
from storage.members import Member
from storage.notices import Doubt, Milestone, Notice, Task
from storage.work import UnitOfWork

ALL_UNITS: Final = 0
"""Stands for all units, as a unit's id."""
SHORTEST: Final = 5
LONGEST: Final = 4000
"""Letters of a task's text."""
_UNITS: Final = (Field.WHO, Field.PARTNERS)


async def assign(
    uow: UnitOfWork, actor: Member, task_id: int, unit_id: int, now: datetime, *, partner: bool = False
) -> Task:
    """The unit gets the task (``ALL_UNITS``: everybody does), as ``partner`` only to coordinate with."""
    task = await own_task(uow, actor, task_id)
    if unit_id == ALL_UNITS:
        return await _everybody(uow, actor, task, True, now)
    unit = await uow.units.get(unit_id)
    if unit is None or not unit.active:
        raise DomainError("draft.unit_gone")
    there = next((a for a in await uow.assignments.of_task(task_id) if a.unit_id == unit_id), None)
    doubted = [] if partner else await _doubts(uow, task, ABOUT_UNITS)
    if there is None or there.partner is not partner or doubted or _guessed(task, *_UNITS):
        action = "task.partner" if partner else "task.assign"
        after = {"unit": unit.name}
        async with changing(
            uow, actor, task.notice_id, action, now, tasks=[task], what=unit.short_name or unit.name, after=after
        ):
            await _put(uow, task, unit_id, there, partner=partner)
            forget_guesses(task, *_UNITS)
            await settle(uow, doubted)
    return task


async def _put(uow: UnitOfWork, task: Task, unit_id: int, there: Assignment | None, *, partner: bool) -> None:
    role = AssignmentRole.SUPPORT if partner else role_in(task)
    if there is None:
        await uow.assignments.add(Assignment(task_id=task.id or 0, unit_id=unit_id, role=role, partner=partner))
    else:
        there.role, there.partner = role, partner


async def unassign(uow: UnitOfWork, actor: Member, task_id: int, unit_id: int, now: datetime) -> Task:
    """The unit does not get the task; the deadlines that were its alone go with it."""
    task = await own_task(uow, actor, task_id)
    if unit_id == ALL_UNITS:
        return await _everybody(uow, actor, task, False, now)
    for assignment in await uow.assignments.of_task(task_id):
        if assignment.unit_id == unit_id:
            unit = await uow.units.get(unit_id)
            what = (unit.short_name or unit.name) if unit else ""
            async with changing(
                uow, actor, task.notice_id, "task.unassign", now, tasks=[task], what=what, before={"unit": unit_id}
            ):
                await uow.assignments.delete(assignment)
                forget_guesses(task, *_UNITS)
                await _drop_milestones(uow, [m for m in await milestones_of(uow, task) if m.unit_id == unit_id])
    return task


async def _everybody(uow: UnitOfWork, actor: Member, task: Task, wanted: bool, now: datetime) -> Task:
    doubted = await _doubts(uow, task, ABOUT_UNITS) if wanted else []
    if task.everybody is not wanted or doubted or (wanted and _guessed(task, *_UNITS)):
        action = "task.everybody" if wanted else "task.not_everybody"
        async with changing(uow, actor, task.notice_id, action, now, tasks=[task], after={"everybody": wanted}):
            task.everybody = wanted
            if wanted:
                forget_guesses(task, *_UNITS)
            await settle(uow, doubted)
    return task


async def set_due(uow: UnitOfWork, actor: Member, task_id: int, due: date | None, now: datetime) -> Task:
    """All units of the task have this one deadline, or none; what the document said gives way to it."""
    task = await own_task(uow, actor, task_id)
    old, doubted = await milestones_of(uow, task), await _doubts(uow, task, ABOUT_DATES)
    if (
        doubted
        or _guessed(task, Field.WHEN)
        or [(m.due, m.unit_id, m.phrase) for m in old] != ([(due, None, "")] if due else [])
    ):
        facts: dict[str, dict[str, object]] = {"before": {"due": [m.due for m in old]}, "after": {"due": due}}
        what = due.isoformat() if due else ""
        action = "task.due" if due else "task.no_due"
        async with changing(uow, actor, task.notice_id, action, now, tasks=[task], what=what, **facts):
            await _drop_milestones(uow, old)
            forget_guesses(task, Field.WHEN)
            if due:
                await uow.notices.add(Milestone(task_id=task_id, due=due))
            await settle(uow, doubted)
    return task


async def set_period(uow: UnitOfWork, actor: Member, notice_id: int, now: datetime) -> int:
    """Every task without a deadline is due at the period's end; gives how many that were.

    :raises DomainError: the notice names no period.
    """
    require(actor, Action.DRAFT)
    notice = await editable(uow, notice_id)
    if notice.period_end is None:
        raise DomainError("draft.no_period")
    undated = await _undated(uow, notice)
    if undated:
        after = {"due": notice.period_end, "tasks": len(undated)}
        what = notice.period_end.isoformat()
        async with changing(uow, actor, notice_id, "draft.period", now, tasks=undated, what=what, after=after):
            await uow.notices.add(*(Milestone(task_id=task.id or 0, due=notice.period_end) for task in undated))
    return len(undated)


async def _undated(uow: UnitOfWork, notice: Notice) -> list[Task]:
    dated = {milestone.task_id for milestone in await uow.notices.milestones(notice.id or 0)}
    return [task for task in await uow.notices.tasks(notice.id or 0) if task.id not in dated]


async def set_text(uow: UnitOfWork, actor: Member, task_id: int, text: str, now: datetime) -> Task:
    """The task in the Office's words.

    :raises DomainError: too short or too long.
    """
    task = await own_task(uow, actor, task_id)
    text = one_line(text)
    if text != task.text:
        facts = {"before": {"text": task.text}, "after": {"text": text}}
        async with changing(uow, actor, task.notice_id, "task.text", now, tasks=[task], what=text, **facts):
            task.text = text
            forget_guesses(task, Field.TEXT)
    return task


async def require_evidence(uow: UnitOfWork, actor: Member, task_id: int, wanted: bool, now: datetime) -> Task:
    """Whether a report of "done" must bring a photo, a file or a document's number."""
    task = await own_task(uow, actor, task_id)
    if task.evidence_required is not wanted:
        action = "task.evidence" if wanted else "task.no_evidence"
        async with changing(uow, actor, task.notice_id, action, now, tasks=[task], after={"evidence": wanted}):
            task.evidence_required = wanted
    return task


async def settle_doubt(uow: UnitOfWork, actor: Member, doubt_id: int, now: datetime) -> int:
    """The Office has looked at it and it is well; gives the notice's id."""
    require(actor, Action.DRAFT)
    doubt = await uow.notices.doubt(doubt_id)
    if doubt is None:
        raise DomainError("draft.gone")
    await editable(uow, doubt.notice_id)
    if not doubt.settled:
        task = await uow.notices.task(doubt.task_id) if doubt.task_id else None
        after = {"doubt": doubt.kind, "words": doubt.words}
        async with changing(
            uow,
            actor,
            doubt.notice_id,
            "doubt.settle",
            now,
            tasks=[task] if task else (),
            what=doubt.words,
            after=after,
        ):
            doubt.settled = True
    return doubt.notice_id


async def own_task(uow: UnitOfWork, actor: Member, task_id: int) -> Task:
    """The task, if it still stands in a draft and the actor may change it.

    :raises DomainError: not the Office; dropped; not a draft any more.
    """
    require(actor, Action.DRAFT)
    task = await uow.notices.task(task_id)
    if task is None:
        raise DomainError("draft.task_gone")
    await editable(uow, task.notice_id)
    if task.dropped:
        raise DomainError("draft.task_gone")
    return task


async def milestones_of(uow: UnitOfWork, task: Task) -> list[Milestone]:
    """All deadlines of the task."""
    return [m for m in await uow.notices.milestones(task.notice_id) if m.task_id == task.id]


async def _drop_milestones(uow: UnitOfWork, milestones: Iterable[Milestone]) -> None:
    for milestone in milestones:
        await uow.notices.delete(milestone)


async def _doubts(uow: UnitOfWork, task: Task, kinds: frozenset[DoubtKind]) -> list[Doubt]:
    return [d for d in await uow.notices.doubts(task.notice_id) if d.task_id == task.id and d.kind in kinds]


def _guessed(task: Task, *fields: Field) -> bool:
    return any(field in task.grounds for field in fields)


def forget_guesses(task: Task, *fields: Field) -> None:
    """What the reader guessed about these fields counts no more: a person has set them."""
    task.grounds = {field: one for field, one in task.grounds.items() if field not in fields}


async def settle(uow: UnitOfWork, doubts: Iterable[Doubt]) -> None:
    """These doubts are none any more."""
    for doubt in doubts:
        doubt.settled = True
    await uow.session.flush()


def one_line(text: str) -> str:
    """The words on one line.

    :raises DomainError: too short or too long for a task.
    """
    text = " ".join(text.split())
    if not SHORTEST <= len(text) <= LONGEST:
        raise DomainError("draft.text_length", shortest=SHORTEST, longest=LONGEST)
    return text
