"""Special days from a file."""

from __future__ import annotations

from datetime import date

import pytest

from services.calendar import calendar_of
from services.days_file import import_days, parse_days
from services.errors import DomainError
from storage.work import Database
from tests.conftest import SetClock

FILE = "day,kind,name\n2024-06-14,off,Ngày truyền thống\n15/6/2024,Working,Làm bù\n\n"


async def test_imported_days_change_the_calendar(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        for _ in range(2):
            await import_days(uow, parse_days(FILE.encode(), "days.csv"), clock.now())
        calendar = await calendar_of(uow, clock.now().date())
    assert not calendar.is_working(date(2024, 6, 14))
    assert calendar.is_working(date(2024, 6, 15))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("day,name\n2024-06-14,x\n", "roster.column_missing"),
        ("day,kind\n14/6,off\n", "days.no_day"),
        ("day,kind\n2024-02-30,off\n", "days.no_day"),
        ("day,kind\n2024-06-14,maybe\n", "days.kind"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(text: str, key: str) -> None:
    with pytest.raises(DomainError, match=key):
        parse_days(text.encode(), "days.csv")
