"""The history of an assignment: who said what when, what was asked for, decided, directed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from storage.assignments import Assignment, Extension, ExtensionState, Report
from storage.directions import Direction
from storage.moves import Move
from storage.notices import Notice
from storage.work import UnitOfWork

DECIDED = (ExtensionState.GRANTED, ExtensionState.REFUSED)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history."""

    at: datetime
    what: str
    """The text is ``history.<what>``."""
    who: str = ""
    words: str = ""
    percent: int | None = None
    day: date | None = None
    other: str = ""
    """The unit or person that it concerns beside who did it."""


async def history(uow: UnitOfWork, assignment: Assignment, notice: Notice) -> tuple[Event, ...]:
    """All that happened to the assignment, oldest first."""
    people = {m.id: m.full_name for m in await uow.members.everybody()}
    units = {unit.id: unit.short_name or unit.name for unit in await uow.units.all()}
    id_ = assignment.id or 0
    events = [
        *_issued(assignment, notice),
        *_reports(await uow.assignments.reports(id_), people, units),
        *_extensions(await uow.assignments.extensions(id_), people),
        *_directions(await uow.directions.of(id_), people),
        *await _moves(uow, await uow.moves.of(id_), people, units),
        *await _arrivals(uow, id_, people, units),
    ]
    return tuple(sorted(events, key=lambda event: event.at))


Names = Mapping[int | None, str]


def _issued(assignment: Assignment, notice: Notice) -> Iterator[Event]:
    if notice.released_at:
        yield Event(notice.released_at, "issued")
    if assignment.acknowledged_at:
        yield Event(assignment.acknowledged_at, "received")


def _reports(reports: Iterable[Report], people: Names, units: Names) -> Iterator[Event]:
    for report in reports:
        other = units.get(report.waits_for_id, "")
        who = people.get(report.member_id, "")
        yield Event(report.created_at, report.kind.value, who, report.words, report.percent, other=other)
        if report.verdict and report.verdict_at:
            by = people.get(report.verdict_by, "")
            yield Event(report.verdict_at, f"verdict_{report.verdict.value}", by, report.verdict_words)


def _extensions(extensions: Iterable[Extension], people: Names) -> Iterator[Event]:
    for one in extensions:
        yield Event(one.created_at, "extension_asked", people.get(one.member_id, ""), one.reason, day=one.asked_due)
        if one.state is not ExtensionState.OPEN and one.decided_at:
            day = one.granted_due or one.asked_due
            by = people.get(one.decided_by, "")
            yield Event(one.decided_at, f"extension_{one.state.value}", by, one.decision_words, day=day)


def _directions(directions: Iterable[Direction], people: Names) -> Iterator[Event]:
    for one in directions:
        yield Event(one.created_at, one.kind.value, people.get(one.asked_by, ""), one.words)
        if one.answered_at:
            yield Event(one.answered_at, "explained", people.get(one.answered_by, ""), one.answer)


async def _moves(uow: UnitOfWork, moves: Iterable[Move], people: Names, units: Names) -> list[Event]:
    events = []
    for move in moves:
        successor = await uow.assignments.get(move.successor_id) if move.successor_id else None
        other = units.get(successor.unit_id, "") if successor else people.get(move.staff_id, "")
        events.append(Event(move.created_at, move.kind.value, people.get(move.member_id, ""), move.words, other=other))
        if move.undone_at:
            events.append(Event(move.undone_at, "move_undone", people.get(move.undone_by, "")))
    return events


async def _arrivals(uow: UnitOfWork, assignment_id: int, people: Names, units: Names) -> list[Event]:
    """By whom and from which unit it came."""
    events = []
    for move in await uow.moves.that_brought(assignment_id):
        before = await uow.assignments.get(move.assignment_id)
        other = units.get(before.unit_id, "") if before else ""
        events.append(Event(move.created_at, "came", people.get(move.member_id, ""), move.words, other=other))
        if move.undone_at:
            events.append(Event(move.undone_at, "move_undone", people.get(move.undone_by, "")))
    return events
