"""Lịch nhắc: the ladder of one issued task, which Văn phòng sets beside the office's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from services.errors import DomainError
from services.moved import ended
from services.rights import Action, require
from services.rule_words import working_days
from services.rules import rules_of
from storage.assignments import LOOK_AGAIN, OPEN_STATES, Assignment, AssignmentRole, AssignmentState
from storage.members import Member
from storage.notices import Task
from storage.work import UnitOfWork

Ladder = tuple[int, ...]
"""Working days before the deadline, most first; 0 is the deadline's own morning."""
PRESETS: Final[tuple[Ladder, ...]] = ((14, 7, 3, 1, 0), (5, 2, 0), (1, 0), (0,))
"""Offered beside the office's own; by its place a button names one."""
FURTHEST: Final = 60
MOST: Final = 10
"""Days that a ladder may have: more would be read by nobody."""


@dataclass(frozen=True, slots=True)
class TaskLadder:
    """How one task is nudged for before its deadline."""

    assignment_id: int
    """Where it was opened from."""
    number: int
    unit: str
    text: str
    own: Ladder | None
    """None: the office's holds."""
    office: Ladder
    leading: int
    """Units that lead the task: it holds for all of them."""
    affected: tuple[int, ...]
    """Its open assignments."""


async def task_ladder(uow: UnitOfWork, actor: Member, assignment_id: int) -> TaskLadder:
    """As it stands.

    :raises DomainError: not the Office; it is not there; it has ended.
    """
    assignment, task = await _open_one(uow, actor, assignment_id)
    unit, office = await uow.units.get(assignment.unit_id), (await rules_of(uow)).ladder_lead
    together = await _together(uow, task)
    return TaskLadder(
        assignment_id=assignment_id,
        number=assignment.number or 0,
        unit=unit.name if unit else "",
        text=task.text,
        own=None if task.ladder is None else tuple(task.ladder),
        office=office,
        leading=sum(one.role is AssignmentRole.LEAD for one in together),
        affected=tuple(one.id or 0 for one in together),
    )


async def set_preset(uow: UnitOfWork, actor: Member, assignment_id: int, place: int, now: datetime) -> TaskLadder:
    """The office's (0), or the ``place``-th of :data:`PRESETS`, counted from 1.

    :raises DomainError: as :func:`task_ladder`; no such preset.
    """
    if place > len(PRESETS):
        raise DomainError("error.gone")
    return await set_ladder(uow, actor, assignment_id, PRESETS[place - 1] if place else None, now)


async def set_ladder(
    uow: UnitOfWork, actor: Member, assignment_id: int, ladder: Ladder | None, now: datetime
) -> TaskLadder:
    """For every unit that leads the task, from now on; a day that was told of is not told of again.

    :raises DomainError: as :func:`task_ladder`.
    """
    _, task = await _open_one(uow, actor, assignment_id)
    before, task.ladder = task.ladder, None if ladder is None else list(ladder)
    if before != task.ladder:
        for one in await _together(uow, task):
            one.nudge_on = LOOK_AGAIN
        changed = {"before": {"ladder": before}, "after": {"ladder": task.ladder}}
        await uow.log.append("task.ladder", f"task:{task.id}", actor_id=actor.id, now=now, **changed)
    await uow.session.flush()
    return await task_ladder(uow, actor, assignment_id)


def parse_ladder(words: str) -> Ladder:
    """ "7, 3, 1" → (7, 3, 1). Pure.

    :raises DomainError: no number, one that is too large, too many of them.
    """
    days = working_days(words)
    if not days or days[0] > FURTHEST or len(days) > MOST:
        raise DomainError("error.ladder.words", furthest=FURTHEST, most=MOST)
    return days


async def _open_one(uow: UnitOfWork, actor: Member, assignment_id: int) -> tuple[Assignment, Task]:
    require(actor, Action.SET_LADDER)
    assignment = await uow.assignments.get(assignment_id)
    task = await uow.notices.task(assignment.task_id) if assignment else None
    if assignment is None or task is None or assignment.state is AssignmentState.PLANNED:
        raise DomainError("error.gone")
    if assignment.state not in OPEN_STATES:
        raise await ended(uow, assignment)
    return assignment, task


async def _together(uow: UnitOfWork, task: Task) -> list[Assignment]:
    return [one for one in await uow.assignments.of_task(task.id or 0) if one.state in OPEN_STATES]
