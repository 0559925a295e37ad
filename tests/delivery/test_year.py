"""A simulated year: nobody disturbed outside working time, nothing said twice, nothing missing that was owed.

A quarter is played by default; ``DONDOC_YEAR_DAYS=364`` plays the whole year.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import date, time, timedelta

import pytest
from sqlmodel import select

from services.calendar import Calendar
from services.ladder import AT_THE_UNIT
from storage.absences import Absence
from storage.assignments import AssignmentRole
from storage.digests import SentDigest
from storage.members import Member, MemberRole
from storage.outbox import Kind, OutboxRow
from storage.work import Database
from tests.conftest import OFFICE_ZONE
from tests.delivery.year import BEGIN, Year, play

LADDER = (7, 3, 1, 0)
SEED = int(os.environ.get("DONDOC_YEAR", "2024"))
DAYS = int(os.environ.get("DONDOC_YEAR_DAYS", "91"))


@pytest.mark.timeout(900 if DAYS < 100 else 7200)
async def test_a_year_of_nudges_and_digests(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    year = await play(database, SEED, DAYS)
    async with database.read() as uow:
        members = {m.id or 0: m for m in await uow.members.all()}
        said = (await uow.session.exec(select(OutboxRow).order_by(OutboxRow.id))).all()  # type: ignore[arg-type]
        away = (await uow.session.exec(select(Absence))).all()
        digests = (await uow.session.exec(select(SentDigest))).all()
    nudges = [row for row in said if row.kind is Kind.NUDGE]
    of_chat = {member.telegram_id: member for member in members.values()}

    for row in nudges:
        _in_working_time(row, of_chat[row.chat_id], year.calendar)
    first_ones = [row for row in nudges if row.key.endswith(":1")]
    a_day = Counter((row.chat_id, row.created_at.astimezone(OFFICE_ZONE).date()) for row in first_ones)
    assert max(a_day.values()) == 1, "one message a person a day"
    assert len({row.key for row in said}) == len(said)

    owed = _owed(year, list(members.values()), list(away))
    missing = [one for one in owed if not _told(year, *one)]
    assert missing == []

    weeks = _weeks_with_a_digest(year)
    assert Counter((d.week, d.audience) for d in digests) == Counter(
        (week, audience) for week in weeks for audience in ("leaders", "office")
    )
    with capsys.disabled():
        print(f"\nseed {SEED}, {DAYS} days: {len(nudges)} nudges, {len(owed)} owed, {len(digests)} digests")
        print(dict(year.counts))
    assert len(owed) > DAYS / 4


def _in_working_time(row: OutboxRow, member: Member, calendar: Calendar) -> None:
    at = row.created_at.astimezone(OFFICE_ZONE)
    assert calendar.is_working(at.date()), row.key
    assert time(7, 30) <= at.time() < time(17), row.key
    if member.quiet_from and member.quiet_until:
        assert not member.quiet_from <= at.time() < member.quiet_until, row.key


def _owed(year: Year, members: list[Member], away: list[Absence]) -> list[tuple[date, int, int]]:
    """(day, member, assignment): reckoned day by day from how things stood, without the code under test.

    A rung is owed on the first day from its own on, on which the bot was up, where nothing changed since the evening
    before and nobody was on leave.
    """
    owed, open_rungs = [], dict[int, set[date]]()
    heads = {m.unit_id: m for m in members if m.role is MemberRole.HEAD}
    day = BEGIN + timedelta(days=1)
    while day in year.evening:
        before, after = year.evening[day - timedelta(days=1)], year.evening[day]
        for id_, standing in before.items():
            state, due, given_on, unit_id, role, asked, held_up = standing
            unanswered = state in AT_THE_UNIT and not asked and not held_up and due is not None
            if not unanswered:
                open_rungs.pop(id_, None)
                continue
            if day > given_on and _rung(day, due, given_on, role, year.calendar):  # type: ignore[operator, arg-type]
                open_rungs.setdefault(id_, set()).add(day)
            head = heads[unit_id]
            on_leave = any(a.first <= day <= a.last and a.member_id == head.id for a in away)
            if open_rungs.get(id_) and not on_leave and _was_up(year, day, head):
                if after.get(id_, ())[:3] == standing[:3] or _told(year, day, head.id or 0, id_):
                    owed.append((day, head.id or 0, id_))
                open_rungs.pop(id_, None)
            elif on_leave:
                open_rungs.pop(id_, None)
        day += timedelta(days=1)
    return owed


def _rung(day: date, due: date, given_on: date, role: AssignmentRole, calendar: Calendar) -> bool:
    """Whether the plain ladder names this day."""
    if not calendar.is_working(day):
        return False
    working = [d for d in (day + timedelta(days=n) for n in range((due - day).days + 1)) if calendar.is_working(d)]
    if day <= due:
        return len(working) - 1 in (LADDER if role is AssignmentRole.LEAD else (1,))
    late = calendar.between(max(due, given_on), day)
    return role is AssignmentRole.LEAD and late > 0 and late % 2 == 0


def _was_up(year: Year, day: date, member: Member) -> bool:
    """A tick fired at an hour at which the member could be written to, not before their own."""
    if not year.calendar.is_working(day):
        return False
    own = member.nudge_at if member.nudge_at and time(7, 30) <= member.nudge_at < time(17) else time(8)
    quiet = (member.quiet_from or time.max, member.quiet_until or time.max)
    hours = [at.time() for at in year.up if at.date() == day]
    return any(own <= at < time(17) and not quiet[0] <= at < quiet[1] for at in hours)


def _told(year: Year, day: date, member_id: int, assignment_id: int) -> bool:
    return day in year.told.get((member_id, assignment_id), ())


def _weeks_with_a_digest(year: Year) -> set[date]:
    """Mondays of the weeks in which a tick fired in office hours, from the week's first working day on."""
    return {
        at.date() - timedelta(days=at.weekday())
        for at in year.up
        if year.calendar.is_working(at.date()) and time(7, 30) <= at.time() < time(17)
    }
