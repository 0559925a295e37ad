"""Living cards: edited where they stand, whole however long they are."""

from __future__ import annotations

from markupsafe import Markup

from delivery.post import post
from sandbox import faults
from sandbox.people import Person
from storage.outbox import Kind, OutboxState
from tests.delivery.post_office import Post, texts
from views.letter import Button, Card, Letter


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


async def test_a_tail_that_was_not_sent_yet_goes_with_the_longer_card(mail: Post, head: Person) -> None:
    long = "\n".join(f"Việc {n}: " + "x" * 90 for n in range(120))
    await mail.put(head, long, name="letter:1")
    await mail.sender.send_next()
    await mail.put(head, "Việc 1: xong", name="letter:1")
    await mail.drain()
    assert texts(head) == ["Việc 1: xong"]
