"""Special days from a file: ``day, kind, name``; announced swaps and extra days off, a year at a time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from services.deadlines import parse_day
from services.errors import DomainError
from services.roster_file import lines_of
from storage.days import DayKind, SpecialDay
from storage.work import UnitOfWork


def parse_days(data: bytes, name: str) -> list[SpecialDay]:
    """The rows of a .csv or .xlsx file; days as 2024-05-04 or 4/5/2024, kinds ``off`` and ``working``.

    :raises DomainError: names the row and what is wrong with it.
    """
    lines = lines_of(data, name)
    head = [cell.strip().lower() for cell in next(lines, ())]
    if missing := [column for column in ("day", "kind") if column not in head]:
        raise DomainError("roster.column_missing", column=", ".join(missing))
    return [
        _special(dict(zip(head, (cell.strip() for cell in cells), strict=False)), number)
        for number, cells in enumerate(lines, start=2)
        if any(cell.strip() for cell in cells)
    ]


def _special(cells: dict[str, str], number: int) -> SpecialDay:
    day = _day(cells.get("day", ""))
    if day is None:
        raise DomainError("days.no_day", row=number, word=cells.get("day", ""))
    try:
        kind = DayKind(cells.get("kind", "").lower())
    except ValueError as error:
        raise DomainError("days.kind", row=number, word=cells.get("kind", ""), kinds=", ".join(DayKind)) from error
    return SpecialDay(day=day, kind=kind, name=cells.get("name", "")[:120])


def _day(word: str) -> date | None:
    with suppress(ValueError):
        return datetime.fromisoformat(word).date()
    return parse_day(word, date.min) if word.count("/") == 2 else None


async def import_days(uow: UnitOfWork, days: Sequence[SpecialDay], now: datetime) -> None:
    """Writes the days over those that are there."""
    await uow.days.put(days)
    after = {one.day.isoformat(): one.kind.value for one in days}
    await uow.log.append("days.import", "days", actor_id=None, now=now, after=after)
