"""What one unit gets of a notice: its tasks and no others', deadlines that apply to it, who else takes part."""

from __future__ import annotations

from datetime import date

import pytest

from notices.model import Milestone
from services.errors import DomainError
from services.sheets import sheet
from storage.assignments import AssignmentRole
from storage.work import Database
from tests.conftest import SetClock
from tests.services.given import given_to_all
from tests.services.office import HEAD_UNIT, PLANNING, drafted, notice, settle_in, supporting, task, unit


async def test_a_unit_sees_its_own_tasks_with_its_own_deadlines(database: Database, clock: SetClock) -> None:
    dates = (
        Milestone(date(2024, 4, 5), "trước ngày 5/4", (HEAD_UNIT,)),
        Milestone(date(2024, 4, 20), "trước ngày 20/4", (HEAD_UNIT,)),
        Milestone(date(2024, 4, 25), "trước ngày 25/4", (PLANNING,)),
    )
    async with database.write() as uow:
        notice_id = await given_to_all(
            uow,
            clock,
            task("1", HEAD_UNIT, PLANNING, milestones=dates),
            task("2", PLANNING),
            supporting("3", HEAD_UNIT),
        )
        made = await sheet(uow, notice_id, (await unit(uow, HEAD_UNIT)).id or 0)
        theirs = (await unit(uow, PLANNING)).short_name or PLANNING
    assert [(item.number, item.role) for item in made.items] == [(1, AssignmentRole.LEAD), (2, AssignmentRole.SUPPORT)]
    first = made.lead[0]
    assert first.due == date(2024, 4, 20)
    assert [due for due, _ in first.milestones] == [date(2024, 4, 5), date(2024, 4, 20)]
    assert first.leads == (theirs,)
    assert made.unacknowledged


async def test_a_partner_sees_the_task_as_support(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        notice_id = await given_to_all(uow, clock, task("1", HEAD_UNIT, partners=(PLANNING,)))
        mine = await sheet(uow, notice_id, (await unit(uow, HEAD_UNIT)).id or 0)
        theirs = await sheet(uow, notice_id, (await unit(uow, PLANNING)).id or 0)
    assert len(mine.lead[0].partners) == 1
    assert [item.role for item in theirs.items] == [AssignmentRole.SUPPORT]


async def test_the_preview_of_a_draft_counts_from_one_and_has_the_tasks_for_all(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        row = await drafted(uow, clock, notice(task("1", PLANNING), task("2", "*"), task("3", HEAD_UNIT)))
        made = await sheet(uow, row.id or 0, (await unit(uow, HEAD_UNIT)).id or 0, planned_on=clock.now().date())
    assert [item.number for item in made.items] == [1, 2]
    assert [item.leads for item in made.items] == [(), ()]


async def test_a_notice_or_unit_that_is_not_there_is_refused(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        notice_id = await given_to_all(uow, clock, task("1", HEAD_UNIT))
        for ids in ((999, 1), (notice_id, 999)):
            with pytest.raises(DomainError, match=r"error\.gone"):
                await sheet(uow, *ids)
