"""Phát hành: numbers, states, deadlines, who is told; refused while something is missing; once only."""

from __future__ import annotations

import time
from datetime import date

import pytest

from services.drafts import draft
from services.dues import due_of
from services.edits import set_due
from services.errors import DomainError
from services.issue import issue
from services.roster import RosterRow, import_roster
from storage.assignments import AssignmentRole, AssignmentState, DueSource
from storage.members import MemberRole
from storage.notices import Milestone, NoticeState
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from tests.services.office import (
    HEAD,
    HEAD_UNIT,
    OFFICER,
    PLANNING,
    PLANNING_DEPUTY,
    PLANNING_HEAD,
    SECOND_OFFICER,
    drafted,
    notice,
    person,
    settle_in,
    supporting,
    task,
    unit,
)


async def test_issuing_gives_numbers_states_and_deadlines_in_the_order_of_the_notice(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD)
        row = await drafted(
            uow,
            clock,
            notice(task("1", HEAD_UNIT, due=date(2024, 4, 20)), task("2", HEAD_UNIT), supporting("3", PLANNING)),
        )
        await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
    async with database.read() as uow:
        first, second, third = await uow.assignments.of_notice(row.id or 0)
        issued = await uow.notices.get(row.id or 0)
    assert [(a.number, a.state) for a in (first, second, third)] == [
        (1, AssignmentState.ASSIGNED),
        (2, AssignmentState.ASSIGNED),
        (1, AssignmentState.ASSIGNED),
    ]
    assert (first.due, first.due_source) == (date(2024, 4, 20), DueSource.NOTICE)
    assert (second.due, second.due_source) == (None, None)
    assert third.role is AssignmentRole.SUPPORT
    assert issued is not None
    assert issued.state is NoticeState.ISSUED


async def test_a_second_notice_counts_on_from_the_open_numbers(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        officer = await person(uow, OFFICER)
        for number in ("1", "2"):
            row = await drafted(uow, clock, notice(task("1", HEAD_UNIT), task("2", HEAD_UNIT), number=number))
            await issue(uow, officer, row.id or 0, clock.now())
        head_unit = await unit(uow, HEAD_UNIT)
        assert [a.number for a, _, _ in await uow.assignments.open_of_unit(head_unit.id or 0)] == [1, 2, 3, 4]


async def test_pressing_twice_issues_once(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        officer = await person(uow, OFFICER)
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT)))
        await issue(uow, officer, row.id or 0, clock.now())
        with pytest.raises(DomainError, match=r"draft\.issued_already"):
            await issue(uow, officer, row.id or 0, clock.now())
        assert len(await uow.assignments.of_notice(row.id or 0)) == 1


async def test_a_task_without_a_leading_unit_stops_it_and_is_named(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT), task("2", partners=(PLANNING,))))
        with pytest.raises(DomainError) as refused:
            await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
    assert refused.value.key == "draft.without_unit"
    assert refused.value.values == {"n": 1, "numbers": "2"}


async def test_a_head_cannot_issue(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD)
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT)))
        with pytest.raises(DomainError, match=r"error\.not_allowed"):
            await issue(uow, await person(uow, HEAD), row.id or 0, clock.now())


async def test_letters_go_to_heads_else_to_deputies_and_the_unreachable_are_named(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock, OFFICER, SECOND_OFFICER, HEAD, PLANNING_DEPUTY)
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT), task("2", PLANNING), task("3", "Thanh tra Sở")))
        issued = await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
    got = {r.unit.name: [m.full_name for m in r.members] for r in issued.recipients}
    assert got == {"Thanh tra Sở": [], PLANNING: [PLANNING_DEPUTY], HEAD_UNIT: [HEAD]}
    assert [u.name for u in issued.unreached] == ["Thanh tra Sở"]
    assert SECOND_OFFICER in [m.full_name for m in issued.office]
    assert OFFICER not in [m.full_name for m in issued.office]


async def test_a_connected_head_gets_the_letter_and_not_the_deputy(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock, PLANNING_HEAD, PLANNING_DEPUTY)
        row = await drafted(uow, clock, notice(task("1", PLANNING)))
        issued = await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
    assert [m.full_name for m in issued.recipients[0].members] == [PLANNING_HEAD]


async def test_tasks_for_everybody_expand_to_every_unit_in_good_time(database: Database, clock: SetClock) -> None:
    units = [RosterRow(f"Phòng {n}", full_name=f"Người {n}", role=MemberRole.HEAD) for n in range(30)]
    async with database.write() as uow:
        await settle_in(uow, clock)
        await import_roster(uow, units, clock.now())
        row = await drafted(uow, clock, notice(*(task(str(n), "*") for n in range(40))))
        started = time.perf_counter()
        issued = await issue(uow, await person(uow, OFFICER), row.id or 0, clock.now())
        assert time.perf_counter() - started < 5
        assert len(await uow.assignments.of_notice(row.id or 0)) == 40 * len(issued.recipients)
    assert len(issued.recipients) == len(units) + 8


async def test_what_the_office_set_is_marked_as_its_own(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        officer = await person(uow, OFFICER)
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT), task("2", HEAD_UNIT)))
        first, second = (await draft(uow, row.id or 0)).tasks
        await set_due(uow, officer, first.id, date(2024, 4, 19), clock.now())
        await set_due(uow, officer, second.id, date(2024, 4, 30), clock.now())
        await issue(uow, officer, row.id or 0, clock.now())
        got = [(a.due, a.due_source) for a in await uow.assignments.of_notice(row.id or 0)]
    assert got == [(date(2024, 4, 19), DueSource.OFFICE), (date(2024, 4, 30), DueSource.PERIOD)]


@pytest.mark.parametrize(
    ("milestones", "due"),
    [
        ([], None),
        ([(None, 5)], 5),
        ([(None, 5), (None, 9)], 9),
        ([(1, 5), (2, 9)], 5),
        ([(2, 9)], None),
        ([(None, 5), (2, 9)], 5),
    ],
)
def test_a_units_deadline_is_the_last_that_applies_to_it(
    milestones: list[tuple[int | None, int]], due: int | None
) -> None:
    rows = [Milestone(task_id=1, unit_id=u, due=date(2024, 4, d), phrase="trước ngày") for u, d in milestones]
    assert due_of(rows, 1, None)[0] == (date(2024, 4, due) if due else None)


async def test_the_log_says_who_issued(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        row = await drafted(uow, clock, notice(task("1", HEAD_UNIT)))
        officer = await person(uow, OFFICER)
        await issue(uow, officer, row.id or 0, clock.now())
        assert await _last(uow, f"notice:{row.id}") == ("notice.issue", officer.id)


async def _last(uow: UnitOfWork, subject: str) -> tuple[str, int | None]:
    entry = (await uow.log.of(subject))[-1]
    return entry.action, entry.actor_id
