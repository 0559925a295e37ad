"""Tasks of a draft that become more or fewer: added, left out, one made two, two made one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from services.changing import changing
from services.edits import milestones_of, one_line, own_task, settle
from services.errors import DomainError
from services.rights import Action, require
from storage.assignments import Assignment, AssignmentRole
from storage.members import Member
from storage.notices import Milestone, Task
from storage.work import UnitOfWork

_SENTENCE_END: Final = re.compile(r"(?<=[.;!?…])\s+(?=[^\s\d])")
"""Not before a number: "số 12. 5 đơn vị" is rare, "TT. 2" and "Điều 5. 1" are not."""
_ABBREVIATED: Final = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|TT|TS|ThS|Ths|PGS|GS|BS|KS|CN|Mr|Mrs|v\.v|[^\W\d_])\.$")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a task, each with its own end; those too short to be a task stay with the one before.

    >>> sentences("Tham mưu kế hoạch năm; báo cáo TP. Hà Nội.")
    ('Tham mưu kế hoạch năm;', 'báo cáo TP. Hà Nội.')
    """
    found: list[str] = []
    for piece in _SENTENCE_END.split(" ".join(text.split())):
        if found and (_ABBREVIATED.search(found[-1]) or len(piece) < 10):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return tuple(found)


async def split(uow: UnitOfWork, actor: Member, task_id: int, sentence: int, now: datetime) -> Task:
    """The task from ``sentence`` (counted from 1) on becomes a task of its own, for the same units; gives that one.

    A deadline goes with the words that state it; one that neither part states holds for both.

    :raises DomainError: there is no such sentence.
    """
    task = await own_task(uow, actor, task_id)
    parts = sentences(task.text)
    if not 1 <= sentence < len(parts):
        raise DomainError("draft.no_such_sentence")
    first, second = one_line(" ".join(parts[:sentence])), one_line(" ".join(parts[sentence:]))
    facts = {"before": {"text": task.text}, "after": {"text": first, "new": second}}
    async with changing(uow, actor, task.notice_id, "task.split", now, tasks=[task], what=second, **facts) as change:
        await uow.notices.make_room(task.notice_id, task.position)
        new = Task(
            **task.model_dump(exclude={"id", "position", "path", "text"}),
            position=task.position + 1,
            path=f"{task.path[:59]}+",
            text=second,
        )
        task.text = first
        await uow.notices.add(new)
        change.made.append(new)
        await _share_out(uow, task, new)
    return new


async def _share_out(uow: UnitOfWork, task: Task, new: Task) -> None:
    for milestone in await milestones_of(uow, task):
        if milestone.phrase and milestone.phrase in new.text and milestone.phrase not in task.text:
            milestone.task_id = new.id or 0
        elif not milestone.phrase or milestone.phrase not in task.text:
            await uow.notices.add(
                Milestone(task_id=new.id or 0, unit_id=milestone.unit_id, due=milestone.due, phrase=milestone.phrase)
            )
    await uow.assignments.add(
        *(
            Assignment(task_id=new.id or 0, unit_id=a.unit_id, role=a.role, partner=a.partner)
            for a in await uow.assignments.of_task(task.id or 0)
        )
    )


async def merge(uow: UnitOfWork, actor: Member, task_id: int, now: datetime) -> Task:
    """The next task of the notice is taken into this one, with its units, deadlines and doubts.

    :raises DomainError: it is the last; the two together are too long.
    """
    task = await own_task(uow, actor, task_id)
    standing = list(await uow.notices.tasks(task.notice_id))
    at = standing.index(task)
    if at + 1 == len(standing):
        raise DomainError("draft.nothing_to_merge")
    other = standing[at + 1]
    text = one_line(_joined(task.text, other.text))
    facts: dict[str, dict[str, object]] = {"before": {"text": [task.text, other.text]}, "after": {"text": text}}
    async with changing(uow, actor, task.notice_id, "task.merge", now, tasks=[task, other], what=other.text, **facts):
        task.text, other.dropped = text, True
        task.everybody = task.everybody or other.everybody
        task.supporting = task.supporting and other.supporting
        task.evidence_required = task.evidence_required or other.evidence_required
        task.recurrence = task.recurrence or other.recurrence
        task.persons = ";".join(dict.fromkeys(filter(None, (*task.persons.split(";"), *other.persons.split(";")))))
        await _take_over(uow, task, other)
    return task


def _joined(one: str, other: str) -> str:
    return f"{one} {other}" if one.endswith((".", ";", "!", "?", ":", "…")) else f"{one}; {other}"


async def _take_over(uow: UnitOfWork, task: Task, other: Task) -> None:
    mine = {a.unit_id: a for a in await uow.assignments.of_task(task.id or 0)}
    for theirs in await uow.assignments.of_task(other.id or 0):
        if theirs.unit_id not in mine:
            theirs.task_id = task.id or 0
        elif mine[theirs.unit_id].partner and not theirs.partner:
            mine[theirs.unit_id].partner, mine[theirs.unit_id].role = False, theirs.role
    known = {(m.due, m.unit_id) for m in await milestones_of(uow, task)}
    for milestone in await milestones_of(uow, other):
        if (milestone.due, milestone.unit_id) not in known:
            milestone.task_id = task.id or 0
    for doubt in await uow.notices.doubts(task.notice_id):
        if doubt.task_id == other.id:
            doubt.task_id = task.id
    _lead_again(task, await uow.assignments.of_task(task.id or 0))
    await uow.session.flush()


def _lead_again(task: Task, assignments: Iterable[Assignment]) -> None:
    """Where one of the two was to be led, those who must do them lead both."""
    for assignment in assignments:
        if not task.supporting and not assignment.partner:
            assignment.role = AssignmentRole.LEAD


async def drop(uow: UnitOfWork, actor: Member, task_id: int, now: datetime) -> Task:
    """The task is left out; nobody gets it."""
    task = await own_task(uow, actor, task_id)
    async with changing(
        uow, actor, task.notice_id, "task.drop", now, tasks=[task], what=task.text, before={"text": task.text}
    ):
        task.dropped = True
        await settle(uow, [d for d in await uow.notices.doubts(task.notice_id) if d.task_id == task.id])
    return task


async def add_task(uow: UnitOfWork, actor: Member, notice_id: int, text: str, now: datetime) -> Task:
    """One more task at the end of the notice, without units so far."""
    require(actor, Action.DRAFT)
    text = one_line(text)
    async with changing(uow, actor, notice_id, "task.add", now, what=text, after={"text": text}) as change:
        position = await uow.notices.last_position(notice_id) + 1
        task = Task(notice_id=notice_id, position=position, path=f"+{position}", text=text)
        await uow.notices.add(task)
        change.made.append(task)
    return task
