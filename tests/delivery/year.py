"""A department for a year: forty units, a notice a month, people who answer or do not, a bot that is down at times.

Everything is drawn from one seed; ``DONDOC_YEAR=7 pytest tests/delivery/test_year.py`` plays that of seed 7.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import event
from sqlmodel import select

import locales
from delivery.rounds import Rounds
from delivery.weekly import Weekly
from notices.model import Recurrence, Task
from services.approvals import accept, send_back
from services.calendar import Calendar
from services.errors import DomainError
from services.extensions import ask, grant, refuse
from services.issue import issue
from services.reports import report
from services.roster import RosterRow, import_roster
from services.rounds import moment_number, put_off, put_off_to
from services.work import acknowledge_notice
from storage.absences import Absence
from storage.assignments import Assignment, ReportKind
from storage.days import DayKind, SpecialDay
from storage.members import Member, MemberRole
from storage.nudges import Round
from storage.work import Database, UnitOfWork
from tests.conftest import OFFICE_ZONE, SetClock
from tests.services.office import OFFICER, drafted, notice, task

BEGIN = date(2024, 1, 2)
UNITS = [f"Phòng số {n:02}" for n in range(1, 41)]
EXTRA_DAY_OFF = date(2024, 8, 16)
HOURS = (time(8, 5), time(16, 40))
ODD_HOURS = (time(0, 30), time(6), time(7, 35), time(11), time(14, 5), time(17, 5), time(19), time(23, 30))


@dataclass
class Year:
    """What happened."""

    database: Database
    random: Random
    calendar: Calendar
    up: list[datetime] = field(default_factory=list)
    """When ticks fired."""
    told: dict[tuple[int, int], set[date]] = field(default_factory=dict)
    """(member, assignment) → the days on which the member's message named it."""
    evening: dict[date, dict[int, tuple[object, ...]]] = field(default_factory=dict)
    """Day → assignment → how it stood when the day was over."""
    tongues: locales.Tongues = field(default_factory=locales.load)
    counts: Counter[str] = field(default_factory=Counter)
    now: datetime = datetime(2024, 1, 1, tzinfo=OFFICE_ZONE)


