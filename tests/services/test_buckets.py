"""The four buckets, with the days on which they turn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.buckets import Bucket, bucket

DUE = date(2024, 4, 10)
BEFORE, AFTER = DUE - timedelta(days=1), DUE + timedelta(days=1)


@pytest.mark.parametrize(
    ("due", "done_on", "today", "expected"),
    [
        (DUE, None, BEFORE, Bucket.IN_TIME),
        (DUE, None, DUE, Bucket.IN_TIME),
        (DUE, None, AFTER, Bucket.LATE),
        (DUE, BEFORE, AFTER, Bucket.DONE_IN_TIME),
        (DUE, DUE, AFTER, Bucket.DONE_IN_TIME),
        (DUE, AFTER, AFTER, Bucket.DONE_LATE),
        (None, None, AFTER, Bucket.IN_TIME),
        (None, AFTER, AFTER, Bucket.DONE_IN_TIME),
    ],
)
def test_where_an_assignment_counts(due: date | None, done_on: date | None, today: date, expected: Bucket) -> None:
    assert bucket(due=due, done_on=done_on, today=today) is expected


@given(due=st.dates(), done_on=st.dates(), today=st.dates())
def test_what_is_done_does_not_become_late_with_time(due: date, done_on: date, today: date) -> None:
    assert bucket(due=due, done_on=done_on, today=today) is bucket(due=due, done_on=done_on, today=date.max)
