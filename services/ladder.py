"""The ladder: on which days whom to tell of an assignment. Pure: (assignment, calendar, rules, today) in, steps out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from services.calendar import Calendar
from services.rules import OfficeRules
from storage.assignments import AssignmentRole, AssignmentState
from storage.nudges import Aim

AT_THE_UNIT: Final = (
    AssignmentState.ASSIGNED,
    AssignmentState.ACKNOWLEDGED,
    AssignmentState.IN_PROGRESS,
    AssignmentState.RETURNED,
)
"""States in which the unit has to do something. What is reported done waits for Văn phòng."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the ladder asks about an assignment."""

    state: AssignmentState
    role: AssignmentRole
    due: date | None
    given_on: date
    """When it was given, or its deadline changed: nothing before the end of this day is caught up."""
    heard_on: date
    """When the unit last said something about it; ``given_on`` where it never did."""
    asks: bool = False
    """A request for more time is open: Văn phòng's turn."""
    held_up: bool = False
    """It waits for another unit: its own unit can do nothing, and is not nudged."""
    turn: bool = False
    """A further turn of a recurring task, which no letter has brought."""
    ladder: tuple[int, ...] | None = None
    """Working days before the deadline, where Văn phòng set the task's own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: on or after ``day`` ``aim`` is to be told, once."""

    day: date
    aim: Aim
    key: str
    """Names it among the assignment's steps; a later deadline makes new ones."""


def steps_due(one: Standing, calendar: Calendar, rules: OfficeRules, today: date) -> list[Step]:
    """The latest step of each kind that is due on ``today``: missed ones before it are caught up with it."""
    if one.state not in AT_THE_UNIT or one.asks:
        return []
    latest: dict[Aim, Step] = {}
    for step in _reached(one, calendar, rules, today):
        if step.aim not in latest or latest[step.aim].day <= step.day:
            latest[step.aim] = step
    return [step for step in latest.values() if not (one.held_up and step.aim in (Aim.UNIT, Aim.OFFICE))]


def next_day(one: Standing, calendar: Calendar, rules: OfficeRules, today: date) -> date | None:
    """When to look at the assignment again; None: not before something about it changes."""
    if one.state not in AT_THE_UNIT:
        return None
    ahead = [step.day for step in _ladder(one, calendar, rules) if step.day > today]
    if (overdue := _overdue(one, calendar, rules, today, ahead=True)) is not None:
        ahead.append(overdue.day)
    return min(ahead, default=None)


def days_late(due: date | None, given_on: date, calendar: Calendar, today: date) -> int:
    """Working days since the deadline; given after it, since it was given."""
    return 0 if due is None else calendar.between(max(due, given_on), today)


def _reached(one: Standing, calendar: Calendar, rules: OfficeRules, today: date) -> Iterator[Step]:
    yield from (step for step in _ladder(one, calendar, rules) if step.day <= today)
    overdue = _overdue(one, calendar, rules, today)
    if overdue is not None:
        yield overdue


def _ladder(one: Standing, calendar: Calendar, rules: OfficeRules) -> Iterator[Step]:
    """The steps that come once, in no order."""
    if one.turn:
        yield Step(calendar.on_or_after(one.given_on), Aim.UNIT, f"{one.given_on:%Y%m%d}:opened")
    yield from _silence(one, calendar, rules)
    if one.due is None:
        return
    last = calendar.on_or_before(one.due)
    for before in _rungs(one, rules):
        day = calendar.add(last, -before)
        if day > one.given_on:
            yield Step(day, Aim.UNIT, f"{one.due:%Y%m%d}-{before}")
    if one.role is AssignmentRole.LEAD:
        late_from = max(one.due, one.given_on)
        for aim, days in ((Aim.DEPUTY, rules.deputy_after), (Aim.DIRECTOR, rules.director_after)):
            yield Step(calendar.add(late_from, max(days, 1)), aim, f"{one.due:%Y%m%d}:{aim.value}")


def _rungs(one: Standing, rules: OfficeRules) -> tuple[int, ...]:
    if one.role is AssignmentRole.SUPPORT:
        return rules.ladder_support
    return rules.ladder_lead if one.ladder is None else one.ladder


def _silence(one: Standing, calendar: Calendar, rules: OfficeRules) -> Iterator[Step]:
    """Not even received, or over the deadline without a word."""
    received = one.turn or one.state is not AssignmentState.ASSIGNED
    if one.role is not AssignmentRole.LEAD or (received and one.due is None):
        return
    since = max(one.heard_on, one.due) if received and one.due else one.heard_on
    yield Step(calendar.add(since, max(rules.silent_after, 1)), Aim.OFFICE, f"{since:%Y%m%d}:silent")


def _overdue(one: Standing, calendar: Calendar, rules: OfficeRules, today: date, *, ahead: bool = False) -> Step | None:
    """The last step while overdue that ``today`` has reached, or (``ahead``) the first that it has not."""
    if one.due is None or one.role is AssignmentRole.SUPPORT:
        return None
    late_from = max(one.due, one.given_on)
    late = calendar.between(late_from, today) // rules.overdue_every * rules.overdue_every
    late += rules.overdue_every if ahead else 0
    if not late:
        return None
    return Step(calendar.add(late_from, late), Aim.UNIT, f"{one.due:%Y%m%d}+{late}")
