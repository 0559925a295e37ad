"""Inbox, outbox and lanes: second deliveries change nothing, order holds, the newest state of a card wins."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.inbox import InboxState, Incoming
from storage.lanes import Direction
from storage.outbox import Kind, OutboxRow, OutboxState, Priority
from storage.work import Database
from tests.conftest import SetClock

AHEAD = timedelta(milliseconds=300)
GROUP = -1001234567890
"""Wider than 32 bits, as real supergroups are."""


def row(clock: SetClock, key: str, *, chat: int = 7, card: str | None = None, kind: Kind = Kind.ANSWER) -> OutboxRow:
    return OutboxRow(
        chat_id=chat,
        key=key,
        kind=kind,
        priority=Priority[kind.name],
        method="sendMessage",
        payload="{}",
        card=card,
        created_at=clock.now(),
    )


async def test_a_second_delivery_of_an_update_changes_nothing(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        assert await uow.inbox.put([Incoming(5, GROUP, '{"a": 1}')], clock.now()) == [GROUP]
    async with database.write() as uow:
        assert await uow.inbox.put([Incoming(5, GROUP, '{"a": 2}'), Incoming(6, 7, "{}")], clock.now()) == [7]
    async with database.read() as uow:
        first = await uow.inbox.head(GROUP)
        assert first is not None
        assert first.payload == '{"a": 1}'
        assert await uow.inbox.count(InboxState.WAITING) == 2


async def test_updates_of_a_chat_come_out_in_order(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await uow.inbox.put([Incoming(n, 7, "{}") for n in (9, 3, 6)], clock.now())
    seen = []
    for _ in range(3):
        async with database.write() as uow:
            head = await uow.inbox.head(7)
            assert head is not None
            head.state = InboxState.DONE
            seen.append(head.update_id)
    assert seen == [3, 6, 9]


async def test_the_same_thing_is_never_said_twice(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        assert await uow.outbox.put(row(clock, "notice:1:member:2"))
        assert not await uow.outbox.put(row(clock, "notice:1:member:2"))


async def test_an_answer_goes_before_a_nudge_that_was_there_first(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await uow.outbox.put(row(clock, "nudge", kind=Kind.NUDGE))
        await uow.outbox.put(row(clock, "answer"))
        head = await uow.outbox.head(7)
    assert head is not None
    assert head.key == "answer"


async def test_only_the_newest_unsent_state_of_a_card_goes_out(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        older, newer = row(clock, "a", card="letter:1"), row(clock, "b", card="letter:1")
        await uow.outbox.put(older)
        await uow.outbox.put(newer)
    assert (older.state, newer.state) == (OutboxState.SUPERSEDED, OutboxState.WAITING)


async def test_a_sleeping_lane_wakes_and_a_paced_one_keeps_its_pace(database: Database, clock: SetClock) -> None:
    later = clock.now() + timedelta(seconds=5)
    async with database.write() as uow:
        await uow.lanes.wake(Direction.OUT, 7, later)
        await uow.lanes.wake(Direction.OUT, 7, clock.now())
        assert await uow.lanes.claim(Direction.OUT, clock.now()) is None
        assert await uow.lanes.next_due(Direction.OUT) == later
        assert await uow.lanes.claim(Direction.IN, later) is None
        lane = await uow.lanes.claim(Direction.OUT, later)
    assert lane is not None
    assert lane.chat_id == 7


async def test_a_leased_lane_is_nobody_elses_until_the_lease_runs_out(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await uow.lanes.wake(Direction.OUT, 7, clock.now())
        lane = await uow.lanes.claim(Direction.OUT, clock.now())
        assert lane is not None
        lane.lease_until = clock.now() + timedelta(seconds=45)
    async with database.read() as uow:
        assert await uow.lanes.claim(Direction.OUT, clock.now()) is None
        assert await uow.lanes.next_due(Direction.OUT) == lane.lease_until
        assert await uow.lanes.claim(Direction.OUT, lane.lease_until) is not None


async def test_the_most_urgent_lane_is_served_first(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await uow.lanes.wake(Direction.OUT, 1, clock.now(), priority=4)
        await uow.lanes.wake(Direction.OUT, 2, clock.now() + timedelta(seconds=1), priority=0)
    clock.advance(timedelta(seconds=2))
    async with database.read() as uow:
        lane = await uow.lanes.claim(Direction.OUT, clock.now())
    assert lane is not None
    assert lane.chat_id == 2


async def test_the_bots_pace_holds_in_every_second_one_looks_at(database: Database, clock: SetClock) -> None:
    taken: list[datetime] = []
    async with database.write() as uow:
        while len(taken) < 90:
            slot = await uow.lanes.spend("bot", clock.now(), per_second=29, ahead=AHEAD)
            if slot.taken:
                assert slot.at <= clock.now() + AHEAD
                taken.append(slot.at)
            else:
                clock.set(slot.at)
    windows = [sum(start <= at < start + timedelta(seconds=1) for at in taken) for start in taken]
    assert max(windows) == 29
    assert taken[-1] - taken[0] < timedelta(seconds=3.1)


async def test_what_failed_for_good_can_be_said_once_the_person_is_back(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await uow.outbox.put(row(clock, "notice:1:member:2"))
        await uow.outbox.give_up(7, "Forbidden: bot was blocked by the user")
    async with database.write() as uow:
        assert await uow.outbox.put(row(clock, "notice:1:member:2"))
        head = await uow.outbox.head(7)
    assert head is not None
    assert head.state is OutboxState.WAITING
