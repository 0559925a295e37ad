"""Hoàn tác: what one message said is taken back, and everything stands as it did before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from services.answers import Answer, the_answer
from services.errors import DomainError
from services.rights import Action, require
from services.work import own
from storage.assignments import Assignment, AssignmentState, Extension, ExtensionState, Report, ReportKind, Verdict
from storage.members import Member
from storage.work import UnitOfWork

_TELLING: Final = (ReportKind.BLOCKED, ReportKind.UNBLOCKED, ReportKind.PROGRESS, ReportKind.DONE)
"""Reports that say whether there is a difficulty."""


async def undo(uow: UnitOfWork, actor: Member, answer: str, now: datetime) -> Answer:
    """All that the message said, as far as Văn phòng has not decided on it and nothing was said since.

    :raises DomainError: not this unit's; decided or changed since.
    """
    require(actor, Action.ANSWER)
    reports = await uow.assignments.reports_of_answer(answer)
    extensions = await uow.assignments.extensions_of_answer(answer)
    if not reports and not extensions:
        raise DomainError("error.gone")
    undone = [await _take_back(uow, actor, report, now) for report in reversed(reports)]
    undone += [await withdraw(uow, actor, extension, now) for extension in extensions]
    if not any(undone):
        raise DomainError("error.work.too_late_to_undo")
    return await the_answer(uow, answer)


async def _take_back(uow: UnitOfWork, actor: Member, filed: Report, now: datetime) -> bool:
    """False, and nothing happens, where it was decided on or something was reported since."""
    assignment = await own(uow, actor, filed.assignment_id)
    standing = [r for r in await uow.assignments.reports(filed.assignment_id) if r.verdict is not Verdict.UNDONE]
    if filed.verdict is not None or not standing or standing[-1].id != filed.id:
        return False
    state = assignment.state
    _restore(assignment, filed, standing[:-1])
    if filed.kind is ReportKind.REOPEN:
        await _done_again(uow, assignment, filed)
    filed.verdict, filed.verdict_by, filed.verdict_at = Verdict.UNDONE, actor.id, now
    await _log(uow, actor, "report.undo", assignment, now, {"state": state}, {"state": assignment.state})
    return True


def _restore(assignment: Assignment, filed: Report, earlier: Sequence[Report]) -> None:
    assignment.state = filed.state_before
    if filed.state_before is AssignmentState.ASSIGNED:
        assignment.acknowledged_at = None
    assignment.blocked = _blocked_by(earlier)
    assignment.percent = next((r.percent for r in reversed(earlier) if r.percent is not None), None)
    if filed.kind is ReportKind.DONE:
        assignment.reported_at = None


def _blocked_by(reports: Sequence[Report]) -> bool:
    """Whether these reports leave the assignment blocked: until progress or the end is told, or it was settled."""
    telling = [r for r in reports if r.kind in _TELLING]
    return bool(telling) and telling[-1].kind is ReportKind.BLOCKED and telling[-1].verdict is not Verdict.SETTLED


async def _done_again(uow: UnitOfWork, assignment: Assignment, reopening: Report) -> None:
    """The "done" that the message took back waits for Văn phòng once more."""
    for earlier in await uow.assignments.reports(reopening.assignment_id):
        if earlier.kind is ReportKind.DONE and earlier.verdict_at == reopening.created_at:
            earlier.verdict = earlier.verdict_by = earlier.verdict_at = None
            assignment.reported_at = earlier.created_at


async def withdraw(uow: UnitOfWork, actor: Member, extension: Extension, now: datetime) -> bool:
    """The request for a later date is none any more; False where it was decided on."""
    assignment = await own(uow, actor, extension.assignment_id)
    if extension.state is not ExtensionState.OPEN:
        return False
    extension.state, extension.decided_by, extension.decided_at = ExtensionState.WITHDRAWN, actor.id, now
    await _log(uow, actor, "extension.withdraw", assignment, now, {"due": extension.asked_due}, {})
    return True


async def _log(
    uow: UnitOfWork,
    actor: Member,
    action: str,
    assignment: Assignment,
    now: datetime,
    before: dict[str, object],
    after: dict[str, object],
) -> None:
    await uow.session.flush()
    subject = f"assignment:{assignment.id}"
    await uow.log.append(action, subject, actor_id=actor.id, now=now, before=before, after=after)
