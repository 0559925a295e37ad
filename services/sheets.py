"""What one unit gets of one notice: the sheet behind the letter, the preview and every list of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from services.dues import due_of
from services.errors import DomainError
from services.grouping import by_task
from services.turns import first_end
from storage.assignments import OPEN_STATES, Assignment, AssignmentRole, AssignmentState, DueSource, Extension
from storage.members import Member
from storage.notices import Milestone, Notice, Task
from storage.units import Unit
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Item:
    """One assignment as its unit sees it."""

    id: int
    """The assignment's; 0 in a preview."""
    number: int
    text: str
    role: AssignmentRole
    state: AssignmentState
    due: date | None = None
    milestones: tuple[tuple[date, str], ...] = ()
    """(date, words of the notice), where the task names more than the last deadline."""
    leads: tuple[str, ...] = ()
    """Other units that must do the task."""
    partners: tuple[str, ...] = ()
    """Other units that support it."""
    percent: int | None = None
    blocked: bool = False
    by_period: bool = False
    """The notice names no day: the deadline is the end of its period."""
    asked_due: date | None = None
    """The later date that the unit asks for, while Văn phòng has not decided."""
    staff: str = ""
    """The person of the unit who has it in hand."""
    evidence_required: bool = False

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def waits_for_office(self) -> bool:
        return self.state is AssignmentState.REPORTED_DONE


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one unit has of one notice."""

    notice_id: int
    number: str | None
    symbol: str | None
    issued_on: date | None
    title: str | None
    unit_id: int
    unit: str
    items: tuple[Item, ...]
    """In the order of their numbers."""

    @property
    def lead(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.role is AssignmentRole.LEAD)

    @property
    def support(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.role is AssignmentRole.SUPPORT)

    @property
    def unacknowledged(self) -> bool:
        return any(item.state is AssignmentState.ASSIGNED for item in self.items)


async def sheet(uow: UnitOfWork, notice_id: int, unit_id: int, *, planned_on: date | None = None) -> Sheet:
    """The unit's part of the notice; of a draft as it would be issued ``planned_on`` this day, counted from 1.

    :raises DomainError: no such notice or unit.
    """
    notice, unit = await uow.notices.get(notice_id), await uow.units.get(unit_id)
    if notice is None or unit is None:
        raise DomainError("error.gone")
    tasks = {task.id or 0: task for task in await uow.notices.tasks(notice_id)}
    facts = await facts_of(uow, notice_id)
    mine = [a for a in facts.assignments if a.unit_id == unit_id and a.task_id in tasks]
    if planned_on:
        mine = _with_everybody(mine, tasks, unit_id)
        items = [
            _planned(facts.item(a, tasks[a.task_id], n), tasks[a.task_id], planned_on) for n, a in enumerate(mine, 1)
        ]
    else:
        items = [facts.item(a, tasks[a.task_id], a.number or 0) for a in mine]
    return Sheet(
        notice_id=notice_id,
        number=notice.number,
        symbol=notice.symbol,
        issued_on=notice.issued_on,
        title=notice.title,
        unit_id=unit_id,
        unit=unit.name,
        items=tuple(sorted((i for i in items if _shown(i)), key=lambda item: item.number)),
    )


GONE: Final = (AssignmentState.CANCELLED, AssignmentState.TRANSFERRED)
"""States in which the unit has nothing to do with it any more."""


def _shown(item: Item) -> bool:
    return item.state not in GONE


def _planned(item: Item, task: Task, day: date) -> Item:
    """With the end of its first turn, where the task comes again and names no day."""
    if item.due or not task.recurrence:
        return item
    return replace(item, due=first_end(task.recurrence, day), by_period=True)


def _with_everybody(mine: Sequence[Assignment], tasks: dict[int, Task], unit_id: int) -> list[Assignment]:
    """The unit's planned assignments as they will be once tasks for everybody are expanded."""
    have = {assignment.task_id for assignment in mine}
    added = [
        Assignment(task_id=task_id, unit_id=unit_id, role=role_in(task))
        for task_id, task in tasks.items()
        if task.everybody and task_id not in have
    ]
    return sorted([*mine, *added], key=lambda assignment: tasks[assignment.task_id].position)


