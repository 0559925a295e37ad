"""Recurring tasks: when a turn opens, for when, and that it opens once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from notices.model import Recurrence
from services.turns import due_in_turn, first_end, open_turns, period_start
from storage.assignments import AssignmentState, DueSource
from storage.work import Database
from tests.conftest import SetClock
from tests.services.given import given_to_all, work_of
from tests.services.office import HEAD_UNIT, task


@pytest.mark.parametrize(
    ("recurrence", "day", "expected"),
    [
        ("weekly", date(2024, 4, 4), date(2024, 4, 8)),
        ("monthly", date(2024, 4, 30), date(2024, 5, 1)),
        ("monthly", date(2024, 12, 1), date(2025, 1, 1)),
        ("quarterly", date(2024, 2, 29), date(2024, 4, 1)),
        ("quarterly", date(2024, 11, 1), date(2025, 1, 1)),
        ("yearly", date(2024, 2, 29), date(2025, 1, 1)),
        ("sometimes", date(2024, 4, 4), None),
    ],
)
def test_the_next_period_begins(recurrence: str, day: date, expected: date | None) -> None:
    assert period_start(recurrence, day, 1) == expected


@pytest.mark.parametrize(
    ("recurrence", "due", "opened", "expected"),
    [
        ("monthly", date(2024, 4, 25), date(2024, 5, 1), date(2024, 5, 25)),
        ("monthly", date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29)),
        ("monthly", date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 31)),
        ("monthly", date(2024, 1, 30), date(2024, 2, 1), date(2024, 2, 29)),
        ("quarterly", date(2024, 3, 20), date(2024, 4, 1), date(2024, 6, 20)),
        ("yearly", date(2024, 6, 15), date(2025, 1, 1), date(2025, 6, 15)),
        ("weekly", date(2024, 4, 5), date(2024, 4, 8), date(2024, 4, 12)),
    ],
)
def test_the_deadline_is_the_same_day_of_the_new_period(
    recurrence: str, due: date, opened: date, expected: date
) -> None:
    assert due_in_turn(recurrence, due, opened) == expected


@pytest.mark.parametrize(
    ("recurrence", "given", "expected"),
    [
        ("weekly", date(2024, 4, 3), date(2024, 4, 5)),
        ("weekly", date(2024, 4, 4), date(2024, 4, 12)),
        ("weekly", date(2024, 4, 7), date(2024, 4, 12)),
        ("monthly", date(2024, 4, 1), date(2024, 4, 30)),
        ("monthly", date(2024, 4, 29), date(2024, 5, 31)),
        ("quarterly", date(2024, 11, 23), date(2024, 12, 31)),
        ("yearly", date(2024, 12, 31), date(2025, 12, 31)),
    ],
)
def test_the_first_turn_ends_with_its_period_unless_that_is_all_but_over(
    recurrence: str, given: date, expected: date
) -> None:
    assert first_end(recurrence, given) == expected


async def test_a_first_turn_without_a_day_ends_before_the_next_one_opens(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await given_to_all(uow, clock, task("1", HEAD_UNIT, recurrence=Recurrence.MONTHLY))
        first = (await work_of(uow, HEAD_UNIT))[0]
        assert (first.due, first.due_source) == (date(2024, 4, 30), DueSource.PERIOD)
        clock.advance(timedelta(days=31))
        assert await open_turns(uow, clock.now()) == 1
        assert (await work_of(uow, HEAD_UNIT))[-1].due == date(2024, 5, 31)


async def test_a_turn_opens_once_with_a_number_and_a_deadline_of_its_own(database: Database, clock: SetClock) -> None:
    monthly = task("1", HEAD_UNIT, due=date(2024, 4, 25), recurrence=Recurrence.MONTHLY)
    async with database.write() as uow:
        await given_to_all(uow, clock, monthly, task("2", HEAD_UNIT))
        assert await open_turns(uow, clock.now()) == 0
        clock.advance(timedelta(days=31))
        assert [await open_turns(uow, clock.now()) for _ in range(2)] == [1, 0]
        found = await work_of(uow, HEAD_UNIT)
        assert [(a.number, a.due, a.state) for a in found] == [
            (1, date(2024, 4, 25), AssignmentState.ASSIGNED),
            (2, None, AssignmentState.ASSIGNED),
            (3, date(2024, 5, 25), AssignmentState.ASSIGNED),
        ]
        clock.advance(timedelta(days=70))
        assert [await open_turns(uow, clock.now()) for _ in range(2)] == [1, 0], "missed periods are not made up"
        assert (await work_of(uow, HEAD_UNIT))[-1].due == date(2024, 7, 25)
