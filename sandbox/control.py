"""The person's side over HTTP, for a chat page or a test in another process. JSON in, JSON out, loopback only.

POST /sandbox/people {"name", "user_id"}                       -> the person
POST /sandbox/people/{id}/send {"text", "reply_to"?}           -> the message
POST /sandbox/people/{id}/upload?name=&caption=&reply_to=&photo=&album= (body: bytes)  -> the message
POST /sandbox/people/{id}/click {"label", "message_id"?}       -> {"query_id"}
POST /sandbox/people/{id}/press {"message_id", "row", "column"} -> {"query_id"}
POST /sandbox/people/{id}/act/{block|unblock|deactivate}       -> {}
GET  /sandbox/people/{id}/messages?after=&wait=                -> {"version", "messages", "toasts", "reply_keyboard"}
POST /sandbox/faults {"kind", "method"?, "times"?, "chat"?, "settings"?} -> {}
GET  /sandbox/calls                                            -> the bot's requests
GET  /sandbox/files/{path}                                     -> bytes of a file that was sent
"""

from __future__ import annotations

import contextlib
import ipaddress
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aiohttp import web

from sandbox import faults
from sandbox.errors import Refusal
from sandbox.files import StoredFile
from sandbox.messages import Message
from sandbox.people import Person

if TYPE_CHECKING:
    from sandbox.server import Sandbox

LONGEST_WAIT_S = 25.0
ACTS = frozenset({"block", "unblock", "deactivate"})
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


class Control:
    """The routes above. A mistake of the caller (no such button, blocked) is a 409 with its words."""

    def __init__(self, server: Sandbox) -> None:
        self._server = server

    def add_routes(self, app: web.Application) -> None:
        routes: list[tuple[str, str, Callable[[web.Request], Awaitable[Any]]]] = [
            ("POST", "/people", self._meet),
            ("POST", "/people/{id}/send", self._send),
            ("POST", "/people/{id}/upload", self._upload),
            ("POST", "/people/{id}/click", self._click),
            ("POST", "/people/{id}/press", self._press),
            ("POST", "/people/{id}/act/{act}", self._act),
            ("GET", "/people/{id}/messages", self._messages),
            ("POST", "/faults", self._order),
            ("GET", "/calls", self._calls),
        ]
        for method, path, handler in routes:
            app.router.add_route(method, f"/sandbox{path}", guarded(handler))
        app.router.add_get("/sandbox/files/{path:.+}", self._file)

    def _person(self, request: web.Request) -> Person:
        return self._server.known_person(int(request.match_info["id"]))

    async def _meet(self, request: web.Request) -> Any:
        wish = await request.json()
        person = self._server.person(wish["name"], wish.get("user_id"))
        return person.account.body()

    async def _send(self, request: web.Request) -> Any:
        wish, person = await request.json(), self._person(request)
        if (answered := wish.get("reply_to")) is not None:
            return seen(await person.reply_to(person.chat.message(answered, "no such message"), wish["text"]))
        return seen(await person.send(wish["text"]))

    async def _upload(self, request: web.Request) -> Any:
        wish, person, data = request.query, self._person(request), await request.read()
        answered = person.chat.message(int(wish["reply_to"]), "no such message") if "reply_to" in wish else None
        album = self._server.world.album(wish["album"]) if "album" in wish else None
        if "photo" in wish:
            return seen(await person.photo(data, wish.get("caption"), to=answered, album=album))
        return seen(await person.upload(wish["name"], data, wish.get("caption"), to=answered, album=album))

    async def _click(self, request: web.Request) -> Any:
        wish, person = await request.json(), self._person(request)
        chosen = person.chat.message(wish["message_id"], "no such message") if "message_id" in wish else None
        press = await person.click(wish["label"], message=chosen)
        return {"query_id": press.query_id}

    async def _press(self, request: web.Request) -> Any:
        wish, person = await request.json(), self._person(request)
        message = person.chat.message(wish["message_id"], "no such message")
        return {"query_id": (await person.press(message, wish["row"], wish["column"])).query_id}

    async def _act(self, request: web.Request) -> Any:
        act = request.match_info["act"]
        if act not in ACTS:
            raise LookupError(f"no such act; there are: {sorted(ACTS)}")
        await getattr(self._person(request), act)()
        return {}

    async def _messages(self, request: web.Request) -> Any:
        """At once, or with `wait` seconds as soon as the version is above `after`."""
        person, after = self._person(request), int(request.query.get("after", -1))
        wait_s = min(float(request.query.get("wait", 0)), LONGEST_WAIT_S)
        bell = self._server.world.bell
        with contextlib.suppress(TimeoutError):
            await bell.until(lambda: bell.version > after, wait_s)
        return {
            "version": bell.version,
            "messages": [seen(message) for message in person.messages],
            "toasts": person.toasts,
            "reply_keyboard": person.reply_keyboard,
        }

    async def _order(self, request: web.Request) -> Any:
        wish = await request.json()
        if wish["kind"] not in faults.KINDS:
            raise LookupError(f"no such fault; there are: {sorted(faults.KINDS)}")
        fault = faults.KINDS[wish["kind"]](**wish.get("settings", {}))
        times, chat = wish.get("times", 1), wish.get("chat")
        self._server.faults.order(fault=fault, method=wish.get("method"), times=times, chat=chat)
        return {}

    async def _calls(self, _request: web.Request) -> Any:
        return [
            {"method": call.method, "params": call.params, "status": call.status, "at": call.at.isoformat()}
            for call in self._server.calls
        ]

    async def _file(self, request: web.Request) -> web.Response:
        refuse_strangers(request)
        stored = self._server.world.files.by_path(request.match_info["path"])
        if stored is None:
            raise web.HTTPNotFound
        return web.Response(body=stored.data, content_type=stored.mime_type, headers=served(stored))


def served(stored: StoredFile) -> dict[str, str]:
    """Anything but a picture is saved, never shown: an .html or .svg must not run as a page of ours."""
    shown = "inline" if stored.mime_type in PICTURES else "attachment"
    return {
        "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(stored.name)}",
        "Content-Security-Policy": "sandbox",
        "X-Content-Type-Options": "nosniff",
    }


def guarded(handler: Callable[[web.Request], Awaitable[Any]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Loopback callers only; the answer as JSON; a mistake as 409."""

    async def answer(request: web.Request) -> web.Response:
        refuse_strangers(request)
        try:
            return web.json_response(await handler(request), dumps=lambda body: json.dumps(body, default=str))
        except (LookupError, PermissionError, ValueError, TypeError, Refusal) as error:
            return web.json_response({"error": str(error)}, status=409)

    return answer


def refuse_strangers(request: web.Request) -> None:
    """Refuses other machines, names that were made to point here (DNS rebinding), and what other sites' pages send."""
    host = request.host.rpartition(":")[0] or request.host
    if not ipaddress.ip_address(request.remote or "0.0.0.0").is_loopback or host not in {"127.0.0.1", "localhost"}:
        raise web.HTTPForbidden
    if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
        raise web.HTTPForbidden


def seen(message: Message) -> dict[str, Any]:
    """A message as a page shows it: the wire object, its HTML, and where its file is."""
    shown = {"message": message.body, "html": message.html, "from_bot": message.from_bot}
    return shown | ({"file": f"/sandbox/files/{message.file.path}"} if message.file else {})
