"""What Văn phòng decides about a report of "done"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.answers import Answer, the_answer
from services.errors import DomainError
from services.rights import Action, require
from storage.assignments import Assignment, AssignmentState, Extension, Report, ReportKind, Verdict
from storage.members import Member, MemberRole
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and whom it concerns."""

    answer: Answer
    """As it stands after the decision."""
    reports: tuple[Report, ...]
    """Those that were decided now."""
    by: Member
    verdict: Verdict
    words: str
    unit_members: tuple[Member, ...]
    """Who reported, and the head of the unit."""


async def accept(uow: UnitOfWork, actor: Member, report_id: int, now: datetime, *, whole: bool = False) -> Decided:
    """Duyệt: one report, or with ``whole`` all that came with the same message.

    :raises DomainError: not the Office; one's own work; decided already; taken back.
    """
    waiting = [await decidable(uow, actor, chosen) for chosen in await _chosen(uow, report_id, whole=whole)]
    for report in waiting:
        await _decide(uow, actor, report, Verdict.ACCEPTED, "", now)
    return await _decided(uow, actor, waiting, Verdict.ACCEPTED, "")


async def _chosen(uow: UnitOfWork, report_id: int, *, whole: bool) -> list[int]:
    """The report that the button names; with ``whole`` all of its answer that still wait, if any do."""
    pressed = await uow.assignments.report(report_id) if whole else None
    reports = await uow.assignments.reports_of_answer(pressed.answer) if pressed else ()
    return [r.id or 0 for r in reports if r.kind is ReportKind.DONE and r.verdict is None] or [report_id]


async def send_back(uow: UnitOfWork, actor: Member, report_id: int, words: str, now: datetime) -> Decided:
    """Trả lại, with the reason.

    :raises DomainError: as :func:`accept`; no reason.
    """
    if not words.strip():
        raise DomainError("error.approval.no_reason")
    report = await decidable(uow, actor, report_id)
    await _decide(uow, actor, report, Verdict.RETURNED, words.strip(), now)
    return await _decided(uow, actor, [report], Verdict.RETURNED, words.strip())


async def decidable(uow: UnitOfWork, actor: Member, report_id: int) -> Report:
    """The report, if the actor may decide on it now.

    :raises DomainError: they may not, or there is nothing to decide any more.
    """
    require(actor, Action.DECIDE)
    report = await uow.assignments.report(report_id)
    if report is None or report.kind is not ReportKind.DONE:
        raise DomainError("error.gone")
    if report.member_id == actor.id:
        raise DomainError("error.approval.own_work")
    if report.verdict is Verdict.UNDONE:
        raise DomainError("error.approval.taken_back")
    if report.verdict is not None:
        decider = await uow.members.get(report.verdict_by or 0)
        raise DomainError(f"error.approval.{report.verdict.value}_already", by=decider.full_name if decider else "")
    return report


async def _decide(uow: UnitOfWork, actor: Member, report: Report, verdict: Verdict, words: str, now: datetime) -> None:
    assignment = await uow.assignments.get(report.assignment_id)
    if assignment is None or assignment.state is not AssignmentState.REPORTED_DONE:
        raise DomainError("error.approval.taken_back")
    report.verdict, report.verdict_by, report.verdict_at, report.verdict_words = verdict, actor.id, now, words
    _apply(assignment, verdict, now)
    await uow.session.flush()
    await uow.log.append(
        f"report.{verdict.value}",
        f"assignment:{assignment.id}",
        actor_id=actor.id,
        now=now,
        before={"state": AssignmentState.REPORTED_DONE},
        after={"state": assignment.state, "words": words},
    )


async def waiting(uow: UnitOfWork) -> list[Answer]:
    """The answers on which Văn phòng has something to decide, oldest first."""
    said: list[Report | Extension] = [*await uow.assignments.undecided(), *await uow.assignments.open_extensions()]
    answers = dict.fromkeys(one.answer for one in sorted(said, key=lambda one: one.created_at))
    return [await the_answer(uow, answer) for answer in answers]


def _apply(assignment: Assignment, verdict: Verdict, now: datetime) -> None:
    if verdict is Verdict.ACCEPTED:
        assignment.state, assignment.accepted_at = AssignmentState.ACCEPTED, now
    else:
        assignment.state, assignment.reported_at = AssignmentState.RETURNED, None
        assignment.returned_count += 1


async def _decided(uow: UnitOfWork, actor: Member, reports: list[Report], verdict: Verdict, words: str) -> Decided:
    answer = await the_answer(uow, reports[0].answer)
    heads = await uow.members.of_unit(answer.unit_id, MemberRole.HEAD)
    people = {member.id: member for member in (answer.member, *heads) if member.active}
    return Decided(answer, tuple(reports), actor, verdict, words, tuple(people.values()))
