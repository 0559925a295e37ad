"""Notices survive the way between two processes unchanged."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from notices.grounds import Field, Why, ground
from notices.model import Doubt, Header, Milestone, Notice, Task, as_json
from notices.places import Place, Source
from notices.units import KnownUnit
from notices.wire import notice_from_json, roster_as_json, roster_from_json

WORDS = st.text(max_size=12)
NAMES = st.lists(WORDS, max_size=3).map(tuple)
DAYS = st.dates()
HEADERS = st.builds(
    Header, agency=st.none() | WORDS, number=st.none() | WORDS, issued_on=st.none() | DAYS, period_end=DAYS
)
SOURCES = st.builds(Source, WORDS, st.builds(Place, *[st.none() | st.integers(1, 99)] * 3))
GROUNDS = st.lists(
    st.builds(ground, st.sampled_from(Field), st.lists(st.sampled_from(Why), min_size=1, max_size=3)),
    max_size=3,
    unique_by=lambda one: one.field,
).map(tuple)
MILESTONES = st.lists(st.builds(Milestone, due=DAYS, phrase=WORDS, units=NAMES), max_size=2).map(tuple)
TASKS = st.builds(
    Task,
    path=WORDS,
    text=WORDS,
    assignees=NAMES,
    partners=NAMES,
    milestones=MILESTONES,
    persons=NAMES,
    references=NAMES,
    source=SOURCES,
    grounds=GROUNDS,
)
NOTICES = st.builds(
    Notice,
    header=HEADERS,
    units=NAMES,
    tasks=st.lists(TASKS, max_size=3).map(tuple),
    doubts=st.lists(st.builds(Doubt, path=st.none() | WORDS, words=WORDS), max_size=2).map(tuple),
)


@given(NOTICES)
def test_a_notice_comes_back_as_it_was(notice: Notice) -> None:
    assert notice_from_json(json.loads(json.dumps(as_json(notice)))) == notice


def test_a_roster_comes_back_as_it_was() -> None:
    roster = (KnownUnit("Văn phòng Sở", ("VP",)), KnownUnit("Thanh tra Sở", ()))
    assert roster_from_json(json.loads(json.dumps(roster_as_json(roster)))) == roster
