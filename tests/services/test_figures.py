"""The digest: right to the unit, whoever asks, whenever."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.approvals import accept
from services.buckets import Bucket
from services.digest import Digest, Row, compiled, digest
from services.errors import DomainError
from services.extensions import ask
from services.reports import report
from services.work import acknowledge_notice
from storage.assignments import Assignment, AssignmentRole, AssignmentState, ReportKind
from storage.members import MemberRole
from storage.notices import Notice, Task
from storage.work import Database, UnitOfWork
from tests.conftest import OFFICE_ZONE, SetClock
from tests.services.given import given as issued_with
from tests.services.given import work_of
from tests.services.office import (
    DIRECTOR,
    HEAD,
    HEAD_UNIT,
    OFFICER,
    PLANNING,
    PLANNING_HEAD,
    person,
    settle_in,
    supporting,
    task,
)

NOW = datetime(2024, 4, 10, 8, 0, tzinfo=OFFICE_ZONE)
NAMES = {1: "Phòng A", 2: "Phòng B", 3: "Phòng C"}
ACCEPTED, DONE = AssignmentState.ACCEPTED, AssignmentState.REPORTED_DONE


def row(
    unit: int,
    state: AssignmentState = AssignmentState.ACKNOWLEDGED,
    *,
    due: date | None = None,
    reported_at: datetime | None = None,
) -> Row:
    assignment = Assignment(
        task_id=1, unit_id=unit, role=AssignmentRole.LEAD, state=state, due=due, reported_at=reported_at
    )
    work = Task(id=1, notice_id=1, position=1, path="1", text="Lập kế hoạch")
    return assignment, work, Notice(id=1, uploaded_by=1, created_at=NOW)


def days(number: int) -> date:
    return NOW.date() + timedelta(days=number)


def test_every_assignment_is_in_one_bucket_and_what_is_only_reported_is_not_done() -> None:
    found = compiled(
        [
            row(1, ACCEPTED, due=days(-2), reported_at=NOW - timedelta(days=3)),
            row(1, ACCEPTED, due=days(-2), reported_at=NOW - timedelta(days=1)),
            row(1, ACCEPTED, reported_at=NOW),
            row(2, due=days(0)),
            row(2, due=days(-1)),
            row(2),
            row(3, DONE, due=days(-4), reported_at=NOW - timedelta(days=5)),
        ],
        NAMES,
        NOW,
    )
    assert found.buckets == {Bucket.DONE_IN_TIME: 2, Bucket.DONE_LATE: 1, Bucket.IN_TIME: 2, Bucket.LATE: 2}
    assert (found.total, found.waiting) == (7, 1)
    assert [(one.unit, one.days, one.waits_for_office) for one in found.late] == [
        ("Phòng C", 4, True),
        ("Phòng B", 1, False),
    ]


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        (datetime(2024, 4, 9, 16, 59, tzinfo=UTC), Bucket.DONE_IN_TIME),
        (datetime(2024, 4, 9, 17, 1, tzinfo=UTC), Bucket.DONE_LATE),
    ],
    ids=["23:59 in the office", "00:01 in the office"],
)
def test_the_day_of_a_report_is_the_offices(reported: datetime, expected: Bucket) -> None:
    found = compiled([row(1, ACCEPTED, due=date(2024, 4, 9), reported_at=reported)], NAMES, NOW)
    assert found.buckets[expected] == 1


def test_units_stand_worst_first() -> None:
    found = compiled(
        [row(1, ACCEPTED, reported_at=NOW), row(1), row(2), row(3, due=days(-1)), row(3, ACCEPTED, reported_at=NOW)],
        NAMES,
        NOW,
    )
    assert [(u.unit, u.done, u.total, u.late) for u in found.units] == [
        ("Phòng C", 1, 2, 1),
        ("Phòng B", 0, 1, 0),
        ("Phòng A", 1, 2, 0),
    ]


def test_a_unit_is_silent_until_it_has_received_everything() -> None:
    found = compiled([row(1), row(2), row(2, AssignmentState.ASSIGNED)], NAMES, NOW)
    assert found.silent == ("Phòng B",)


def test_nobody_has_to_confirm_a_turn_that_opened_by_itself() -> None:
    assignment, work, origin = row(2, AssignmentState.ASSIGNED)
    work.turn_of_id = 7
    assert compiled([row(1), (assignment, work, origin)], NAMES, NOW).silent == ()


ROWS = st.lists(
    st.builds(
        row,
        st.integers(1, 3),
        st.sampled_from([AssignmentState.ASSIGNED, AssignmentState.IN_PROGRESS, DONE, AssignmentState.RETURNED]),
        due=st.none() | st.integers(-9, 9).map(days),
    )
    | st.builds(
        lambda unit, due, ago: row(unit, ACCEPTED, due=due, reported_at=NOW - timedelta(days=ago)),
        st.integers(1, 3),
        st.none() | st.integers(-9, 9).map(days),
        st.integers(0, 9),
    ),
    max_size=30,
)


@given(ROWS)
def test_the_figures_add_up(rows: list[Row]) -> None:
    found = compiled(rows, NAMES, NOW)
    done = found.buckets[Bucket.DONE_IN_TIME] + found.buckets[Bucket.DONE_LATE]
    assert sum(found.buckets.values()) == found.total == sum(unit.total for unit in found.units) == len(rows)
    assert done == sum(unit.done for unit in found.units)
    for one in Bucket:
        assert found.buckets[one] == sum(unit.buckets[one] for unit in found.units)
    assert found.buckets[Bucket.LATE] == len(found.late) == sum(unit.late for unit in found.units)


async def asked_by(uow: UnitOfWork, who: str, now: datetime, notice_id: int | None = None) -> Digest:
    return await digest(uow, await person(uow, who), now, notice_id=notice_id)


async def test_leadership_and_office_see_all_and_a_unit_its_own(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD)
        first = await issued_with(
            uow, clock, task("1", HEAD_UNIT, PLANNING), task("2", PLANNING), supporting("3", PLANNING)
        )
        await issued_with(uow, clock, task("1", HEAD_UNIT, partners=(PLANNING,)), number="13")
        for who in (DIRECTOR, OFFICER):
            assert (await asked_by(uow, who, clock.now())).total == 5
        own, others = [await asked_by(uow, who, clock.now()) for who in (HEAD, PLANNING_HEAD)]
        one_notice = await asked_by(uow, DIRECTOR, clock.now(), first)
        stranger = await person(uow, HEAD)
        stranger.role, stranger.active = MemberRole.STAFF, False
        with pytest.raises(DomainError, match=r"not_allowed"):
            await digest(uow, stranger, clock.now())
    assert (own.total, own.notices, [u.unit for u in own.units]) == (2, 2, ["Phòng QLCN"])
    assert (others.total, others.notices) == (3, 1), "who only coordinates is not counted"
    assert (one_notice.notices, one_notice.tasks, one_notice.total) == (1, 3, 4)


async def test_difficulties_and_requests_are_named_until_they_are_settled(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD)
        issued = await issued_with(uow, clock, task("1", HEAD_UNIT, due=date(2024, 4, 5), text="Lập kế hoạch"))
        head, officer, (mine,) = await person(uow, HEAD), await person(uow, OFFICER), await work_of(uow, HEAD_UNIT)
        assert (await asked_by(uow, DIRECTOR, clock.now())).silent == ("Phòng QLCN",)
        await acknowledge_notice(uow, head, issued, clock.now())
        for words in ("thiếu người", "thiếu kinh phí"):
            name = f"m{words}"
            await report(uow, head, [mine], ReportKind.BLOCKED, answer=name, now=clock.now(), words=words)
        await ask(uow, head, mine, date(2024, 4, 9), "chờ", answer="m1", now=clock.now())
        found = await asked_by(uow, DIRECTOR, clock.now())
        assert [(one.unit, one.text, one.words) for one in found.stuck] == [
            ("Phòng QLCN", "Lập kế hoạch", "thiếu kinh phí")
        ]
        assert [(one.old_due, one.asked_due) for one in found.asked] == [(date(2024, 4, 5), date(2024, 4, 9))]
        assert found.silent == ()
        done = await report(uow, head, [mine], ReportKind.DONE, answer="m3", now=clock.now())
        await accept(uow, officer, done.lines[0].report.id or 0, clock.now())
        found = await asked_by(uow, DIRECTOR, clock.now())
    assert (found.stuck, found.asked, found.buckets[Bucket.DONE_IN_TIME]) == ((), (), 1)
