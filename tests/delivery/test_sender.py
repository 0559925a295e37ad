"""Outbox → Telegram over real HTTP: whatever the network does, what is said is said, and the ledger tells its fate."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from aiogram import Bot
from aiohttp import ClientTimeout
from markupsafe import Markup
from sqlmodel import select

from delivery.post import post
from delivery.sender import LEASE, Sender
from delivery.telegram import connect
from sandbox import faults
from sandbox.people import Person
from sandbox.server import Sandbox
from storage.outbox import Kind, OutboxRow, OutboxState
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from views.letter import Button, Card, Letter

OTHER = "Văn phòng biết rồi"


@dataclass
class Post:
    """A sender with everything around it."""

    database: Database
    server: Sandbox
    sender: Sender
    clock: SetClock
    bot: Bot
    count: int = 0

    async def put(self, person: Person, text: str, kind: Kind = Kind.ANSWER, **options: object) -> None:
        self.count += 1
        letter = Letter(person.chat_id, Card(Markup(text)), kind=kind, **options)  # type: ignore[arg-type]
        async with self.database.write() as uow:
            await post(uow, [letter], cause=f"test:{self.count}", now=self.clock.now())

    async def drain(self, patience: timedelta = timedelta(minutes=2)) -> None:
        """Sends until nothing is due within ``patience``, moving the clock from pause to pause."""
        end = self.clock.now() + patience
        while True:
            while await self.sender.send_next():
                pass
            due = await self.sender.next_due()
            if due is None or due > end:
                return
            self.clock.set(max(due, self.clock.now()))

    async def rows(self) -> Sequence[OutboxRow]:
        async with self.database.read() as uow:
            return (await uow.session.exec(select(OutboxRow).order_by(OutboxRow.id))).all()  # type: ignore[arg-type]

    async def states(self) -> list[OutboxState]:
        return [row.state for row in await self.rows()]


@pytest.fixture
async def mail(database: Database, clock: SetClock) -> AsyncIterator[Post]:
    async with Sandbox(now=clock.now) as server:
        bot = connect(server.token, server.base_url)
        bot.session.timeout = ClientTimeout(total=0.6, sock_connect=0.5)  # type: ignore[assignment]
        officer = server.person("Lê Thị Hà", user_id=1)
        await officer.send("/start")

        async def unreachable(uow: UnitOfWork, chat_id: int, now: datetime) -> list[Letter]:
            return [Letter(officer.chat_id, Card(Markup(OTHER)), kind=Kind.REQUEST)]

        yield Post(database, server, Sender(database, bot, clock, unreachable), clock, bot)
        await bot.session.close()


@pytest.fixture
async def head(mail: Post) -> Person:
    person = mail.server.person("Nguyễn Văn An", user_id=2)
    await person.send("/start")
    return person


def texts(person: Person) -> list[str]:
    return [message.text for message in person.said]


async def test_a_letter_arrives_with_its_buttons(mail: Post, head: Person) -> None:
    async with mail.database.write() as uow:
        card = Card(Markup("Việc <b>3</b>"), ((Button("Đã nhận", "l:1"), Button("Xong", "w:1")),))
        await post(uow, [Letter(head.chat_id, card)], cause="test", now=mail.clock.now())
    await mail.drain()
    assert texts(head) == ["Việc 3"]
    assert head.last.buttons == [["Đã nhận", "Xong"]]
    assert await mail.states() == [OutboxState.SENT]


async def test_a_chat_gets_its_messages_in_order_one_a_second(mail: Post, head: Person) -> None:
    for number in range(5):
        await mail.put(head, f"tin {number}")
    began = mail.clock.now()
    await mail.drain()
    assert texts(head) == [f"tin {number}" for number in range(5)]
    assert mail.clock.now() - began >= timedelta(seconds=4)
    assert not [call for call in mail.server.calls if call.status == 429]


async def test_forty_chats_at_once_stay_within_thirty_a_second(mail: Post) -> None:
    people = [mail.server.person(f"Người {n}", user_id=100 + n) for n in range(40)]
    for person in people:
        await person.send("/start")
        await mail.put(person, "việc mới")
    began = mail.clock.now()
    await mail.drain()
    assert [texts(person) for person in people] == [["việc mới"]] * 40
    assert mail.clock.now() > began
    assert not [call for call in mail.server.calls if call.status == 429]


async def test_429_moves_that_chat_by_exactly_what_telegram_asked_and_no_other(mail: Post, head: Person) -> None:
    other = mail.server.person("Trần Thị Bé", user_id=3)
    await other.send("/start")
    mail.server.faults.order(method="sendMessage", fault=faults.too_many(17), chat=head.chat_id)
    await mail.put(head, "chờ")
    await mail.put(other, "ngay")
    began = mail.clock.now()
    while await mail.sender.send_next():
        pass
    assert texts(other) == ["ngay"]
    assert texts(head) == []
    assert await mail.sender.next_due() in {began + timedelta(seconds=1), began + timedelta(seconds=17)}
    await mail.drain()
    assert texts(head) == ["chờ"]
    assert mail.clock.now() == began + timedelta(seconds=18)  # 17 asked for, 1 of pace after the message


SENT_LATER = [
    faults.too_many(3, parameters=False),
    faults.server_error(),
    faults.html(502),
    faults.html(503),
    faults.empty(502),
]


@pytest.mark.parametrize("fault", SENT_LATER, ids=lambda f: f"{f.name}-{f.status}-{len(f.body)}")
async def test_what_surely_did_not_arrive_is_sent_again(mail: Post, head: Person, fault: faults.Fault) -> None:
    mail.server.faults.order(method="sendMessage", fault=fault, times=2)
    await mail.put(head, "một lần thôi")
    await mail.drain()
    assert texts(head) == ["một lần thôi"]
    assert await mail.states() == [OutboxState.SENT]


UNCERTAIN = [
    faults.drop(delivered=True),
    faults.truncated(),
    faults.not_json(),
    faults.late(1.5),
    faults.server_error(described=False, delivered=True),
]


@pytest.mark.parametrize("fault", UNCERTAIN, ids=lambda f: f.name)
async def test_an_answer_that_may_have_arrived_is_not_repeated_and_the_ledger_says_so(
    mail: Post, head: Person, fault: faults.Fault
) -> None:
    mail.server.faults.order(method="sendMessage", fault=fault)
    await mail.put(head, "đã ghi nhận")
    await mail.drain()
    assert texts(head) == ["đã ghi nhận"]
    (row,) = await mail.rows()
    assert row.state is OutboxState.UNKNOWN
    assert row.outcome


@pytest.mark.parametrize("fault", [faults.drop(), faults.drop(delivered=True)], ids=["not delivered", "delivered"])
async def test_an_assignment_that_may_have_arrived_is_sent_once_more(
    mail: Post, head: Person, fault: faults.Fault
) -> None:
    mail.server.faults.order(method="sendMessage", fault=fault)
    await mail.put(head, "việc mới", Kind.ASSIGNMENT)
    await mail.drain()
    assert texts(head) == ["việc mới"] * (2 if fault.delivered else 1)
    (row,) = await mail.rows()
    assert (row.state, row.repeated) == (OutboxState.SENT, True)


async def test_an_assignment_is_not_repeated_a_second_time(mail: Post, head: Person) -> None:
    mail.server.faults.order(method="sendMessage", fault=faults.drop(delivered=True), times=5)
    await mail.put(head, "việc mới", Kind.ASSIGNMENT)
    await mail.drain()
    assert texts(head) == ["việc mới"] * 2
    assert await mail.states() == [OutboxState.UNKNOWN]


async def test_a_blocked_chat_is_given_up_and_others_are_told(mail: Post, head: Person) -> None:
    await head.block()
    await mail.put(head, "một", Kind.ASSIGNMENT)
    await mail.put(head, "hai", Kind.ASSIGNMENT)
    await mail.drain()
    rows = await mail.rows()
    assert [row.state for row in rows[:2]] == [OutboxState.FAILED] * 2
    assert mail.server.person("Lê Thị Hà", user_id=1).last.text == OTHER


async def test_a_living_card_is_edited_where_it_stands(mail: Post, head: Person) -> None:
    await mail.put(head, "chưa nhận", name="letter:1")
    await mail.drain()
    await mail.put(head, "đã nhận", name="letter:1")
    await mail.drain()
    assert texts(head) == ["đã nhận"]


async def test_a_state_that_has_to_be_sent_again_gives_way_to_a_newer_one(mail: Post, head: Person) -> None:
    mail.server.faults.order(method="sendMessage", fault=faults.too_many(5))
    await mail.put(head, "cũ", Kind.ASSIGNMENT, name="letter:1")
    claimed = await mail.sender._claim()
    assert claimed is not None
    await mail.put(head, "mới", name="letter:1")
    await mail.sender._record(claimed, await mail.sender._send(claimed))
    await mail.drain()
    assert texts(head) == ["mới"]


async def test_a_label_reads_as_it_was_written(mail: Post, head: Person) -> None:
    card = Card(Markup("x"), ((Button("3. A &amp; B", "w:1"),),))
    async with mail.database.write() as uow:
        await post(uow, [Letter(head.chat_id, card)], cause="test", now=mail.clock.now())
    await mail.drain()
    assert head.last.buttons == [["3. A & B"]]


async def test_a_card_that_was_deleted_is_sent_anew(mail: Post, head: Person) -> None:
    await mail.put(head, "chưa nhận", name="letter:1")
    await mail.drain()
    await mail.bot.delete_message(head.chat_id, head.last.message_id)
    await mail.put(head, "đã nhận", name="letter:1")
    await mail.drain()
    assert texts(head) == ["đã nhận"]


async def test_an_edit_that_changes_nothing_counts_as_done(mail: Post, head: Person) -> None:
    for _ in range(2):
        await mail.put(head, "như cũ", name="letter:1")
        await mail.drain()
    assert await mail.states() == [OutboxState.SENT] * 2


async def test_a_long_card_keeps_its_parts_and_loses_the_tail_when_it_gets_shorter(mail: Post, head: Person) -> None:
    long = "\n".join(f"{number}. " + "nhiệm vụ " * 40 for number in range(1, 20))
    await mail.put(head, long, name="letter:1")
    await mail.drain()
    assert len(texts(head)) > 1
    assert all(len(text) <= 4096 for text in texts(head))
    await mail.put(head, "gọn lại", name="letter:1")
    await mail.drain()
    assert texts(head) == ["gọn lại"]


async def test_a_button_under_the_last_part_of_a_long_card_rewrites_all_its_parts(mail: Post, head: Person) -> None:
    def long(word: str) -> str:
        return "\n".join(f"{number}. " + f"{word} " * 60 for number in range(1, 20))

    await mail.put(head, long("trước"), name="letter:1")
    await mail.drain()
    pressed = head.last.message_id
    await mail.put(head, long("sau"), name="letter:1", message_id=pressed)
    await mail.drain()
    assert "trước" not in " ".join(texts(head))
    await mail.put(head, "gọn lại", name="letter:1", message_id=head.last.message_id)
    await mail.drain()
    assert texts(head) == ["gọn lại"]


async def test_a_sender_that_dies_while_editing_edits_again(mail: Post, head: Person) -> None:
    await mail.put(head, "chưa nhận", name="letter:1")
    await mail.drain()
    await mail.put(head, "đã nhận", name="letter:1")
    assert await mail.sender._claim() is not None  # … and here the process is gone
    mail.clock.advance(LEASE)
    await mail.drain()
    assert texts(head) == ["đã nhận"]


async def test_a_sender_that_dies_while_sending_leaves_an_uncertain_message(mail: Post, head: Person) -> None:
    await mail.put(head, "đã ghi nhận")
    await mail.put(head, "việc mới", Kind.ASSIGNMENT)
    claimed = await mail.sender._claim()
    assert claimed is not None  # … and here the process is gone
    assert not await mail.sender.send_next(), "the lease is not over: nobody else takes the lane"
    mail.clock.advance(LEASE)
    await mail.drain()
    assert await mail.states() == [OutboxState.UNKNOWN, OutboxState.SENT]
    assert texts(head) == ["việc mới"]


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
    sender = Sender(mail.database, through_proxy, mail.clock, mail.sender._unreachable)
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
        assert await Sender(mail.database, through_proxy, mail.clock, mail.sender._unreachable).send_next()
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
