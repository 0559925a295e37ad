"""What a workbook that came back would change. Pure: rows of the sheet against the table as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.deadlines import parse_day
from services.naming import Names
from services.sheet_rows import SentRow, assignment_of, row_key
from services.tracking import Tracked
from storage.assignments import AssignmentRole, AssignmentState


class Trouble(StrEnum):
    """Why a row is not understood."""

    KEY = "key"
    """The hidden cell is gone, or not ours."""
    TWICE = "twice"
    STALE = "stale"
    """Changed in the bot since the workbook was made, to something else than here."""
    DONE = "done"
    """Approved: nothing about it can change any more."""
    WAITS = "waits"
    """Reported done: it is approved or returned before another unit gets it."""
    DAY = "day"
    UNIT = "unit"
    HAS_IT = "has_it"
    """The unit has this task already."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is not understood."""

    line: int
    """Number of the row in the sheet."""
    place: str
    trouble: Trouble
    words: str = ""
    """What stands in the cell."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs."""

    assignment_id: int
    place: str
    text: str
    unit: str
    old_due: date | None
    new_due: date | None
    new_unit: str | None = None
    """None: it stays with its unit."""

    @property
    def moves_day(self) -> bool:
        return self.old_due != self.new_due


@dataclass(frozen=True, slots=True)
class Stands:
    """What a workbook is held against."""

    rows: Mapping[int, Tracked]
    names: Names
    busy: frozenset[tuple[int, str]]
    """(assignment, unit): the unit has the task of the assignment already."""
    today: date


def compare(sent: Sequence[SentRow], stands: Stands) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """(changes, problems), in the order of the sheet. Rows that were left out change nothing."""
    found: list[Change | Problem | None] = []
    seen = set[int]()
    for row in sent:
        id_ = assignment_of(row.key)
        if id_ is None or id_ not in stands.rows:
            found.append(Problem(row.line, row.place, Trouble.KEY))
        elif id_ in seen:
            found.append(Problem(row.line, row.place, Trouble.TWICE))
        else:
            seen.add(id_)
            found.append(_difference(row, stands.rows[id_], stands))
    changes = tuple(one for one in found if isinstance(one, Change))
    return changes, tuple(one for one in found if isinstance(one, Problem))


def _difference(row: SentRow, now: Tracked, stands: Stands) -> Change | Problem | None:
    due = _day(row.due, stands.today)
    if row.due and due is None:
        return Problem(row.line, row.place, Trouble.DAY, row.due)
    written = row.lead if now.role is AssignmentRole.LEAD else row.partners
    unit = now.unit if written == now.unit else _unit(written, stands.names)
    if unit is None:
        return Problem(row.line, row.place, Trouble.UNIT, written)
    if due == now.due and unit == now.unit:
        return None
    if now.accepted:
        return Problem(row.line, row.place, Trouble.DONE)
    if row.key != row_key(now.id, now.basis.id, now.due, now.unit):
        return Problem(row.line, row.place, Trouble.STALE)
    if (now.id, unit) in stands.busy:
        return Problem(row.line, row.place, Trouble.HAS_IT, unit)
    moved = unit if unit != now.unit else None
    if moved and now.state is AssignmentState.REPORTED_DONE:
        return Problem(row.line, row.place, Trouble.WAITS)
    return Change(now.id, row.place, now.text, now.unit, now.due, due, moved)


def _day(words: str, today: date) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return parse_day(words, today)


def _unit(written: str, names: Names) -> str | None:
    found = names.find(written) if written else None
    return found.name if found else None
