"""The unit of work and the log: all or nothing, first in first out, and no line that can be changed unseen."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.lanes import Direction
from storage.members import Member, MemberRole
from storage.units import Unit, UnitAlias
from storage.work import Database
from tests import databases
from tests.conftest import SetClock


async def test_a_failed_unit_of_work_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as uow:
            await uow.units.add(Unit(name="Phòng Kế hoạch"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.read() as uow:
        assert await uow.units.all() == []


async def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    async with database.write() as writing:
        await writing.units.add(Unit(name="Phòng Kế hoạch"))
        async with asyncio.timeout(2), database.read() as reading:
            assert await reading.units.all() == []


@pytest.mark.skipif(databases.ON_POSTGRES, reason="PostgreSQL's connections are opened side by side")
async def test_writers_take_their_turn_in_the_order_they_came(database: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with database.write() as uow:
            await uow.units.add(Unit(name=f"Phòng {number}"))
            order.append(number)

    await asyncio.gather(*(write(number) for number in range(40)))
    assert order == list(range(40))


async def test_the_database_itself_refuses_what_must_not_be(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.write() as uow:
            await uow.units.add(UnitAlias(unit_id=99, alias="không có đơn vị này"))
    with pytest.raises(IntegrityError):
        async with database.write() as uow:
            await uow.session.exec(
                text(
                    "INSERT INTO member (full_name, position, role, language, active)"
                    " VALUES ('A', '', 'king', 'vi', true)"
                )
            )  # type: ignore[call-overload]


async def test_a_row_comes_back_as_it_went_in(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await uow.members.add(
            Member(full_name="Lê Thị Hà", role=MemberRole.OFFICE, bound_at=clock.now(), telegram_id=2**40)
        )
    async with database.read() as uow:
        found = await uow.members.by_telegram(2**40)
    assert found is not None
    assert found.role is MemberRole.OFFICE
    assert found.bound_at == clock.now()
    assert found.chat_id == 2**40


async def write_log(database: Database, clock: SetClock, lines: int) -> None:
    async with database.write() as uow:
        for number in range(lines):
            await uow.log.append(
                "task.text", f"task:{number}", actor_id=None, now=clock.now(), after={"text": "Đã sửa"}
            )


@pytest.mark.parametrize(
    ("tampering", "found_at"),
    [
        ("UPDATE log_entry SET after = '{}' WHERE id = 2", 2),
        ("UPDATE log_entry SET subject = 'task:9' WHERE id = 4", 4),
        ("DELETE FROM log_entry WHERE id = 3", 4),
        ("DELETE FROM log_entry WHERE id = 1", 2),
    ],
)
async def test_a_line_of_the_log_that_was_changed_or_taken_out_is_found(
    database: Database, clock: SetClock, tampering: str, found_at: int
) -> None:
    await write_log(database, clock, 5)
    async with database.write() as uow:
        assert await uow.log.first_broken() is None
        await uow.session.connection()
        await uow.session.exec(text(tampering))  # type: ignore[call-overload]
    async with database.read() as uow:
        assert await uow.log.first_broken() == found_at


async def test_a_lane_is_one_row_per_chat_and_direction(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        for direction in Direction:
            for _ in range(3):
                await uow.lanes.wake(direction, 7, clock.now())
        lanes = await uow.session.exec(text("SELECT count(*) FROM lane"))  # type: ignore[call-overload]
        assert lanes.scalar_one() == 2
