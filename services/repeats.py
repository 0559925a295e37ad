"""Tasks of a draft that repeat or move open tasks of earlier notices: found when it was read, decided in review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.draft import Draft, DraftTask
from services.drafts import draft, editable, title_of
from services.errors import DomainError
from services.likeness import ALIKE, likeness
from services.rights import Action, require
from storage.assignments import OPEN_STATES, Assignment
from storage.continuations import Choice, Continuation
from storage.members import Member
from storage.notices import Notice, Task
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Repeat:
    """A task of the draft beside the open one that it seems to repeat."""

    id: int
    task: DraftTask
    notice: str
    text: str
    due: date | None
    """The old deadline; the latest of its units'."""
    choice: Choice | None


async def find_repeats(uow: UnitOfWork, notice: Notice) -> int:
    """Puts each task of the draft beside the likest open task that one of its units has; gives how many were found."""
    seen = await draft(uow, notice.id or 0)
    if seen.earlier:
        return 0  # the comparison with the notice that it repeats says more
    open_ones = [(a, t) for a, t, _ in await uow.assignments.issued() if a.state in OPEN_STATES]
    found = [
        Continuation(notice_id=seen.id, task_id=task.id, old_task_id=old.id or 0)
        for task in seen.tasks
        if (old := _likest(task, open_ones))
    ]
    await uow.continuations.add(*found)
    return len(found)


def _likest(task: DraftTask, open_ones: list[tuple[Assignment, Task]]) -> Task | None:
    units = {unit.id for unit in task.units}
    candidates = [old for assignment, old in open_ones if task.everybody or assignment.unit_id in units]
    likest = max(candidates, key=lambda old: likeness(task.text, old.text), default=None)
    return likest if likest is not None and likeness(task.text, likest.text) >= ALIKE else None


async def repeats(uow: UnitOfWork, seen: Draft) -> tuple[Repeat, ...]:
    """Those whose old task is still open and whose new one was not dropped."""
    standing = {task.id: task for task in seen.tasks}
    found = list[Repeat]()
    for one in await uow.continuations.of_notice(seen.id):
        old = await uow.notices.task(one.old_task_id)
        there = [a for a in await uow.assignments.of_task(one.old_task_id) if a.state in OPEN_STATES]
        notice = await uow.notices.get(old.notice_id) if old else None
        if one.task_id in standing and there and old and notice:
            due = max((a.due for a in there if a.due), default=None)
            found.append(Repeat(one.id or 0, standing[one.task_id], title_of(notice), old.text, due, one.choice))
    return tuple(found)


async def decide_repeat(uow: UnitOfWork, actor: Member, repeat_id: int, choice: Choice, now: datetime) -> int:
    """What the Office makes of it; gives the notice's id.

    :raises DomainError: not the Office; not a draft any more.
    """
    require(actor, Action.DRAFT)
    one = await uow.continuations.get(repeat_id)
    if one is None:
        raise DomainError("draft.gone")
    notice = await editable(uow, one.notice_id)
    if one.choice is not choice:
        before, one.choice = {"choice": one.choice}, choice
        notice.version += 1
        # An approval was asked for what the draft was before.
        notice.submitted_by = None
        await uow.session.flush()
        subject, after = f"task:{one.task_id}", {"choice": choice}
        await uow.log.append("task.repeats", subject, actor_id=actor.id, now=now, before=before, after=after)
    return one.notice_id
