"""Hoàn tác in a draft: whatever was changed, the draft is as it was; and nobody takes back a colleague's change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from services.changing import changed_by_others, undo_edit
from services.draft import Draft
from services.drafts import draft
from services.edits import (
    ALL_UNITS,
    assign,
    require_evidence,
    set_due,
    set_period,
    set_text,
    settle_doubt,
    unassign,
)
from services.errors import DomainError
from services.splitting import add_task, drop, merge, split
from storage.members import Member
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from tests.services.office import HEAD_UNIT, PLANNING, SECOND_OFFICER, person, task, unit
from tests.services.test_drafts import begun

Edit = Callable[[UnitOfWork, Member, Draft, datetime], Awaitable[object]]


async def _unit(uow: UnitOfWork, name: str) -> int:
    return (await unit(uow, name)).id or 0


async def give(uow: UnitOfWork, who: Member, seen: Draft, now: datetime) -> object:
    return await assign(uow, who, seen.tasks[1].id, await _unit(uow, PLANNING), now)


async def take(uow: UnitOfWork, who: Member, seen: Draft, now: datetime) -> object:
    return await unassign(uow, who, seen.tasks[0].id, await _unit(uow, HEAD_UNIT), now)


EDITS: dict[str, Edit] = {
    "assign": give,
    "unassign": take,
    "everybody": lambda uow, who, seen, now: assign(uow, who, seen.tasks[1].id, ALL_UNITS, now),
    "due": lambda uow, who, seen, now: set_due(uow, who, seen.tasks[0].id, date(2024, 5, 1), now),
    "no due": lambda uow, who, seen, now: set_due(uow, who, seen.tasks[0].id, None, now),
    "text": lambda uow, who, seen, now: set_text(uow, who, seen.tasks[0].id, "Lời khác hẳn", now),
    "evidence": lambda uow, who, seen, now: require_evidence(uow, who, seen.tasks[0].id, True, now),
    "settle": lambda uow, who, seen, now: settle_doubt(uow, who, seen.doubts[0].id, now),
    "period": lambda uow, who, seen, now: set_period(uow, who, seen.id, now),
    "split": lambda uow, who, seen, now: split(uow, who, seen.tasks[0].id, 1, now),
    "merge": lambda uow, who, seen, now: merge(uow, who, seen.tasks[0].id, now),
    "drop": lambda uow, who, seen, now: drop(uow, who, seen.tasks[1].id, now),
    "add": lambda uow, who, seen, now: add_task(uow, who, seen.id, "Việc thêm vào", now),
}


async def three(uow: UnitOfWork, clock: SetClock) -> tuple[Draft, Member]:
    """Three tasks: with a deadline and partner, of a unit that the roster lacks, and with nothing special."""
    long = "Tham mưu kế hoạch năm. Báo cáo Giám đốc kết quả."
    first = task("1", HEAD_UNIT, text=long, due=date(2024, 4, 9), partners=(PLANNING,))
    return await begun(uow, clock, first, task("2", "Phòng Lạ"), task("3", PLANNING))


async def undo(uow: UnitOfWork, who: Member, notice_id: int, now: datetime) -> None:
    last = (await draft(uow, notice_id)).last_edit
    assert last is not None
    await undo_edit(uow, who, last.id, now)


def content(seen: Draft) -> Draft:
    """Without what only counts."""
    return replace(seen, version=0, last_edit=None)


@pytest.mark.parametrize("name", EDITS)
async def test_a_change_taken_back_leaves_the_draft_as_it_was(database: Database, clock: SetClock, name: str) -> None:
    async with database.write() as uow:
        seen, officer = await three(uow, clock)
        await EDITS[name](uow, officer, seen, clock.now())
        await uow.session.flush()
        assert content(await draft(uow, seen.id)) != content(seen)
        await undo(uow, officer, seen.id, clock.now())
        after = await draft(uow, seen.id)
    assert content(after) == content(seen)
    assert (after.last_edit, after.version) == (None, seen.version + 2)


async def test_changes_are_taken_back_one_after_the_other(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await three(uow, clock)
        order = ("split", "assign", "text", "drop", "add", "period")
        for name in order:
            await EDITS[name](uow, officer, seen, clock.now())
        for _ in order:
            await undo(uow, officer, seen.id, clock.now())
        assert content(await draft(uow, seen.id)) == content(seen)
        assert await uow.log.first_broken() is None


async def test_the_same_undo_pressed_twice_takes_one_change_back(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await three(uow, clock)
        for name in ("text", "due"):
            await EDITS[name](uow, officer, seen, clock.now())
        last = (await draft(uow, seen.id)).last_edit
        assert last is not None
        await undo_edit(uow, officer, last.id, clock.now())
        with pytest.raises(DomainError, match="not_the_last"):
            await undo_edit(uow, officer, last.id, clock.now())
        assert (await draft(uow, seen.id)).tasks[0].text == "Lời khác hẳn"


async def test_nobody_takes_back_a_colleagues_change(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await three(uow, clock)
        await EDITS["text"](uow, officer, seen, clock.now())
        with pytest.raises(DomainError, match="undo_colleague"):
            await undo(uow, await person(uow, SECOND_OFFICER), seen.id, clock.now())


async def test_a_colleagues_changes_are_told_by_task(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        seen, officer = await three(uow, clock)
        other = await person(uow, SECOND_OFFICER)
        await EDITS["due"](uow, other, seen, clock.now())
        await EDITS["merge"](uow, officer, seen, clock.now())
        first, third = seen.tasks[0].id, seen.tasks[2].id
        found = await changed_by_others(uow, officer, seen.id, seen.version, first)
        assert [(c.who, c.action, c.what) for c in found] == [(SECOND_OFFICER, "task.due", "2024-05-01")]
        assert await changed_by_others(uow, officer, seen.id, seen.version, third) == ()
        assert await changed_by_others(uow, officer, seen.id, seen.version + 1, first) == ()
        assert [c.action for c in await changed_by_others(uow, other, seen.id, seen.version)] == ["task.merge"]
