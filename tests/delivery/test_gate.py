"""What a stranger's flood costs: a bound of stored updates an hour; whoever is on the roster is never held up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import func, select

from delivery.clock import Bell
from delivery.gate import PER_HOUR
from delivery.receiver import Receiver
from delivery.telegram import connect
from storage.inbox import InboxRow
from storage.members import Member, MemberRole
from storage.work import Database
from tests.conftest import SetClock


@pytest.fixture
async def receiver(database: Database, clock: SetClock) -> AsyncIterator[Receiver]:
    bot = connect("42:" + "A" * 35)
    yield Receiver(database, bot, clock, Bell())
    await bot.session.close()


def messages(first: int, count: int, account: int) -> list[dict[str, Any]]:
    """A wrong code after the other."""
    person = {"id": account, "is_bot": False, "first_name": "?"}
    chat = {"id": account, "type": "private"}
    return [
        {"update_id": n, "message": {"message_id": n, "chat": chat, "from": person, "text": f"/start {n}"}}
        for n in range(first, first + count)
    ]


async def stored(database: Database) -> int:
    async with database.read() as uow:
        return (await uow.session.exec(select(func.count()).select_from(InboxRow))).one()


async def test_a_strangers_flood_is_stored_up_to_a_bound_each_hour(
    receiver: Receiver, database: Database, clock: SetClock
) -> None:
    for first in range(0, 1000, 10):
        await receiver.store(messages(first, 10, account=5))
    assert await stored(database) == PER_HOUR
    await receiver.store(messages(2000, 3, account=6))
    assert await stored(database) == PER_HOUR + 3, "others are not held up"
    clock.advance(timedelta(hours=1))
    await receiver.store(messages(3000, 10, account=5))
    assert await stored(database) == PER_HOUR + 13


async def test_whoever_is_on_the_roster_may_send_as_much_as_they_like(receiver: Receiver, database: Database) -> None:
    async with database.write() as uow:
        await uow.members.add(Member(full_name="Lê Thị Hà", role=MemberRole.OFFICE, telegram_id=5))
    await receiver.store(messages(0, 10 * PER_HOUR, account=5))
    assert await stored(database) == 10 * PER_HOUR
