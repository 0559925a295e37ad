"""A notice in review: from what was read to rows, and what the Office sees of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from notices.grounds import grounds_from_json
from notices.places import Place, Source
from services.draft import Draft, DraftDoubt, DraftDue, DraftTask, DraftUnit, Earlier, LastEdit
from services.errors import DomainError
from services.grouping import by_task
from services.rights import Action, require
from storage.assignments import Assignment
from storage.edits import DraftEdit
from storage.members import Member
from storage.notices import Milestone, Notice, NoticeState, Task
from storage.units import Unit
from storage.work import UnitOfWork

_FACTS: Final = {
    *("state", "version", "number", "symbol", "issued_on", "title", "file_name", "period_end"),
    *("release_at", "submitted_by"),
}
"""Fields of the notice that a draft shows as they are."""


async def draft(uow: UnitOfWork, notice_id: int) -> Draft:
    """The notice with all that hangs on it, in a handful of queries.

    :raises DomainError: no such notice.
    """
    notice = await uow.notices.get(notice_id)
    if notice is None:
        raise DomainError("draft.gone")
    roster = await uow.units.all()
    doubts = tuple(
        DraftDoubt(d.id or 0, d.kind, d.words, d.task_id, Place(d.source_page, d.source_line, d.source_paragraph))
        for d in await uow.notices.doubts(notice_id)
    )
    tasks = _tasks(
        await uow.notices.tasks(notice_id),
        {unit.id or 0: draft_unit(unit) for unit in roster},
        await uow.assignments.of_notice(notice_id),
        await uow.notices.milestones(notice_id),
        doubts,
        notice.period_end,
    )
    facts = notice.model_dump(include=_FACTS)
    standing = {task.id for task in tasks}
    return Draft(
        id=notice_id,
        tasks=tasks,
        doubts=tuple(d for d in doubts if d.task_id is None or d.task_id in standing),
        units=_addressed(tasks, roster),
        earlier=await _earlier(uow, notice),
        last_edit=_last(await uow.edits.last(notice_id)),
        repeated=sum(
            one.choice is None and one.task_id in standing for one in await uow.continuations.of_notice(notice_id)
        ),
        **facts,
    )


def draft_unit(unit: Unit) -> DraftUnit:
    """The unit as it stands in a draft."""
    return DraftUnit(unit.id or 0, unit.name, unit.short_name or unit.name)


def _tasks(
    tasks: Iterable[Task],
    units: dict[int, DraftUnit],
    assignments: Sequence[Assignment],
    milestones: Sequence[Milestone],
    doubts: Sequence[DraftDoubt],
    period_end: date | None,
) -> tuple[DraftTask, ...]:
    assigned, due, doubted = by_task(assignments), by_task(milestones), by_task(doubts)
    return tuple(
        DraftTask(
            id=task.id or 0,
            number=number,
            path=task.path,
            text=task.text,
            units=_units_of(assigned.get(task.id, ()), units),
            everybody=task.everybody,
            supporting=task.supporting,
            dues=tuple(_due(m, units, period_end) for m in due.get(task.id, ())),
            recurrence=task.recurrence,
            doubts=tuple(doubted.get(task.id, ())),
            evidence_required=task.evidence_required,
            source=source_of(task),
            grounds=grounds_from_json(task.grounds),
        )
        for number, task in enumerate(tasks, start=1)
    )


def source_of(task: Task) -> Source:
    """The words that a task was read from, and their place."""
    return Source(task.source, Place(task.source_page, task.source_line, task.source_paragraph))


def _due(milestone: Milestone, units: dict[int, DraftUnit], period_end: date | None) -> DraftDue:
    unit = units.get(milestone.unit_id) if milestone.unit_id else None
    return DraftDue(milestone.due, milestone.phrase, unit, not milestone.phrase and milestone.due == period_end)


def _last(edit: DraftEdit | None) -> LastEdit | None:
    return LastEdit(edit.id or 0, edit.action, edit.what, edit.task_id) if edit else None


def _units_of(assignments: Iterable[Assignment], units: dict[int, DraftUnit]) -> tuple[DraftUnit, ...]:
    mine = [a for a in assignments if a.unit_id in units]
    leading = sorted(mine, key=lambda a: a.partner)
    return tuple(DraftUnit(a.unit_id, units[a.unit_id].name, units[a.unit_id].short_name, a.partner) for a in leading)


def _addressed(tasks: Iterable[DraftTask], roster: Sequence[Unit]) -> tuple[DraftUnit, ...]:
    tasks = list(tasks)
    named = {unit.id for task in tasks for unit in task.units}
    everybody = any(task.everybody for task in tasks)
    return tuple(draft_unit(unit) for unit in roster if everybody or unit.id in named)


async def _earlier(uow: UnitOfWork, notice: Notice) -> Earlier | None:
    if notice.state not in (NoticeState.DRAFT, NoticeState.RELEASED):
        return None
    same = await uow.notices.issued_already(notice)
    if same is None and notice.repeats_id:
        same = await uow.notices.get(notice.repeats_id)
    if same is None or same.state not in (NoticeState.DRAFT, NoticeState.RELEASED, NoticeState.ISSUED):
        return None
    same_file = same.sha256 is not None and same.sha256 == notice.sha256
    return Earlier(same.id or 0, same_file, same.released_at)


async def drafted(uow: UnitOfWork, actor: Member, notice_id: int) -> Draft:
    """The draft for the Office to work on.

    :raises DomainError: not the Office, or not a draft any more.
    """
    require(actor, Action.DRAFT)
    await editable(uow, notice_id)
    return await draft(uow, notice_id)


async def looked_at(uow: UnitOfWork, actor: Member, notice_id: int) -> Draft:
    """The draft, or the notice that can still be taken back.

    :raises DomainError: not the Office, or issued or discarded.
    """
    require(actor, Action.DRAFT)
    notice = await uow.notices.get(notice_id)
    if notice is None or notice.state is not NoticeState.RELEASED:
        await editable(uow, notice_id)
    return await draft(uow, notice_id)


async def editable(uow: UnitOfWork, notice_id: int) -> Notice:
    """The notice, locked, if it is still a draft.

    :raises DomainError: it was issued, discarded or never there: the button is an old one.
    """
    notice = await uow.notices.held(notice_id)
    if notice is None:
        raise DomainError("draft.gone")
    if notice.state in (NoticeState.ISSUED, NoticeState.AMENDED):
        raise DomainError("draft.issued_already", notice=title_of(notice))
    if notice.state is NoticeState.RELEASED:
        raise DomainError("draft.released", notice=title_of(notice))
    if notice.state is not NoticeState.DRAFT:
        raise DomainError("draft.discarded_already", notice=title_of(notice))
    return notice


def title_of(notice: Notice) -> str:
    """The shortest thing that tells a notice from others: "12/TB-SKHCN", else its title or file name."""
    if notice.number:
        return f"{notice.number}/{notice.symbol}" if notice.symbol else notice.number
    return notice.title or notice.file_name or f"#{notice.id}"


async def discard(uow: UnitOfWork, actor: Member, notice_id: int, now: datetime) -> Notice:
    """The draft is not wanted; nobody gets anything."""
    require(actor, Action.DRAFT)
    notice = await editable(uow, notice_id)
    notice.state = NoticeState.DISCARDED
    await uow.log.append("notice.discard", f"notice:{notice_id}", actor_id=actor.id, now=now)
    return notice
