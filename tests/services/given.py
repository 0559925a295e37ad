"""Issued work for the tests of services: a notice that is out, and the assignments of one unit."""

from __future__ import annotations

from notices.model import Task
from services.issue import issue
from storage.assignments import Assignment
from storage.work import UnitOfWork
from tests.conftest import SetClock
from tests.services.office import OFFICER, drafted, notice, person, settle_in, unit


async def given(uow: UnitOfWork, clock: SetClock, *tasks: Task, number: str = "12") -> int:
    """A notice with these tasks, issued now; gives its id."""
    row = await drafted(uow, clock, notice(*tasks, number=number))
    await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
    return row.id or 0


async def given_to_all(uow: UnitOfWork, clock: SetClock, *tasks: Task) -> int:
    """As :func:`given`, on the sample roster."""
    await settle_in(uow, clock)
    return await given(uow, clock, *tasks)


async def work_of(uow: UnitOfWork, unit_name: str) -> list[Assignment]:
    """The unit's open assignments, by number."""
    found = await unit(uow, unit_name)
    return [assignment for assignment, _, _ in await uow.assignments.open_of_unit(found.id or 0)]
