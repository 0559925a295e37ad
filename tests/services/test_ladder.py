"""On which days whom to tell: tables for the rules, properties for all the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.calendar import Calendar
from services.ladder import AT_THE_UNIT, Standing, days_late, next_day, steps_due
from services.rules import OfficeRules
from storage.assignments import AssignmentRole, AssignmentState
from storage.nudges import Aim

RULES, CALENDAR = OfficeRules(), Calendar()
GIVEN = date(2024, 4, 1)
"""A Monday."""
WORK = Standing(
    state=AssignmentState.ACKNOWLEDGED,
    role=AssignmentRole.LEAD,
    due=date(2024, 4, 16),
    given_on=GIVEN,
    heard_on=GIVEN,
)
SUPPORT = replace(WORK, role=AssignmentRole.SUPPORT)


def told(work: Standing, until: date, rules: OfficeRules = RULES, calendar: Calendar = CALENDAR) -> list[str]:
    """All that is told from the day on which it was given, as "day aim key", looking every day."""
    said: dict[tuple[Aim, str], str] = {}
    day = work.given_on
    while day <= until:
        for step in steps_due(work, calendar, rules, day) if calendar.is_working(day) else []:
            said.setdefault((step.aim, step.key), f"{day:%d/%m} {step.aim.value} {step.key.partition('2024')[2][4:]}")
        day += timedelta(days=1)
    return list(said.values())


def test_seven_three_one_the_morning_itself_then_every_second_working_day() -> None:
    """Tuesday 16 April; Giỗ Tổ is Thursday 18."""
    unit = [line for line in told(WORK, date(2024, 4, 26)) if " unit " in line]
    assert unit == [
        "05/04 unit -7",
        "11/04 unit -3",
        "15/04 unit -1",
        "16/04 unit -0",
        "19/04 unit +2",
        "23/04 unit +4",
        "25/04 unit +6",
    ]


def test_who_supports_is_told_the_day_before_only() -> None:
    assert told(SUPPORT, date(2024, 5, 31)) == ["15/04 unit -1"]


def test_it_climbs_once_to_each() -> None:
    above = [line for line in told(WORK, date(2024, 5, 31)) if " unit " not in line]
    assert above == [
        "22/04 deputy :deputy",
        "24/04 office :silent",
        "26/04 director :director",
    ]


@pytest.mark.parametrize(
    ("due", "days"),
    [
        (date(2024, 4, 20), ["19/04 unit -0"]),
        (date(2024, 4, 18), ["17/04 unit -0"]),
        (date(2024, 2, 10), ["07/02 unit -0"]),
    ],
    ids=["a Saturday", "Giỗ Tổ", "Tết"],
)
def test_the_morning_of_a_day_off_is_the_last_working_day_before_it(due: date, days: list[str]) -> None:
    rules = OfficeRules(ladder_lead=(0,))
    work = replace(WORK, due=due, given_on=due - timedelta(days=10), heard_on=due - timedelta(days=10))
    assert told(work, due, rules) == days


@pytest.mark.parametrize(
    "work",
    [
        replace(WORK, state=AssignmentState.REPORTED_DONE),
        replace(WORK, state=AssignmentState.ACCEPTED),
        replace(WORK, state=AssignmentState.CANCELLED),
        replace(WORK, state=AssignmentState.PLANNED),
        replace(WORK, asks=True),
    ],
    ids=["reported done", "accepted", "cancelled", "a draft", "asks for more time"],
)
def test_where_it_is_not_the_units_turn_nobody_is_told(work: Standing) -> None:
    assert told(work, date(2024, 5, 31)) == []


def test_what_waits_for_another_unit_is_not_nudged_but_climbs() -> None:
    lines = told(replace(WORK, held_up=True), date(2024, 5, 31))
    assert [line.split()[1] for line in lines] == ["deputy", "director"]


def test_a_task_has_the_ladder_that_the_office_gave_it() -> None:
    assert told(replace(WORK, ladder=(2,)), WORK.due or GIVEN) == ["12/04 unit -2"]
    assert told(replace(WORK, ladder=()), WORK.due or GIVEN) == []


def test_what_was_missed_is_caught_up_once() -> None:
    """Down from the 3rd to the 16th: only the last step is told."""
    (step,) = steps_due(WORK, CALENDAR, RULES, date(2024, 4, 16))
    assert step.key.endswith("-0")


def test_steps_before_it_was_given_are_not_caught_up() -> None:
    late = replace(WORK, given_on=date(2024, 4, 12), heard_on=date(2024, 4, 12))
    assert told(late, date(2024, 4, 15)) == ["15/04 unit -1"]


def test_given_after_its_deadline_the_delay_counts_from_then() -> None:
    late = replace(WORK, due=date(2024, 4, 1), given_on=date(2024, 4, 8), heard_on=date(2024, 4, 8))
    assert [line for line in told(late, date(2024, 4, 12)) if " silent" not in line] == [
        "10/04 unit +2",
        "11/04 deputy :deputy",
        "12/04 unit +4",
    ]
    assert days_late(late.due, late.given_on, CALENDAR, date(2024, 4, 12)) == 4


def test_a_later_deadline_begins_anew() -> None:
    later = replace(WORK, due=date(2024, 4, 26), given_on=date(2024, 4, 16), heard_on=date(2024, 4, 16))
    assert told(later, date(2024, 4, 26)) == ["23/04 unit -3", "25/04 unit -1", "26/04 unit -0"]
    assert {s.key for s in steps_due(later, CALENDAR, RULES, date(2024, 4, 25))}.isdisjoint(
        {s.key for s in steps_due(WORK, CALENDAR, RULES, date(2024, 4, 15))}
    )


def test_who_has_not_confirmed_for_five_working_days_is_silent() -> None:
    unread = replace(WORK, state=AssignmentState.ASSIGNED, due=None)
    assert told(unread, date(2024, 4, 30)) == ["08/04 office :silent"]
    assert told(replace(unread, state=AssignmentState.ACKNOWLEDGED), date(2024, 4, 30)) == []


def test_a_further_turn_is_told_when_it_opens() -> None:
    turn = replace(WORK, turn=True, given_on=date(2024, 6, 1), heard_on=date(2024, 6, 1), due=date(2024, 6, 25))
    assert told(turn, date(2024, 6, 5)) == ["03/06 unit :opened"]


def test_a_further_turn_was_received_with_the_first_and_is_silent_only_after_its_deadline() -> None:
    opened = date(2024, 6, 3)
    turn = replace(
        WORK, turn=True, state=AssignmentState.ASSIGNED, given_on=opened, heard_on=opened, due=date(2024, 6, 25)
    )
    assert [step for step in told(turn, date(2024, 6, 30)) if "office" in step] == []
    assert "02/07 office :silent" in told(turn, date(2024, 7, 2))


STANDINGS = st.builds(
    Standing,
    state=st.sampled_from(list(AssignmentState)),
    role=st.sampled_from(list(AssignmentRole)),
    due=st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    given_on=st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    heard_on=st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    asks=st.booleans(),
    held_up=st.booleans(),
    turn=st.booleans(),
    ladder=st.none() | st.lists(st.integers(0, 20), max_size=4, unique=True).map(tuple),
).map(lambda one: replace(one, heard_on=max(one.heard_on, one.given_on)))


@given(STANDINGS, st.dates(date(2024, 1, 1), date(2025, 6, 30)))
def test_between_two_looks_nothing_new_becomes_due(work: Standing, today: date) -> None:
    """Looking only on the days that :func:`next_day` names misses nothing."""
    soon = next_day(work, CALENDAR, RULES, today)
    before = {step.key for step in steps_due(work, CALENDAR, RULES, today)}
    assert soon is None or (soon > today and work.state in AT_THE_UNIT)
    day = today + timedelta(days=1)
    while day < min(soon or date.max, today + timedelta(days=20)):
        assert {step.key for step in steps_due(work, CALENDAR, RULES, day)} <= before
        day += timedelta(days=1)


@given(STANDINGS, st.dates(date(2024, 1, 1), date(2025, 6, 30)))
def test_a_step_falls_on_a_working_day_after_it_was_given_one_of_a_kind(work: Standing, today: date) -> None:
    steps = steps_due(work, CALENDAR, RULES, today)
    assert len({step.aim for step in steps}) == len(steps)
    for step in steps:
        assert CALENDAR.is_working(step.day)
        assert work.given_on <= step.day <= today
        assert len(step.key) <= 24
