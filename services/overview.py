"""All notices at a glance: drafts that wait, and what became of those that were issued."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from services.drafts import title_of
from services.rights import Action, may, require
from storage.assignments import OPEN_STATES, AssignmentState
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
    counts: dict[int, Counter[str]] = {}
    for assignment, _, notice in await uow.assignments.issued():
        of_notice = counts.setdefault(notice.id or 0, Counter())
        of_notice[_column(assignment.state)] += 1
        late = assignment.due is not None and assignment.due < now.date() and assignment.reported_at is None
        of_notice["overdue"] += late and assignment.state in OPEN_STATES
    drafts = await uow.notices.in_state(NoticeState.DRAFT) if may(member, Action.DRAFT) else ()
    issued = await uow.notices.in_state(NoticeState.ISSUED)
    return Overview(
        tuple(_line(notice, Counter()) for notice in drafts),
        tuple(_line(notice, counts.get(notice.id or 0, Counter())) for notice in issued),
    )


def _column(state: AssignmentState) -> str:
    if state is AssignmentState.REPORTED_DONE:
        return "waiting"
    return "done" if state is AssignmentState.ACCEPTED else "open"


def _line(notice: Notice, counts: Counter[str]) -> NoticeLine:
    return NoticeLine(notice.id or 0, title_of(notice), notice.issued_on, **counts)
