"""Working days: weekends, public holidays with their days in lieu, swaps, and the office's own days before all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.calendar import Calendar
from storage.days import DayKind, SpecialDay

OFFICIAL = Calendar()
FRIDAY_OFF = SpecialDay(day=date(2024, 6, 14), kind=DayKind.OFF, name="Ngày truyền thống")
SATURDAY_ON = SpecialDay(day=date(2024, 6, 15), kind=DayKind.WORKING, name="Làm bù")
TET_ON = SpecialDay(day=date(2024, 2, 14), kind=DayKind.WORKING, name="Trực")
OWN = Calendar([FRIDAY_OFF, SATURDAY_ON, TET_ON])


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 4, 1), True),
        (date(2024, 4, 6), False),
        (date(2024, 4, 7), False),
        (date(2024, 4, 18), False),
        (date(2023, 12, 29), True),
        (date(2024, 1, 1), False),
        (date(2023, 1, 2), False),
        (date(2024, 2, 7), True),
        (date(2024, 2, 8), False),
        (date(2024, 2, 14), False),
        (date(2024, 2, 15), True),
        (date(2024, 2, 29), True),
        (date(2024, 4, 29), False),
        (date(2024, 5, 4), True),
        (date(2025, 5, 2), False),
        (date(2025, 4, 26), True),
        (date(2026, 2, 17), False),
        (date(2026, 4, 26), False),
        (date(2026, 4, 27), False),
        (date(2027, 5, 3), False),
        (date(2027, 9, 3), False),
        (date(2035, 2, 8), False),
    ],
    ids=str,
)
def test_the_days_of_the_state(day: date, working: bool) -> None:
    assert OFFICIAL.is_working(day) is working


@pytest.mark.parametrize(
    ("day", "working"),
    [(FRIDAY_OFF.day, False), (SATURDAY_ON.day, True), (TET_ON.day, True), (date(2024, 6, 13), True)],
)
def test_the_offices_own_days_go_first(day: date, working: bool) -> None:
    assert OWN.is_working(day) is working


def test_a_day_off_has_a_name() -> None:
    assert OFFICIAL.name(date(2024, 4, 18)) == "Ngày Giỗ Tổ Hùng Vương"
    assert OWN.name(FRIDAY_OFF.day) == "Ngày truyền thống"
    assert OFFICIAL.name(date(2024, 4, 19)) == ""


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2024, 4, 5), 1, date(2024, 4, 8)),
        (date(2024, 4, 8), -1, date(2024, 4, 5)),
        (date(2024, 4, 6), 1, date(2024, 4, 8)),
        (date(2024, 4, 6), -1, date(2024, 4, 5)),
        (date(2024, 2, 7), 1, date(2024, 2, 15)),
        (date(2024, 2, 16), -3, date(2024, 2, 6)),
        (date(2023, 12, 29), 1, date(2024, 1, 2)),
        (date(2024, 1, 31), 1, date(2024, 2, 1)),
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2024, 4, 17), 1, date(2024, 4, 19)),
    ],
    ids=str,
)
def test_counting_working_days(day: date, number: int, expected: date) -> None:
    assert OFFICIAL.add(day, number) == expected


def test_a_swap_moves_what_is_counted() -> None:
    assert OWN.add(date(2024, 6, 13), 1) == SATURDAY_ON.day
    assert OWN.between(date(2024, 6, 12), date(2024, 6, 17)) == 3
    assert OWN.on_or_before(FRIDAY_OFF.day) == date(2024, 6, 13)
    assert OWN.on_or_after(FRIDAY_OFF.day) == SATURDAY_ON.day


DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(1, 30))
def test_there_and_back_again_is_the_same_working_day(day: date, number: int) -> None:
    start = OFFICIAL.on_or_after(day)
    there = OFFICIAL.add(start, number)
    assert OFFICIAL.is_working(there)
    assert OFFICIAL.between(start, there) == number
    assert OFFICIAL.add(there, -number) == start
