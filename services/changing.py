"""One change of a draft: counted, kept with what stood before it, logged; and taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlmodel import SQLModel

from services.drafts import editable
from services.errors import DomainError
from services.rights import Action, require
from storage.assignments import Assignment
from storage.edits import UNDO, DraftEdit
from storage.members import Member
from storage.notices import Doubt, Milestone, Notice, Task
from storage.work import UnitOfWork

_KEPT_PLACE: Final = {"id", "position"}
"""Of a task: its place may have been moved by later tasks, and its order is right all the same."""
_HANGING: Final[dict[str, type[SQLModel]]] = {"assignment": Assignment, "milestone": Milestone, "doubt": Doubt}
Image = dict[str, list[dict[str, Any]]]
"""Rows as JSON, by table."""


@dataclass(slots=True)
class Change:
    """A change while it is being made."""

    made: list[Task] = field(default_factory=list)
    """Tasks that it makes: taking it back leaves them out."""
    alias: str = ""
    """A name that the roster learns with it: taking it back makes it forget."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A change as it is told of."""

    who: str
    action: str
    what: str
    task_id: int | None


@asynccontextmanager
async def changing(
    uow: UnitOfWork,
    actor: Member,
    notice_id: int,
    action: str,
    now: datetime,
    *,
    tasks: Iterable[Task] = (),
    what: str = "",
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> AsyncIterator[Change]:
    """What happens inside is one change of the draft: of ``tasks`` and what hangs on them, or of the notice's doubts.

    :raises DomainError: not the Office, or not a draft any more.
    """
    require(actor, Action.DRAFT)
    notice = await editable(uow, notice_id)
    touched = [task.id or 0 for task in tasks]
    image = await _image(uow, notice_id, touched)
    change = Change()
    yield change
    notice.version += 1
    # An approval was asked for what the draft was before.
    notice.submitted_by = None
    await uow.session.flush()
    subject = touched or [task.id or 0 for task in change.made]
    edit = DraftEdit(
        notice_id=notice_id,
        version=notice.version,
        member_id=actor.id or 0,
        at=now,
        action=action,
        task_id=subject[0] if subject else None,
        what=what,
        tasks=touched,
        made=[task.id or 0 for task in change.made],
        before=image,
        alias=change.alias,
    )
    await uow.edits.add(edit)
    about = f"task:{subject[0]}" if subject else f"notice:{notice_id}"
    await uow.log.append(action, about, actor_id=actor.id, now=now, before=_facts(before), after=_facts(after))


def _facts(values: Mapping[str, object] | None) -> dict[str, Any] | None:
    return dict(values) if values is not None else None


async def _image(uow: UnitOfWork, notice_id: int, touched: list[int]) -> Image:
    """The rows of these tasks; of none, the doubts about the notice as a whole."""
    rows = await _rows(uow, notice_id, touched)
    tasks = [task for task_id in touched if (task := await uow.notices.task(task_id))]
    return {
        "task": [task.model_dump(mode="json", exclude=_KEPT_PLACE) | {"id": task.id} for task in tasks],
        **{table: [row.model_dump(mode="json") for row in found] for table, found in rows.items()},
    }


async def _rows(
    uow: UnitOfWork, notice_id: int, touched: list[int]
) -> dict[str, list[Assignment] | list[Milestone] | list[Doubt]]:
    doubts = await uow.notices.every_doubt(notice_id)
    doubted: list[int | None] = [*touched] or [None]
    return {
        "assignment": [a for a in await uow.assignments.of_notice(notice_id) if a.task_id in touched],
        "milestone": [m for m in await uow.notices.milestones(notice_id) if m.task_id in touched],
        "doubt": [d for d in doubts if d.task_id in doubted],
    }


async def undo_edit(uow: UnitOfWork, actor: Member, edit_id: int, now: datetime) -> DraftEdit:
    """The draft as it was before its last change, if that is this one and the actor's own.

    :raises DomainError: not the Office; issued meanwhile; a colleague's change; something was changed since.
    """
    require(actor, Action.DRAFT)
    edit = await uow.edits.get(edit_id)
    if edit is None:
        raise DomainError("draft.gone")
    notice = await editable(uow, edit.notice_id)
    last = await uow.edits.last(edit.notice_id)
    if last is None or last.id != edit.id:
        raise DomainError("draft.not_the_last")
    if edit.member_id != actor.id:
        colleague = await uow.members.get(edit.member_id)
        raise DomainError("draft.undo_colleague", who=colleague.full_name if colleague else "")
    await _restore(uow, edit)
    await _note_undone(uow, notice, edit, actor, now)
    return edit


async def _restore(uow: UnitOfWork, edit: DraftEdit) -> None:
    for image in edit.before["task"]:
        if task := await uow.notices.task(image["id"]):
            task.sqlmodel_update(image)
    for task_id in edit.made:
        if task := await uow.notices.task(task_id):
            task.dropped = True
    if edit.alias and (alias := await uow.units.alias(edit.alias)):
        await uow.units.forget(alias)
    now_there = await _rows(uow, edit.notice_id, edit.tasks)
    for table, kind in _HANGING.items():
        kept = {image["id"] for image in edit.before[table]}
        for row in now_there[table]:
            if row.id not in kept:
                await uow.session.delete(row)
        await uow.session.flush()
        for image in edit.before[table]:
            await uow.session.merge(kind.model_validate(image))
    await uow.session.flush()


async def _note_undone(uow: UnitOfWork, notice: Notice, edit: DraftEdit, actor: Member, now: datetime) -> None:
    edit.undone = True
    notice.version += 1
    notice.submitted_by = None
    undone = DraftEdit(
        notice_id=edit.notice_id,
        version=notice.version,
        member_id=actor.id or 0,
        at=now,
        action=UNDO,
        task_id=edit.task_id,
        tasks=[*edit.tasks, *edit.made],
    )
    await uow.edits.add(undone)
    after = {"action": edit.action, "what": edit.what}
    await uow.log.append("draft.undo", f"notice:{edit.notice_id}", actor_id=actor.id, now=now, after=after)


async def changed_by_others(
    uow: UnitOfWork, actor: Member, notice_id: int, since: int, task_id: int | None = None
) -> tuple[Changed, ...]:
    """What colleagues changed after the draft had version ``since``; of one task, where it is given.

    The draft stays locked, so that nothing is changed between this look and what follows from it.
    """
    await uow.notices.held(notice_id)
    edits = [e for e in await uow.edits.since(notice_id, since) if e.member_id != actor.id]
    if task_id is not None:
        edits = [e for e in edits if task_id in (*e.tasks, *e.made)]
    names = {member.id: member.full_name for member in await uow.members.all()}
    return tuple(Changed(names.get(e.member_id, ""), e.action, e.what, e.task_id) for e in edits)
