"""Asking for more time: which days may be asked for, one request at a time, and what the decision changes."""

from __future__ import annotations

from datetime import date

import pytest

from services.approvals import accept
from services.errors import DomainError
from services.extensions import ask, grant, refuse
from services.reports import report
from storage.assignments import DueSource, ExtensionState, ReportKind
from storage.work import Database
from tests.conftest import SetClock
from tests.services.given import given_to_all, work_of
from tests.services.office import HEAD, HEAD_UNIT, OFFICER, PLANNING_HEAD, SECOND_OFFICER, person, task

DUE = date(2024, 4, 10)
TODAY = date(2024, 4, 1)
LATER = date(2024, 4, 20)


@pytest.mark.parametrize(
    ("due", "asked", "refusal"),
    [
        (DUE, LATER, None),
        (DUE, date(2024, 4, 11), None),
        (DUE, DUE, "not_later"),
        (DUE, date(2024, 4, 9), "not_later"),
        (DUE, date(2024, 3, 31), "past"),
        (None, TODAY, None),
        (None, date(2024, 3, 31), "past"),
        (date(2024, 3, 20), date(2024, 3, 25), "past"),
        (date(2024, 3, 20), TODAY, None),
    ],
)
async def test_days_that_may_be_asked_for(
    due: date | None, asked: date, refusal: str | None, database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT))
        head, (mine,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        mine.due = due
        if refusal is None:
            (made,) = (await ask(uow, head, mine, asked, " chờ ", answer="m1", now=clock.now())).asked
            assert (made.extension.asked_due, made.extension.old_due, made.count) == (
                asked,
                due,
                1,
            )
            assert (mine.due, made.extension.reason) == (due, "chờ")
        else:
            with pytest.raises(DomainError, match=rf"error\.extension\.{refusal}"):
                await ask(uow, head, mine, asked, "chờ", answer="m1", now=clock.now())


@pytest.mark.parametrize("granted", [True, False])
async def test_the_decision_moves_the_deadline_or_keeps_it(granted: bool, database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT, due=DUE))
        head, (mine,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        (made,) = (await ask(uow, head, mine, LATER, "chờ", answer="m1", now=clock.now())).asked
        officer, id_ = await person(uow, OFFICER), made.extension.id or 0
        decided = await (
            grant(uow, officer, id_, clock.now()) if granted else refuse(uow, officer, id_, "", clock.now())
        )
        assert (mine.due, mine.due_source) == ((LATER, DueSource.EXTENSION) if granted else (DUE, DueSource.NOTICE))
        assert decided.asked.extension.state is (ExtensionState.GRANTED if granted else ExtensionState.REFUSED)
        assert decided.asked.extension.old_due == DUE
        assert decided.asked.item.due == mine.due
        with pytest.raises(DomainError, match="granted_already" if granted else "refused_already"):
            await grant(uow, await person(uow, SECOND_OFFICER), made.extension.id or 0, clock.now())


async def test_one_request_at_a_time(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT, due=DUE))
        head, (mine,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        (made,) = (await ask(uow, head, mine, LATER, "chờ", answer="m1", now=clock.now())).asked
        with pytest.raises(DomainError, match="one_is_open"):
            await ask(uow, head, mine, LATER, "chờ", answer="m1", now=clock.now())
        await refuse(uow, await person(uow, OFFICER), made.extension.id or 0, "", clock.now())
        assert (await ask(uow, head, mine, LATER, "chờ", answer="m2", now=clock.now())).asked[0].count == 2


async def test_what_was_reported_done_needs_no_more_time(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT, due=DUE))
        head, (mine,) = await person(uow, HEAD), await work_of(uow, HEAD_UNIT)
        await report(uow, head, [mine], ReportKind.DONE, answer="a", now=clock.now())
        with pytest.raises(DomainError, match="reported_already"):
            await ask(uow, head, mine, LATER, "chờ", answer="m1", now=clock.now())


async def test_a_later_date_is_not_granted_to_finished_work_but_can_be_refused(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT, due=DUE))
        head, officer, (mine,) = await person(uow, HEAD), await person(uow, OFFICER), await work_of(uow, HEAD_UNIT)
        (made,) = (await ask(uow, head, mine, LATER, "chờ", answer="m1", now=clock.now())).asked
        answer = await report(uow, head, [mine], ReportKind.DONE, answer="a", now=clock.now())
        await accept(uow, officer, answer.lines[0].report.id or 0, clock.now())
        with pytest.raises(DomainError, match="accepted_already"):
            await grant(uow, officer, made.extension.id or 0, clock.now())
        await refuse(uow, officer, made.extension.id or 0, "", clock.now())
        assert mine.due == DUE


async def test_who_may_ask_and_who_may_decide(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT, due=DUE))
        head, officer, (mine,) = await person(uow, HEAD), await person(uow, OFFICER), await work_of(uow, HEAD_UNIT)
        with pytest.raises(DomainError, match="not_yours"):
            await ask(uow, await person(uow, PLANNING_HEAD), mine, LATER, "chờ", answer="m1", now=clock.now())
        (made,) = (await ask(uow, head, mine, LATER, "chờ", answer="m1", now=clock.now())).asked
        with pytest.raises(DomainError, match="not_allowed"):
            await grant(uow, head, made.extension.id or 0, clock.now())
        made.extension.member_id = officer.id or 0
        with pytest.raises(DomainError, match="own_work"):
            await grant(uow, officer, made.extension.id or 0, clock.now())
        with pytest.raises(DomainError, match=r"error\.gone"):
            await grant(uow, officer, 999, clock.now())


async def test_more_time_can_be_granted_until_another_day_that_is_later_than_the_deadline(
    database: Database, clock: SetClock
) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT, due=DUE))
        head, officer, (mine,) = await person(uow, HEAD), await person(uow, OFFICER), await work_of(uow, HEAD_UNIT)
        (made,) = (await ask(uow, head, mine, LATER, "chờ", answer="m1", now=clock.now())).asked
        with pytest.raises(DomainError, match="not_later"):
            await grant(uow, officer, made.extension.id or 0, clock.now(), until=DUE)
        ruled = await grant(uow, officer, made.extension.id or 0, clock.now(), until=date(2024, 4, 15))
        assert (mine.due, ruled.asked.extension.granted_due) == (date(2024, 4, 15), date(2024, 4, 15))
        assert (ruled.asked.extension.asked_due, ruled.asked.extension.old_due) == (LATER, DUE)
