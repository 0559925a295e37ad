"""Telegram → inbox. Telegram is told that it may forget an update only when the inbox holds it.

Updates are taken as raw JSON: one that the types of our client cannot read must not block the batch it came in.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter
from aiogram.methods import TelegramMethod
from aiohttp import ClientTimeout, web

from delivery.clock import Bell, Clock
from delivery.gate import Gate, account_of
from delivery.outcome import BadAnswer
from delivery.patience import patience
from notices.secrecy import mark_in
from storage.inbox import Incoming
from storage.lanes import Direction
from storage.work import Database

log = logging.getLogger(__name__)

WANTED: Final = ["message", "edited_message", "callback_query", "my_chat_member"]
LONG_POLL: Final = 30
BODY_LIMIT: Final = 1024 * 1024
_SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"


class RawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates whose result stays as it came."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = 0
    allowed_updates: list[str] | None = None


class Receiver:
    """Stores what Telegram has for us, by polling or from the webhook."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, arrived: Bell) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._arrived = arrived
        self._offset: int | None = None
        self._gate = Gate()

    async def receive(self, wait: int = 0) -> int:
        """One getUpdates: waits up to ``wait`` seconds, stores what came, gives how many.

        The next call confirms them to Telegram by its offset; a crash in between only brings them a second time.
        """
        asked = RawUpdates(offset=self._offset, timeout=wait, allowed_updates=WANTED)
        timeout = ClientTimeout(total=wait + 15, sock_connect=5)
        updates = await self._bot.session.make_request(self._bot, asked, timeout=timeout)  # type: ignore[arg-type]
        await self.store(updates)
        if updates:
            self._offset = max(update["update_id"] for update in updates) + 1
        return len(updates)

    async def store(self, updates: Iterable[dict[str, Any]]) -> None:
        """Puts the updates into the inbox (committed when this returns) and rings for the worker.

        What a stranger sends beyond a bound is let go.
        """
        now = self._clock.now()
        given = list(updates)
        flooding = await self._flooding(given, now)
        incoming = [
            Incoming(u["update_id"], lane_of(u), json.dumps(without_secrets(u), ensure_ascii=False))
            for u in given
            if account_of(u) not in flooding
        ]
        if not incoming:
            return
        async with self._database.write(decides=False) as uow:
            for chat_id in sorted(await uow.inbox.put(incoming, now)):
                await uow.lanes.wake(Direction.IN, chat_id, now)
        self._arrived.ring()

    async def _flooding(self, updates: list[dict[str, Any]], now: datetime) -> set[int]:
        """Accounts that sent very much and are nobody's on the roster."""
        suspects = self._gate.suspects([account_of(update) for update in updates], now)
        if not suspects:
            return set()
        async with self._database.read() as uow:
            return {account for account in suspects if await uow.members.by_telegram(account) is None}

    async def poll(self) -> None:
        """Receives for ever; when Telegram cannot be reached, tries again ever more slowly."""
        failures = 0
        while True:
            try:
                async with patience("receiver"):
                    await self.receive(LONG_POLL)
                failures = 0
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except (TelegramAPIError, BadAnswer, OSError) as error:
                failures += 1
                if isinstance(error, TelegramConflictError):
                    log.error("another process polls with this token: %s", error)
                else:
                    log.warning("cannot receive (%d in a row): %s", failures, error)
                await asyncio.sleep(min(2.0**failures / 2, 30))

    async def webhook(self, request: web.Request, secret: str) -> web.Response:
        """The webhook route: 200 only when the update is stored, so that Telegram sends it again otherwise."""
        if not hmac.compare_digest(request.headers.get(_SECRET_HEADER, "").encode(), secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            update = await request.json()
            if not isinstance(update, dict) or not isinstance(update["update_id"], int):
                raise ValueError("no update")
        except (ValueError, KeyError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        await self.store([update])
        return web.Response()


def webhook_app(receiver: Receiver, path: str, secret: str) -> web.Application:
    """The HTTP application of webhook mode; bodies over 1 MiB are refused by aiohttp with 413."""

    async def route(request: web.Request) -> web.Response:
        return await receiver.webhook(request, secret)

    app = web.Application(client_max_size=BODY_LIMIT)
    app.router.add_post(path, route)
    return app


def lane_of(update: dict[str, Any]) -> int:
    """The chat whose lane the update belongs to: its chat, else its person, else 0."""
    for value in update.values():
        if isinstance(value, dict):
            place = value.get("chat") or (value.get("message") or {}).get("chat") or value.get("from") or {}
            if isinstance(place.get("id"), int):
                return int(place["id"])
    return 0


def without_secrets(value: Any) -> Any:
    """The update with every text that bears a secrecy mark cut down to the mark: it must not be stored (DESIGN 4.7)."""
    if isinstance(value, list):
        return [without_secrets(item) for item in value]
    if not isinstance(value, dict):
        return value
    clean = {key: without_secrets(item) for key, item in value.items()}
    for words, marks in (("text", "entities"), ("caption", "caption_entities")):
        if isinstance(clean.get(words), str) and (mark := mark_in(clean[words].splitlines())):
            clean[words] = mark
            clean.pop(marks, None)
            clean.pop("quote", None)
    return clean
