"""Open work carried over to the task of a later notice: state, number and history stay, so that nothing is doubled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.dues import due_of
from services.grouping import by_task
from storage.assignments import OPEN_STATES, Assignment, AssignmentState, DueSource
from storage.notices import Milestone, Notice, Task
from storage.work import UnitOfWork

Due = tuple[date, DueSource] | tuple[None, None]


@dataclass(frozen=True, slots=True)
class Carried:
    """An assignment that goes on under another task."""

    assignment: Assignment
    text_before: str
    due_before: date | None
    changed: bool
    """Its unit sees other words, another deadline or another part in it."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The same task, before and now."""

    before: Task
    now: Task
    keeps_due: bool = False
    """Whatever the later notice says, the deadline stands."""


async def carry(
    uow: UnitOfWork, notice: Notice, planned: list[Assignment], twins: Iterable[Twin], now: datetime
) -> list[Carried]:
    """What units have of earlier tasks takes the place of what is ``planned`` for them, which leaves the list."""
    found, earlier = list[Carried](), dict[int, tuple[Notice, dict[int | None, list[Milestone]]]]()
    dates = by_task(await uow.notices.milestones(notice.id or 0))
    for twin in twins:
        if twin.before.notice_id not in earlier:
            earlier[twin.before.notice_id] = await _dates(uow, twin.before.notice_id)
        old_notice, old_dates = earlier[twin.before.notice_id]
        _keep_orders(twin)
        for plan, old in await _heirs(uow, [p for p in planned if p.task_id == twin.now.id], twin.before):
            before = due_of(old_dates.get(twin.before.id, ()), plan.unit_id, old_notice.period_end)
            after = due_of(dates.get(twin.now.id, ()), plan.unit_id, notice.period_end)
            planned.remove(plan)
            found.append(await _moved(uow, old, plan, twin, before, after, now))
        await _end_turns(uow, twin.before)
    return found


async def _heirs(uow: UnitOfWork, planned: Sequence[Assignment], task: Task) -> list[tuple[Assignment, Assignment]]:
    """What is planned, and the standing assignment of the earlier task that takes its place.

    That of the unit itself; where it was transferred since, that of the unit which got it and is not named itself.
    """
    together = await uow.assignments.of_task(task.id or 0)
    of_unit = {a.unit_id: a for a in together}
    named = {plan.unit_id for plan in planned}
    found = dict[int, tuple[Assignment, Assignment]]()
    for plan in planned:
        heir = of_unit.get(plan.unit_id)
        while heir is not None and heir.state is AssignmentState.TRANSFERRED:
            successor = await _successor(uow, heir)
            heir = successor if successor and successor.unit_id not in named else None
        if heir is not None and _standing([heir]) and heir.id not in found:
            found[heir.id or 0] = (plan, heir)
    return list(found.values())


async def _successor(uow: UnitOfWork, assignment: Assignment) -> Assignment | None:
    """Who got it with the last transfer that stands."""
    moves = [m for m in await uow.moves.of(assignment.id or 0) if m.successor_id and m.undone_at is None]
    return await uow.assignments.get(moves[-1].successor_id or 0) if moves else None


async def _end_turns(uow: UnitOfWork, task: Task) -> None:
    """A recurring task that nobody has any more opens no further turn."""
    if not _standing(await uow.assignments.of_task(task.id or 0)):
        task.next_turn_on = None


async def _dates(uow: UnitOfWork, notice_id: int) -> tuple[Notice, dict[int | None, list[Milestone]]]:
    notice = await uow.notices.get(notice_id)
    assert notice is not None  # the foreign key holds
    return notice, by_task(await uow.notices.milestones(notice_id))


def _keep_orders(twin: Twin) -> None:
    """What the Office ordered since about the task, beside its words and deadline, holds on."""
    twin.now.evidence_required = twin.now.evidence_required or twin.before.evidence_required
    twin.now.ladder = twin.before.ladder if twin.now.ladder is None else twin.now.ladder


def _standing(assignments: Sequence[Assignment]) -> list[Assignment]:
    return [a for a in assignments if a.state in (*OPEN_STATES, AssignmentState.ACCEPTED, AssignmentState.CLOSED)]


async def _moved(
    uow: UnitOfWork, old: Assignment, plan: Assignment, twin: Twin, before: Due, after: Due, now: datetime
) -> Carried:
    """What was set or granted since stands, unless the later notice names another day than the earlier one."""
    due_before, role_before = old.due, (old.role, old.partner)
    await uow.assignments.delete(plan)
    old.task_id, old.role, old.partner = twin.now.id or 0, plan.role, plan.partner
    if not twin.keeps_due and after[0] != before[0] and old.state is not AssignmentState.ACCEPTED:
        (old.due, old.due_source), old.given_on = after, now.date()
    await uow.session.flush()
    facts = {"before": {"task": twin.before.id, "due": due_before}, "after": {"task": twin.now.id, "due": old.due}}
    await uow.log.append("assignment.carry", f"assignment:{old.id}", actor_id=None, now=now, **facts)
    same = (twin.before.text, due_before, role_before) == (twin.now.text, old.due, (old.role, old.partner))
    return Carried(old, twin.before.text, due_before, changed=not same)


async def cancel_rest(uow: UnitOfWork, earlier_id: int, now: datetime) -> list[Assignment]:
    """What is still open of the earlier notice is withdrawn."""
    rest = [a for a in await uow.assignments.of_notice(earlier_id) if a.state in OPEN_STATES]
    for assignment in rest:
        before = {"state": assignment.state}
        assignment.state = AssignmentState.CANCELLED
        await uow.session.flush()
        subject = f"assignment:{assignment.id}"
        await uow.log.append("assignment.cancel", subject, actor_id=None, now=now, before=before)
    return rest
