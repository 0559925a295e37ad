"""Names in a notice that the roster does not have: the Office says which unit is meant, once for all such tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from notices.grounds import Field
from notices.model import DoubtKind
from services.changing import changing
from services.drafts import editable
from services.edits import forget_guesses
from services.errors import DomainError
from services.naming import names
from services.rights import Action, require
from services.sheets import role_in
from storage.assignments import Assignment, AssignmentRole
from storage.members import Member
from storage.notices import Doubt, Task
from storage.units import Unit, UnitAlias
from storage.work import UnitOfWork

NEAREST: Final = 6
"""Units that are offered."""
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that the roster does not have."""

    doubt_id: int
    notice_id: int
    words: str
    tasks: int
    """How many tasks of the draft name it."""
    nearest: tuple[Unit, ...]
    """Best first."""
    others: tuple[Unit, ...]
    """The rest of the roster, in its order."""


async def unknown(uow: UnitOfWork, actor: Member, doubt_id: int) -> Unknown:
    """The name that this doubt is about, with the units that it may mean.

    :raises DomainError: not the Office; not a draft; settled meanwhile.
    """
    doubt, alike = await _alike(uow, actor, doubt_id)
    ranked = (await names(uow)).ranked(doubt.words)
    return Unknown(doubt_id, doubt.notice_id, doubt.words, len(alike), tuple(ranked[:NEAREST]), tuple(ranked[NEAREST:]))


async def is_unit(uow: UnitOfWork, actor: Member, doubt_id: int, unit_id: int, now: datetime) -> Doubt:
    """The name means this unit: in every task of the draft, and, as an alias, in every notice to come.

    :raises DomainError: as :func:`unknown`; no such unit.
    """
    doubt, alike = await _alike(uow, actor, doubt_id)
    unit = await uow.units.get(unit_id)
    if unit is None or not unit.active:
        raise DomainError("draft.unit_gone")
    alias = doubt.words.strip()[:_LONGEST_NAME]
    known = await uow.units.alias(alias) or await uow.units.named(alias)
    await _give(uow, actor, doubt, alike, unit, now, alias="" if known else alias)
    return doubt


async def create_unit(uow: UnitOfWork, actor: Member, doubt_id: int, now: datetime) -> Doubt:
    """A new unit of this name, at the end of the roster; it has no people yet.

    :raises DomainError: as :func:`unknown`.
    """
    doubt, alike = await _alike(uow, actor, doubt_id)
    name = doubt.words.strip()[:_LONGEST_NAME]
    unit = await uow.units.named(name)
    if unit is None:
        last = max((u.position for u in await uow.units.all()), default=0)
        unit = Unit(name=name, position=last + 1)
        await uow.units.add(unit)
        await uow.log.append("unit.create", f"unit:{unit.id}", actor_id=actor.id, now=now, after={"name": name})
    elif not unit.active:
        unit.active = True
        await uow.log.append("unit.restore", f"unit:{unit.id}", actor_id=actor.id, now=now, after={"name": name})
    await _give(uow, actor, doubt, alike, unit, now)
    return doubt


async def leave_out(uow: UnitOfWork, actor: Member, doubt_id: int, now: datetime) -> Doubt:
    """Nobody of ours is meant.

    :raises DomainError: as :func:`unknown`.
    """
    doubt, alike = await _alike(uow, actor, doubt_id)
    tasks = await _tasks(uow, alike)
    facts = {"after": {"name": doubt.words}}
    async with changing(uow, actor, doubt.notice_id, "unit.leave_out", now, tasks=tasks, what=doubt.words, **facts):
        for one in alike:
            one.settled = True
    return doubt


async def _alike(uow: UnitOfWork, actor: Member, doubt_id: int) -> tuple[Doubt, list[Doubt]]:
    """The doubt, and all open ones of the draft about the same name."""
    require(actor, Action.DRAFT)
    doubt = await uow.notices.doubt(doubt_id)
    if doubt is None or doubt.kind != DoubtKind.UNKNOWN_UNIT:
        raise DomainError("draft.gone")
    await editable(uow, doubt.notice_id)
    if doubt.settled:
        raise DomainError("unknown_unit.settled", name=doubt.words)
    standing = {task.id for task in await uow.notices.tasks(doubt.notice_id)}
    doubts = await uow.notices.doubts(doubt.notice_id)
    alike = [d for d in doubts if (d.kind, d.words) == (doubt.kind, doubt.words) and d.task_id in (*standing, None)]
    return doubt, alike


async def _tasks(uow: UnitOfWork, doubts: list[Doubt]) -> list[Task]:
    found = [await uow.notices.task(doubt.task_id) for doubt in doubts if doubt.task_id]
    return list({task.id: task for task in found if task}.values())


async def _give(
    uow: UnitOfWork, actor: Member, doubt: Doubt, alike: list[Doubt], unit: Unit, now: datetime, alias: str = ""
) -> None:
    tasks = {task.id: task for task in await _tasks(uow, alike)}
    facts = {"after": {"name": doubt.words, "unit": unit.name, "alias": alias}}
    what = unit.short_name or unit.name
    async with changing(
        uow, actor, doubt.notice_id, "unit.known", now, tasks=tasks.values(), what=what, **facts
    ) as change:
        for one in alike:
            one.settled = True
            if one.task_id:
                await _assign(uow, tasks[one.task_id], unit, partner=one.partner)
                forget_guesses(tasks[one.task_id], Field.PARTNERS if one.partner else Field.WHO)
        if alias:
            await uow.units.add(UnitAlias(unit_id=unit.id or 0, alias=alias))
            change.alias = alias


async def _assign(uow: UnitOfWork, task: Task, unit: Unit, *, partner: bool) -> None:
    if any(a.unit_id == unit.id for a in await uow.assignments.of_task(task.id or 0)):
        return
    role = AssignmentRole.SUPPORT if partner else role_in(task)
    await uow.assignments.add(Assignment(task_id=task.id or 0, unit_id=unit.id or 0, role=role, partner=partner))
