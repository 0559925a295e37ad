"""What a unit reports about its assignments, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from replies.commands import proves
from services.answers import Answer, the_answer
from services.errors import DomainError
from services.mentions import mentioned
from services.naming import names
from services.work import acknowledge, own, unit_of
from storage.assignments import Assignment, AssignmentState, Report, ReportKind, Verdict
from storage.evidence import Evidence
from storage.members import Member
from storage.work import UnitOfWork

EVIDENCE_LIMIT: Final = 10
"""Pieces of evidence with one answer."""

_BACK_TO_WORK: Final = (AssignmentState.ASSIGNED, AssignmentState.ACKNOWLEDGED, AssignmentState.RETURNED)


async def report(
    uow: UnitOfWork,
    actor: Member,
    assignments: Sequence[Assignment],
    kind: ReportKind,
    *,
    answer: str,
    now: datetime,
    words: str = "",
    percent: int | None = None,
    proved: bool = False,
) -> Answer:
    """Writes one report for each of the unit's ``assignments``; ``answer`` names the message that they came with.

    A button pressed again gives the answer that it gave before. ``proved``: evidence comes with it.

    :raises DomainError: somebody else's assignment; nothing that could still be reported so; evidence is wanting.
    """
    for assignment in assignments:
        await own(uow, actor, assignment.id or 0)
    open_ones = [a for a in assignments if after(kind, a.state) is not None]
    if not open_ones:
        raise refusal(assignments[0])
    if not words and percent is None and (earlier := await _pressed_before(uow, open_ones, kind)):
        return await the_answer(uow, earlier)
    if kind is ReportKind.DONE and (wanting := await unproved(uow, open_ones, words, proved=proved)):
        numbers = ", ".join(str(assignment.number) for assignment in wanting)
        raise DomainError("error.work.evidence_wanting", numbers=numbers)
    for assignment in open_ones:
        await _report_one(uow, actor, assignment, kind, answer, now, words, percent)
    closed = [a.number or 0 for a in assignments if a not in open_ones]
    return replace(await the_answer(uow, answer), already=tuple(closed))


async def unproved(
    uow: UnitOfWork, assignments: Sequence[Assignment], words: str, *, proved: bool = False
) -> list[Assignment]:
    """Those that Văn phòng wants to see evidence for, while neither a file nor the words bring any."""
    if proved or proves(words):
        return []
    open_ones = [a for a in assignments if after(ReportKind.DONE, a.state) is not None]
    tasks = [(assignment, await uow.notices.task(assignment.task_id)) for assignment in open_ones]
    return [assignment for assignment, task in tasks if task and task.evidence_required]


async def _pressed_before(uow: UnitOfWork, assignments: Sequence[Assignment], kind: ReportKind) -> str | None:
    """The answer that said just this, if it is the last thing that the unit said and nothing was decided since."""
    standing = [r for r in await uow.assignments.reports(assignments[0].id or 0) if r.verdict is not Verdict.UNDONE]
    last = standing[-1] if standing else None
    if len(assignments) > 1 or last is None or last.kind is not kind or last.verdict is not None:
        return None
    return last.answer if not last.words and last.percent is None else None


_REFUSAL: Final = {
    AssignmentState.REPORTED_DONE: "error.work.reported_already",
    AssignmentState.ACCEPTED: "error.work.accepted_already",
    AssignmentState.TRANSFERRED: "error.work.transferred",
    AssignmentState.CLOSED: "error.work.closed",
    AssignmentState.CANCELLED: "error.work.cancelled",
}


def refusal(assignment: Assignment) -> DomainError:
    """Why nothing can be reported or asked about an assignment in this state."""
    return DomainError(_REFUSAL.get(assignment.state, "error.work.ended"), numbers=assignment.number)


def after(kind: ReportKind, state: AssignmentState) -> AssignmentState | None:
    """The state that a report of this kind leads to; None where it cannot be made."""
    if kind is ReportKind.REOPEN and state is AssignmentState.REPORTED_DONE:
        return AssignmentState.IN_PROGRESS
    if state not in (*_BACK_TO_WORK, AssignmentState.IN_PROGRESS):
        return None
    match kind:
        case ReportKind.DONE:
            return AssignmentState.REPORTED_DONE
        case ReportKind.PROGRESS:
            return AssignmentState.IN_PROGRESS
        case ReportKind.BLOCKED:
            return state if state is AssignmentState.RETURNED else AssignmentState.IN_PROGRESS
        case ReportKind.REOPEN:
            return None
        case ReportKind.ACKNOWLEDGE | ReportKind.NOT_MINE | ReportKind.UNBLOCKED:
            return AssignmentState.ACKNOWLEDGED if state is AssignmentState.ASSIGNED else state


async def _report_one(
    uow: UnitOfWork,
    actor: Member,
    assignment: Assignment,
    kind: ReportKind,
    answer: str,
    now: datetime,
    words: str,
    percent: int | None,
) -> None:
    before = assignment.state
    await acknowledge(uow, actor, assignment, now)
    assignment.state = after(kind, before) or before
    _mark(assignment, kind, percent, now)
    if kind is ReportKind.REOPEN:
        await _not_done(uow, actor, assignment, now)
    filed = Report(
        assignment_id=assignment.id or 0,
        member_id=actor.id or 0,
        answer=answer,
        kind=kind,
        percent=percent,
        words=words,
        waits_for_id=await _waited_for(uow, assignment, words) if kind is ReportKind.BLOCKED else None,
        created_at=now,
        state_before=before,
    )
    await uow.assignments.add(filed)
    subject, before_it = f"assignment:{assignment.id}", {"state": before}
    after_it = {"state": assignment.state, "percent": percent, "words": words}
    await uow.log.append(f"report.{kind.value}", subject, actor_id=actor.id, now=now, before=before_it, after=after_it)


async def _waited_for(uow: UnitOfWork, assignment: Assignment, words: str) -> int | None:
    """The one other unit that the words name, if they name one."""
    named = [unit.id for unit in mentioned(words, await names(uow), in_full=True) if unit.id != assignment.unit_id]
    return named[0] if len(named) == 1 else None


def _mark(assignment: Assignment, kind: ReportKind, percent: int | None, now: datetime) -> None:
    """What the report says beside the state."""
    if kind is ReportKind.DONE:
        assignment.reported_at, assignment.blocked = now, False
    elif kind is ReportKind.BLOCKED:
        assignment.blocked = True
    elif kind is ReportKind.UNBLOCKED:
        assignment.blocked = False
    elif kind is ReportKind.PROGRESS:
        assignment.percent = percent if percent is not None else assignment.percent
        assignment.blocked = False


async def _not_done(uow: UnitOfWork, actor: Member, assignment: Assignment, now: datetime) -> None:
    """Văn phòng has nothing to decide any more."""
    assignment.reported_at = None
    for earlier in await uow.assignments.reports(assignment.id or 0):
        if earlier.kind is ReportKind.DONE and earlier.verdict is None:
            earlier.verdict, earlier.verdict_by, earlier.verdict_at = Verdict.UNDONE, actor.id, now


async def add_evidence(uow: UnitOfWork, actor: Member, answer: str, piece: Evidence, now: datetime) -> Answer:
    """Adds a photo, file or words to what was reported with this message; ``piece.report_id`` is set here.

    :raises DomainError: not this unit's; taken back or decided since; more than ten pieces.
    """
    current = await the_answer(uow, answer)
    unit_id, _ = await unit_of(uow, actor)
    if current.unit_id != unit_id:
        raise DomainError("error.work.not_yours")
    if not current.waiting:
        raise DomainError("error.work.too_late_for_evidence")
    if len(current.evidence) >= EVIDENCE_LIMIT:
        raise DomainError("error.work.enough_evidence", limit=EVIDENCE_LIMIT)
    piece.report_id = current.waiting[0].report.id or 0
    await uow.evidence.add(piece)
    after_it = {"file": piece.file_name or piece.file_id, "words": piece.words}
    await uow.log.append("report.evidence", f"report:{piece.report_id}", actor_id=actor.id, now=now, after=after_it)
    return await the_answer(uow, answer)
