"""Nobody is written to outside working days, office hours and their own quiet hours."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.calendar import Calendar
from services.hours import hours_of, may_write, next_day, next_moment, put_off_choices
from services.rules import OfficeRules
from storage.members import Member, MemberRole
from tests.conftest import OFFICE_ZONE

BEGIN = datetime(2023, 12, 1, tzinfo=OFFICE_ZONE)
RULES, CALENDAR = OfficeRules(), Calendar()


def member(at: time | None = None, quiet_from: time | None = None, quiet_until: time | None = None) -> Member:
    return Member(full_name="A", role=MemberRole.HEAD, nudge_at=at, quiet_from=quiet_from, quiet_until=quiet_until)


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 4, day, hour, minute, tzinfo=OFFICE_ZONE)


@pytest.mark.parametrize(
    ("now", "person", "expected"),
    [
        (on(1, 7), member(), on(1, 8)),
        (on(1, 9, 12), member(), on(1, 9, 12)),
        (on(1, 9), member(time(16)), on(1, 16)),
        (on(1, 17), member(), on(2, 8)),
        (on(5, 18), member(time(14)), on(8, 14)),
        (on(17, 18), member(), on(19, 8)),
        (on(1, 7), member(time(19)), on(1, 8)),
        (on(1, 8), member(None, time(7), time(9)), on(1, 9)),
        (on(1, 12), member(None, time(11, 30), time(13, 30)), on(1, 13, 30)),
        (on(1, 16), member(None, time(15), time(8, 30)), on(2, 8, 30)),
        (on(1, 9), member(None, time(6), time(18)), on(1, 9)),
    ],
    ids=[
        "the office's hour",
        "late: at once",
        "their own hour",
        "after hours: the next day",
        "Friday evening: Monday",
        "before Giỗ Tổ: after it",
        "an hour outside the office's is not heeded",
        "quiet in the morning",
        "quiet at noon",
        "quiet over midnight",
        "quiet all day is not heeded",
    ],
)
def test_the_next_moment(now: datetime, person: Member, expected: datetime) -> None:
    assert next_moment(now, hours_of(person, RULES), CALENDAR) == expected


def test_the_day_after_is_a_working_day() -> None:
    assert next_day(on(5, 8), hours_of(member(), RULES), CALENDAR) == on(8, 8)


def test_a_nudge_is_put_off_to_hours_that_are_still_to_come() -> None:
    offered = put_off_choices(on(1, 13, 45), hours_of(member(), RULES), CALENDAR)
    assert offered == [on(1, 15, 30), on(2, 8)]


TIMES = st.none() | st.times().map(lambda at: at.replace(microsecond=0))


@given(
    st.integers(0, 455 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes)),
    TIMES,
    TIMES,
    TIMES,
)
def test_every_moment_is_one_to_write_at_and_none_is_past(
    now: datetime, at: time | None, quiet_from: time | None, quiet_until: time | None
) -> None:
    hours = hours_of(member(at, quiet_from, quiet_until), RULES)
    found = next_moment(now, hours, CALENDAR)
    assert now <= found <= now + timedelta(days=15)
    assert may_write(found, hours, CALENDAR)
    assert all(may_write(one, hours, CALENDAR) and one > now for one in put_off_choices(now, hours, CALENDAR))
