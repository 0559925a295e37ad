"""From what was read of a document to the rows of a draft."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import datetime

from notices import model
from notices.grounds import Field, Ground, Why, ground, grounds_as_json
from notices.places import NOWHERE, Place
from services.naming import Names, names
from services.sheets import role_in
from storage.assignments import Assignment, AssignmentRole
from storage.notices import Doubt, Milestone, Notice, Task
from storage.readings import Reading
from storage.work import UnitOfWork

_TEXT_LIMITS = {"agency": 300, "province": 100, "number": 30, "symbol": 60, "signer": 120, "signer_position": 120}


async def create(uow: UnitOfWork, read: model.Notice, reading: Reading, now: datetime) -> Notice:
    """A draft of the notice that was read; names that the roster does not have become doubts."""
    header = dataclasses.asdict(read.header)
    for field, limit in _TEXT_LIMITS.items():
        header[field] = header[field] and header[field][:limit]
    notice = Notice(
        **header,
        file_id=reading.file_id or next(iter(reading.album or ()), None),
        file_name=reading.file_name,
        uploaded_by=reading.member_id,
        created_at=now,
    )
    await uow.notices.add(notice)
    made = _Making(notice.id or 0, await names(uow))
    tasks = [made.task(position, task) for position, task in enumerate(read.tasks, start=1)]
    await uow.notices.add(*tasks)
    for row, task in zip(tasks, read.tasks, strict=True):
        made.hang_on(row, task)
    made.doubts(read.doubts, {task.path: row.id for row, task in zip(tasks, read.tasks, strict=True)})
    await uow.notices.add(*made.hanging)
    await uow.assignments.add(*made.assignments)
    after = {"file": reading.file_name, "tasks": len(tasks)}
    await uow.log.append("notice.draft", f"notice:{notice.id}", actor_id=reading.member_id, now=now, after=after)
    return notice


class _Making:
    """Collects the rows that hang on a notice's tasks."""

    def __init__(self, notice_id: int, known: Names) -> None:
        self._notice_id = notice_id
        self._known = known
        self.hanging: list[Milestone | Doubt] = []
        self.assignments: list[Assignment] = []

    def task(self, position: int, task: model.Task) -> Task:
        return Task(
            notice_id=self._notice_id,
            position=position,
            path=task.path[:60],
            text=task.text,
            everybody=model.EVERYBODY in task.assignees,
            supporting=task.role is model.Role.SUPPORT,
            recurrence=task.recurrence,
            persons=";".join(task.persons),
            source=task.source.text,
            source_page=task.source.place.page,
            source_line=task.source.place.line,
            source_paragraph=task.source.place.paragraph,
        )

    def hang_on(self, row: Task, task: model.Task) -> None:
        """Assignments, milestones, the doubts about unit names, and how sure the fields of one task are."""
        row.grounds = grounds_as_json(self._grounds(task))
        task_id, named = row.id or 0, self._resolved(row, task.assignees)
        partners = [
            unit for unit in self._resolved(row, task.partners, partner=True) if unit not in named and not row.everybody
        ]
        self.assignments += [Assignment(task_id=task_id, unit_id=unit, role=role_in(row)) for unit in named]
        self.assignments += [
            Assignment(task_id=task_id, unit_id=unit, role=AssignmentRole.SUPPORT, partner=True) for unit in partners
        ]
        for milestone in task.milestones:
            self._milestone(row, task, milestone)

    def _grounds(self, task: model.Task) -> list[Ground]:
        """The reader's, and by what the roster knew the names."""
        written = {Field.WHO: task.assignees, Field.PARTNERS: task.partners}
        return [ground(one.field, (*one.why, *self._known_by(written.get(one.field, ())))) for one in task.grounds]

    def _known_by(self, names: Iterable[str]) -> list[Why]:
        return [self._known.why(name) for name in names if name != model.EVERYBODY and self._known.find(name)]

    def _resolved(self, row: Task, written: Iterable[str], *, partner: bool = False) -> list[int]:
        found = []
        for name in dict.fromkeys(written):
            if name == model.EVERYBODY:
                continue
            if unit := self._known.find(name):
                found.append(unit.id or 0)
            else:
                self._doubt(model.DoubtKind.UNKNOWN_UNIT, name, row.id, partner=partner)
        return found

    def _milestone(self, row: Task, task: model.Task, milestone: model.Milestone) -> None:
        written = set(milestone.units)
        everybody = not written or model.EVERYBODY in written or written >= set(task.assignees)
        found = [None] if everybody else [unit.id for name in milestone.units if (unit := self._known.find(name))]
        for unit_id in found or [None]:
            self.hanging.append(
                Milestone(task_id=row.id or 0, unit_id=unit_id, due=milestone.due, phrase=milestone.phrase)
            )

    def doubts(self, doubts: Iterable[model.Doubt], tasks: dict[str, int | None]) -> None:
        """The reader's own doubts; of an unknown unit, only where our own roster does not know it either."""
        for doubt in doubts:
            if doubt.kind is model.DoubtKind.UNKNOWN_UNIT and self._settled_here(doubt):
                continue
            self._doubt(doubt.kind, doubt.words, tasks.get(doubt.path) if doubt.path else None, place=doubt.place)

    def _settled_here(self, doubt: model.Doubt) -> bool:
        named = any(isinstance(h, Doubt) and h.words == doubt.words for h in self.hanging)
        return named or self._known.find(doubt.words) is not None

    def _doubt(
        self,
        kind: model.DoubtKind,
        words: str,
        task_id: int | None,
        *,
        partner: bool = False,
        place: Place = NOWHERE,
    ) -> None:
        same = (kind.value, words, task_id)
        if not any(isinstance(h, Doubt) and (h.kind, h.words, h.task_id) == same for h in self.hanging):
            made = Doubt(notice_id=self._notice_id, task_id=task_id, kind=kind.value, words=words, partner=partner)
            made.source_page, made.source_line, made.source_paragraph = place.page, place.line, place.paragraph
            self.hanging.append(made)
