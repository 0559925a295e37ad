"""Corrections by Văn phòng after issue: another deadline, another unit. The caller has checked who acts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from services.errors import DomainError
from storage.assignments import OPEN_STATES, Assignment, AssignmentState, DueSource
from storage.work import UnitOfWork


async def set_due(uow: UnitOfWork, actor_id: int, assignment: Assignment, due: date | None, now: datetime) -> None:
    """Another deadline, set by Văn phòng."""
    before = {"due": assignment.due}
    assignment.due, assignment.due_source = due, DueSource.OFFICE if due else None
    await _log(uow, "assignment.due", assignment, actor_id, now, before, {"due": due})


async def hand_to(uow: UnitOfWork, actor_id: int, assignment: Assignment, unit_id: int, now: datetime) -> Assignment:
    """The task goes to another unit: cancelled here, given anew there, with the deadline as it is.

    :raises DomainError: that unit has the task already.
    """
    held = {a.unit_id: a for a in await uow.assignments.of_task(assignment.task_id)}.get(unit_id)
    if held is not None and held.state in (*OPEN_STATES, AssignmentState.ACCEPTED):
        raise DomainError("correction.changed_since")
    assert assignment.state in OPEN_STATES  # what is done is refused before
    await _cancel(uow, actor_id, assignment, unit_id, now)
    given = held or Assignment(task_id=assignment.task_id, unit_id=unit_id, role=assignment.role)
    given.role, given.due, given.due_source = assignment.role, assignment.due, assignment.due_source
    given.state, given.number = AssignmentState.ASSIGNED, await uow.assignments.last_open_number(unit_id) + 1
    given.acknowledged_at = given.reported_at = given.accepted_at = given.percent = None
    given.blocked = given.partner = False
    await uow.assignments.add(given)
    await _log(uow, "assignment.give", given, actor_id, now, {}, {"instead_of": assignment.id})
    return given


async def _cancel(uow: UnitOfWork, actor_id: int, assignment: Assignment, unit_id: int, now: datetime) -> None:
    before = {"state": assignment.state, "unit": assignment.unit_id}
    assignment.state = AssignmentState.CANCELLED
    await _log(uow, "assignment.cancel", assignment, actor_id, now, before, {"given_to": unit_id})


async def _log(
    uow: UnitOfWork,
    action: str,
    assignment: Assignment,
    actor_id: int,
    now: datetime,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    await uow.session.flush()
    subject = f"assignment:{assignment.id}"
    await uow.log.append(action, subject, actor_id=actor_id, now=now, before=before, after=after)
