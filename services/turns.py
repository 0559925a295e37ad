"""Recurring tasks (hàng tuần, hàng tháng, hàng quý, hàng năm): each period opens a turn of its own, by itself."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from services.deadlines import month_end, quarter_end
from storage.assignments import Assignment, AssignmentState, DueSource
from storage.notices import Milestone, NoticeState, Task
from storage.work import UnitOfWork

_MONTHS: Final = {"monthly": 1, "quarterly": 3, "yearly": 12}
AT_LEAST: Final = timedelta(days=2)
"""For a first turn; who gets a weekly task on a Thursday begins next week."""
_ENDED: Final = (AssignmentState.PLANNED, AssignmentState.CANCELLED, AssignmentState.TRANSFERRED)


def plan_turns(tasks: Iterable[Task], given: Iterable[Assignment], today: date) -> None:
    """The first turn of each recurring task ends with its period where no day is named; when the next one opens.

    Called when they are issued, with the assignments that were given.
    """
    recurring = {task.id: task.recurrence for task in tasks if task.recurrence}
    for assignment in given:
        if assignment.due is None and assignment.task_id in recurring:
            assignment.due, assignment.due_source = first_end(recurring[assignment.task_id], today), DueSource.PERIOD
    for task in tasks:
        task.next_turn_on = (
            period_start(task.recurrence, first_end(task.recurrence, today), 1) if task.recurrence else None
        )


def first_end(recurrence: str, today: date) -> date:
    """The end of the period of ``today``; of the next one where this is all but over. Pure."""
    end = period_last(recurrence, today)
    following = period_start(recurrence, today, 1)
    return end if following is None or end - today >= AT_LEAST else period_last(recurrence, following)


def period_start(recurrence: str, day: date, ahead: int) -> date | None:
    """The first day of the period that is ``ahead`` periods after that of ``day``; None: no such recurrence. Pure."""
    if recurrence == "weekly":
        return day - timedelta(days=day.weekday()) + timedelta(weeks=ahead)
    if recurrence not in _MONTHS:
        return None
    length = _MONTHS[recurrence]
    first = (day.month - 1) // length * length
    return _plus_months(date(day.year, first + 1, 1), length * ahead)


def period_last(recurrence: str, day: date) -> date:
    """The last day of the period of ``day``; for a week its Friday. Pure."""
    match recurrence:
        case "weekly":
            return day - timedelta(days=day.weekday()) + timedelta(days=4)
        case "monthly":
            return month_end(day)
        case "quarterly":
            return quarter_end(day)
    return date(day.year, 12, 31)


def due_in_turn(recurrence: str, due: date, opened: date) -> date:
    """The same day of the new period: the 25th stays the 25th, a month's last day a month's last. Pure."""
    if recurrence == "weekly":
        return opened - timedelta(days=opened.weekday()) + timedelta(days=due.weekday())
    start, start_of_due = period_start(recurrence, opened, 0), period_start(recurrence, due, 0)
    if start is None or start_of_due is None:
        return period_last(recurrence, opened)
    into = (due.year - start_of_due.year) * 12 + due.month - start_of_due.month
    month = _plus_months(start, into)
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=last if due == month_end(due) else min(due.day, last))


def _plus_months(first: date, months: int) -> date:
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


async def open_turns(uow: UnitOfWork, now: datetime, limit: int = 50) -> int:
    """Opens the turns whose period has begun; periods that were missed altogether are not made up. How many."""
    due = await uow.notices.turns_to_open(now.date(), limit)
    for task, notice in due:
        if notice.state is NoticeState.ISSUED and not task.dropped:
            await _open(uow, task, now)
        else:
            task.next_turn_on = None
    await uow.session.flush()
    return len(due)


async def _open(uow: UnitOfWork, task: Task, now: datetime) -> None:
    """The task once more, for the units that still have it, with the deadlines of the new period."""
    today, recurrence = now.date(), task.recurrence or ""
    turn = Task(
        notice_id=task.notice_id,
        position=task.position,
        path=task.path,
        text=task.text,
        supporting=task.supporting,
        recurrence=recurrence,
        persons=task.persons,
        evidence_required=task.evidence_required,
        ladder=task.ladder,
        turn_of_id=task.turn_of_id or task.id,
        next_turn_on=period_start(recurrence, today, 1),
    )
    task.next_turn_on = None
    await uow.notices.add(turn)
    before = [a for a in await uow.assignments.of_task(task.id or 0) if a.state not in _ENDED]
    made = [await _again(uow, one, turn, today) for one in before]
    after = {"turn_of": turn.turn_of_id, "due": sorted({str(one.due) for one in made})}
    await uow.log.append("task.turn", f"task:{turn.id}", actor_id=None, now=now, after=after)


async def _again(uow: UnitOfWork, before: Assignment, turn: Task, today: date) -> Assignment:
    recurrence = turn.recurrence or ""
    due = due_in_turn(recurrence, before.due, today) if before.due else period_last(recurrence, today)
    again = Assignment(
        task_id=turn.id or 0,
        unit_id=before.unit_id,
        role=before.role,
        partner=before.partner,
        state=AssignmentState.ASSIGNED,
        number=await uow.assignments.last_open_number(before.unit_id) + 1,
        due=due,
        due_source=DueSource.PERIOD,
        given_on=today,
    )
    await uow.assignments.add(again)
    await uow.notices.add(Milestone(task_id=turn.id or 0, unit_id=before.unit_id, due=due))
    return again
