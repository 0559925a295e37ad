"""Telegram → inbox → handler over real HTTP: confirmed only when stored, done once, in order, poison set aside."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from aiogram.exceptions import AiogramError
from aiohttp import ClientSession, web
from markupsafe import Markup
from sqlmodel import col, select

from delivery.clock import Bell
from delivery.outcome import BadAnswer
from delivery.receiver import Receiver, lane_of, webhook_app, without_secrets
from delivery.telegram import connect
from delivery.toaster import Toaster
from delivery.worker import TRIES, Worker
from sandbox import faults
from sandbox.server import Sandbox
from services.errors import DomainError
from storage.inbox import InboxRow, InboxState
from storage.outbox import OutboxState
from storage.units import Unit
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from views.letter import Card, Letter, Said, Toast


@dataclass
class Recorder:
    """A dispatcher that writes what it handled as units, and fails as told by the text."""

    handled: list[str] = field(default_factory=list)

    async def handle(self, uow: UnitOfWork, update: dict[str, Any]) -> Sequence[Said]:
        text = update["message"]["text"]
        self.handled.append(text)
        await uow.units.add(Unit(name=text))
        if text.startswith("bug"):
            raise ZeroDivisionError
        if text.startswith("mistake"):
            raise DomainError("error.mistake")
        return [Letter(update["message"]["chat"]["id"], Card(Markup("đã nhận: %s") % text)), Toast("x")]

    async def explain(self, uow: UnitOfWork, update: dict[str, Any], error: DomainError | None) -> Sequence[Said]:
        return [Letter(update["message"]["chat"]["id"], Card(Markup(error.key if error else "sorry")))]


@dataclass
class Inbound:
    database: Database
    server: Sandbox
    receiver: Receiver
    worker: Worker
    recorder: Recorder
    clock: SetClock

    async def work(self) -> None:
        while await self.worker.work_next():
            pass

    async def units(self) -> list[str]:
        async with self.database.read() as uow:
            return sorted(unit.name for unit in await uow.units.all())

    async def states(self) -> dict[InboxState, int]:
        async with self.database.read() as uow:
            return {state: count for state in InboxState if (count := await uow.inbox.count(state))}


@pytest.fixture
async def inbound(database: Database, clock: SetClock) -> AsyncIterator[Inbound]:
    async with Sandbox(now=clock.now) as server:
        bot = connect(server.token, server.base_url)
        recorder = Recorder()
        receiver = Receiver(database, bot, clock, Bell())
        worker = Worker(database, recorder, clock, Toaster(bot), [Bell()])
        yield Inbound(database, server, receiver, worker, recorder, clock)
        await bot.session.close()


async def test_telegram_may_forget_only_what_the_inbox_holds(inbound: Inbound) -> None:
    person = inbound.server.person("An")
    await person.send("một")
    assert await inbound.receiver.receive() == 1
    assert len(inbound.server.pending) == 1, "not confirmed by the call that fetched it"
    assert await inbound.receiver.receive() == 0
    assert inbound.server.pending == []
    assert await inbound.states() == {InboxState.WAITING: 1}


async def test_a_batch_that_could_not_be_stored_comes_again(inbound: Inbound, monkeypatch: pytest.MonkeyPatch) -> None:
    await inbound.server.person("An").send("một")

    def broken(*, decides: bool) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(inbound.database, "write", broken)
        with pytest.raises(OSError, match="disk full"):
            await inbound.receiver.receive()
    assert await inbound.receiver.receive() == 1
    assert await inbound.states() == {InboxState.WAITING: 1}


async def test_a_second_receiver_after_a_crash_changes_nothing(inbound: Inbound) -> None:
    await inbound.server.person("An").send("một")
    await inbound.receiver.receive()
    await inbound.work()
    again = Receiver(inbound.database, inbound.receiver._bot, inbound.clock, Bell())
    assert await again.receive() == 1, "Telegram delivers it again"
    await inbound.work()
    assert inbound.recorder.handled == ["một"]


BROKEN = [
    faults.html(),
    faults.server_error(),
    faults.not_json(),
    faults.truncated(),
    faults.drop(),
    faults.too_many(3),
]


@pytest.mark.parametrize("fault", BROKEN, ids=lambda fault: fault.name)
async def test_a_bad_answer_to_the_fetch_loses_nothing(inbound: Inbound, fault: faults.Fault) -> None:
    await inbound.server.person("An").send("một")
    inbound.server.faults.order(method="getUpdates", fault=fault)
    with pytest.raises((AiogramError, BadAnswer)):
        await inbound.receiver.receive()
    assert await inbound.receiver.receive() == 1


async def test_one_persons_updates_are_handled_in_order(inbound: Inbound) -> None:
    an, be = inbound.server.person("An"), inbound.server.person("Bé")
    for number in range(4):
        await an.send(f"an {number}")
        await be.send(f"bé {number}")
    await inbound.receiver.receive()
    await inbound.work()
    for name in ("an", "bé"):
        assert [text for text in inbound.recorder.handled if text.startswith(name)] == [f"{name} {n}" for n in range(4)]


async def test_a_done_update_keeps_no_words(inbound: Inbound) -> None:
    await inbound.server.person("An").send("riêng tư")
    await inbound.receiver.receive()
    await inbound.work()
    async with inbound.database.read() as uow:
        rows = (await uow.session.exec(select(InboxRow))).all()
    assert [row.payload for row in rows] == [None]
    assert await inbound.states() == {InboxState.DONE: 1}


async def test_a_users_mistake_leaves_nothing_and_is_said(inbound: Inbound) -> None:
    person = inbound.server.person("An")
    await person.send("mistake")
    await inbound.receiver.receive()
    await inbound.work()
    assert await inbound.units() == []
    assert await inbound.states() == {InboxState.DONE: 1}
    async with inbound.database.read() as uow:
        said = await uow.outbox.head(person.chat_id)
    assert said is not None
    assert "error.mistake" in said.payload


async def test_a_poison_update_is_set_aside_and_its_lane_goes_on(inbound: Inbound) -> None:
    an, be = inbound.server.person("An"), inbound.server.person("Bé")
    await an.send("bug")
    await an.send("sau đó")
    await be.send("chen giữa")
    await inbound.receiver.receive()
    await inbound.work()
    assert inbound.recorder.handled == ["bug", "chen giữa"], "the lane waits, others do not"
    for _ in range(TRIES):
        inbound.clock.advance(timedelta(seconds=5))
        await inbound.work()
    assert inbound.recorder.handled.count("bug") == TRIES
    assert await inbound.units() == ["chen giữa", "sau đó"]
    assert await inbound.states() == {InboxState.DONE: 2, InboxState.SET_ASIDE: 1}
    async with inbound.database.read() as uow:
        (poison,) = (await uow.session.exec(select(InboxRow).where(col(InboxRow.error).is_not(None)))).all()
        assert "ZeroDivisionError" in str(poison.error)
        assert poison.payload
        assert "bug" in poison.payload
        assert await uow.outbox.count(OutboxState.WAITING) == 3, "the neutral sentence among them"


async def test_the_webhook_answers_200_only_when_the_update_is_stored(inbound: Inbound) -> None:
    runner = web.AppRunner(webhook_app(inbound.receiver, "/hook", "s" * 20))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    update = {"update_id": 9, "message": {"chat": {"id": 7}, "text": "một"}}
    secret = {"X-Telegram-Bot-Api-Secret-Token": "s" * 20}
    async with ClientSession() as client:
        assert (await client.post(url, json=update)).status == 403
        assert (
            await client.post(url, json=update, headers={**secret, "X-Telegram-Bot-Api-Secret-Token": "?"})
        ).status == 403
        assert (await client.post(url, data=b"{", headers=secret)).status == 400
        assert (await client.post(url, json=[1], headers=secret)).status == 400
        assert (await client.post(url, data=BytesIO(b"y" * 2_000_000), headers=secret)).status == 413
        assert await inbound.states() == {}
        assert (await client.post(url, json=update, headers=secret)).status == 200
        assert (await client.post(url, json=update, headers=secret)).status == 200
        assert await inbound.states() == {InboxState.WAITING: 1}
    await runner.cleanup()


LANES = [
    ({"update_id": 1, "message": {"chat": {"id": 7}, "from": {"id": 8}}}, 7),
    ({"update_id": 1, "callback_query": {"from": {"id": 8}, "message": {"chat": {"id": -1007}}}}, -1007),
    ({"update_id": 1, "callback_query": {"from": {"id": 8}, "inline_message_id": "x"}}, 8),
    ({"update_id": 1, "my_chat_member": {"chat": {"id": 7}, "from": {"id": 8}}}, 7),
    ({"update_id": 1, "poll": {"id": "x"}}, 0),
    ({"update_id": 1}, 0),
]


@pytest.mark.parametrize(("update", "lane"), LANES)
def test_an_update_belongs_to_the_lane_of_its_chat(update: dict[str, Any], lane: int) -> None:
    assert lane_of(update) == lane


SECRET = "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nTỐI MẬT\nThông báo kết luận …"


def test_a_secret_text_is_cut_down_to_its_mark_before_it_is_stored() -> None:
    update = {
        "update_id": 1,
        "message": {
            "text": SECRET,
            "entities": [{"type": "bold", "offset": 0, "length": 3}],
            "reply_to_message": {"caption": SECRET, "document": {"file_id": "x"}},
        },
    }
    clean = without_secrets(update)
    assert clean["message"]["text"] == "TỐI MẬT"
    assert "entities" not in clean["message"]
    assert clean["message"]["reply_to_message"] == {"caption": "TỐI MẬT", "document": {"file_id": "x"}}


def test_an_ordinary_text_is_stored_as_it_is() -> None:
    update = {"update_id": 1, "message": {"text": "Bảo đảm bí mật nhà nước\nBí mật kinh doanh", "entities": [1]}}
    assert without_secrets(update) == update
