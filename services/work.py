"""A unit's open work: whose it is, which numbers are meant, and that it was received."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.errors import DomainError
from services.history import Event, history
from services.rights import Action, may, require
from services.sheets import Item, facts_of, item_of
from storage.assignments import Assignment, AssignmentState
from storage.members import Member
from storage.notices import Notice, Task
from storage.work import UnitOfWork

WORK_LIST = "works"
"""Name of the living card of /viec; it may stand in a message that showed one task before."""


@dataclass(frozen=True, slots=True)
class Work:
    """One assignment with the notice that it comes from and what was said about it."""

    item: Item
    notice: Notice
    unit: str
    path: str = ""
    """Where it stands in the notice."""
    history: tuple[Event, ...] = ()


async def open_work(uow: UnitOfWork, actor: Member) -> tuple[Work, ...]:
    """What the actor's unit has to answer for: what is due first comes first, what has no deadline last.

    :raises DomainError: the actor is of no unit.
    """
    unit_id, name = await unit_of(uow, actor)
    rows = await uow.assignments.open_of_unit(unit_id)
    facts = {notice_id: await facts_of(uow, notice_id) for notice_id in {notice.id or 0 for _, _, notice in rows}}
    found = [
        Work(facts[notice.id or 0].item(assignment, task, assignment.number or 0), notice, name)
        for assignment, task, notice in rows
    ]
    return tuple(sorted(found, key=lambda work: (work.item.due is None, work.item.due, work.item.number)))


async def one(uow: UnitOfWork, actor: Member, assignment_id: int) -> Work:
    """One assignment of the actor's unit, with its history.

    :raises DomainError: it is not there, or another unit's.
    """
    assignment = await own(uow, actor, assignment_id)
    task, notice = await origin(uow, assignment)
    _, name = await unit_of(uow, actor)
    item = await item_of(uow, assignment, task, notice)
    return Work(item, notice, name, task.path, await history(uow, assignment, notice))


async def own(uow: UnitOfWork, actor: Member, assignment_id: int) -> Assignment:
    """The assignment, if it is the actor's unit's: a button carries only an id, and ids can be forged.

    :raises DomainError: it is not.
    """
    require(actor, Action.ANSWER)
    assignment = await uow.assignments.get(assignment_id)
    if assignment is None or assignment.unit_id != actor.unit_id or assignment.state is AssignmentState.PLANNED:
        raise DomainError("error.work.not_yours")
    return assignment


async def origin(uow: UnitOfWork, assignment: Assignment) -> tuple[Task, Notice]:
    """The task and the notice of an assignment (foreign keys: they are there)."""
    task = await uow.notices.task(assignment.task_id)
    notice = await uow.notices.get(task.notice_id) if task else None
    if task is None or notice is None:
        raise DomainError("error.work.not_yours")
    return task, notice


async def unit_of(uow: UnitOfWork, actor: Member) -> tuple[int, str]:
    """(id, name) of the actor's unit.

    :raises DomainError: the actor is of no unit, or has no work to answer for.
    """
    unit = await uow.units.get(actor.unit_id) if actor.unit_id else None
    if unit is None or not may(actor, Action.ANSWER):
        raise DomainError("error.work.no_unit")
    return unit.id or 0, unit.name


async def numbered(uow: UnitOfWork, actor: Member, numbers: Iterable[int]) -> list[Assignment]:
    """The assignments of these numbers, in their order: the open one, else the one finished last under the number.

    :raises DomainError: nothing is open; a number that never was (the text names those that are open).
    """
    unit_id, _ = await unit_of(uow, actor)
    open_ones = {a.number or 0: a for a, _, _ in await uow.assignments.open_of_unit(unit_id)}
    mine = {a.number or 0: a for a in await uow.assignments.finished_of_unit(unit_id)} | open_ones
    wanted = list(dict.fromkeys(numbers))
    unknown = [number for number in wanted if number not in mine]
    if unknown and not open_ones:
        raise DomainError("error.work.nothing_open")
    if unknown:
        raise DomainError("error.work.no_such_number", numbers=listed(unknown), open=listed(open_ones))
    return [mine[number] for number in wanted]


async def meant(
    uow: UnitOfWork, actor: Member, numbers: Sequence[int], answered: int | None = None
) -> tuple[list[Assignment], tuple[Work, ...]]:
    """What a command is about: its numbers, else the card in message ``answered``, else the only open task.

    The second part is not empty where the person must choose: the open tasks in question.

    :raises DomainError: nothing is open (any more, in that message), or a number that is not.
    """
    if numbers:
        return await numbered(uow, actor, numbers), ()
    works = await answered_works(uow, actor, await open_work(uow, actor), answered)
    candidates = [work for work in works if not work.item.waits_for_office] or works
    if not candidates:
        raise DomainError("error.work.nothing_open")
    if len(candidates) == 1:
        return [await own(uow, actor, candidates[0].item.id)], ()
    return [], tuple(candidates)


async def answered_works(uow: UnitOfWork, actor: Member, works: Sequence[Work], answered: int | None) -> Sequence[Work]:
    """Those of ``works`` that message ``answered`` shows; all, where it is no task's and no letter's message.

    :raises DomainError: it is, but what it shows has ended: what else is open is not meant.
    """
    cards = await uow.outbox.cards_at(actor.telegram_id or 0, answered) if answered else ()
    names = {card.partition("#")[0] for card in cards}
    if WORK_LIST in names or not any(name.startswith(("work:", "letter:")) for name in names):
        return works
    shown = [w for w in works if not names.isdisjoint((f"work:{w.item.id}", f"letter:{w.notice.id}"))]
    if not shown:
        raise DomainError("error.work.ended_there")
    return shown


def listed(numbers: Iterable[int]) -> str:
    """1, 2, 5"""
    return ", ".join(str(number) for number in sorted(numbers))


async def acknowledge_notice(
    uow: UnitOfWork, actor: Member, notice_id: int, now: datetime, *, of_unit: int | None = None
) -> int:
    """Đã nhận, for all that the unit has of the notice; gives how many assignments it concerned.

    ``of_unit``: the unit whose letter it is, where it may be an old one of who has moved since.

    :raises DomainError: the unit has nothing of this notice; the letter is another unit's.
    """
    unit_id, _ = await unit_of(uow, actor)
    if of_unit not in (None, unit_id):
        raise DomainError("error.work.not_yours")
    mine = [a for a in await uow.assignments.of_notice(notice_id) if a.unit_id == unit_id]
    if not any(a.state is not AssignmentState.PLANNED for a in mine):
        raise DomainError("error.work.not_yours")
    fresh = [a for a in mine if a.state is AssignmentState.ASSIGNED]
    for assignment in fresh:
        await acknowledge(uow, actor, assignment, now)
    return len(fresh)


async def acknowledge(uow: UnitOfWork, actor: Member, assignment: Assignment, now: datetime) -> bool:
    """Đã nhận, for one assignment; False, and nothing happens, where it was received before."""
    if assignment.state is not AssignmentState.ASSIGNED:
        return False
    assignment.state, assignment.acknowledged_at = AssignmentState.ACKNOWLEDGED, now
    await uow.session.flush()
    subject = f"assignment:{assignment.id}"
    await uow.log.append("assignment.acknowledge", subject, actor_id=actor.id, now=now)
    return True
