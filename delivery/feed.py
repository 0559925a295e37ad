"""The route that calendars fetch: GET only, a secret in the path, nothing said to who does not have it."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Final

from aiohttp import web

from delivery.clock import Clock
from locales import Tongues
from services.errors import DomainError
from services.feeds import feed
from storage.work import Database
from views.feeds import PATH

_HEADERS: Final = {"Cache-Control": "private, max-age=900", "X-Robots-Tag": "noindex"}


def add_feed(app: web.Application, database: Database, clock: Clock, tongues: Tongues) -> None:
    """Adds the route to the HTTP application of webhook mode."""

    async def route(request: web.Request) -> web.Response:
        now = clock.now()
        try:
            async with database.read() as uow:
                calendar, member = await feed(uow, request.match_info["secret"], now)
        except DomainError:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        from reports.calendar import ics

        data = await asyncio.to_thread(ics, calendar, tongues[member.language], now)
        return web.Response(body=data, content_type="text/calendar", charset="utf-8", headers=_HEADERS)

    app.router.add_get(f"{PATH}{{secret:[A-Za-z0-9_-]{{20,64}}}}.ics", route)
