"""Failures to order: what goes wrong with the next calls, and whether the bot's wish was done all the same."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from aiohttp import web

from sandbox.errors import Refusal
from sandbox.errors import too_many as too_many_refusal

GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"


@dataclass(frozen=True)
class Fault:
    """`delivered`: the method takes effect before it fails. `status` None: the true answer is the body.

    `cut`: the connection closes after this share of the answer (0: no byte is sent, 1: all of it).
    """

    name: str
    delivered: bool = False
    status: int | None = None
    body: bytes = b""
    content_type: str = "application/json"
    wait_s: float = 0
    cut: float = 1


def refusal(code: int, description: str, **parameters: int) -> Fault:
    """Any ok=false answer, e.g. refusal(403, "Forbidden: bot was blocked by the user")."""
    return Fault("refusal", status=code, body=json.dumps(Refusal(code, description, **parameters).body()).encode())


def too_many(retry_after: int, *, parameters: bool = True) -> Fault:
    """429 with or without the machine-readable parameters. Not delivered."""
    answer = too_many_refusal(retry_after).body()
    if not parameters:
        del answer["parameters"]
    return Fault("too_many", status=429, body=json.dumps(answer).encode())


def server_error(*, described: bool = True, delivered: bool = False) -> Fault:
    """500 as JSON; without a description when `described` is false."""
    answer: dict[str, Any] = {"ok": False, "error_code": 500}
    if described:
        answer["description"] = "Internal Server Error"
    return Fault("server_error", delivered, 500, json.dumps(answer).encode())


def html(status: int = 502, *, delivered: bool = False) -> Fault:
    """What a gateway in front of a broken server says."""
    return Fault("html", delivered, status, GATEWAY_PAGE, "text/html")


def empty(status: int = 502, *, delivered: bool = False) -> Fault:
    return Fault("empty", delivered, status, b"", "text/plain")


def not_json(*, delivered: bool = True) -> Fault:
    """200 with a body that is no JSON. Delivered, as a 200 says."""
    return Fault("not_json", delivered, 200, b"ok", "text/plain")


def drop(*, delivered: bool = False) -> Fault:
    """The connection closes without an answer."""
    return Fault("drop", delivered, cut=0)


def truncated(*, delivered: bool = True) -> Fault:
    """Half of the true answer, then the connection closes."""
    return Fault("truncated", delivered, cut=0.5)


def late(seconds: float, *, delivered: bool = True) -> Fault:
    """The true answer, but so late that the client has given up."""
    return Fault("late", delivered, wait_s=seconds)


KINDS: dict[str, Callable[..., Fault]] = {
    "too_many": too_many,
    "server_error": server_error,
    "html": html,
    "empty": empty,
    "not_json": not_json,
    "drop": drop,
    "truncated": truncated,
    "late": late,
    "refusal": refusal,
}


@dataclass(frozen=True)
class Order:
    """A fault for the next `times` calls of `method` (None: any), in `chat` only when it is given."""

    fault: Fault
    method: str | None
    chat: int | None
    times: int

    def fits(self, method: str, chat: Any) -> bool:
        return self.method in {None, method} and (self.chat is None or str(self.chat) == str(chat))


@dataclass
class Faults:
    """Orders are used up first come, first served."""

    _orders: list[Order] = field(default_factory=list)

    def order(self, *, fault: Fault, method: str | None = None, times: int = 1, chat: int | None = None) -> None:
        self._orders.append(Order(fault, method.lower() if method else None, chat, times))

    def clear(self) -> None:
        self._orders.clear()

    @property
    def open(self) -> int:
        """How many ordered failures have not yet happened."""
        return sum(order.times for order in self._orders)

    def take(self, method: str, chat: Any) -> Fault | None:
        for place, order in enumerate(self._orders):
            if order.fits(method.lower(), chat):
                rest = [replace(order, times=order.times - 1)] if order.times > 1 else []
                self._orders[place : place + 1] = rest
                return order.fault
        return None


async def answer_with(fault: Fault, request: web.Request, true_body: bytes) -> web.StreamResponse:
    """The failing answer. A closed connection also returns a response, which then goes nowhere."""
    if fault.wait_s:
        await asyncio.sleep(fault.wait_s)
    body = true_body if fault.status is None else fault.body
    response = web.StreamResponse(status=fault.status or 200)
    response.content_type = fault.content_type
    response.content_length = len(body)
    if fault.cut > 0:
        await response.prepare(request)
        await response.write(body[: int(len(body) * fault.cut)])
    if fault.cut < 1 and request.transport is not None:
        request.transport.close()
    return response
