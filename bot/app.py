"""The composition root: builds every part, starts them, closes them in reverse. Tests call the same builder."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommand
from aiohttp import web
from sqlalchemy.engine import make_url

import locales
from bot.dispatcher import Dispatch
from bot.journeys import routers
from bot.schedule import Schedule, ticks
from bot.settings import Settings
from delivery.checker import Checker
from delivery.clock import Bell, Clock, SystemClock
from delivery.feed import add_feed
from delivery.maker import Maker
from delivery.moved_clock import MovedClock
from delivery.outcome import BadAnswer
from delivery.reader import Reader
from delivery.receiver import WANTED, Receiver, webhook_app
from delivery.sender import Sender
from delivery.telegram import connect
from delivery.toaster import Toaster
from delivery.worker import Worker
from storage.lanes import Direction
from storage.migrations import migrate
from storage.work import Database
from views.commands import COMMANDS
from views.reach import Undelivered

log = logging.getLogger(__name__)

SENDERS = 4
"""Messages under way at once: a chat that answers slowly must not hold up the others."""
LAST_WORK = 25.0
"""Seconds that messages under way get to be answered when the bot is told to end."""


@dataclass(frozen=True, slots=True)
class App:
    """All parts of the running bot."""

    settings: Settings
    database: Database
    bot: Bot
    clock: Clock
    tongues: locales.Tongues
    receiver: Receiver
    worker: Worker
    reader: Reader
    maker: Maker
    checker: Checker
    sender: Sender
    toaster: Toaster
    schedule: Schedule
    arrived: Bell
    uploaded: Bell
    ordered: Bell
    corrected: Bell
    said: Bell


@asynccontextmanager
async def build(settings: Settings, clock: Clock | None = None) -> AsyncIterator[App]:
    """Everything wired and the database migrated; nothing running yet."""
    clock = clock or SystemClock(settings.zone)
    async with AsyncExitStack() as closing:
        database = await open_database(settings.database_url)
        closing.push_async_callback(database.close)
        bot = connect(settings.token(), settings.telegram_api_base, settings.proxy_url)
        closing.push_async_callback(bot.session.close)
        yield _wire(settings, clock, database, bot)


async def open_database(url: str) -> Database:
    """The database, brought up to date; its folder is made where it is a file."""
    file = make_url(url).database
    if url.startswith("sqlite") and file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    database = Database(url)
    await migrate(database)
    return database


def _wire(settings: Settings, clock: Clock, database: Database, bot: Bot) -> App:
    tongues = locales.load()
    arrived, uploaded, ordered, corrected, said = Bell(), Bell(), Bell(), Bell(), Bell()

    toaster = Toaster(bot)
    dispatch = Dispatch(bot, routers(), tongues, clock, settings.public_url)
    return App(
        settings=settings,
        database=database,
        bot=bot,
        clock=clock,
        tongues=tongues,
        receiver=Receiver(database, bot, clock, arrived),
        worker=Worker(database, dispatch, clock, toaster, (said, uploaded, ordered, corrected)),
        reader=Reader(database, bot, clock, tongues, said),
        checker=Checker(database, bot, clock, tongues, said),
        maker=Maker(database, clock, tongues, said, settings.templates),
        sender=Sender(database, bot, clock, Undelivered(tongues)),
        toaster=toaster,
        schedule=Schedule(ticks(database, tongues), clock, settings.zone, said),
        arrived=arrived,
        uploaded=uploaded,
        ordered=ordered,
        corrected=corrected,
        said=said,
    )


async def run(settings: Settings, clock: Clock | None = None) -> None:
    """The bot, all roles in one process, until SIGTERM or SIGINT; the next start finishes what is under way then."""
    async with build(settings, clock) as app:
        with app.database.alone():
            await _revive(app)
            await _run_until_told(app)


async def _run_until_told(app: App) -> None:
    ended = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, ended.set)
    gc.collect()
    gc.freeze()  # aiogram's large heap of models: without this, pauses of 170 ms
    async with AsyncExitStack() as closing, asyncio.TaskGroup() as loops:
        if app.settings.webhook_url:
            await _serve_webhook(app, closing)
        working = [loops.create_task(loop) for loop in _working(app, ended)]
        waiting = [loops.create_task(loop) for loop in _waiting(app)]
        log.info("running; press Ctrl+C to stop")
        await ended.wait()
        _cancel(waiting)
        for bell in (app.arrived, app.said):
            bell.ring()
        await asyncio.wait(working, timeout=LAST_WORK)
        _cancel(working)


def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()


def _working(app: App, ended: asyncio.Event) -> list[Coroutine[None, None, None]]:
    """Loops that finish what they are at when the bot is told to end."""
    return [app.worker.run(app.arrived, ended), *(app.sender.run(app.said, ended) for _ in range(SENDERS))]


def _waiting(app: App) -> list[Coroutine[None, None, None]]:
    """Loops that may be cut off at any moment: what they do is taken up again at the next start."""
    loops = [
        app.reader.run(app.uploaded),
        app.maker.run(app.ordered),
        app.checker.run(app.corrected),
        app.toaster.run(),
        introduce(app),
        app.schedule.run(),
    ]
    if isinstance(app.clock, MovedClock):
        loops.append(_follow(app, app.clock))
    return loops if app.settings.webhook_url else [*loops, app.receiver.poll()]


async def _follow(app: App, clock: MovedClock) -> None:
    """After a jump of the sandbox's time everything that waited for its hour is looked at."""
    async for _ in clock.jumps():
        for bell in (app.arrived, app.uploaded, app.ordered, app.corrected, app.said):
            bell.ring()
        await app.schedule.catch_up()


async def _revive(app: App) -> None:
    """Takes over what a killed process left, and wakes lanes whose work nobody would come for."""
    now = app.clock.now()
    async with app.database.write() as uow:
        if app.database.is_sqlite:
            await uow.lanes.release(Direction.OUT)
        woken = await uow.lanes.revive(Direction.IN, await uow.inbox.chats_waiting(), now)
        woken += await uow.lanes.revive(Direction.OUT, await uow.outbox.chats_pending(), now)
    if woken:
        log.warning("%d lanes had work but were asleep", woken)


async def _serve_webhook(app: App, closing: AsyncExitStack) -> None:
    """Listens on WEBHOOK_PORT; a reverse proxy with TLS stands before it."""
    path = urlsplit(app.settings.webhook_url or "").path or "/"
    served = webhook_app(app.receiver, path, app.settings.secret())
    add_feed(served, app.database, app.clock, app.tongues)
    runner = web.AppRunner(served, access_log=None)  # a feed's address is a secret, and no log's business
    await runner.setup()
    closing.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, "0.0.0.0", app.settings.webhook_port).start()


async def introduce(app: App) -> None:
    """Tells Telegram how we receive and which commands there are; tries until Telegram is there."""
    while True:
        try:
            await _introduce(app)
            return
        except (AiogramError, BadAnswer, OSError) as error:
            log.warning("Telegram cannot be reached yet: %s", error)
            await asyncio.sleep(10)


async def _introduce(app: App) -> None:
    if app.settings.webhook_url:
        secret = app.settings.secret()
        await app.bot.set_webhook(app.settings.webhook_url, secret_token=secret, allowed_updates=list(WANTED))
    else:
        await app.bot.delete_webhook()
    for language in (None, *locales.LANGUAGES):
        t = app.tongues[language]
        menu = [BotCommand(command=c.name, description=str(t(f"command.{c.name}"))) for c in COMMANDS]
        await app.bot.set_my_commands(menu, language_code=language)
