"""One tick with 1,000 assignments due among 10⁴, 10⁵ and 10⁶ that are stored: the time must grow with what is due.

``python -m bench.nudges [sqlite] [postgresql]`` (default: both; about three minutes each on two quiet cores).
PostgreSQL is that of DATABASE_URL, an empty database whose tables are dropped again at the end; else a server of our
own, where it is installed.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import inspect, text
from sqlmodel import SQLModel, col, func, select

import locales
from bench.touched import Touched, watched
from delivery.rounds import Rounds
from services.calendar import Calendar
from storage.assignments import Assignment, AssignmentRole, AssignmentState
from storage.members import Member, MemberRole
from storage.notices import Notice, NoticeState, Task
from storage.nudges import Nudge
from storage.units import Unit
from storage.work import Database
from tests.postgres import server as postgres

SIZES = (10_000, 100_000, 1_000_000)
DUE = 1000
UNITS = 40
A_NOTICE = 25
"""Tasks."""
TICKS = 5
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST = date(2024, 4, 1)
_CHUNK = 10_000


async def fill(database: Database, size: int) -> None:
    """``size`` assignments of forty units; the first thousand are overdue, the others done, or due in a far year."""
    async with database.engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all)
    async with database.write() as uow:
        for n in range(1, UNITS + 1):
            await uow.units.add(Unit(id=n, name=f"Phòng {n}"))
            head = Member(id=n, full_name=f"Trưởng phòng {n}", role=MemberRole.HEAD, unit_id=n, telegram_id=1000 + n)
            await uow.members.add(head)
    tasks = [
        {**_EMPTY_TASK, "id": n, "position": n, "notice_id": n // A_NOTICE + 1} for n in range(1, size // UNITS + 2)
    ]
    await _insert(database, Notice, [{**_EMPTY_NOTICE, "id": n} for n in range(1, len(tasks) // A_NOTICE + 2)])
    await _insert(database, Task, tasks)
    await _insert(database, Assignment, [_assignment(n) for n in range(size)])
    if not database.is_sqlite:
        async with database.engine.begin() as connection:
            await connection.execute(text("ANALYZE"))  # as PostgreSQL's autovacuum does by itself


_MADE = datetime(2024, 3, 1, tzinfo=ZONE)
_EMPTY_NOTICE = Notice(state=NoticeState.ISSUED, uploaded_by=1, created_at=_MADE, released_at=_MADE).model_dump()
_EMPTY_TASK = Task(notice_id=1, position=1, path="1", text="Tham mưu kế hoạch").model_dump()


def _assignment(n: int) -> dict[str, Any]:
    """Every second one that is not due is done; the others have a step in a year to come."""
    due, done = n < DUE, n % 2 == 0
    return {
        **_EMPTY,
        "task_id": n // UNITS + 1,
        "unit_id": n % UNITS + 1,
        "state": AssignmentState.ACCEPTED if done and not due else AssignmentState.IN_PROGRESS,
        "number": n // UNITS + 1,
        "due": FIRST - timedelta(days=3) if due else date(2030, 1, 1),
        "given_on": date(2024, 3, 1),
        "nudge_on": FIRST if due else None if done else date(2029, 12, 1),
    }


_EMPTY = Assignment(task_id=1, unit_id=1, role=AssignmentRole.LEAD).model_dump(exclude={"id"})


async def _insert(database: Database, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    async with database.engine.begin() as connection:
        for start in range(0, len(rows), _CHUNK):
            await connection.execute(table.__table__.insert(), list(rows[start : start + _CHUNK]))  # type: ignore[attr-defined]


async def measure(database: Database) -> tuple[float, float, Touched]:
    """(median seconds and processor seconds of a tick with a thousand due, what all :data:`TICKS` ticks touched)."""
    rounds, calendar, said = Rounds(database, locales.load()), Calendar(), 0
    took, busy, day = list[float](), list[float](), calendar.add(FIRST, 1)
    async with watched(database) as touched:
        for _ in range(TICKS):
            began, processor = time.perf_counter(), time.process_time()
            said += await rounds.tick(datetime.combine(day, datetime.min.time(), ZONE).replace(hour=9))
            took.append(time.perf_counter() - began)
            busy.append(time.process_time() - processor)
            day = calendar.add(day, 2)
    async with database.read() as uow:
        steps = (await uow.session.exec(select(func.count(col(Nudge.id))).where(Nudge.aim == "unit"))).one()
    assert said == TICKS * UNITS, said
    assert steps == TICKS * DUE, steps
    return statistics.median(took), statistics.median(busy), touched


async def report(wanted: Sequence[str] = ()) -> None:
    """SQLite, and PostgreSQL where there is one."""
    if "sqlite" in (wanted or ("sqlite",)):
        with tempfile.TemporaryDirectory() as folder:
            await _report("SQLite", [f"sqlite+aiosqlite:///{folder}/{size}.db" for size in SIZES])
    if "postgresql" in (wanted or ("postgresql",)):
        if url := os.environ.get("DATABASE_URL"):
            await _report("PostgreSQL", [url] * len(SIZES))
        elif running := postgres(durable=True):
            await _report("PostgreSQL", [running.create(f"nudges{size}") for size in SIZES])


async def _report(name: str, urls: Sequence[str]) -> None:
    first = None
    for size, url in zip(SIZES, urls, strict=True):
        database = Database(url)
        await _refuse_used(database)
        began = time.perf_counter()
        try:
            await fill(database, size)
            filled = time.perf_counter() - began
            seconds, busy, touched = await measure(database)
        finally:
            await _drop(database)
        first = first or (busy, touched.looked_at)
        ratios = f"{busy / first[0]:.2f} and {touched.looked_at / first[1]:.2f} of the first"
        print(
            f"{name}, {DUE} due among {size:,}: {seconds:.2f} s, {busy:.2f} s of processor; "
            f"{touched.statements // TICKS:,} statements, {touched.rows // TICKS:,} rows got or changed, "
            f"{touched.looked_at // TICKS:,} {touched.unit} ({ratios}; filled in {filled:.0f} s)",
            flush=True,
        )


async def _refuse_used(database: Database) -> None:
    async with database.engine.connect() as connection:
        if await connection.run_sync(lambda c: inspect(c).get_table_names()):
            raise SystemExit("the database is not empty: this bench drops its tables")


async def _drop(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.drop_all)
    await database.close()


if __name__ == "__main__":
    asyncio.run(report(sys.argv[1:]))