def role_in(task: Task) -> AssignmentRole:
    """What the task makes of those who must do it."""
    return AssignmentRole.SUPPORT if task.supporting else AssignmentRole.LEAD


class Facts:
    """What surrounds the assignments of one notice, so that each becomes an item without further queries."""

    def __init__(
        self,
        assignments: Sequence[Assignment],
        milestones: Sequence[Milestone],
        units: Sequence[Unit],
        extensions: Iterable[Extension],
        people: Iterable[Member] = (),
        period_end: date | None = None,
    ) -> None:
        self.assignments = assignments
        self._together = by_task(assignments)
        self._milestones = by_task(milestones)
        self._names = {unit.id: unit.short_name or unit.name for unit in units}
        self._period_end = period_end
        self._people = {member.id: member.full_name for member in people}
        self._extensions = {extension.assignment_id: extension for extension in extensions}

    def item(self, assignment: Assignment, task: Task, number: int) -> Item:
        """The assignment as its unit sees it."""
        extension = self._extensions.get(assignment.id or 0)
        dates = self._dates(assignment)
        due, source = self._due(assignment)
        return Item(
            id=assignment.id or 0,
            number=number,
            text=task.text,
            role=assignment.role,
            state=assignment.state,
            due=due,
            by_period=source is DueSource.PERIOD,
            milestones=dates if len(dates) > 1 else (),
            leads=() if task.everybody else self._others(assignment, partner=False),
            partners=() if task.everybody else self._others(assignment, partner=True),
            percent=assignment.percent,
            blocked=assignment.blocked,
            asked_due=extension.asked_due if extension else None,
            staff=self._people.get(assignment.staff_id, "") if assignment.staff_id else "",
            evidence_required=task.evidence_required,
        )

    def _due(self, assignment: Assignment) -> tuple[date | None, DueSource | None]:
        """As it was set at issue, or will be."""
        if assignment.due:
            return assignment.due, assignment.due_source
        return due_of(self._milestones.get(assignment.task_id, ()), assignment.unit_id, self._period_end)

    def _dates(self, assignment: Assignment) -> tuple[tuple[date, str], ...]:
        mine = self._milestones.get(assignment.task_id, ())
        return tuple((m.due, m.phrase) for m in mine if m.unit_id in (None, assignment.unit_id))

    def _others(self, assignment: Assignment, *, partner: bool) -> tuple[str, ...]:
        return tuple(
            self._names.get(other.unit_id, "")
            for other in self._together.get(assignment.task_id, ())
            if other.state not in GONE and other.unit_id != assignment.unit_id and other.partner is partner
        )


async def facts_of(uow: UnitOfWork, notice_id: int) -> Facts:
    """All facts of a notice."""
    assignments = await uow.assignments.of_notice(notice_id)
    notice = await uow.notices.get(notice_id)
    return Facts(
        assignments,
        await uow.notices.milestones(notice_id),
        await uow.units.all(),
        await uow.assignments.open_extensions(),
        await _in_hand(uow, assignments),
        notice.period_end if notice else None,
    )


async def _in_hand(uow: UnitOfWork, assignments: Iterable[Assignment]) -> Sequence[Member]:
    """Everybody, where something was handed down."""
    return await uow.members.everybody() if any(a.staff_id for a in assignments) else ()


async def item_of(uow: UnitOfWork, assignment: Assignment, task: Task, notice: Notice) -> Item:
    """One assignment as its unit sees it."""
    together = await uow.assignments.of_task(assignment.task_id)
    facts = Facts(
        together,
        [m for m in await uow.notices.milestones(notice.id or 0) if m.task_id == assignment.task_id],
        await uow.units.all(),
        await uow.assignments.open_extensions(),
        await _in_hand(uow, together),
        notice.period_end,
    )
    return facts.item(assignment, task, assignment.number or 0)
