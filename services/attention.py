"""What wants attention beside the four buckets: what to decide, what comes back again and again, what is due soon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from services.ladder import AT_THE_UNIT
from services.wanted import Wanted, wanted
from storage.assignments import Assignment
from storage.notices import Notice, Task
from storage.work import UnitOfWork

SOON: Final = timedelta(days=7)
AGAIN: Final = 2
"""From so many on, being returned or asking for more time is named."""


@dataclass(frozen=True, slots=True)
class Named:
    """An assignment that is named, with the date or the number that is why."""

    unit: str
    number: int
    text: str
    due: date | None = None
    times: int = 0


@dataclass(frozen=True, slots=True)
class Attention:
    """All of it."""

    wanted: tuple[Wanted, ...] = ()
    returned: tuple[Named, ...] = ()
    """Sent back twice or more, and still not done; most often first."""
    soon: tuple[Named, ...] = ()
    """Due in the next seven days, the earliest first."""
    again: tuple[Named, ...] = ()
    """For which more time was asked twice or more; most often first."""


async def attention(
    uow: UnitOfWork, rows: Sequence[tuple[Assignment, Task, Notice]], names: Mapping[int, str], now: datetime
) -> Attention:
    """What wants attention among these assignments."""
    mine = {assignment.id for assignment, _, _ in rows}
    to_decide = await wanted(uow, names, now.tzinfo)
    working = [(a, task) for a, task, _ in rows if a.state in AT_THE_UNIT]
    asked = await uow.decisions.times_asked([a.id or 0 for a, _ in working])
    return Attention(
        wanted=tuple(one for one in to_decide if one.assignment_id in mine),
        returned=_often(working, names, {a.id or 0: a.returned_count for a, _ in working}),
        soon=_soon(working, names, now.date()),
        again=_often(working, names, asked),
    )


def _often(
    rows: Sequence[tuple[Assignment, Task]], names: Mapping[int, str], times: Mapping[int, int]
) -> tuple[Named, ...]:
    found = [
        Named(names.get(a.unit_id, ""), a.number or 0, task.text, a.due, times.get(a.id or 0, 0))
        for a, task in rows
        if times.get(a.id or 0, 0) >= AGAIN
    ]
    return tuple(sorted(found, key=lambda one: (-one.times, one.unit, one.number)))


def _soon(rows: Sequence[tuple[Assignment, Task]], names: Mapping[int, str], today: date) -> tuple[Named, ...]:
    found = [
        (a.due, Named(names.get(a.unit_id, ""), a.number or 0, task.text, a.due))
        for a, task in rows
        if a.due and today <= a.due <= today + SOON
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].unit, pair[1].number)))
