"""Outbox → Telegram over real HTTP: whatever the network does, what is said is said, and the ledger tells its fate."""

from __future__ import annotations

from datetime import timedelta

import pytest
from markupsafe import Markup

from delivery.post import post
from delivery.sender import ALL_REFUSED
from sandbox import faults
from sandbox.people import Person
from storage.outbox import Kind, OutboxState
from tests.delivery.post_office import OTHER, Post, texts
from views.letter import Button, Card, Letter


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
    began = mail.clock.now()
    await mail.put(head, "chờ")
    assert await mail.sender.send_next()
    assert await mail.sender.next_due() == began + timedelta(seconds=17)
    await mail.put(other, "ngay")
    assert await mail.sender.send_next()
    assert (texts(head), texts(other)) == ([], ["ngay"])
    await mail.drain()
    assert texts(head) == ["chờ"]
    assert (await mail.rows())[0].sent_at == began + timedelta(seconds=17)


async def test_when_nobody_is_served_any_more_the_whole_bot_pauses(mail: Post, head: Person) -> None:
    others = [mail.server.person(f"Người {n}", user_id=10 + n) for n in range(ALL_REFUSED)]
    mail.server.faults.order(method="sendMessage", fault=faults.too_many(9), times=ALL_REFUSED)
    for person in others:
        await person.send("/start")
        await mail.put(person, "chờ")
    began = mail.clock.now()
    for _ in others:
        assert await mail.sender.send_next()
    await mail.put(head, "cũng chờ")
    await mail.drain()
    assert all(row.sent_at and row.sent_at >= began + timedelta(seconds=9) for row in await mail.rows())
    assert [texts(person) for person in (*others, head)] == [["chờ"]] * ALL_REFUSED + [["cũng chờ"]]


async def test_what_is_of_no_use_any_more_is_dropped_and_the_ledger_says_so(mail: Post, head: Person) -> None:
    await mail.server.stop()
    await mail.put(head, "còn 1 ngày", Kind.NUDGE)
    await mail.put(head, "việc mới", Kind.ASSIGNMENT)
    await mail.sender.send_next()
    mail.clock.advance(timedelta(days=1))
    await mail.server.resume()
    await mail.drain()
    nudge, _ = await mail.rows()
    assert nudge.state is OutboxState.EXPIRED
    assert "of no use after 2024-04-01 17:00" in (nudge.outcome or ""), "midnight in the office, in UTC"
    assert texts(head) == ["việc mới"]


async def test_what_is_urgent_goes_first_and_within_that_what_is_older(mail: Post) -> None:
    kinds = [Kind.DIGEST, Kind.NUDGE, Kind.ASSIGNMENT, Kind.REQUEST, Kind.ANSWER]
    people = [mail.server.person(f"Người {n}", user_id=100 + n) for n in range(2 * len(kinds))]
    for person, kind in zip(people, kinds * 2, strict=True):
        await person.send("/start")
        mail.clock.advance(timedelta(milliseconds=1))
        await mail.put(person, kind, kind)
    await mail.drain()
    sent = [int(call.params["chat_id"]) for call in mail.server.calls if call.method == "sendMessage"]
    assert sent == [100 + n for n in (4, 9, 3, 8, 2, 7, 1, 6, 0, 5)]


async def test_a_chat_that_was_held_up_catches_up(mail: Post, head: Person) -> None:
    late = mail.server.person("Trần Thị Bé", user_id=3)
    await late.send("/start")
    mail.server.faults.order(method="sendMessage", fault=faults.too_many(5), chat=late.chat_id)
    for number in range(3):
        for person in (late, head):
            await mail.put(person, f"tin {number}", Kind.ASSIGNMENT)
    for _ in range(3):
        assert await mail.sender.send_next()
        mail.clock.advance(timedelta(seconds=1))
    assert (texts(late), texts(head)) == ([], ["tin 0", "tin 1"])
    mail.clock.advance(timedelta(seconds=9))
    assert await mail.sender.send_next()
    assert texts(late) == ["tin 0"], "the other chat has waited longer, but for what was written later"
    await mail.drain()
    assert texts(late) == texts(head) == ["tin 0", "tin 1", "tin 2"]


async def test_a_group_that_became_a_supergroup_gets_what_waits_there(mail: Post, head: Person) -> None:
    group = mail.server.group("Văn phòng", [head])
    new = mail.server.group("Văn phòng", [head], kind="supergroup")
    moved = faults.refusal(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new.chat.chat_id
    )
    mail.server.faults.order(method="sendMessage", fault=moved, chat=group.chat.chat_id)
    for text in ("một", "hai"):
        await mail.put_in(group.chat.chat_id, text)
    await mail.drain()
    assert await mail.states() == [OutboxState.SENT] * 2
    sent = [call.params for call in mail.server.calls if call.method == "sendMessage" and call.status == 200]
    assert [(int(said["chat_id"]), said["text"]) for said in sent] == [
        (new.chat.chat_id, "một"),
        (new.chat.chat_id, "hai"),
    ]


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


async def test_a_refused_request_is_told_and_a_refused_answer_is_not(mail: Post, head: Person) -> None:
    officer = mail.server.person("Lê Thị Hà", user_id=1)
    await mail.put(head, "<b>đứt", Kind.REQUEST)
    await mail.put(head, "<i>đứt")
    await mail.drain()
    assert await mail.states() == [OutboxState.FAILED, OutboxState.FAILED, OutboxState.SENT]
    assert len([text for text in texts(officer) if text.startswith("không nhận: ")]) == 1
