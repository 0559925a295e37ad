"""Duyệt and Trả lại: who may, once only, and what becomes of the assignment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from services.approvals import Scope, accept, send_back
from services.errors import DomainError
from services.reports import report
from services.undo import undo
from storage.assignments import AssignmentState, ReportKind
from storage.members import Member
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from tests.services.given import given_to_all, work_of
from tests.services.office import ADMINISTRATOR, DIRECTOR, HEAD, HEAD_UNIT, OFFICER, SECOND_OFFICER, person, task


async def reported(uow: UnitOfWork, clock: SetClock, by: str = HEAD) -> tuple[Member, list[int]]:
    """Two tasks reported done in one answer; the officer, and the ids of the reports."""
    await given_to_all(uow, clock, task("1", HEAD_UNIT), task("2", HEAD_UNIT))
    mine = await work_of(uow, HEAD_UNIT)
    answer = await report(uow, await person(uow, by), mine, ReportKind.DONE, answer="a", now=clock.now())
    return await person(uow, OFFICER), [line.report.id or 0 for line in answer.lines]


async def test_accepting_keeps_the_day_of_the_report(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        officer, (first, _) = await reported(uow, clock)
        told = clock.now()
        clock.advance(timedelta(days=3))
        decided = await accept(uow, officer, first, clock.now())
        found = await uow.assignments.get(decided.reports[0].assignment_id)
        assert found is not None
        assert (found.state, found.reported_at, found.accepted_at) == (AssignmentState.ACCEPTED, told, clock.now())
        assert [member.full_name for member in decided.unit_members] == [HEAD]


async def test_one_press_decides_on_all_that_still_waits(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        officer, (first, second) = await reported(uow, clock)
        await send_back(uow, officer, first, "thiếu biểu", clock.now())
        decided = await accept(uow, await person(uow, SECOND_OFFICER), first, clock.now(), scope=Scope.ANSWER)
        assert [one.id for one in decided.reports] == [second]
        with pytest.raises(DomainError, match="returned_already"):
            await accept(uow, officer, first, clock.now(), scope=Scope.ANSWER)


@pytest.mark.parametrize("who", [HEAD, DIRECTOR])
async def test_only_the_office_decides(who: str, database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        _, (first, _) = await reported(uow, clock)
        with pytest.raises(DomainError, match="not_allowed"):
            await accept(uow, await person(uow, who), first, clock.now())
        with pytest.raises(DomainError, match="not_allowed"):
            await send_back(uow, await person(uow, who), first, "thiếu", clock.now())


async def test_an_administrator_may_what_the_office_may(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        _, (first, _) = await reported(uow, clock)
        await accept(uow, await person(uow, ADMINISTRATOR), first, clock.now())


async def test_nobody_decides_on_their_own_report(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        officer, mine = await person(uow, OFFICER), await work_of(uow, HEAD_UNIT)
        officer.unit_id = mine[0].unit_id
        answer = await report(uow, officer, mine, ReportKind.DONE, answer="a", now=clock.now())
        for scope in Scope:
            with pytest.raises(DomainError, match="own_work"):
                await accept(uow, officer, answer.lines[0].report.id or 0, clock.now(), scope=scope)
        await accept(uow, await person(uow, SECOND_OFFICER), answer.lines[0].report.id or 0, clock.now())


async def test_the_second_decision_names_the_first(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        officer, (first, _) = await reported(uow, clock)
        await accept(uow, officer, first, clock.now())
        with pytest.raises(DomainError) as refused:
            await send_back(uow, await person(uow, SECOND_OFFICER), first, "thiếu", clock.now())
    assert (refused.value.key, refused.value.values) == ("error.approval.accepted_already", {"by": OFFICER})


async def test_returning_needs_a_reason(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        officer, (first, _) = await reported(uow, clock)
        with pytest.raises(DomainError, match="no_reason"):
            await send_back(uow, officer, first, "  \n", clock.now())


async def test_what_was_taken_back_cannot_be_decided(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        officer, (first, _) = await reported(uow, clock)
        await undo(uow, await person(uow, HEAD), "a", clock.now())
        with pytest.raises(DomainError, match="taken_back"):
            await accept(uow, officer, first, clock.now())


async def test_a_report_that_never_was_is_refused(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        officer, _ = await reported(uow, clock)
        for scope in Scope:
            with pytest.raises(DomainError, match=r"error\.gone"):
                await accept(uow, officer, 999, clock.now(), scope=scope)
