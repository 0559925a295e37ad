"""What Văn phòng decides about reports of "done": of one task, of one message, of a whole unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.answers import Answer, the_answer
from services.closing import close_partners
from services.errors import DomainError
from services.moved import UNSETTLED
from services.rights import Action, require
from storage.assignments import Assignment, AssignmentState, Extension, Report, ReportKind, Verdict
from storage.members import Member, MemberRole
from storage.work import UnitOfWork


class Scope(StrEnum):
    """How much one press decides on."""

    ONE = "one"
    ANSWER = "answer"
    """All that came with the same message."""
    UNIT = "unit"
    """All that the unit has reported."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and whom it concerns."""

    answers: tuple[Answer, ...]
    """The messages that reported it, as they stand after the decision; all of one unit."""
    reports: tuple[Report, ...]
    """Those that were decided now."""
    by: Member
    verdict: Verdict
    words: str
    unit_members: tuple[Member, ...]
    """Who reported, and the head of the unit."""
    closed: tuple[Assignment, ...] = ()
    """What partners had open of it, and need not do any more."""

    @property
    def unit_id(self) -> int:
        return self.answers[0].unit_id

    @property
    def unit(self) -> str:
        return self.answers[0].unit

    @property
    def notices(self) -> tuple[int, ...]:
        """Whose letters now read differently."""
        return tuple(dict.fromkeys(notice for answer in self.answers for notice in answer.notices))


async def accept(uow: UnitOfWork, actor: Member, report_id: int, now: datetime, *, scope: Scope = Scope.ONE) -> Decided:
    """Duyệt.

    :raises DomainError: not the Office; one's own work; decided already; taken back.
    """
    waiting = await decidable(uow, actor, report_id, scope)
    ended = [await _decide(uow, actor, report, Verdict.ACCEPTED, "", now) for report in waiting]
    made = await decided(uow, actor, waiting, Verdict.ACCEPTED, "")
    closed = await close_partners(uow, actor, [assignment.task_id for assignment in ended], now)
    return replace(made, closed=tuple(closed))


async def send_back(
    uow: UnitOfWork, actor: Member, report_id: int, words: str, now: datetime, *, scope: Scope = Scope.ONE
) -> Decided:
    """Trả lại, with the reason.

    :raises DomainError: as :func:`accept`; no reason.
    """
    words = words.strip()
    if not words:
        raise DomainError("error.approval.no_reason")
    waiting = await decidable(uow, actor, report_id, scope)
    for report in waiting:
        await _decide(uow, actor, report, Verdict.RETURNED, words, now)
    return await decided(uow, actor, waiting, Verdict.RETURNED, words)


async def decidable(uow: UnitOfWork, actor: Member, report_id: int, scope: Scope = Scope.ONE) -> list[Report]:
    """The reports that the button means, if the actor may decide on them now.

    :raises DomainError: they may not, or there is nothing to decide any more.
    """
    require(actor, Action.DECIDE)
    return [await _one(uow, actor, chosen) for chosen in await _chosen(uow, actor, report_id, scope)]


async def _chosen(uow: UnitOfWork, actor: Member, report_id: int, scope: Scope) -> list[int]:
    """The report that the button names; in a wider scope all that still wait, if any do.

    Of a whole unit the actor's own reports are left for others; where only those wait, that is said.
    """
    pressed = await uow.assignments.report(report_id)
    if pressed is None or scope is Scope.ONE:
        return [report_id]
    if scope is Scope.ANSWER:
        reports = await uow.assignments.reports_of_answer(pressed.answer)
        return [r.id or 0 for r in reports if r.kind is ReportKind.DONE and r.verdict is None] or [report_id]
    assignment = await uow.assignments.get(pressed.assignment_id)
    reports = await uow.assignments.undecided_of_unit(assignment.unit_id if assignment else 0)
    return [r.id or 0 for r in reports if r.member_id != actor.id] or [report_id]


async def _one(uow: UnitOfWork, actor: Member, report_id: int) -> Report:
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


async def _decide(
    uow: UnitOfWork, actor: Member, report: Report, verdict: Verdict, words: str, now: datetime
) -> Assignment:
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
    return assignment


async def waiting(uow: UnitOfWork) -> list[Answer]:
    """The answers on which Văn phòng has something to decide, oldest first."""
    said: list[Report | Extension] = [
        *await uow.assignments.undecided(ReportKind.DONE, *UNSETTLED),
        *await uow.assignments.open_extensions(),
    ]
    answers = dict.fromkeys(one.answer for one in sorted(said, key=lambda one: one.created_at))
    return [await the_answer(uow, answer) for answer in answers]


def _apply(assignment: Assignment, verdict: Verdict, now: datetime) -> None:
    if verdict is Verdict.ACCEPTED:
        assignment.state, assignment.accepted_at = AssignmentState.ACCEPTED, now
    else:
        assignment.state, assignment.reported_at = AssignmentState.RETURNED, None
        assignment.returned_count += 1


async def decided(uow: UnitOfWork, actor: Member, reports: Sequence[Report], verdict: Verdict, words: str) -> Decided:
    """The decision on these reports of one unit, and whom it concerns."""
    answers = [await the_answer(uow, answer) for answer in dict.fromkeys(r.answer for r in reports)]
    heads = await uow.members.of_unit(answers[0].unit_id, MemberRole.HEAD)
    people = {m.id: m for m in (*(answer.member for answer in answers), *heads) if m.active}
    return Decided(tuple(answers), tuple(reports), actor, verdict, words, tuple(people.values()))
