"""What one person is told on one day: read anew when it is said, so that what was answered meanwhile is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from services.ladder import AT_THE_UNIT, days_late
from services.nudging import Day, heard_on, waits_for
from services.sheets import Item
from services.wanted import Wanted, wanted
from storage.assignments import Assignment, Extension, ExtensionState, Report, ReportKind
from storage.members import Member, MemberRole
from storage.notices import Notice, NoticeState, Task
from storage.nudges import Aim, Nudge, Round
from storage.work import UnitOfWork

Row = tuple[Nudge, Assignment, Task, Notice]
Said = TypeVar("Said", Report, Extension)


@dataclass(frozen=True, slots=True)
class Due:
    """A task of the person's own unit that wants something done."""

    item: Item
    unit: str
    turn: bool = False
    """A further turn of a recurring task."""

    @property
    def answerable(self) -> bool:
        """The unit has something to say about it: it has not ended, and Văn phòng is not deciding."""
        return self.item.state in AT_THE_UNIT and self.item.asked_due is None


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody else's task that has climbed."""

    unit: str
    text: str
    due: date
    days: int
    """Working days."""
    cause: str = ""
    """The difficulty, as the head told it."""
    waits_for: str = ""
    """The unit that it waits for: the delay is not its own unit's."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A unit that has not answered."""

    unit: str
    head: str
    """Whom to ring up; "" where nobody is known."""
    tasks: int


@dataclass(frozen=True, slots=True)
class DayNews:
    """All of it."""

    round_id: int
    member: Member
    due: tuple[Due, ...] = ()
    """Worst first."""
    late: tuple[Late, ...] = ()
    silent: tuple[Silent, ...] = ()
    wanted: tuple[Wanted, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.due or self.late or self.silent or self.wanted)


async def news_of(uow: UnitOfWork, told: Round, member: Member, day: Day, *, answered: bool = False) -> DayNews:
    """What is still to be told; with ``answered`` also the unit's own tasks that were told and answered since."""
    names = {unit.id or 0: unit.short_name or unit.name for unit in await uow.units.all()}
    rows = [row for row in await uow.nudges.of_round(told.id or 0) if row[3].state is NoticeState.ISSUED]
    ids = [assignment.id or 0 for _, assignment, _, _ in rows]
    reports, requests = await uow.nudges.reports(ids), await uow.nudges.extensions(ids)
    asked = {e.assignment_id: e for e in requests if e.state is ExtensionState.OPEN}
    heard = {
        a.id or 0: heard_on(a, _of(a, reports), _of(a, requests), day.now.tzinfo) or date.min for _, a, _, _ in rows
    }
    standing = [row for row in rows if _stands(row[0], row[1], asked, heard[row[1].id or 0])]
    of_office = member.role is MemberRole.OFFICE
    return DayNews(
        round_id=told.id or 0,
        member=member,
        due=_due(rows if answered else standing, names, asked),
        late=_late(standing, names, reports, day),
        silent=await _silent(uow, standing, names),
        wanted=_not_own(await wanted(uow, names, day.now.tzinfo), member) if of_office else (),
    )


def _of(assignment: Assignment, said: Sequence[Said]) -> list[Said]:
    return [one for one in said if one.assignment_id == assignment.id]


def _stands(nudge: Nudge, assignment: Assignment, asked: Mapping[int, Extension], heard: date) -> bool:
    """Nobody has answered, and the deadline is still the same."""
    if assignment.state not in AT_THE_UNIT or assignment.id in asked or nudge.due != assignment.due:
        return False
    return nudge.aim is not Aim.OFFICE or f"{heard:%Y%m%d}" <= nudge.step


def _due(rows: Sequence[Row], names: Mapping[int, str], asked: Mapping[int, Extension]) -> tuple[Due, ...]:
    mine = {a.id: (a, task) for nudge, a, task, _ in rows if nudge.aim is Aim.UNIT}
    found = [
        Due(_item(a, task, asked.get(a.id or 0)), names.get(a.unit_id, ""), task.turn_of_id is not None)
        for a, task in mine.values()
    ]
    return tuple(sorted(found, key=lambda one: (one.item.due is None, one.item.due, one.item.number)))


def _item(assignment: Assignment, task: Task, request: Extension | None) -> Item:
    return Item(
        id=assignment.id or 0,
        number=assignment.number or 0,
        text=task.text,
        role=assignment.role,
        state=assignment.state,
        due=assignment.due,
        percent=assignment.percent,
        blocked=assignment.blocked,
        asked_due=request.asked_due if request else None,
    )


def _late(rows: Sequence[Row], names: Mapping[int, str], reports: Sequence[Report], day: Day) -> tuple[Late, ...]:
    climbed = {a.id: (a, task) for nudge, a, task, _ in rows if nudge.aim in (Aim.DEPUTY, Aim.DIRECTOR)}
    said: dict[int, list[Report]] = {}
    for report in reports:
        said.setdefault(report.assignment_id, []).append(report)
    found = [
        _late_one(a, task, names, said.get(a.id or 0, []) if a.blocked else [], day)
        for a, task in climbed.values()
        if a.due
    ]
    return tuple(sorted(found, key=lambda one: (bool(one.waits_for), -one.days, one.unit)))


def _late_one(assignment: Assignment, task: Task, names: Mapping[int, str], said: Sequence[Report], day: Day) -> Late:
    due = assignment.due or day.today
    cause = next((r.words for r in reversed(said) if r.kind is ReportKind.BLOCKED), "")
    other = names.get(waits_for(said) or 0, "")
    days = days_late(due, assignment.given_on or due, day.calendar, day.today)
    return Late(names.get(assignment.unit_id, ""), task.text, due, days, cause, other)


async def _silent(uow: UnitOfWork, rows: Sequence[Row], names: Mapping[int, str]) -> tuple[Silent, ...]:
    of_unit: dict[int, set[int]] = {}
    for nudge, assignment, _, _ in rows:
        if nudge.aim is Aim.OFFICE:
            of_unit.setdefault(assignment.unit_id, set()).add(assignment.id or 0)
    found = []
    for unit_id, tasks in of_unit.items():
        heads = await uow.members.of_unit(unit_id, MemberRole.HEAD)
        found.append(Silent(names.get(unit_id, ""), heads[0].full_name if heads else "", len(tasks)))
    return tuple(sorted(found, key=lambda one: (-one.tasks, one.unit)))


def _not_own(found: Sequence[Wanted], member: Member) -> tuple[Wanted, ...]:
    """Nobody decides on their own work."""
    return tuple(one for one in found if one.member_id != member.id)
