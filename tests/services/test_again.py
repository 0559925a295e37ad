"""The same thing twice, or something else in between: nothing is counted twice, and nothing is lost."""

from __future__ import annotations

import pytest

from services.answers import Answer, the_answer
from services.approvals import Scope, accept, send_back
from services.reports import report
from services.undo import undo
from services.work import acknowledge, numbered
from storage.assignments import AssignmentState, ReportKind
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from tests.services.given import given_to_all, work_of
from tests.services.office import HEAD, HEAD_UNIT, OFFICER, PLANNING, person, task, unit


async def say(uow: UnitOfWork, clock: SetClock, name: str, kind: ReportKind, *numbers: int, words: str = "") -> Answer:
    """One message of the head, by its name."""
    head = await person(uow, HEAD)
    chosen = await numbered(uow, head, numbers)
    return await report(uow, head, chosen, kind, answer=name, now=clock.now(), words=words)


@pytest.mark.parametrize("kind", [ReportKind.PROGRESS, ReportKind.NOT_MINE])
async def test_a_button_pressed_again_gives_the_answer_that_it_gave(
    database: Database, clock: SetClock, kind: ReportKind
) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        await say(uow, clock, "first", kind, 1)
        assert (await say(uow, clock, "second", kind, 1)).id == "first"
        assert (await say(uow, clock, "third", kind, 1, words="có thêm tin")).id == "third"
        assert (await say(uow, clock, "fourth", kind, 1)).id == "fourth", "something was said in between"
        (mine,) = await work_of(uow, HEAD_UNIT)
        assert len(await uow.assignments.reports(mine.id or 0)) == 3


async def test_receiving_twice_is_receiving_once(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        head, (mine,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        assert await acknowledge(uow, head, mine, clock.now())
        assert not await acknowledge(uow, head, mine, clock.now())
        assert [entry.action for entry in await uow.log.of(f"assignment:{mine.id}")] == ["assignment.acknowledge"]


async def test_taking_done_back_leaves_a_difficulty_that_was_told_before(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT), task("2", HEAD_UNIT))
        first, second = await work_of(uow, HEAD_UNIT)
        await say(uow, clock, "m1", ReportKind.BLOCKED, 1, words="thiếu kinh phí")
        await say(uow, clock, "m2", ReportKind.NOT_MINE, 1)
        answer = await say(uow, clock, "m3", ReportKind.DONE, 1, 2)
        await undo(uow, await person(uow, HEAD), answer.id, clock.now())
    assert (first.state, first.blocked) == (AssignmentState.IN_PROGRESS, True)
    assert (second.state, second.acknowledged_at) == (AssignmentState.ASSIGNED, None)


async def test_duyet_ca_means_what_still_waits_though_the_button_names_a_decided_one(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, *(task(str(n), HEAD_UNIT) for n in (1, 2, 3)))
        officer, work = await person(uow, OFFICER), await work_of(uow, HEAD_UNIT)
        first, *others = [line.report.id or 0 for line in (await say(uow, clock, "m1", ReportKind.DONE, 1, 2, 3)).lines]
        await send_back(uow, officer, first, "thiếu biểu", clock.now())
        decided = await accept(uow, officer, first, clock.now(), scope=Scope.ANSWER)
    assert [filed.id for filed in decided.reports] == others
    accepted = AssignmentState.ACCEPTED
    assert [a.state for a in work] == [AssignmentState.RETURNED, accepted, accepted]


async def test_an_answer_stays_its_units_when_who_gave_it_moves_on(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        await say(uow, clock, "m1", ReportKind.DONE, 1)
        (await person(uow, HEAD)).unit_id = (await unit(uow, PLANNING)).id
        await uow.session.flush()
        assert (await the_answer(uow, "m1")).unit == HEAD_UNIT
