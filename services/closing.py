"""What ends with the work of others: units that only coordinate have nothing to do once those that lead are done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from services.ladder import AT_THE_UNIT
from services.moved import lapse
from storage.assignments import OPEN_STATES, Assignment, AssignmentState
from storage.members import Member
from storage.work import UnitOfWork


async def close_partners(uow: UnitOfWork, actor: Member, task_ids: Iterable[int], now: datetime) -> list[Assignment]:
    """Closes what partners still have open of those of the tasks that nobody leads any more; gives what was closed."""
    closed = list[Assignment]()
    for task_id in dict.fromkeys(task_ids):
        together = await uow.assignments.of_task(task_id)
        if any(not one.partner and one.state in OPEN_STATES for one in together):
            continue
        closed += [await _closed(uow, actor, one, now) for one in together if one.partner and one.state in AT_THE_UNIT]
    return closed


async def _closed(uow: UnitOfWork, actor: Member, assignment: Assignment, now: datetime) -> Assignment:
    before = {"state": assignment.state}
    assignment.state = AssignmentState.CLOSED
    await lapse(uow, actor, assignment, now)
    after = {"state": assignment.state}
    subject = f"assignment:{assignment.id}"
    await uow.log.append("assignment.close", subject, actor_id=actor.id, now=now, before=before, after=after)
    return assignment
