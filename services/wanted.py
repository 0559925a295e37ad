"""What waits for a decision, in the order in which it came: reports of "done", and requests for more time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to decide on. ``asked_due`` None: a report of "done"; else a request for more time."""

    id: int
    """The report's or the request's."""
    assignment_id: int
    unit: str
    number: int
    text: str
    words: str
    since: date
    member_id: int
    """Who reported or asked: they decide nothing here."""
    old_due: date | None
    asked_due: date | None = None
    count: int = 0
    """Which request for this assignment it is, from 1."""


async def wanted(uow: UnitOfWork, names: Mapping[int, str], zone: tzinfo | None) -> tuple[Wanted, ...]:
    """All that waits; ``names``: short names by unit id; days are those of ``zone``."""
    reports, requests = await uow.decisions.reports(), await uow.decisions.requests()
    times = await uow.decisions.times_asked(assignment.id or 0 for _, assignment, _ in requests)
    found = [
        Wanted(
            id=said.id or 0,
            assignment_id=said.assignment_id,
            unit=names.get(assignment.unit_id, ""),
            number=assignment.number or 0,
            text=task.text,
            words=said.words,
            since=said.created_at.astimezone(zone).date(),
            member_id=said.member_id,
            old_due=assignment.due,
        )
        for said, assignment, task in reports
    ]
    found += [
        Wanted(
            id=request.id or 0,
            assignment_id=request.assignment_id,
            unit=names.get(assignment.unit_id, ""),
            number=assignment.number or 0,
            text=task.text,
            words=request.reason,
            since=request.created_at.astimezone(zone).date(),
            member_id=request.member_id,
            old_due=request.old_due,
            asked_due=request.asked_due,
            count=times.get(assignment.id or 0, 1),
        )
        for request, assignment, task in requests
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.asked_due is None, one.id)))
