"""The composition root: builds every part and closes them in reverse. Tests call the same builder."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommand
from sqlalchemy.engine import make_url

import locales
from bot.dispatcher import Dispatch
from bot.journeys import routers
from bot.schedule import Schedule, backups, ticks
from bot.settings import Settings
from delivery.checker import Checker
from delivery.clock import Bell, Clock, SystemClock
from delivery.exchange import Exchange
from delivery.keeper import Keeper
from delivery.maker import Maker
from delivery.meters import Meters
from delivery.outcome import BadAnswer
from delivery.reader import Reader
from delivery.receiver import WANTED, Receiver
from delivery.releaser import Releaser
from delivery.sender import Sender
from delivery.slate import Slate
from delivery.telegram import connect
from delivery.toaster import Toaster
from delivery.worker import Worker
from storage.migrations import migrate
from storage.work import Database
from views.commands import COMMANDS
from views.reach import Undelivered

log = logging.getLogger(__name__)


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
    releaser: Releaser
    maker: Maker
    checker: Checker
    keeper: Keeper | None
    """Where a folder for evidence is set."""
    sender: Sender
    toaster: Toaster
    schedule: Schedule
    arrived: Bell
    uploaded: Bell
    released: Bell
    ordered: Bell
    corrected: Bell
    said: Bell
    meters: Meters
    attached: Bell
    exchange: Exchange


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
    arrived, uploaded, released, ordered, corrected, attached, said = (Bell() for _ in range(7))
    evidence = settings.evidence_dir
    meters = Meters()
    kept = backups(database, settings.backup_dir, settings.backup_keep)
    after = (said, uploaded, released, ordered, corrected, attached)
    names = ("said", "uploaded", "released", "ordered", "corrected", "attached")
    bells = {"arrived": arrived, **dict(zip(names, after, strict=True))}
    toaster = Toaster(bot)
    dispatch = Dispatch(bot, routers(), tongues, clock, settings.public_url)
    return App(
        settings=settings,
        database=database,
        bot=bot,
        clock=clock,
        tongues=tongues,
        receiver=Receiver(database, bot, clock, arrived),
        worker=Worker(database, dispatch, clock, toaster, after, meters),
        reader=Reader(database, bot, clock, tongues, said),
        releaser=Releaser(database, clock, tongues, said),
        checker=Checker(database, bot, clock, tongues, said),
        maker=Maker(database, clock, tongues, said, settings.templates),
        keeper=Keeper(database, bot, clock, evidence) if evidence else None,
        sender=Sender(database, bot, clock, Undelivered(tongues), meters, Slate(database.beside("out"))),
        toaster=toaster,
        schedule=Schedule((*ticks(database, tongues), *kept), clock, settings.zone, said, meters),
        arrived=arrived,
        uploaded=uploaded,
        released=released,
        ordered=ordered,
        corrected=corrected,
        said=said,
        attached=attached,
        meters=meters,
        exchange=Exchange(database, bells),
    )


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
    await app.bot.me()  # remembered: one-time links carry the name
    for language in (None, *locales.LANGUAGES):
        t = app.tongues[language]
        menu = [BotCommand(command=c.name, description=str(t(f"command.{c.name}"))) for c in COMMANDS]
        await app.bot.set_my_commands(menu, language_code=language)
