"""Days that are asked for, resolved on the calendar: year ends, month ends, leap days; the past is never meant."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replies import days
from replies.dates import Day, with_days
from replies.gist import begin
from replies.numbers import in_digits
from replies.spelling import spelled


def resolved(words: str, today: date) -> list[str]:
    gist = with_days(in_digits(spelled(begin(words))), today)
    return [str(value.until) for value in gist.values if isinstance(value, Day)]


WEDNESDAY = date(2024, 4, 3)
NAMED = [
    (WEDNESDAY, "25/4", "2024-04-25"),
    (WEDNESDAY, "đến 25-4", "2024-04-25"),
    (WEDNESDAY, "25.4.2024", "2024-04-25"),
    (WEDNESDAY, "25/4/24", "2024-04-25"),
    (WEDNESDAY, "ngày 25 tháng 4 năm 2024", "2024-04-25"),
    (WEDNESDAY, "ngày 25", "2024-04-25"),
    (WEDNESDAY, "ngày 2", "2024-05-02"),
    (WEDNESDAY, "mùng 5 tháng sau", "2024-05-05"),
    (WEDNESDAY, "3/4", "2024-04-03"),
    (WEDNESDAY, "2/4", "2025-04-02"),
    (WEDNESDAY, "2/4/2024", "None"),
    (WEDNESDAY, "31/2", "None"),
    (WEDNESDAY, "10/3 âm lịch", "None"),
    (WEDNESDAY, "xin lùi đến 25", "2024-04-25"),
    (WEDNESDAY, "thứ sáu này", "2024-04-05"),
    (WEDNESDAY, "t6", "2024-04-05"),
    (WEDNESDAY, "thứ 2", "2024-04-08"),
    (WEDNESDAY, "thứ tư", "2024-04-03"),
    (WEDNESDAY, "thứ tư tới", "2024-04-10"),
    (WEDNESDAY, "thứ 4 tuần sau", "2024-04-10"),
    (WEDNESDAY, "tuần sau, thứ 3", "2024-04-09"),
    (WEDNESDAY, "chủ nhật", "2024-04-07"),
    (WEDNESDAY, "cn tuần tới", "2024-04-14"),
    (WEDNESDAY, "cuối tuần", "2024-04-05"),
    (date(2024, 4, 6), "cuối tuần", "2024-04-12"),
    (WEDNESDAY, "đầu tuần", "2024-04-08"),
    (WEDNESDAY, "giữa tuần sau", "2024-04-10"),
    (WEDNESDAY, "sang tuần sau", "2024-04-12"),
    (WEDNESDAY, "sang tuần", "2024-04-12"),
    (WEDNESDAY, "tuần sau nữa", "2024-04-19"),
    (WEDNESDAY, "cuối tháng", "2024-04-30"),
    (WEDNESDAY, "hết tháng này", "2024-04-30"),
    (WEDNESDAY, "tháng sau", "2024-05-31"),
    (WEDNESDAY, "đầu tháng sau", "2024-05-01"),
    (WEDNESDAY, "giữa tháng", "2024-04-15"),
    (date(2024, 4, 20), "giữa tháng", "2024-05-15"),
    (WEDNESDAY, "hết tháng 5", "2024-05-31"),
    (WEDNESDAY, "cuối t6", "2024-06-30"),
    (WEDNESDAY, "tháng 3", "2025-03-31"),
    (WEDNESDAY, "tháng 2/2025", "2025-02-28"),
    (WEDNESDAY, "hết quý II", "2024-06-30"),
    (WEDNESDAY, "quý 1", "2025-03-31"),
    (WEDNESDAY, "hết quý", "2024-06-30"),
    (WEDNESDAY, "quý sau", "2024-09-30"),
    (WEDNESDAY, "hết năm", "2024-12-31"),
    (WEDNESDAY, "cuối năm 2025", "2025-12-31"),
    (WEDNESDAY, "mai", "2024-04-04"),
    (WEDNESDAY, "sáng mai", "2024-04-04"),
    (WEDNESDAY, "tới mốt", "2024-04-05"),
    (WEDNESDAY, "ngày kia", "2024-04-05"),
    (WEDNESDAY, "chiều nay", "2024-04-03"),
    (WEDNESDAY, "thêm 5 ngày", "2024-04-08"),
    (WEDNESDAY, "3 ngày làm việc", "2024-04-08"),
    (WEDNESDAY, "1 tuần", "2024-04-10"),
    (WEDNESDAY, "nửa tháng", "2024-04-18"),
    (WEDNESDAY, "một tháng", "2024-05-03"),
    (WEDNESDAY, "vài ngày", "None"),
    (date(2024, 12, 30), "thứ 6 tuần sau", "2025-01-10"),
    (date(2024, 12, 30), "15/1", "2025-01-15"),
    (date(2024, 12, 30), "ngày 5", "2025-01-05"),
    (date(2024, 12, 31), "mai", "2025-01-01"),
    (date(2024, 12, 31), "cuối tháng", "2024-12-31"),
    (date(2024, 12, 31), "sang tháng", "2025-01-31"),
    (date(2024, 11, 15), "quý sau", "2025-03-31"),
    (date(2024, 1, 31), "thêm 1 tháng", "2024-02-29"),
    (date(2023, 1, 31), "thêm 1 tháng", "2023-02-28"),
    (date(2024, 3, 1), "29/2", "2028-02-29"),
    (date(2024, 2, 20), "cuối tháng 2", "2024-02-29"),
    (date(2025, 2, 20), "hết tháng", "2025-02-28"),
    (date(2024, 4, 30), "ngày 31", "2024-05-31"),
    (date(2024, 2, 28), "thêm 2 ngày", "2024-03-01"),
]


@pytest.mark.parametrize(("today", "words", "day"), NAMED)
def test_a_day_is_found_on_the_calendar(today: date, words: str, day: str) -> None:
    assert resolved(words, today) == [day]


NONE = [
    "hôm qua",
    "tuần trước",
    "hôm 10/3",
    "từ thứ 6",
    "sáng nay",
    "lần thứ 3",
    "mấy hôm nay",
    "xong 1-4",
    "mai mốt",
    "70%",
]


@pytest.mark.parametrize("words", NONE)
def test_the_past_and_what_is_no_day_are_not_asked_for(words: str) -> None:
    assert resolved(words, WEDNESDAY) == []


@given(st.dates(date(2000, 1, 1), date(2150, 12, 31)), st.integers(1, 31), st.integers(1, 12))
def test_a_date_without_a_year_is_never_past(today: date, day: int, month: int) -> None:
    found = days.on_day(today, day, month)
    if found is None:
        assert (day, month) in {(30, 2), (31, 2), (31, 4), (31, 6), (31, 9), (31, 11)}
    else:
        assert (found.day, found.month) == (day, month)
        assert found >= today


@given(st.dates(date(2000, 1, 1), date(2150, 12, 31)), st.integers(0, 6), st.integers(1, 60))
def test_weekdays_and_working_days(today: date, weekday: int, count: int) -> None:
    assert days.weekday(today, weekday).weekday() == weekday
    assert today <= days.weekday(today, weekday) < today + timedelta(days=7)
    after = days.workdays_after(today, count)
    worked = sum((today + timedelta(days=n)).weekday() < 5 for n in range(1, (after - today).days + 1))
    assert worked == count
    assert after.weekday() < 5
