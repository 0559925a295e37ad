"""The deadlines of a person's unit as calendar entries that can be brought up to date and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from services.rights import Action, require
from services.work import unit_of
from storage.assignments import OPEN_STATES, Assignment, AssignmentState
from storage.members import Member
from storage.notices import Notice, NoticeState, Task
from storage.work import UnitOfWork

_PAST: Final = timedelta(days=90)
"""How long entries of ended tasks are still taken back: by then every calendar has fetched it."""
_WAITS_FOR: Final = tuple(state for state in OPEN_STATES if state is not AssignmentState.REPORTED_DONE)


@dataclass(frozen=True, slots=True)
class Event:
    """One deadline."""

    id: int
    """The assignment's: names the entry for ever, whatever else changes."""
    number: int
    text: str
    due: date
    notice: tuple[str | None, str | None, date | None]
    """Number, symbol, day."""
    sequence: int
    """Grows with every change, as RFC 5545 wants: the lines that the log has on assignment, task and notice."""
    changed_at: datetime
    cancelled: bool
    """Nothing is to be done by then any more: the entry is taken out of the calendar."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Deadlines of one unit, first to come first."""

    unit: str
    events: tuple[Event, ...]

    @property
    def open(self) -> int:
        return sum(not event.cancelled for event in self.events)


async def agenda(uow: UnitOfWork, actor: Member, now: datetime) -> Agenda:
    """The agenda of the actor's unit.

    :raises DomainError: the actor is of no unit.
    """
    require(actor, Action.ANSWER)
    unit_id, name = await unit_of(uow, actor)
    rows = [row for row in await uow.tracking.of_unit(unit_id) if row[0].due and _shown(*row, now)]
    lines = await uow.tracking.lines({subject for row in rows for subject in _subjects(*row)})
    events = [_event(*row, lines, now) for row in rows]
    return Agenda(name, tuple(sorted(events, key=lambda event: (event.due, event.id))))


def _shown(assignment: Assignment, task: Task, notice: Notice, now: datetime) -> bool:
    since = now.date() - _PAST
    return assignment.due is not None and (assignment.due >= since or not _over(assignment, notice))


def _over(assignment: Assignment, notice: Notice) -> bool:
    return assignment.state not in _WAITS_FOR or notice.state is not NoticeState.ISSUED


def _subjects(assignment: Assignment, task: Task, notice: Notice) -> tuple[str, str, str]:
    return f"assignment:{assignment.id}", f"task:{task.id}", f"notice:{notice.id}"


def _event(
    assignment: Assignment, task: Task, notice: Notice, lines: dict[str, tuple[int, datetime]], now: datetime
) -> Event:
    told = [lines[subject] for subject in _subjects(assignment, task, notice) if subject in lines]
    assert assignment.due is not None  # others have no place in a calendar
    return Event(
        id=assignment.id or 0,
        number=assignment.number or 0,
        text=task.text,
        due=assignment.due,
        notice=(notice.number, notice.symbol, notice.issued_on),
        sequence=sum(count for count, _ in told),
        changed_at=max((last for _, last in told), default=now),
        cancelled=_over(assignment, notice),
    )
