"""All notices at a glance: drafts that wait, and what became of those that were issued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from services.charges import visible_units
from services.drafts import title_of
from services.rights import Action, may, require
from storage.assignments import OPEN_STATES, Assignment, AssignmentState
from storage.members import Member
from storage.notices import Notice, NoticeState
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice in the list."""

    id: int
    name: str
    issued_on: date | None
    open: int = 0
    """Assignments that somebody still works on."""
    waiting: int = 0
    """Reported done, not yet approved."""
    done: int = 0
    overdue: int = 0
    """Of those open or waiting."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Newest first."""

    drafts: tuple[NoticeLine, ...]
    issued: tuple[NoticeLine, ...]


async def overview(uow: UnitOfWork, actor: Member | None, now: datetime) -> Overview:
    """Drafts (for the Office only) and issued notices with the counts of their assignments."""
    member = require(actor, Action.SEE_NOTICES)
    units, work = await visible_units(uow, member), dict[int, list[Assignment]]()
    for assignment, _, notice in await uow.assignments.issued():
        if units is None or assignment.unit_id in units:
            work.setdefault(notice.id or 0, []).append(assignment)
    drafts = [*await uow.notices.in_state(NoticeState.RELEASED), *await uow.notices.in_state(NoticeState.DRAFT)]
    issued = await uow.notices.in_state(NoticeState.ISSUED)
    return Overview(
        tuple(_line(notice, Counter()) for notice in drafts if may(member, Action.DRAFT)),
        tuple(line_of(n, work.get(n.id or 0, ()), now) for n in issued if units is None or n.id in work),
    )


def line_of(notice: Notice, assignments: Iterable[Assignment], now: datetime) -> NoticeLine:
    """One issued notice with the counts of these of its assignments. Pure."""
    counts: Counter[str] = Counter()
    for assignment in assignments:
        if assignment.state in (*OPEN_STATES, AssignmentState.ACCEPTED):
            counts[_column(assignment.state)] += 1
            late = assignment.due is not None and assignment.due < now.date() and assignment.reported_at is None
            counts["overdue"] += late and assignment.state in OPEN_STATES
    return _line(notice, counts)


def _column(state: AssignmentState) -> str:
    if state is AssignmentState.REPORTED_DONE:
        return "waiting"
    return "done" if state is AssignmentState.ACCEPTED else "open"


def _line(notice: Notice, counts: Counter[str]) -> NoticeLine:
    return NoticeLine(notice.id or 0, title_of(notice), notice.issued_on, **counts)
