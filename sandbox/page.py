"""The page in the browser: its files, the stream of news, and what a visitor does beside chatting.

GET  /                                        the page; /?start={code} opens that person's pane and presses Start
GET  /page/{file}                             its style and modules
GET  /page/texts                              {language: {key: text}}
GET  /page/news                               server-sent events, each a JSON object of what is new (sandbox/scene.py)
POST /page/clock    {"to": ISO time}          moves on; without a zone it is the office's time
POST /page/troubles {"name", "on"}            sandbox/troubles.py
POST /page/tour     {"act": step|play|pause}
POST /page/bot                                starts the bot's process again, where it has ended
POST /page/links    {"code"}                  -> {"id"}: the person of this invitation presses Start
"""

from __future__ import annotations

import contextlib
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.control import guarded, refuse_strangers
from sandbox.play import Play
from sandbox.scene import Scene
from sandbox.troubles import Trouble

if TYPE_CHECKING:
    from sandbox.server import Sandbox

FILES = Path(__file__).parent / "browser"
HEARTBEAT_S = 15.0
TOUR_ACTS = frozenset({"step", "play", "pause"})
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Page:
    """One page over one sandbox; any number of tabs may show it."""

    def __init__(self, server: Sandbox, play: Play) -> None:
        self._server = server
        self._play = play

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/", self._index)
        app.router.add_get("/page/texts", guarded(self._texts))
        app.router.add_get("/page/news", self._news)
        app.router.add_get("/page/{file}", self._file)
        app.router.add_post("/page/clock", guarded(self._move))
        app.router.add_post("/page/troubles", guarded(self._switch))
        app.router.add_post("/page/tour", guarded(self._tour))
        app.router.add_post("/page/bot", guarded(self._restart))
        app.router.add_post("/page/links", guarded(self._link))

    async def _index(self, request: web.Request) -> web.StreamResponse:
        refuse_strangers(request)
        return web.FileResponse(FILES / "index.html", headers=HEADERS)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """Only names that are in the folder: a path of two parts matches no route."""
        refuse_strangers(request)
        file = FILES / request.match_info["file"]
        if file.parent != FILES or not file.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(file, headers=HEADERS)

    async def _texts(self, _request: web.Request) -> Any:
        return self._play.texts

    async def _news(self, request: web.Request) -> web.StreamResponse:
        refuse_strangers(request)
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        scene, bell = Scene(self._server, self._play), self._server.world.bell
        with contextlib.suppress(ConnectionError):
            while True:
                news, version = scene.news(), bell.version
                line = f"data: {json.dumps(news, ensure_ascii=False)}" if news else ": still here"
                await response.write(f"{line}\n\n".encode())
                with contextlib.suppress(TimeoutError):
                    await bell.until(lambda rung=version: bell.version > rung, HEARTBEAT_S)  # type: ignore[misc]
        return response

    async def _move(self, request: web.Request) -> Any:
        wish = await request.json()
        to, clock = datetime.fromisoformat(wish["to"]), self._play.clock
        clock.move(to if to.tzinfo else to.replace(tzinfo=clock.zone))
        self._server.world.bell.ring()
        return {}

    async def _switch(self, request: web.Request) -> Any:
        wish = await request.json()
        self._server.troubles.switch(Trouble(wish["name"]), on=bool(wish["on"]))
        self._server.world.bell.ring()
        return {}

    async def _tour(self, request: web.Request) -> Any:
        act = (await request.json())["act"]
        if act not in TOUR_ACTS:
            raise LookupError(f"no such act; there are: {sorted(TOUR_ACTS)}")
        getattr(self._play.tour, act)()
        return {}

    async def _restart(self, _request: web.Request) -> Any:
        if self._play.bot is None:
            raise LookupError("the bot is not ours to start")
        self._play.bot.restart()
        return {}

    async def _link(self, request: web.Request) -> Any:
        guest = self._play.guest((await request.json())["code"])
        await guest.person.send(f"/start {guest.code}")
        return {"id": guest.person.user_id}
