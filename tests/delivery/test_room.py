"""How many messages may be out at once."""

from __future__ import annotations

import asyncio

from delivery.room import Room


async def test_no_more_than_the_pace_needs_at_the_time_that_requests_take() -> None:
    room = Room(30)
    wanted = []
    for took in (0.005, 0.080, 0.300):
        for _ in range(100):
            room.answered(took)
        wanted.append(room.wanted)
    assert wanted == [1, 3, 10]


async def test_one_slow_answer_among_fast_ones_changes_nothing() -> None:
    room = Room(30)
    for took in (0.005, 20.0, 0.005, 0.005):
        room.answered(took)
    assert room.wanted == 1


async def test_the_next_one_waits_until_the_fate_of_this_one_is_written_down() -> None:
    room = Room(30)
    order: list[str] = []
    async with room.place() as place:
        place.answered()
        waiting = asyncio.get_running_loop().create_task(_note(room, order))
        await asyncio.sleep(0.2)
        order.append("written down")
        place.leave()
        await waiting
    assert order == ["written down", "the next"]


async def test_a_request_without_an_answer_does_not_hold_up_the_others() -> None:
    room = Room(30)
    order: list[str] = []
    async with room.place():
        await asyncio.wait_for(_note(room, order), 5)
    assert order == ["the next"]


async def test_never_more_than_thirty_a_second() -> None:
    room, loop = Room(1000), asyncio.get_running_loop()
    began = []
    for _ in range(65):
        async with room.place() as place:
            began.append(loop.time())
            place.answered()
    assert all(later - earlier >= 1 for earlier, later in zip(began, began[30:], strict=False))


async def _note(room: Room, order: list[str]) -> None:
    async with room.place():
        order.append("the next")
