"""Asking for a later date, granting, shortening and refusing it. One request at a time; the old date stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.answers import Answer, Asked, the_answer
from services.charges import check_sees
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
    if await open_request(uow, assignment_id):
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


async def decidable(uow: UnitOfWork, actor: Member, extension_id: int) -> tuple[Extension, Assignment]:
    """The request, if the actor may decide on it now.

    :raises DomainError: neither Office nor leadership; one's own request; decided already.
    """
    require(actor, Action.OVERSEE)
    extension = await uow.assignments.extension(extension_id)
    assignment = await uow.assignments.get(extension.assignment_id) if extension else None
    if extension is None or assignment is None:
        raise DomainError("error.gone")
    await check_sees(uow, actor, assignment.unit_id)
    if extension.member_id == actor.id:
        raise DomainError("error.approval.own_work")
    if extension.state is not ExtensionState.OPEN:
        decider = await uow.members.get(extension.decided_by or 0)
        by = decider.full_name if decider else ""
        raise DomainError(f"error.extension.{extension.state.value}_already", by=by)
    return extension, assignment


async def grant(
    uow: UnitOfWork, actor: Member, extension_id: int, now: datetime, *, until: date | None = None
) -> Ruling:
    """Đồng ý: until the day that was asked for, or until another one.

    :raises DomainError: as :func:`decidable`; the task has ended; a day that is past or not later than the deadline.
    """
    extension, assignment = await decidable(uow, actor, extension_id)
    if assignment.state not in OPEN_STATES:
        # A later date for what is finished would turn "quá hạn" into "đúng hạn" afterwards.
        raise refusal(assignment)
    if until is not None:
        check_day(assignment, until, now)
    extension.granted_due = until or extension.asked_due
    assignment.due, assignment.due_source = extension.granted_due, DueSource.EXTENSION
    assignment.given_on = now.date()
    return await _decided(uow, actor, extension, assignment, ExtensionState.GRANTED, "", now)


async def refuse(uow: UnitOfWork, actor: Member, extension_id: int, words: str, now: datetime) -> Ruling:
    """Từ chối, with the reason where one is given.

    :raises DomainError: as :func:`decidable`.
    """
    extension, assignment = await decidable(uow, actor, extension_id)
    return await _decided(uow, actor, extension, assignment, ExtensionState.REFUSED, words.strip(), now)


async def _decided(
    uow: UnitOfWork,
    actor: Member,
    extension: Extension,
    assignment: Assignment,
    state: ExtensionState,
    words: str,
    now: datetime,
) -> Ruling:
    extension.state, extension.decision_words = state, words
    extension.decided_by, extension.decided_at = actor.id, now
    await uow.session.flush()
    await uow.log.append(
        f"extension.{state.value}",
        f"assignment:{assignment.id}",
        actor_id=actor.id,
        now=now,
        before={"due": extension.old_due},
        after={"due": assignment.due, "words": words},
    )
    return await _ruling(uow, extension, assignment)


async def open_request(uow: UnitOfWork, assignment_id: int) -> Extension | None:
    """The request that waits for a decision."""
    every = await uow.assignments.extensions(assignment_id)
    return next((one for one in every if one.state is ExtensionState.OPEN), None)


async def _ruling(uow: UnitOfWork, extension: Extension, assignment: Assignment) -> Ruling:
    answer = await the_answer(uow, extension.answer)
    heads = await uow.members.of_unit(assignment.unit_id, MemberRole.HEAD)
    return Ruling(
        answer=answer,
        asked=next(one for one in answer.asked if one.extension.id == extension.id),
        unit_members=tuple({m.id: m for m in (answer.member, *heads) if m.active}.values()),
    )
