"""Typed and usual deadlines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.deadlines import month_end, parse_day, quarter_end, this_friday

TODAY = date(2024, 4, 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("25/4", date(2024, 4, 25)),
        (" 25-04 ", date(2024, 4, 25)),
        ("1/4", TODAY),
        ("31/3", date(2025, 3, 31)),
        ("29/2", date(2028, 2, 29)),
        ("25/4/24", date(2024, 4, 25)),
        ("25.4.2023", date(2023, 4, 25)),
        ("31/4", None),
        ("0/4", None),
        ("25/13", None),
        ("25/4/1024", None),
        ("25/4/9999", None),
        ("thứ sáu", date(2024, 4, 5)),
        ("thứ 6 tuần sau", date(2024, 4, 12)),
        ("cuối tháng", date(2024, 4, 30)),
        ("cuoi thang 5", date(2024, 5, 31)),
        ("2 tuần nữa", date(2024, 4, 15)),
        ("sớm nhất có thể", None),
        ("25/4 hoặc 26/4", None),
        ("họp giao ban thường kỳ ngày 25/4", None),
        ("", None),
        ("trước 25/4", date(2024, 4, 25)),
    ],
)
def test_a_typed_day(words: str, day: date | None) -> None:
    assert parse_day(words, TODAY) == day


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)), st.dates(date(2001, 1, 1), date(2095, 1, 1)))
def test_a_day_written_in_full_is_that_day_whenever_it_is_read(day: date, today: date) -> None:
    assert parse_day(f"{day:%d/%m/%Y}", today) == day


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_usual_deadlines_are_never_past(today: date) -> None:
    assert this_friday(today).weekday() == 4
    assert 0 <= (this_friday(today) - today).days < 7
    assert today <= month_end(today) <= quarter_end(today)
    assert quarter_end(today).month in (3, 6, 9, 12)


@given(st.text(max_size=20))
def test_any_words_are_a_day_or_none(words: str) -> None:
    assert parse_day(words, TODAY) is None or isinstance(parse_day(words, TODAY), date)
