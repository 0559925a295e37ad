"""The Bot API over HTTP: token, method, arguments, faults, the answer, and the log of it all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from sandbox import errors, faults
from sandbox.arguments import Arguments, check, known_methods, read
from sandbox.errors import Refusal
from sandbox.methods import METHODS
from sandbox.polling import Poller
from sandbox.troubles import Troubles
from sandbox.webhook import Backoff, Webhook
from sandbox.world import World


@dataclass(frozen=True)
class Call:
    """One request of the bot. `status` is 0 when the connection was closed without an answer.

    `params` are the checked arguments, or the raw ones when they were refused. `fault` names an ordered failure.
    """

    method: str
    params: dict[str, Any]
    status: int
    at: datetime
    fault: str | None = None


class Api:
    """Answers /bot{token}/{method} and /file/bot{token}/{path} for one bot."""

    def __init__(self, world: World, token: str, backoff: Backoff | None) -> None:
        self.faults = faults.Faults()
        self.troubles = Troubles()
        self.calls: list[Call] = []
        self.webhook = Webhook(world, self._by_webhook_answer, backoff)
        self._poller = Poller(world)
        self._world = world
        self._token = token
        self._models = known_methods()
        self._modelled = {name.lower(): method for name, method in METHODS.items()}
        self._waiting: dict[str, Callable[[Arguments], Awaitable[Any]]] = {
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self.webhook.delete,
            "getwebhookinfo": self.webhook.info,
        }

    @property
    def polled(self) -> bool:
        return self._poller.waiting > 0

    def add_routes(self, app: web.Application) -> None:
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._answer)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"].lower()
        arguments = Arguments({})
        try:
            self._authorize(request)
            arguments = await read(request)
        except Refusal as refusal:
            return self._logged(method, arguments, refusal.code, refusal.body())
        chat = arguments.get("chat_id")
        if fault := self.faults.take(method, chat) or self.troubles.fault(chat):
            return await self._failed(request, method, arguments, fault)
        await asyncio.sleep(self.troubles.delay_s(chat))
        answer = await self._carried_out(method, arguments)
        if lost := self.troubles.fault(None):  # the network went while a poll waited
            return await self._failed(request, method, arguments, lost)
        return self._logged(method, arguments, *answer)

    def _authorize(self, request: web.Request) -> None:
        if request.match_info["token"] != self._token:
            raise Refusal(*errors.UNAUTHORIZED)

    async def _failed(
        self, request: web.Request, method: str, arguments: Arguments, fault: faults.Fault
    ) -> web.StreamResponse:
        body: dict[str, Any] = {"ok": True, "result": True}
        if fault.delivered:
            _, body = await self._carried_out(method, arguments)
        status = 0 if fault.cut == 0 else fault.status or 200
        self._log(method, arguments, status, fault.name)
        return await faults.answer_with(fault, request, json.dumps(body).encode())

    async def _carried_out(self, method: str, arguments: Arguments) -> tuple[int, dict[str, Any]]:
        """Status and body of the true answer."""
        try:
            return 200, {"ok": True, "result": await self._perform(method, arguments)}
        except Refusal as refusal:
            return refusal.code, refusal.body()

    async def _perform(self, method: str, arguments: Arguments) -> Any:
        model = self._models.get(method)
        if model is None:
            raise Refusal(*errors.NOT_FOUND)
        checked = check(model, arguments)
        arguments.values = checked.values
        if method in self._waiting:
            return await self._waiting[method](checked)
        if method not in self._modelled:
            raise Refusal(501, f"Not Implemented: sandbox: {model.__api_method__}")
        return self._modelled[method](self._world, checked)

    async def _get_updates(self, arguments: Arguments) -> Any:
        if self.webhook.url:
            raise errors.conflict(errors.WEBHOOK_ACTIVE)
        return await self._poller.get_updates(arguments)

    async def _set_webhook(self, arguments: Arguments) -> Any:
        done = await self.webhook.set(arguments)
        self._poller.end()
        return done

    async def _by_webhook_answer(self, method: str, arguments: Arguments) -> None:
        """A method in the answer to a webhook: nobody hears how it ended, as with Telegram."""
        self._logged(method.lower(), arguments, *await self._carried_out(method.lower(), arguments))

    def _logged(self, method: str, arguments: Arguments, status: int, body: dict[str, Any]) -> web.Response:
        self._log(method, arguments, status, None)
        return web.json_response(body, status=status)

    def _log(self, method: str, arguments: Arguments, status: int, fault: str | None) -> None:
        named = getattr(self._models.get(method), "__api_method__", method)
        self.calls.append(Call(str(named), arguments.values, status, self._world.now(), fault))
        self._world.bell.ring()

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._authorize(request)
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        stored = self._world.files.by_path(request.match_info["path"])
        if stored is None:
            return web.json_response(Refusal(*errors.NOT_FOUND).body(), status=404)
        return web.Response(body=stored.data, content_type="application/octet-stream")
