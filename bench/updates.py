"""Updates a second: ours, each in one durable transaction with its answer, against echoes that keep nothing."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiogram
import telegram
import telegram.request
from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.types import Chat, Message, Update
from telegram.ext import Application, MessageHandler

from bot.app import App, build
from bot.settings import Settings
from delivery.clock import SystemClock
from storage.inbox import InboxState
from storage.members import Member, MemberRole
from storage.units import Unit
from tests.postgres import server as postgres

COUNT = 200
PEOPLE = 30
ROUNDS = 3
TOKEN = "42:" + "A" * 35


class NoPost(telegram.request.BaseRequest):
    """Answers every call of python-telegram-bot with a message, at once."""

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        if url.endswith("/getMe"):
            return 200, b'{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"B","username":"b_bot"}}'
        return 200, b'{"ok":true,"result":{"message_id":1,"date":1711936800,"chat":{"id":1,"type":"private"}}}'


@asynccontextmanager
async def telegram_echo(token: str) -> AsyncIterator[Application]:
    async def echo(sent: telegram.Update, _context: Any) -> None:
        assert sent.message
        await sent.message.reply_text(sent.message.text or "")

    builder = Application.builder().token(token).request(NoPost()).get_updates_request(NoPost()).updater(None)
    async with builder.build() as application:
        application.add_handler(MessageHandler(None, echo))
        yield application


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


async def echo_times() -> list[float]:
    """A bare echo bot: aiogram's routing, one call, nothing kept: seconds of each."""
    bot, dispatcher = Bot(TOKEN, session=NoNetwork()), Dispatcher()

    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    dispatcher.message.register(echo)
    updates = [update(number, "/viec") for number in range(COUNT)]
    took = []
    for raw in updates:
        began = time.perf_counter()
        await dispatcher.feed_update(bot, Update.model_validate(raw, context={"bot": bot}))
        took.append(time.perf_counter() - began)
    return took


async def ptb_times() -> list[float]:
    """A bare python-telegram-bot echo: its routing, one call, nothing kept: seconds of each."""
    async with telegram_echo(TOKEN) as application:
        updates = [update(number, "/viec") for number in range(COUNT)]
        took = []
        for raw in updates:
            began = time.perf_counter()
            await application.process_update(telegram.Update.de_json(raw, application.bot))
            took.append(time.perf_counter() - began)
        return took


async def our_times(url: str) -> list[float]:
    """Inbox, dispatch, conversation state, outbox and done mark, one commit an update: seconds of each."""
    settings = Settings(_env_file=None, bot_token=TOKEN, database_url=url)  # type: ignore[call-arg, arg-type]
    async with build(settings, SystemClock(ZoneInfo("Asia/Ho_Chi_Minh"))) as app:
        await _people(app)
        await app.receiver.store([update(number, "/viec") for number in range(1, COUNT + 1)])
        took = []
        for _ in range(COUNT):
            began = time.perf_counter()
            assert await app.worker.work_next()
            took.append(time.perf_counter() - began)
        async with app.database.read() as uow:
            assert await uow.inbox.count(InboxState.DONE) == COUNT
        return took


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
    """Interleaved rounds; medians and spans of the rates, the ratios of the medians, and how long one update takes."""
    rates: dict[str, list[float]] = {}
    took: dict[str, list[float]] = {}
    running = postgres(durable=True)
    for number in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            rounds = {
                f"aiogram {aiogram.__version__} echo, keeps nothing": echo_times(),
                f"PTB {telegram.__version__} echo, keeps nothing": ptb_times(),
                "Đôn Đốc, SQLite": our_times(f"sqlite+aiosqlite:///{folder}/bench.db"),
            }
            if running:
                rounds["Đôn Đốc, PostgreSQL"] = our_times(running.create(f"bench{number}"))
            for name, times in rounds.items():
                seconds = await times
                rates.setdefault(name, []).append(COUNT / sum(seconds))
                took.setdefault(name, []).extend(seconds)
    echoes = [statistics.median(found) for name, found in rates.items() if "echo" in name]
    for name, found in rates.items():
        rate, cuts = statistics.median(found), statistics.quantiles(took[name], n=100)
        print(
            f"  {name:38} {rate:7.0f}/s  ({min(found):.0f} to {max(found):.0f}); of the echoes {_ratios(rate, echoes)};"
            f" one update p50 {cuts[49] * 1000:.1f} ms, p99 {cuts[98] * 1000:.1f} ms"
        )


def _ratios(rate: float, echoes: list[float]) -> str:
    return ", ".join(f"{rate / echo:.3f}" for echo in echoes)


if __name__ == "__main__":
    asyncio.run(report())
