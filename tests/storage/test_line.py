"""Who waits for the one writer of SQLite, and who goes first."""

from __future__ import annotations

import asyncio

from storage.line import Line


async def test_first_come_first_served_but_for_those_who_go_before_all() -> None:
    line, order = Line(), list[str]()

    async def take(name: str, *, first: bool = False) -> None:
        async with line.turn(first=first):
            order.append(name)
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as group:
        for name, first in (("a", False), ("b", False), ("record", True), ("c", False), ("another", True)):
            group.create_task(take(name, first=first))
    assert order == ["a", "record", "another", "b", "c"]


async def test_whoever_is_called_away_while_waiting_or_at_their_turn_keeps_nobody() -> None:
    line, order = Line(), list[str]()

    async def take(name: str) -> None:
        async with line.turn():
            order.append(name)

    async with line.turn():
        tasks = [asyncio.get_running_loop().create_task(take(name)) for name in ("waits", "is called", "goes")]
        await asyncio.sleep(0)
        tasks[0].cancel()
    tasks[1].cancel()  # its turn has come, and it has not begun
    await asyncio.wait_for(tasks[2], 5)
    assert order == ["goes"]
