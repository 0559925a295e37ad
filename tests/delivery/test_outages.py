"""What the sender does when it dies, when Telegram or the proxy is away, when the database is locked."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from delivery.outcome import DEATHS
from delivery.sender import LEASE, Sender
from delivery.telegram import connect
from sandbox import faults
from sandbox.people import Person
from sandbox.server import Sandbox
from storage.outbox import Kind, OutboxState
from storage.work import Database
from tests import databases
from tests.delivery.post_office import Post, ToldTo, texts


async def test_a_sender_that_dies_while_editing_edits_again(mail: Post, head: Person) -> None:
    await mail.put(head, "chưa nhận", name="letter:1")
    await mail.drain()
    await mail.put(head, "đã nhận", name="letter:1")
    assert await mail.sender._claim() is not None  # … and here the process is gone
    mail.clock.advance(LEASE)
    await mail.drain()
    assert texts(head) == ["đã nhận"]


@pytest.mark.parametrize("kind", [Kind.ANSWER, Kind.ASSIGNMENT])
async def test_what_was_under_way_at_a_death_is_sent_again_and_the_ledger_says_so(
    mail: Post, head: Person, kind: Kind
) -> None:
    await mail.put(head, "tin", kind)
    assert await mail.sender._claim() is not None  # … and here the process is gone
    assert not await mail.sender.send_next(), "the lease is not over: nobody else takes the lane"
    mail.clock.advance(LEASE)
    await mail.drain()
    (row,) = await mail.rows()
    assert (row.state, row.repeated) == (OutboxState.SENT, True)
    assert texts(head) == ["tin"]


async def test_what_kills_every_sender_is_given_up_and_the_next_goes_on(mail: Post, head: Person) -> None:
    await mail.put(head, "tin chết người")
    await mail.put(head, "tin lành")
    for _ in range(DEATHS):
        while await mail.sender._claim() is None:
            mail.clock.advance(timedelta(seconds=1))
        mail.clock.advance(LEASE)
    await mail.drain()
    assert await mail.states() == [OutboxState.UNKNOWN, OutboxState.SENT]
    assert texts(head) == ["tin lành"]


async def test_a_sender_that_was_frozen_sends_nothing_when_it_wakes(
    mail: Post, head: Person, caplog: pytest.LogCaptureFixture
) -> None:
    frozen = Sleeper(mail)
    sender = Sender(mail.database, mail.bot, frozen, ToldTo(head))
    await mail.put(head, "việc mới", Kind.ASSIGNMENT)
    frozen.freezes = True
    assert await sender.send_next()
    assert "stood still" in caplog.text
    (row,) = await mail.rows()
    assert (row.state, row.repeated) == (OutboxState.SENT, True)
    assert texts(head) == ["việc mới"], "once, by the sender that took over"


class Sleeper:
    """The clock of a process that stands still between claim and request, while another does its work."""

    def __init__(self, mail: Post) -> None:
        self._mail = mail
        self.freezes = False

    def now(self) -> datetime:
        return self._mail.clock.now()

    async def until(self, at: datetime) -> None:
        if self.freezes:
            self._mail.clock.advance(LEASE)
            await self._mail.drain()


async def test_when_telegram_comes_back_the_queue_drains_in_order(mail: Post, head: Person) -> None:
    await mail.server.stop()
    for number in range(3):
        await mail.put(head, f"tin {number}")
    for _ in range(3):
        await mail.sender.send_next()
        mail.clock.advance(timedelta(seconds=2))
    assert await mail.states() == [OutboxState.WAITING] * 3
    await mail.server.resume()
    await mail.drain(timedelta(minutes=10))
    assert texts(head) == ["tin 0", "tin 1", "tin 2"]


@pytest.mark.parametrize("scheme", ["socks5", "http"])
async def test_a_proxy_that_is_away_is_waited_for(mail: Post, head: Person, scheme: str) -> None:
    async with Sandbox() as away:
        nobody_there = away.base_url.replace("http", scheme)
    through_proxy = connect(mail.server.token, mail.server.base_url, nobody_there)
    sender = Sender(mail.database, through_proxy, mail.clock, ToldTo(head))
    await mail.put(head, "tin")
    assert await sender.send_next()
    await through_proxy.session.close()
    assert await mail.states() == [OutboxState.WAITING]
    await mail.drain()
    assert texts(head) == ["tin"]


async def test_a_proxy_that_breaks_the_handshake_has_delivered_nothing(mail: Post, head: Person) -> None:
    async def connects_and_closes(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(connects_and_closes, "127.0.0.1", 0) as proxy:
        host, port = proxy.sockets[0].getsockname()
        through_proxy = connect(mail.server.token, "https://127.0.0.1:1", f"http://{host}:{port}")
        await mail.put(head, "tin")
        assert await Sender(mail.database, through_proxy, mail.clock, ToldTo(head)).send_next()
        await through_proxy.session.close()
    assert await mail.states() == [OutboxState.WAITING]
    await mail.drain()
    assert texts(head) == ["tin"]


async def test_a_wrong_token_stops_all_sending_for_a_while(mail: Post, head: Person) -> None:
    mail.server.faults.order(method="sendMessage", fault=faults.refusal(401, "Unauthorized"))
    await mail.put(head, "tin")
    assert await mail.sender.send_next()
    mail.clock.advance(timedelta(seconds=30))
    assert not await mail.sender.send_next()
    mail.clock.advance(timedelta(seconds=31))
    assert await mail.sender.send_next()
    assert texts(head) == ["tin"]


@pytest.mark.skipif(databases.ON_POSTGRES, reason="a lock on the whole database is SQLite's")
async def test_a_result_is_written_down_though_the_database_was_locked_meanwhile(
    mail: Post, head: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("delivery.sender.PAUSE", 0)
    await _impatient(mail.database)
    await mail.put(head, "tin")
    claimed = await mail.sender._claim()
    assert claimed
    outcome = await mail.sender._send(claimed)
    with closing(sqlite3.connect(mail.database.engine.url.database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        complaints = LetsGo(other)
        logging.getLogger("delivery.sender").addHandler(complaints)
        await mail.sender._record_surely(claimed, outcome)
        logging.getLogger("delivery.sender").removeHandler(complaints)
    assert complaints.heard == 1
    assert await mail.states() == [OutboxState.SENT]


class LetsGo(logging.Handler):
    """Another program's transaction, which ends when we complain of it."""

    def __init__(self, other: sqlite3.Connection) -> None:
        super().__init__(logging.ERROR)
        self.heard = 0
        self._other = other

    def emit(self, record: logging.LogRecord) -> None:
        self.heard += 1
        self._other.execute("ROLLBACK")


async def _impatient(database: Database) -> None:
    """SQLite waits 20 ms instead of seconds for a lock."""

    @event.listens_for(database.engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout=20")

    await database.engine.dispose()