def _no_sync(connection: object, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # type: ignore[attr-defined]  # power cuts are not the subject


async def play(database: Database, seed: int, days: int) -> Year:
    """So many days from the beginning of the year."""
    if database.is_sqlite:
        event.listen(database.engine.sync_engine, "connect", _no_sync)
    special = [SpecialDay(day=EXTRA_DAY_OFF, kind=DayKind.OFF), SpecialDay(day=date(2024, 8, 24), kind=DayKind.WORKING)]
    year = Year(database, Random(seed), Calendar(special))
    async with database.write() as uow:
        await uow.days.put(special)
        await _settle_in(uow, year)
    down_until = datetime.min.replace(tzinfo=OFFICE_ZONE)
    day = BEGIN
    while day < BEGIN + timedelta(days=days):
        if year.calendar.is_working(day) and year.random.random() < 0.06:
            down_until = datetime.combine(day, time(9), OFFICE_ZONE) + timedelta(
                hours=year.random.choice([3, 20, 60, 130])
            )
            year.counts["downtimes"] += 1
        odd = year.random.sample(ODD_HOURS, year.random.choice([0, 0, 0, 1]))
        for at in sorted((*odd, *(HOURS if year.calendar.is_working(day) or year.random.random() < 0.2 else ()))):
            year.now = datetime.combine(day, at, OFFICE_ZONE)
            if year.now >= down_until:
                await _tick(year)
            if at == time(8, 5) and year.calendar.is_working(day):
                await _office_works(year)
        year.evening[day] = await _standing(year) if year.up else {}
        day += timedelta(days=1)
    return year


async def _settle_in(uow: UnitOfWork, year: Year) -> None:
    roster = [_row(unit, f"Trưởng {unit}", MemberRole.HEAD) for unit in UNITS]
    roster += [_row("", name, MemberRole.OFFICE) for name in (OFFICER, "Phạm Văn Bình")]
    roster += [_row("", name, MemberRole.LEADER) for name in ("Giám đốc", "Phó Giám đốc A", "Phó Giám đốc B")]
    await import_roster(uow, roster, year.now)
    members = await uow.members.all()
    for member in members:
        member.telegram_id = 1000 + (member.id or 0)
        if member.role is MemberRole.HEAD and year.random.random() < 0.3:
            member.nudge_at = year.random.choice([time(7, 30), time(10), time(14), time(16, 30), time(20)])
        if member.role is MemberRole.HEAD and year.random.random() < 0.1:
            member.quiet_from, member.quiet_until = time(11, 30), time(13, 30)
    deputies = [m for m in members if "Phó" in m.full_name]
    for index, unit in enumerate(await uow.units.all()):
        await uow.absences.put_charge(unit.id or 0, deputies[index % 2].id)
    await uow.session.flush()


def _row(unit: str, name: str, role: MemberRole) -> RosterRow:
    return RosterRow(unit=unit, short_name="", aliases=(), full_name=name, position="", role=role)


async def _tick(year: Year) -> None:
    """A fresh process each time: nothing is remembered but what stands in the database. Sometimes two at once."""
    for _ in range(2 if year.random.random() < 0.2 else 1):
        year.counts["rounds"] += await Rounds(year.database, year.tongues).tick(year.now)
        year.counts["digests"] += await Weekly(year.database, year.tongues).tick(year.now)
    if year.random.random() < 0.05:  # the clock is set back, and put right again
        await Rounds(year.database, year.tongues).tick(year.now - timedelta(hours=year.random.choice([1, 5, 30])))
        year.counts["clock set back"] += 1
    year.up.append(year.now)
    await _answers(year)


async def _answers(year: Year) -> None:
    """Whoever was written to with this tick answers, or does not."""
    async with year.database.write() as uow:
        for told in (await uow.session.exec(select(Round).where(Round.sent_at == year.now))).all():
            member = await uow.members.get(told.member_id)
            assert member is not None
            rows = await uow.nudges.of_round(told.id or 0)
            for _, assignment, _, _ in rows:
                year.told.setdefault((member.id or 0, assignment.id or 0), set()).add(year.now.date())
            if member.role is MemberRole.HEAD:
                for assignment in {a.id: a for n, a, _, _ in rows if n.aim == "unit"}.values():
                    await _answer(uow, year, member, assignment)
                if told.times == 1 and year.random.random() < 0.05:
                    offered = await put_off_to(uow, member, told.id or 0, year.now)
                    choice = moment_number(year.random.choice(offered))
                    await put_off(uow, member, told.id or 0, choice, year.now)
                    year.counts["put off"] += 1


async def _answer(uow: UnitOfWork, year: Year, member: Member, assignment: Assignment) -> None:
    kind = year.random.choices(["nothing", "done", "doing", "blocked", "waits", "more time"], [50, 18, 12, 6, 4, 10])[0]
    name = f"m{assignment.id}.{year.now:%m%d%H%M}"
    try:
        if kind == "more time":
            until = year.now.date() + timedelta(days=year.random.randint(1, 25))
            await ask(uow, member, assignment, until, "chờ số liệu", answer=name, now=year.now)
        elif kind in _KINDS:
            said = await report(uow, member, [assignment], _KINDS[kind], answer=name, now=year.now, words=kind)
            if kind == "waits":
                said.lines[0].report.waits_for_id = assignment.unit_id % 40 + 1
        year.counts[f"answer: {kind}"] += 1
    except DomainError:
        year.counts["answer: refused"] += 1


_KINDS = {
    "done": ReportKind.DONE,
    "doing": ReportKind.PROGRESS,
    "blocked": ReportKind.BLOCKED,
    "waits": ReportKind.BLOCKED,
}


async def _office_works(year: Year) -> None:
    """Văn phòng decides on some of what waits, and issues a notice a month; somebody goes on leave."""
    now = year.now
    async with year.database.write() as uow:
        officer = next(m for m in await uow.members.all() if m.full_name == OFFICER)
        for said, _, _ in await uow.decisions.reports():
            if year.random.random() < 0.5:
                back = year.random.random() < 0.25
                await (
                    send_back(uow, officer, said.id or 0, "thiếu", now)
                    if back
                    else accept(uow, officer, said.id or 0, now)
                )
        for request, _, _ in await uow.decisions.requests():
            if year.random.random() < 0.5:
                with suppress(DomainError):  # the task was accepted meanwhile
                    if year.random.random() < 0.7:
                        await grant(uow, officer, request.id or 0, now)
                    else:
                        await refuse(uow, officer, request.id or 0, "", now)
        if year.counts["notices"] < now.month and now.day >= 3:
            await _issue(uow, year)
        if year.random.random() < 0.05:
            heads = await uow.members.with_role(MemberRole.HEAD)
            away, stands_in = year.random.sample(list(heads), 2)
            last = now.date() + timedelta(days=year.random.randint(2, 12))
            await uow.absences.add(
                Absence(
                    member_id=away.id or 0,
                    stand_in_id=stands_in.id,
                    first=now.date() + timedelta(days=1),
                    last=last,
                    created_at=now,
                )
            )
            year.counts["leaves"] += 1


async def _issue(uow: UnitOfWork, year: Year) -> None:
    tasks = [_task(year, n) for n in range(1, 11)]
    clock = SetClock(year.now)
    row = await drafted(uow, clock, notice(*tasks, number=f"{year.now.month}"))
    officer = next(m for m in await uow.members.all() if m.full_name == OFFICER)
    await issue(uow, officer, row.id or 0, year.now)
    year.counts["notices"] += 1
    for head in await uow.members.with_role(MemberRole.HEAD):
        if year.random.random() < 0.7:
            try:
                await acknowledge_notice(uow, head, row.id or 0, year.now)
            except DomainError:
                year.counts["units without work"] += 1


def _task(year: Year, number: int) -> Task:
    due = year.now.date() + timedelta(days=year.random.randint(-3, 45)) if year.random.random() < 0.85 else None
    units = year.random.sample(UNITS, year.random.choice([1, 1, 2, 3]))
    more: dict[str, object] = {"recurrence": Recurrence.MONTHLY} if year.random.random() < 0.05 else {}
    partners = (units[-1],) if len(units) > 1 else ()
    return task(str(number), *units[: len(units) - len(partners)], due=due, partners=partners, **more)


async def _standing(year: Year) -> dict[int, tuple[object, ...]]:
    """How each assignment stands: what, besides the day, decides who is told."""
    async with year.database.read() as uow:
        rows = await uow.assignments.issued()
        ids = [a.id or 0 for a, _, _ in rows]
        asked = {e.assignment_id for e in await uow.assignments.open_extensions()}
        waits = {r.assignment_id: r.waits_for_id for r in await uow.nudges.reports(ids) if r.kind is ReportKind.BLOCKED}
        return {
            a.id or 0: (
                a.state,
                a.due,
                a.given_on,
                a.unit_id,
                a.role,
                a.id in asked,
                a.blocked and waits.get(a.id or 0),
            )
            for a, _, _ in rows
        }
