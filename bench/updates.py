"""Updates a second: ours, each in one durable transaction with its answer, against an echo that keeps nothing."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiogram
from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.types import Chat, Message, Update

from bot.app import App, build
from bot.settings import Settings
from delivery.clock import SystemClock
from storage.inbox import InboxState
from storage.members import Member, MemberRole
from storage.units import Unit

COUNT = 300
PEOPLE = 30
ROUNDS = 5
TOKEN = "42:" + "A" * 35


class NoNetwork(BaseSession):
    """Answers every call with a message, at once."""

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        return Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=1, type="private"))

    async def close(self) -> None: ...

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncIterator[bytes]:
        yield b""


def update(number: int, text: str) -> dict[str, Any]:
    person = {"id": 1000 + number % PEOPLE, "is_bot": False, "first_name": "Người"}
    chat = {"id": person["id"], "type": "private", "first_name": "Người"}
    message = {"message_id": number, "date": 1711936800, "chat": chat, "from": person, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    return {"update_id": number, "message": message}


async def echo_rate() -> float:
    """A bare echo bot: aiogram's routing, one call, nothing kept."""
    bot, dispatcher = Bot(TOKEN, session=NoNetwork()), Dispatcher()

    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    dispatcher.message.register(echo)
    updates = [update(number, "/viec") for number in range(COUNT)]
    began = time.perf_counter()
    for raw in updates:
        await dispatcher.feed_update(bot, Update.model_validate(raw, context={"bot": bot}))
    return COUNT / (time.perf_counter() - began)


async def our_rate() -> float:
    """Inbox, dispatch, conversation state, outbox and done mark: one commit an update."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, bot_token=TOKEN, database_url=f"sqlite+aiosqlite:///{folder}/bench.db")  # type: ignore[call-arg, arg-type]
        async with build(settings, SystemClock(ZoneInfo("Asia/Ho_Chi_Minh"))) as app:
            await _people(app)
            await app.receiver.store([update(number, "/viec") for number in range(1, COUNT + 1)])
            began = time.perf_counter()
            while await app.worker.work_next():
                pass
            rate = COUNT / (time.perf_counter() - began)
            async with app.database.read() as uow:
                assert await uow.inbox.count(InboxState.DONE) == COUNT
            return rate


async def _people(app: App) -> None:
    async with app.database.write() as uow:
        unit = Unit(name="Phòng Kế hoạch")
        await uow.units.add(unit)
        for number in range(PEOPLE):
            member = Member(
                full_name=f"Người {number}", role=MemberRole.HEAD, unit_id=unit.id, telegram_id=1000 + number
            )
            await uow.members.add(member)


async def report() -> None:
    """Interleaved rounds; the median, the span, and the ratio of the medians."""
    rates: dict[str, list[float]] = {"echo": [], "ours": []}
    for _ in range(ROUNDS):
        rates["echo"].append(await echo_rate())
        rates["ours"].append(await our_rate())
    for name, label in (("ours", "Đôn Đốc, durable"), ("echo", f"aiogram {aiogram.__version__} echo, keeps nothing")):
        print(
            f"  {label:36} {statistics.median(rates[name]):8.0f}/s  ({min(rates[name]):.0f} to {max(rates[name]):.0f})"
        )
    ratio = statistics.median(rates["ours"]) / statistics.median(rates["echo"])
    print(f"  ratio {ratio:.2f}; Telegram lets 30 messages a second out")
