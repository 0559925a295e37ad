"""/healthz and Prometheus' /metrics, on a port of this machine."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from http import HTTPStatus
from typing import Final

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.app import App
from storage.backup import last_backup
from storage.failures import DatabaseAway
from storage.queues import Waiting, waiting

STUCK: Final = timedelta(minutes=5)
"""An update that is due and was not handled for so long means that nobody works."""


def metrics_app(app: App) -> web.Application:
    """The HTTP application."""

    async def healthz(_request: web.Request) -> web.Response:
        try:
            inbox = (await _queues(app))["inbox"]
        except DatabaseAway as error:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=f"{error}\n")
        if inbox.age > STUCK:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=f"updates wait for {inbox.age}\n")
        return web.Response(text="ok\n")

    async def metrics(_request: web.Request) -> web.Response:
        for name, queue in (await _queues(app)).items():
            app.meters.queue(name, queue.count, queue.age.total_seconds())
        if app.settings.backup_dir and (made := await asyncio.to_thread(last_backup, app.settings.backup_dir)):
            app.meters.backed_up(made.timestamp())
        return web.Response(body=generate_latest(app.meters.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    served = web.Application()
    served.router.add_get("/healthz", healthz)
    served.router.add_get("/metrics", metrics)
    return served


async def _queues(app: App) -> dict[str, Waiting]:
    async with app.database.read() as uow:
        return await waiting(uow.session, app.clock.now())
