"""What an office says in the three weeks after a notice: a fixed share is done, goes on, is stuck, asks for time."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

from notices.model import EVERYBODY, Notice
from notices.reading import read
from services.calendar import Calendar
from tests.conftest import OFFICE_ZONE, SetClock
from tests.flows.department import DIRECTOR, OFFICER, Department, head_of, open_department, roster_of

MONDAYS: Final = 2
"""Digests that come in this time: the second tells what changed since the first."""
NO_DAY: Final = date(2024, 4, 1)
"""When a notice was issued that does not say."""
ROUNDS: Final = ((2, 2), (9, 2), (10, 3))
"""(days after the first Monday, one of how many open tasks is spoken of)."""
WORDS: Final = {
    "/done": ("đã ban hành Kế hoạch số {n}/KH", "đã trình Giám đốc ký", ""),
    "/tiendo": ("40 đang lấy ý kiến các đơn vị", "70 đã có dự thảo, chờ thẩm định"),
    "/vuong": ("chờ số liệu của cơ quan tài chính", "thiếu kinh phí thực hiện"),
    "/giahan": ("{until} chờ ý kiến thẩm định",),
}
SHARES: Final = (5, 3, 1, 2)
"""How often each of :data:`WORDS` is said."""
SENT_BACK: Final = 6
"""One of so many reports is returned."""


def _first_day(notice: Notice) -> datetime:
    """08:00 of the Monday on or after the day on which the notice was issued."""
    issued = notice.header.issued_on or notice.header.meeting_on or NO_DAY
    return datetime.combine(issued + timedelta(days=-issued.weekday() % 7), time(8), OFFICE_ZONE)


@asynccontextmanager
async def played(name: str, data: bytes) -> AsyncIterator[Department]:
    """An office to which the notice (a text) was issued, three weeks on: the Monday on which its second digest came.

    The same for the same ``name`` and words.
    """
    notice = read(data, f"{name}.txt")
    units = _units(notice)
    with tempfile.TemporaryDirectory() as folder:
        async with open_department(Path(folder), SetClock(_first_day(notice))) as office:
            await office.roster(roster_of(units))
            await office.join(OFFICER, DIRECTOR, *map(head_of, units))
            await office.upload(OFFICER, f"{name}.txt", data)
            await office.click(OFFICER, "Phát hành")
            await _play(office, units, name)
            yield office


def _units(notice: Notice) -> list[str]:
    """The office that this notice is for: everybody whom it names."""
    named = [*notice.units, *(unit for task in notice.tasks for unit in (*task.assignees, *task.partners))]
    return [unit for unit in dict.fromkeys(named) if unit != EVERYBODY]


async def _play(office: Department, units: Sequence[str], name: str) -> None:
    random, began, heads = Random(name), office.clock.now(), sorted(units)
    for unit in heads:
        if random.random() < 0.9:
            await _click(office, head_of(unit), "Đã nhận")
    for days, one_of in ROUNDS:
        office.clock.set(_at(began, days, time(9)))
        for unit in heads:
            await _report(office, unit, one_of, random)
        if days < 7:
            await office.tick(_at(began, 7, time(7, 30)))
    await office.tick(_at(began, 14, time(7, 30)))


def _at(began: datetime, days: int, hour: time) -> datetime:
    """A working day, at this hour: where the day is off, the next one."""
    return datetime.combine(Calendar([]).on_or_after(began.date() + timedelta(days=days)), hour, OFFICE_ZONE)


async def _report(office: Department, unit: str, one_of: int, random: Random) -> None:
    """The head speaks of some of the open tasks; Văn phòng decides on most of what is reported done."""
    async with office.app.database.read() as uow:
        found = await uow.units.named(unit)
        issued = [a for a, _, _ in await uow.assignments.issued() if found and a.unit_id == found.id]
    today = office.clock.now().date()
    for one in issued:
        if one.reported_at or random.randrange(one_of):
            continue
        command = random.choices(list(WORDS), SHARES)[0]
        until = max(one.due or today, today) + timedelta(days=random.randint(5, 20))
        said = random.choice(WORDS[command]).format(n=random.randint(10, 90), until=f"{until:%d/%m/%Y}")
        await office.send(head_of(unit), f"{command} {one.number} {said}".strip())
        if command == "/done":
            await _decide(office, random)


async def _decide(office: Department, random: Random) -> None:
    choice = random.randrange(SENT_BACK)
    if choice == 0:
        await _click(office, OFFICER, "Trả lại")
        await office.send(OFFICER, "Thiếu số liệu chứng minh, đề nghị bổ sung.")
    elif choice > 1:
        await _click(office, OFFICER, "Duyệt")


async def _click(office: Department, who: str, label: str) -> None:
    try:
        await office.click(who, label)
    except LookupError:  # a unit without tasks of its own has no letter
        return
