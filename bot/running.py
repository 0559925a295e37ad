"""The running bot: the loops of its roles, from start to SIGTERM."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Collection, Coroutine, Iterable
from contextlib import AsyncExitStack
from enum import StrEnum
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from bot.app import App, build, introduce
from bot.metrics import metrics_app
from bot.settings import Settings
from delivery.clock import Clock
from delivery.feed import add_feed
from delivery.leading import lead
from delivery.moved_clock import MovedClock
from delivery.receiver import webhook_app
from storage.lanes import Direction
from storage.turns import Turn

log = logging.getLogger(__name__)

Loop = Callable[[], Coroutine[None, None, None]]

LAST_WORK: Final = 8.0
"""Seconds that messages under way get to be answered when the bot is told to end."""


class Role(StrEnum):
    """What a process does. On PostgreSQL any number of processes may have any roles."""

    RECEIVER = "receiver"
    WORKER = "worker"
    SENDER = "sender"
    CLOCK = "clock"


async def run(
    settings: Settings, roles: Collection[Role] = tuple(Role), clock: Clock | None = None, *, leash: bool = False
) -> None:
    """The bot in these roles until SIGTERM or SIGINT; what is under way then is finished, or by the next start.

    ``leash``: also until standard input is closed, that is, until whoever started us is gone.
    """
    async with build(settings, clock) as app:
        with app.database.alone():
            await _revive(app)
            await _run_until_told(app, roles, leash=leash)


async def _run_until_told(app: App, roles: Collection[Role], *, leash: bool) -> None:
    ended = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, ended.set)
    if leash:
        asyncio.get_running_loop().add_reader(sys.stdin.fileno(), _read_leash, ended)
    gc.collect()
    gc.freeze()  # aiogram's large heap of models: without this, pauses of 170 ms
    async with AsyncExitStack() as closing, asyncio.TaskGroup() as loops:
        if Role.RECEIVER in roles and app.settings.webhook_url:
            await _serve_webhook(app, closing)
        if app.settings.metrics_port:
            await serve(metrics_app(app), "127.0.0.1", app.settings.metrics_port, closing)
        working = [loops.create_task(loop()) for role in roles for loop in _working(app, role, ended)]
        waiting = [loops.create_task(loop()) for role in roles for loop in _waiting(app, role)]
        waiting.append(loops.create_task(app.exchange.run()))
        log.info("running as %s; press Ctrl+C to stop", ", ".join(roles))
        await ended.wait()
        _cancel(waiting)
        for bell in (app.arrived, app.said):
            bell.ring()
        if working:
            await asyncio.wait(working, timeout=LAST_WORK)
        _cancel(working)


def _read_leash(ended: asyncio.Event) -> None:
    """Nobody writes to it: that it can be read means that it is closed."""
    if not os.read(sys.stdin.fileno(), 1):
        asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
        ended.set()


def _cancel(tasks: Iterable[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()


def _working(app: App, role: Role, ended: asyncio.Event) -> list[Loop]:
    """Loops that finish what they are at when the bot is told to end."""
    match role:
        case Role.WORKER:
            return [partial(app.worker.run, app.arrived, ended)]
        case Role.SENDER:
            return [partial(app.sender.run, app.said, ended)]
    return []


def _waiting(app: App, role: Role) -> list[Loop]:
    """Loops that may be cut off at any moment: what they do is taken up again at the next start, or by others."""
    match role:
        case Role.RECEIVER if app.settings.webhook_url:
            return [partial(introduce, app)]
        case Role.RECEIVER:
            return [partial(introduce, app), partial(lead, app.database, Turn.RECEIVER, app.receiver.poll)]
        case Role.WORKER:
            return [
                partial(app.reader.run, app.uploaded),
                partial(app.releaser.run, app.released),
                partial(app.maker.run, app.ordered),
                partial(app.checker.run, app.corrected),
                *([partial(app.keeper.run, app.attached)] if app.keeper else []),
                app.toaster.run,
            ]
        case Role.CLOCK:
            return [app.schedule.run, *_following(app)]
    return []


def _following(app: App) -> list[Loop]:
    return [partial(_follow, app, app.clock)] if isinstance(app.clock, MovedClock) else []


async def _follow(app: App, clock: MovedClock) -> None:
    """After a jump of the sandbox's time everything that waited for its hour is looked at."""
    async for _ in clock.jumps():
        for bell in (app.arrived, app.uploaded, app.released, app.ordered, app.corrected, app.said):
            bell.ring()
        await app.schedule.catch_up()


async def _revive(app: App) -> None:
    """Takes over what a killed process left, and wakes lanes whose work nobody would come for."""
    if app.database.is_sqlite:
        await app.sender.take_up()
    now = app.clock.now()
    async with app.database.write() as uow:
        if app.database.is_sqlite:
            await uow.lanes.release(Direction.OUT)
            await uow.readings.release(now)
        woken = await uow.lanes.revive(Direction.IN, await uow.inbox.chats_waiting(), now)
        woken += await uow.lanes.revive(Direction.OUT, await uow.outbox.chats_pending(), now)
    if woken:
        log.warning("%d lanes had work but were asleep", woken)


async def _serve_webhook(app: App, closing: AsyncExitStack) -> None:
    """Listens on WEBHOOK_PORT; a reverse proxy with TLS stands before it."""
    path = urlsplit(app.settings.webhook_url or "").path or "/"
    served = webhook_app(app.receiver, path, app.settings.secret())
    add_feed(served, app.database, app.clock, app.tongues)
    await serve(served, "0.0.0.0", app.settings.webhook_port, closing)


async def serve(served: web.Application, host: str, port: int, closing: AsyncExitStack) -> None:
    runner = web.AppRunner(served, access_log=None)  # a feed's address is a secret, and no log's business
    await runner.setup()
    closing.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, host, port).start()
