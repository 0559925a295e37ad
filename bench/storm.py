"""Messages through a server that misbehaves, at the bot's full pace; and the same through one that does not.

    python -m bench.storm [--messages 10000] [--calm]

5 % are answered 429, 3 % with a 5xx, 2 % not in time though they were taken, 1 % of the connections are cut.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import random
import sys
import tempfile
import time
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import select

from bench.crowd import idle
from bot.app import open_database
from delivery.clock import Bell, SystemClock
from delivery.sender import Sender
from delivery.slate import Slate
from delivery.telegram import connect
from sandbox import faults
from sandbox.chats import Standing
from sandbox.server import Sandbox
from storage.lanes import Direction
from storage.outbox import Kind, OutboxRow, OutboxState, Priority
from storage.work import Database, UnitOfWork
from views.letter import Letter

PER_CHAT = 5
IDEAL = 30.0


class Weather(faults.Faults):
    """Faults by chance, in place of those that are ordered."""

    def __init__(self, *, calm: bool) -> None:
        super().__init__()
        self._chance = random.Random(1)
        self._calm = calm
        self.happened = Counter[str]()
        self.demanded: list[tuple[str, float, int]] = []
        """(chat, when, retry_after) of each 429."""

    def take(self, method: str, chat: Any) -> faults.Fault | None:
        if self._calm or method.lower() != "sendmessage":
            return None
        fault = self._drawn(self._chance.random(), str(chat))
        if fault:
            self.happened[fault.name] += 1
        return fault

    def _drawn(self, share: float, chat: str) -> faults.Fault | None:
        if share < 0.05:
            retry_after = self._chance.randint(1, 3)
            self.demanded.append((chat, time.monotonic(), retry_after))
            return faults.too_many(retry_after)
        if share < 0.08:
            return self._chance.choice([faults.server_error(), faults.html(502), faults.empty(503)])
        if share < 0.10:
            return faults.late(30)
        if share < 0.11:
            return faults.drop(delivered=self._chance.random() < 0.5)
        return None


class Nobody:
    """Hears of what does not arrive: nothing here is undeliverable for good."""

    async def unreachable(self, uow: UnitOfWork, chat_id: int, now: object) -> list[Letter]:
        raise AssertionError(chat_id)

    async def refused(self, uow: UnitOfWork, chat_id: int, why: str) -> list[Letter]:
        raise AssertionError(why)


@dataclass(frozen=True, slots=True)
class Demanded:
    """The waits that the server asked for with 429, in seconds."""

    count: int
    one_after_the_other: float
    """As if each held up the whole bot."""
    some_chat: float
    """In which at least one chat had to wait."""
    worst_chat: float
    """Of the chat that had to wait most: no sender can be done with it sooner."""


def demanded(waits: list[tuple[str, float, int]]) -> Demanded:
    chats = Counter[str]()
    some, until = 0.0, 0.0
    for chat, at, retry_after in waits:
        chats[chat] += retry_after
        some += max(at + retry_after - max(at, until), 0)
        until = max(until, at + retry_after)
    return Demanded(len(waits), sum(chats.values()), some, max(chats.values(), default=0))


@dataclass(frozen=True, slots=True)
class Outcome:
    seconds: float
    lost: int
    lost_in_doubt: int
    """Of those: the ledger says that nobody knows (cut twice in a row before Telegram took it)."""
    doubled: int
    uncertain: int
    busiest: int
    """Requests in the busiest second."""
    requests: int
    """With those that the faults made necessary."""
    demanded: Demanded
    happened: Counter[str]


async def weathered(messages: int, url: str, *, calm: bool) -> Outcome:
    database = await open_database(url)
    clock = SystemClock(ZoneInfo("Asia/Ho_Chi_Minh"))
    async with Sandbox(limits=None) as server:
        weather = Weather(calm=calm)
        server._api.faults = weather
        for number in range(messages // PER_CHAT):
            server.person(str(number), user_id=1000 + number).chat.standing = Standing.MEMBER
        await _fill(database, messages, clock)
        bot = connect(server.token, server.base_url)
        ended, said = asyncio.Event(), Bell()
        began = time.monotonic()
        async with asyncio.TaskGroup() as group:
            slate = Slate(database.beside("out"))
            slate.wipe()
            group.create_task(Sender(database, bot, clock, Nobody(), slate=slate).run(said, ended))
            while not await idle(database):  # noqa: ASYNC110 - the sender knows of no end
                await asyncio.sleep(0.2)
            ended.set()
            said.ring()
        seconds = time.monotonic() - began
        await bot.session.close()
        outcome = await _examined(database, server, weather, messages, seconds)
    await database.close()
    return outcome


async def _fill(database: Database, messages: int, clock: SystemClock) -> None:
    now = clock.now()
    async with database.write() as uow:
        for number in range(messages):
            row = OutboxRow(
                chat_id=1000 + number % (messages // PER_CHAT),
                key=f"storm:{number}",
                kind=Kind.ASSIGNMENT,
                priority=Priority.ASSIGNMENT,
                method="sendMessage",
                payload=json.dumps({"text": f"việc {number}"}),
                created_at=now,
            )
            uow.session.add(row)
        for chat in range(messages // PER_CHAT):
            await uow.lanes.wake(Direction.OUT, 1000 + chat, now, Priority.ASSIGNMENT)


async def _examined(database: Database, server: Sandbox, weather: Weather, messages: int, seconds: float) -> Outcome:
    async with database.read() as uow:
        rows = (await uow.session.exec(select(OutboxRow))).all()
    arrived = Counter(
        message.text for number in range(messages // PER_CHAT) for message in server.known_person(1000 + number).said
    )
    lost = [row for row in rows if json.loads(row.payload)["text"] not in arrived]
    at = sorted(call.at.timestamp() for call in server.calls if call.method == "sendMessage")
    return Outcome(
        seconds=seconds,
        lost=len(lost),
        lost_in_doubt=sum(row.state is OutboxState.UNKNOWN for row in lost),
        doubled=sum(times - 1 for times in arrived.values()),
        uncertain=sum(row.repeated or row.state is OutboxState.UNKNOWN for row in rows),
        busiest=max(bisect_left(at, moment + 1) - number for number, moment in enumerate(at)),
        requests=len(at),
        demanded=demanded(weather.demanded),
        happened=weather.happened,
    )


def _print(found: Outcome, messages: int) -> None:
    ideal, waits = messages / IDEAL, found.demanded
    print(f"{messages} messages in {found.seconds:.1f} s: {messages / found.seconds:.1f} a second")
    print(f"  lost {found.lost} (in doubt by the ledger {found.lost_in_doubt}), doubled {found.doubled}", end="")
    print(f", uncertain in the ledger {found.uncertain}")
    print(f"  requests in the busiest second {found.busiest}; faults {dict(found.happened)}")
    print(f"  30 a second take {ideal:.1f} s for the messages; {found.seconds / ideal:.3f} of that")
    again = found.requests / IDEAL
    print(f"  {again:.1f} s for the {found.requests} requests that they needed; {found.seconds / again:.3f} of that")
    print(
        f"  waits demanded {waits.count}: {waits.one_after_the_other:.0f} s one after the other, "
        f"{waits.some_chat:.0f} s in which some chat waited, {waits.worst_chat:.0f} s in the chat with most"
    )
    allowed = 1.1 * ideal + waits.worst_chat
    print(f"  1.10 x the messages' time and the waits of that chat alone: {allowed:.1f} s; with all waits, one after")
    print(f"  the other as for a whole bot: {1.1 * ideal + waits.one_after_the_other:.1f} s")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.storm", description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--calm", action="store_true", help="no faults: how many a second the sender reaches")
    chosen = parser.parse_args()
    logging.getLogger("delivery").setLevel(logging.CRITICAL)  # every fault is in the account below
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/storm.db"
        found = asyncio.run(weathered(chosen.messages, url, calm=chosen.calm))
    _print(found, chosen.messages)
    return int(found.lost > found.lost_in_doubt or found.doubled > found.uncertain)


if __name__ == "__main__":
    sys.exit(main())
