"""Asking for a later date, granting and refusing it. One request at a time; the old date stays in the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.answers import Answer, Asked, the_answer
from services.errors import DomainError
from services.reports import refusal
from services.rights import Action, require
from services.work import own
from storage.assignments import (
    OPEN_STATES,
    Assignment,
    AssignmentState,
    DueSource,
    Extension,
    ExtensionState,
)
from storage.members import Member, MemberRole
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Ruling:
    """What Văn phòng decided on a request."""

    answer: Answer
    """The message that asked, as it stands now."""
    asked: Asked
    unit_members: tuple[Member, ...]
    """Who asked, and the head of the unit."""


async def ask(
    uow: UnitOfWork, actor: Member, assignment: Assignment, asked_due: date, reason: str, *, answer: str, now: datetime
) -> Answer:
    """Xin gia hạn; ``answer`` names the message that it came with.

    :raises DomainError: as :func:`askable`; a day that is past or not later than the deadline.
    """
    await askable(uow, actor, assignment.id or 0)
    check_day(assignment, asked_due, now)
    extension = Extension(
        assignment_id=assignment.id or 0,
        member_id=actor.id or 0,
        answer=answer,
        old_due=assignment.due,
        asked_due=asked_due,
        reason=reason.strip(),
        created_at=now,
    )
    await uow.assignments.add(extension)
    asked = {"due": asked_due, "reason": reason}
    subject = f"assignment:{assignment.id}"
    await uow.log.append(
        "extension.ask", subject, actor_id=actor.id, now=now, before={"due": assignment.due}, after=asked
    )
    return await the_answer(uow, answer)


async def askable(uow: UnitOfWork, actor: Member, assignment_id: int) -> Assignment:
    """The assignment, if its unit may ask for more time now; asked before the person types a day and a reason.

    :raises DomainError: another unit's; finished; a request is open.
    """
    assignment = await own(uow, actor, assignment_id)
    if assignment.state not in OPEN_STATES or assignment.state is AssignmentState.REPORTED_DONE:
        raise refusal(assignment)
    if any(e.state is ExtensionState.OPEN for e in await uow.assignments.extensions(assignment_id)):
        raise DomainError("error.extension.one_is_open", number=assignment.number)
    return assignment


def check_day(assignment: Assignment, asked_due: date, now: datetime) -> None:
    """Pure.

    :raises DomainError: the day is past, or not later than the deadline.
    """
    if asked_due < now.date():
        raise DomainError("error.extension.past", day=f"{asked_due:%d/%m/%Y}")
    if assignment.due and asked_due <= assignment.due:
        raise DomainError("error.extension.not_later", due=f"{assignment.due:%d/%m/%Y}")


async def decide(uow: UnitOfWork, actor: Member, extension_id: int, now: datetime, *, grant: bool) -> Ruling:
    """Đồng ý or Từ chối.

    :raises DomainError: neither Office nor leadership; one's own request; decided already; the task has ended.
    """
    require(actor, Action.DECIDE, MemberRole.LEADER)
    extension = await uow.assignments.extension(extension_id)
    assignment = await uow.assignments.get(extension.assignment_id) if extension else None
    if extension is None or assignment is None:
        raise DomainError("error.gone")
    if extension.member_id == actor.id:
        raise DomainError("error.approval.own_work")
    if extension.state is not ExtensionState.OPEN:
        decider = await uow.members.get(extension.decided_by or 0)
        by = decider.full_name if decider else ""
        raise DomainError(f"error.extension.{extension.state.value}_already", by=by)
    if grant and assignment.state not in OPEN_STATES:
        # A later date for what is finished would turn "quá hạn" into "đúng hạn" afterwards.
        raise refusal(assignment)
    extension.state = ExtensionState.GRANTED if grant else ExtensionState.REFUSED
    extension.decided_by, extension.decided_at = actor.id, now
    if grant:
        assignment.due, assignment.due_source = extension.asked_due, DueSource.EXTENSION
        assignment.given_on = now.date()
    await uow.session.flush()
    await uow.log.append(
        f"extension.{extension.state.value}",
        f"assignment:{assignment.id}",
        actor_id=actor.id,
        now=now,
        before={"due": extension.old_due},
        after={"due": assignment.due},
    )
    return await _ruling(uow, extension, assignment)


async def _ruling(uow: UnitOfWork, extension: Extension, assignment: Assignment) -> Ruling:
    answer = await the_answer(uow, extension.answer)
    heads = await uow.members.of_unit(assignment.unit_id, MemberRole.HEAD)
    return Ruling(
        answer=answer,
        asked=next(one for one in answer.asked if one.extension.id == extension.id),
        unit_members=tuple({m.id: m for m in (answer.member, *heads) if m.active}.values()),
    )
