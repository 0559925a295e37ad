"""A corrected notice takes the place of the one issued before: each unit is told only what changed for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from services.carrying import Carried, Twin, cancel_rest, carry
from services.drafts import draft
from services.likeness import differences
from storage.assignments import Assignment
from storage.continuations import Choice
from storage.notices import Notice, NoticeState, Task
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Changed:
    """A task of the unit that reads differently now."""

    assignment_id: int
    text_before: str
    due_before: date | None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A task that the unit does not have any more."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class UnitChanges:
    """What a corrected notice changes for one unit."""

    unit_id: int
    added: tuple[int, ...] = ()
    """Assignments that are new."""
    changed: tuple[Changed, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.added or self.changed or self.withdrawn)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What became of the work of the notice that was corrected."""

    earlier: Notice
    units: dict[int, UnitChanges]
    """Of every unit that had a part in the earlier notice, by its id."""


async def continued(uow: UnitOfWork, notice: Notice, planned: list[Assignment], now: datetime) -> list[Carried]:
    """Tasks that the Office found to be the same as open ones of other notices go on, with the deadline it chose."""
    twins = []
    for one in await uow.continuations.of_notice(notice.id or 0):
        before, after = await uow.notices.task(one.old_task_id), await uow.notices.task(one.task_id)
        if one.choice in (Choice.MOVED, Choice.CONTINUES) and before and after and not after.dropped:
            twins.append(Twin(before, after, keeps_due=one.choice is Choice.CONTINUES))
    return await carry(uow, notice, planned, twins, now)


async def amended(uow: UnitOfWork, notice: Notice, planned: list[Assignment], now: datetime) -> Amendment | None:
    """Takes the place of the issued notice that this one corrects; None where it corrects none."""
    seen = await draft(uow, notice.id or 0)
    earlier = await uow.notices.held(seen.earlier.notice_id) if seen.earlier else None
    if earlier is None or earlier.state is not NoticeState.ISSUED:
        return None
    had = {a.unit_id for a in await uow.assignments.of_notice(earlier.id or 0)}
    tasks = {task.id: task for task in await uow.notices.tasks(earlier.id or 0)}
    carried = await carry(uow, notice, planned, await _twins(uow, earlier, notice), now)
    cancelled = await cancel_rest(uow, earlier.id or 0, now)
    # The letters that units have become those of the corrected notice: their next state replaces what stands there.
    await uow.outbox.rename_cards(f"letter:{earlier.id}", f"letter:{notice.id}")
    earlier.state, notice.amends_id = NoticeState.AMENDED, earlier.id
    await uow.session.flush()
    after = {"notice": notice.id}
    await uow.log.append("notice.amend", f"notice:{earlier.id}", actor_id=notice.released_by, now=now, after=after)
    return Amendment(earlier, {unit: _of_unit(unit, planned, carried, cancelled, tasks) for unit in had})


async def _twins(uow: UnitOfWork, earlier: Notice, notice: Notice) -> list[Twin]:
    pairs = differences((await draft(uow, earlier.id or 0)).tasks, (await draft(uow, notice.id or 0)).tasks).kept
    issued, twins = await uow.notices.tasks(earlier.id or 0), list[Twin]()
    for pair in pairs:
        before, now = await uow.notices.task(pair.before.id), await uow.notices.task(pair.now.id)
        if before and now:
            newest = _newest_turn(before, issued)
            twins.append(Twin(newest, now, keeps_due=newest.turn_of_id is not None))
    return twins


def _newest_turn(task: Task, tasks: Iterable[Task]) -> Task:
    """Of a recurring task the turn that units have now; its deadline is that of its period."""
    first = task.turn_of_id or task.id
    return max((one for one in tasks if first in (one.id, one.turn_of_id)), key=lambda one: one.id or 0, default=task)


def _of_unit(
    unit_id: int,
    planned: list[Assignment],
    carried: list[Carried],
    cancelled: list[Assignment],
    tasks: dict[int | None, Task],
) -> UnitChanges:
    return UnitChanges(
        unit_id,
        added=tuple(a.id or 0 for a in planned if a.unit_id == unit_id),
        changed=tuple(
            Changed(c.assignment.id or 0, c.text_before, c.due_before)
            for c in carried
            if c.changed and c.assignment.unit_id == unit_id
        ),
        withdrawn=tuple(
            Withdrawn(a.number or 0, tasks[a.task_id].text if a.task_id in tasks else "")
            for a in cancelled
            if a.unit_id == unit_id
        ),
    )
