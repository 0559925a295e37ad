"""A unit's open work: its order, the numbers that a person names, what a bare command means, Đã nhận."""

from __future__ import annotations

from datetime import date

import pytest

from services.approvals import accept
from services.errors import DomainError
from services.reports import report
from services.work import acknowledge_notice, meant, numbered, one, open_work, own
from storage.assignments import AssignmentState, ReportKind
from storage.work import Database
from tests.conftest import SetClock
from tests.services.given import given, given_to_all, work_of
from tests.services.office import DIRECTOR, HEAD, HEAD_UNIT, OFFICER, PLANNING, PLANNING_HEAD, person, task


async def test_what_is_due_first_comes_first_and_what_has_no_deadline_last(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(
            uow,
            clock,
            task("1", HEAD_UNIT),
            task("2", HEAD_UNIT, due=date(2024, 4, 20)),
            task("3", HEAD_UNIT, due=date(2024, 4, 5)),
            task("4", HEAD_UNIT, due=date(2024, 4, 5)),
        )
        works = await open_work(uow, await person(uow, HEAD))
    assert [work.item.number for work in works] == [3, 4, 2, 1]


async def test_numbers_are_found_in_the_order_in_which_they_were_named(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, *(task(str(n), HEAD_UNIT) for n in range(1, 4)))
        head = await person(uow, HEAD)
        assert [a.number for a in await numbered(uow, head, [3, 1, 3])] == [3, 1]
        with pytest.raises(DomainError) as refused:
            await numbered(uow, head, [2, 9, 7])
        assert refused.value.values == {"numbers": "7, 9", "open": "1, 2, 3"}
        with pytest.raises(DomainError, match="nothing_open"):
            await numbered(uow, await person(uow, PLANNING_HEAD), [1])
        with pytest.raises(DomainError, match="no_unit"):
            await numbered(uow, await person(uow, DIRECTOR), [1])


async def test_a_number_given_again_means_the_open_task(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        head, (old,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        answer = await report(uow, head, [old], ReportKind.DONE, answer="a", now=clock.now())
        await accept(uow, await person(uow, OFFICER), answer.lines[0].report.id or 0, clock.now())
        await given(uow, clock, task("1", HEAD_UNIT), number="13")
        (new,) = await work_of(uow, HEAD_UNIT)
        assert (old.number, new.number) == (1, 1)
        assert [a.id for a in await numbered(uow, head, [1])] == [new.id]


async def test_a_bare_command_means_the_only_task_and_else_asks(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT), task("2", PLANNING), task("3", PLANNING))
        chosen, asked = await meant(uow, await person(uow, HEAD), ())
        assert ([a.number for a in chosen], asked) == ([1], ())
        chosen, asked = await meant(uow, await person(uow, PLANNING_HEAD), ())
        assert (chosen, [work.item.number for work in asked]) == ([], [1, 2])


async def test_another_units_work_is_out_of_reach(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        notice_id = await given_to_all(uow, clock, task("1", HEAD_UNIT))
        (mine,) = await work_of(uow, HEAD_UNIT)
        other = await person(uow, PLANNING_HEAD)
        for call in (own, one):
            with pytest.raises(DomainError, match="not_yours"):
                await call(uow, other, mine.id or 0)
        with pytest.raises(DomainError, match="not_yours"):
            await acknowledge_notice(uow, other, notice_id, clock.now())
        with pytest.raises(DomainError, match="not_allowed"):
            await own(uow, await person(uow, DIRECTOR), mine.id or 0)


async def test_receiving_concerns_what_was_not_received_before(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        notice_id = await given_to_all(uow, clock, task("1", HEAD_UNIT), task("2", HEAD_UNIT), task("3", HEAD_UNIT))
        head, mine = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        await report(uow, head, mine[:1], ReportKind.PROGRESS, answer="a", now=clock.now())
        assert await acknowledge_notice(uow, head, notice_id, clock.now()) == 2
        assert await acknowledge_notice(uow, head, notice_id, clock.now()) == 0
        assert [a.state for a in mine] == [AssignmentState.IN_PROGRESS, *[AssignmentState.ACKNOWLEDGED] * 2]
