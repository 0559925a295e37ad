"""What a unit is told on a difficulty, and on "not ours": Văn phòng or a leader answers in words."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from services.approvals import Decided, decided
from services.charges import check_sees
from services.errors import DomainError
from services.rights import Action, require
from storage.assignments import OPEN_STATES, Assignment, Report, ReportKind, Verdict
from storage.members import Member
from storage.work import UnitOfWork

OF_KIND: Final = {
    Verdict.ANSWERED: ReportKind.BLOCKED,
    Verdict.SETTLED: ReportKind.BLOCKED,
    Verdict.KEPT: ReportKind.NOT_MINE,
}
"""What can be said to which report."""


async def settleable(uow: UnitOfWork, actor: Member, report_id: int, verdict: Verdict) -> tuple[Report, Assignment]:
    """The report, if the actor may say this to it now. A difficulty that was answered and stands can be answered again.

    :raises DomainError: neither the Office nor a leader; another kind of report; taken back; settled; ended since.
    """
    require(actor, Action.OVERSEE)
    report = await uow.assignments.report(report_id)
    assignment = await uow.assignments.get(report.assignment_id) if report else None
    if report is None or assignment is None or report.kind is not OF_KIND.get(verdict):
        raise DomainError("error.gone")
    await check_sees(uow, actor, assignment.unit_id)
    if report.member_id == actor.id:
        raise DomainError("error.approval.own_work")
    if report.verdict is Verdict.UNDONE:
        raise DomainError("error.settling.taken_back")
    if report.verdict not in (None, Verdict.ANSWERED):
        decider = await uow.members.get(report.verdict_by or 0)
        raise DomainError("error.settling.settled_already", by=decider.full_name if decider else "")
    if assignment.state not in OPEN_STATES or (report.kind is ReportKind.BLOCKED and not assignment.blocked):
        raise DomainError("error.settling.over")
    return report, assignment


async def settle(
    uow: UnitOfWork, actor: Member, report_id: int, verdict: Verdict, words: str, now: datetime
) -> Decided:
    """Says it; :attr:`Verdict.SETTLED` takes the flag "blocked" off.

    :raises DomainError: as :func:`settleable`; no words.
    """
    words = words.strip()
    if not words:
        raise DomainError("error.settling.no_words")
    report, assignment = await settleable(uow, actor, report_id, verdict)
    before = assignment.blocked
    report.verdict, report.verdict_by, report.verdict_at, report.verdict_words = verdict, actor.id, now, words
    if verdict is Verdict.SETTLED:
        assignment.blocked = False
    await uow.session.flush()
    await uow.log.append(
        f"report.{verdict.value}",
        f"assignment:{assignment.id}",
        actor_id=actor.id,
        now=now,
        before={"blocked": before},
        after={"blocked": assignment.blocked, "words": words},
    )
    return await decided(uow, actor, [report], verdict, words)
