"""What a unit reports about its assignments, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from services.errors import DomainError
from services.rights import require
from services.sheets import Item, item_of
from services.work import UNIT_ROLES, acknowledge, origin, own, unit_of
from storage.assignments import Assignment, AssignmentState, Evidence, Report, ReportKind, Verdict
from storage.members import Member, MemberRole
from storage.notices import Notice
from storage.work import UnitOfWork

EVIDENCE_LIMIT: Final = 10
"""Pieces of evidence with one answer."""

_BACK_TO_WORK: Final = (AssignmentState.ASSIGNED, AssignmentState.ACKNOWLEDGED, AssignmentState.RETURNED)


@dataclass(frozen=True, slots=True)
class Line:
    """One report of an answer."""

    report: Report
    item: Item
    notice: Notice


@dataclass(frozen=True, slots=True)
class Answer:
    """What one message of a unit said, about one or several assignments."""

    id: str
    kind: ReportKind
    member: Member
    unit_id: int
    unit: str
    words: str
    percent: int | None
    lines: tuple[Line, ...]
    evidence: tuple[Evidence, ...]
    office: tuple[Member, ...]
    """Who is to be told: everybody of the Office but who reported, for nobody decides on their own work."""
    already: tuple[int, ...] = ()
    """Numbers that were named with it but had been reported or approved before."""

    @property
    def notices(self) -> tuple[int, ...]:
        """The notices whose letters now read differently."""
        return tuple(dict.fromkeys(line.notice.id or 0 for line in self.lines))

    @property
    def undone(self) -> bool:
        return all(line.report.verdict is Verdict.UNDONE for line in self.lines)

    @property
    def waits(self) -> bool:
        """Văn phòng has something to decide."""
        return self.kind is ReportKind.DONE and any(line.report.verdict is None for line in self.lines)


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
) -> Answer:
    """Writes one report for each of the unit's ``assignments``; ``answer`` names the message that they came with.

    A button pressed again gives the answer that it gave before.

    :raises DomainError: somebody else's assignment; nothing that could still be reported so.
    """
    for assignment in assignments:
        await own(uow, actor, assignment.id or 0)
    open_ones = [a for a in assignments if after(kind, a.state) is not None]
    if not open_ones:
        raise refusal(assignments[0])
    if not words and percent is None and (earlier := await _pressed_before(uow, open_ones, kind)):
        return await the_answer(uow, earlier)
    for assignment in open_ones:
        await _report_one(uow, actor, assignment, kind, answer, now, words, percent)
    closed = [a.number or 0 for a in assignments if a not in open_ones]
    return replace(await the_answer(uow, answer), already=tuple(closed))


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
}


def refusal(assignment: Assignment) -> DomainError:
    """Why nothing can be reported or asked about an assignment in this state."""
    return DomainError(_REFUSAL.get(assignment.state, "error.work.ended"), numbers=assignment.number)


def after(kind: ReportKind, state: AssignmentState) -> AssignmentState | None:
    """The state that a report of this kind leads to; None where it cannot be made."""
    if state not in (*_BACK_TO_WORK, AssignmentState.IN_PROGRESS):
        return None
    match kind:
        case ReportKind.DONE:
            return AssignmentState.REPORTED_DONE
        case ReportKind.PROGRESS:
            return AssignmentState.IN_PROGRESS
        case ReportKind.BLOCKED:
            return state if state is AssignmentState.RETURNED else AssignmentState.IN_PROGRESS
        case ReportKind.ACKNOWLEDGE | ReportKind.NOT_MINE:
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
    if kind is ReportKind.DONE:
        assignment.reported_at, assignment.blocked = now, False
    elif kind is ReportKind.BLOCKED:
        assignment.blocked = True
    elif kind is ReportKind.PROGRESS:
        assignment.percent = percent if percent is not None else assignment.percent
        assignment.blocked = False
    filed = Report(
        assignment_id=assignment.id or 0,
        member_id=actor.id or 0,
        answer=answer,
        kind=kind,
        percent=percent,
        words=words,
        created_at=now,
        state_before=before,
    )
    await uow.assignments.add(filed)
    await uow.log.append(
        f"report.{kind.value}",
        f"assignment:{assignment.id}",
        actor_id=actor.id,
        now=now,
        before={"state": before},
        after={"state": assignment.state, "percent": percent, "words": words},
    )


async def the_answer(uow: UnitOfWork, answer: str) -> Answer:
    """What was reported with this message, as it stands now.

    :raises DomainError: nothing was.
    """
    reports = await uow.assignments.reports_of_answer(answer)
    lines = [line for line in [await _line(uow, report) for report in reports] if line]
    member = await uow.members.get(reports[0].member_id) if reports else None
    if member is None or not lines:
        raise DomainError("error.gone")
    assignment = await uow.assignments.get(reports[0].assignment_id)
    unit = await uow.units.get(assignment.unit_id) if assignment else None
    return Answer(
        id=answer,
        kind=reports[0].kind,
        member=member,
        unit_id=(unit.id if unit else None) or 0,
        unit=unit.name if unit else "",
        words=reports[0].words,
        percent=reports[0].percent,
        lines=tuple(lines),
        evidence=tuple(await uow.assignments.evidence(r.id or 0 for r in reports)),
        office=await office_without(uow, member),
    )


async def office_without(uow: UnitOfWork, member: Member) -> tuple[Member, ...]:
    """Everybody of the Office but this one."""
    return tuple(m for m in await uow.members.with_role(MemberRole.OFFICE, MemberRole.ADMIN) if m.id != member.id)


async def _line(uow: UnitOfWork, report: Report) -> Line | None:
    assignment = await uow.assignments.get(report.assignment_id)
    if assignment is None:
        return None
    task, notice = await origin(uow, assignment)
    return Line(report, await item_of(uow, assignment, task, notice), notice)


async def undo(uow: UnitOfWork, actor: Member, report_id: int, now: datetime) -> Answer:
    """Hoàn tác: all reports of the same message are taken back, as far as Văn phòng has not decided on them.

    :raises DomainError: not this unit's; decided or changed since.
    """
    require(actor, *UNIT_ROLES)
    pressed = await uow.assignments.report(report_id)
    if pressed is None:
        raise DomainError("error.gone")
    reports = await uow.assignments.reports_of_answer(pressed.answer)
    undoable = [r for r in reports if await _is_latest(uow, actor, r)]
    if not undoable:
        raise DomainError("error.work.too_late_to_undo")
    for filed in undoable:
        await _undo_one(uow, actor, filed, now)
    return await the_answer(uow, pressed.answer)


async def _is_latest(uow: UnitOfWork, actor: Member, filed: Report) -> bool:
    """Nothing was decided on it, and nothing else was reported since."""
    await own(uow, actor, filed.assignment_id)
    standing = [r for r in await uow.assignments.reports(filed.assignment_id) if r.verdict is not Verdict.UNDONE]
    return filed.verdict is None and bool(standing) and standing[-1].id == filed.id


async def _undo_one(uow: UnitOfWork, actor: Member, filed: Report, now: datetime) -> None:
    assignment = await own(uow, actor, filed.assignment_id)
    earlier = [r for r in await uow.assignments.reports(filed.assignment_id) if r.verdict is not Verdict.UNDONE][:-1]
    state = assignment.state
    assignment.state = filed.state_before
    if filed.state_before is AssignmentState.ASSIGNED:
        assignment.acknowledged_at = None
    assignment.blocked = _blocked_by(earlier)
    assignment.percent = next((r.percent for r in reversed(earlier) if r.percent is not None), None)
    if filed.kind is ReportKind.DONE:
        assignment.reported_at = None
    filed.verdict, filed.verdict_by, filed.verdict_at = Verdict.UNDONE, actor.id, now
    await uow.session.flush()
    await uow.log.append(
        "report.undo",
        f"assignment:{assignment.id}",
        actor_id=actor.id,
        now=now,
        before={"state": state},
        after={"state": assignment.state},
    )


def _blocked_by(reports: Sequence[Report]) -> bool:
    """Whether these reports leave the assignment blocked: a difficulty stands until progress or the end is told."""
    telling = [r.kind for r in reports if r.kind in (ReportKind.BLOCKED, ReportKind.PROGRESS, ReportKind.DONE)]
    return telling[-1:] == [ReportKind.BLOCKED]


async def add_evidence(uow: UnitOfWork, actor: Member, answer: str, piece: Evidence, now: datetime) -> Answer:
    """Adds a photo, file or words to what was reported with this message; ``piece.report_id`` is set here.

    :raises DomainError: not this unit's; taken back or decided since; more than ten pieces.
    """
    current = await the_answer(uow, answer)
    unit_id, _ = await unit_of(uow, actor)
    if current.unit_id != unit_id:
        raise DomainError("error.work.not_yours")
    if not current.waits:
        raise DomainError("error.work.too_late_for_evidence")
    if len(current.evidence) >= EVIDENCE_LIMIT:
        raise DomainError("error.work.enough_evidence", limit=EVIDENCE_LIMIT)
    piece.report_id = current.lines[0].report.id or 0
    await uow.assignments.add(piece)
    after_it = {"file": piece.file_name or piece.file_id, "words": piece.words}
    await uow.log.append("report.evidence", f"report:{piece.report_id}", actor_id=actor.id, now=now, after=after_it)
    return await the_answer(uow, answer)
