"""A released draft becomes work that units have to answer for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.absences import away_on
from services.amending import Amendment, amended, continued
from services.carrying import Carried
from services.draft import DraftUnit
from services.drafts import draft, draft_unit, editable
from services.dues import due_of
from services.errors import DomainError
from services.grouping import by_task
from services.reach import receivers
from services.rights import Action, require
from services.sheets import Sheet, role_in, sheet
from services.turns import plan_turns
from storage.assignments import Assignment, AssignmentState
from storage.members import Member, MemberRole
from storage.notices import Milestone, Notice, NoticeState, Task
from storage.units import Unit
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who gets the letter of one unit."""

    unit: DraftUnit
    members: tuple[Member, ...]
    """() when nobody of the unit can be reached."""
    sheet: Sheet | None = None
    """What stands in it; None where nobody gets it."""


@dataclass(frozen=True, slots=True)
class Issued:
    """What issuing a notice did."""

    notice: Notice
    tasks: int
    recipients: tuple[Recipients, ...]
    """Every unit that has something to do, in roster order."""
    office: tuple[Member, ...]
    """Colleagues of the one who issued it, to be told."""
    officer: Member | None = None
    """Who issued it."""
    amendment: Amendment | None = None
    """The notice whose place it takes, and what changed."""
    carried: tuple[Carried, ...] = ()
    """Work of other notices that goes on under this one."""

    @property
    def reached(self) -> tuple[Recipients, ...]:
        return tuple(r for r in self.recipients if r.members)

    @property
    def unreached(self) -> tuple[DraftUnit, ...]:
        """Units of which nobody can be written to."""
        return tuple(r.unit for r in self.recipients if not r.members)


async def issue(uow: UnitOfWork, actor: Member, notice_id: int, now: datetime) -> Issued:
    """Releases the notice and carries it out at once.

    :raises DomainError: not the Office; not a draft any more; a task without a unit; no task at all.
    """
    require(actor, Action.DRAFT)
    notice = await editable(uow, notice_id)
    await refuse_unfinished(uow, notice_id)
    notice.released_by, notice.released_at = actor.id, now
    return await carry_out(uow, notice, now)


async def carry_out(uow: UnitOfWork, notice: Notice, now: datetime) -> Issued:
    """Gives every task its units, numbers and deadlines, and says who is to be told."""
    notice_id = notice.id or 0
    tasks = await uow.notices.tasks(notice_id)
    units = await uow.units.all()
    planned = await _expanded(uow, notice_id, tasks, units)
    carried = await continued(uow, notice, planned, now)
    amendment = await amended(uow, notice, planned, now)
    await _number(uow, tasks, planned)
    _set_dues(planned, await uow.notices.milestones(notice_id), notice.period_end, now.date())
    plan_turns(tasks, planned, now.date())
    notice.state, notice.release_at, notice.submitted_by = NoticeState.ISSUED, None, None
    await uow.session.flush()
    addressed = {a.unit_id for a in await uow.assignments.of_notice(notice_id)}
    addressed |= set(amendment.units if amendment else ())
    recipients = await _recipients(uow, notice_id, units, addressed, now.date())
    after = {"tasks": len(tasks), "units": [r.unit.name for r in recipients]}
    await uow.log.append("notice.issue", f"notice:{notice_id}", actor_id=notice.released_by, now=now, after=after)
    office = await uow.members.with_role(MemberRole.OFFICE, MemberRole.ADMIN)
    officer = next((member for member in office if member.id == notice.released_by), None)
    colleagues = tuple(m for m in office if m is not officer)
    return Issued(notice, len(tasks), recipients, colleagues, officer, amendment, tuple(carried))


async def refuse_unfinished(uow: UnitOfWork, notice_id: int) -> None:
    """
    :raises DomainError: no task at all, or one that nobody would get.
    """
    seen = await draft(uow, notice_id)
    if not seen.tasks:
        raise DomainError("draft.no_tasks")
    if seen.orphans:
        numbers = ", ".join(str(task.number) for task in seen.orphans[:20])
        raise DomainError("draft.without_unit", n=len(seen.orphans), numbers=numbers)


async def _expanded(uow: UnitOfWork, notice_id: int, tasks: Iterable[Task], units: Sequence[Unit]) -> list[Assignment]:
    """All assignments of the notice's tasks, those for everybody included; of units that are there, no others."""
    active = {unit.id for unit in units}
    wanted = {task.id: task for task in tasks}
    planned = [a for a in await uow.assignments.of_notice(notice_id) if a.task_id in wanted and a.unit_id in active]
    taken = {(a.task_id, a.unit_id) for a in planned}
    added = [
        Assignment(task_id=task.id or 0, unit_id=unit.id or 0, role=role_in(task))
        for task in wanted.values()
        if task.everybody
        for unit in units
        if (task.id, unit.id) not in taken
    ]
    await uow.assignments.add(*added)
    return planned + added


async def _number(uow: UnitOfWork, tasks: Sequence[Task], assignments: Iterable[Assignment]) -> None:
    """Each unit counts on from its highest open number, in the order of the notice."""
    order = {task.id: task.position for task in tasks}
    last: dict[int, int] = {}
    for assignment in sorted(assignments, key=lambda a: order[a.task_id]):
        if assignment.unit_id not in last:
            last[assignment.unit_id] = await uow.assignments.last_open_number(assignment.unit_id)
        last[assignment.unit_id] += 1
        assignment.number = last[assignment.unit_id]
    for assignment in assignments:
        assignment.state = AssignmentState.ASSIGNED


def _set_dues(
    assignments: Iterable[Assignment], milestones: Sequence[Milestone], period_end: date | None, today: date
) -> None:
    of_task = by_task(milestones)
    for assignment in assignments:
        mine = of_task.get(assignment.task_id, ())
        assignment.due, assignment.due_source = due_of(mine, assignment.unit_id, period_end)
        assignment.given_on = today


async def _recipients(
    uow: UnitOfWork, notice_id: int, units: Iterable[Unit], addressed: set[int], day: date
) -> tuple[Recipients, ...]:
    people, away = await uow.members.all(), await away_on(uow, day)
    found = list[Recipients]()
    for unit in units:
        if unit.id in addressed:
            members = receivers([m for m in people if m.unit_id == unit.id], away)
            made = await sheet(uow, notice_id, unit.id) if members else None
            found.append(Recipients(draft_unit(unit), members, made))
    return tuple(found)
