"""The handlers as they are registered, what aiogram hands to each by name, and which of them an update reaches."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.dispatcher.event.handler import CallableObject, FilterObject, HandlerObject
from aiogram.filters import Command, StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import TelegramObject

from bot.dispatcher import Dispatch
from bot.journeys import routers
from handlers import asked, directions, evidence, overtaken, upload
from locales import Tongues
from storage.work import UnitOfWork
from tests.conftest import SetClock
from views.commands import DONE

PERSON: dict[str, Any] = {"id": 1001, "is_bot": False, "first_name": "Mạc Thị Yến", "language_code": "vi"}
CHAT = {"id": 1001, "type": "private", "first_name": "Mạc Thị Yến"}
BOT = {"id": 42, "is_bot": True, "first_name": "Đôn Đốc"}
MESSAGE = {"message_id": 5, "from": PERSON, "chat": CHAT, "date": 1_711_933_200}
QUERY = {"id": "9", "from": PERSON, "chat_instance": "1", "message": {**MESSAGE, "from": BOT, "text": "thẻ"}}
STANDING = {
    "chat": CHAT,
    "from": PERSON,
    "date": 1_711_933_200,
    "old_chat_member": {"user": BOT, "status": "kicked", "until_date": 0},
    "new_chat_member": {"user": BOT, "status": "member"},
}
UPDATES: dict[str, dict[str, Any]] = {
    "message": {**MESSAGE, "text": "xin chào"},
    "edited_message": {**MESSAGE, "text": "xin chào", "edit_date": 1_711_933_260},
    "callback_query": {**QUERY, "data": "x"},
    "my_chat_member": STANDING,
}
"""One of each kind that is asked of Telegram."""

GIVES: dict[Any, frozenset[str]] = {
    asked.asked(DONE).__code__: frozenset({"words"}),
    directions.replies_to_question.__code__: frozenset({"direction"}),
    evidence.is_evidence.__code__: frozenset({"piece"}),
    upload.marked.__code__: frozenset({"mark"}),
    overtaken.draft_overtaken.__code__: frozenset({"changes"}),
    overtaken.task_overtaken.__code__: frozenset({"changes"}),
    overtaken.words_overtaken.__code__: frozenset({"changes"}),
}
"""Filters that are functions and give something besides yes and no, by their code."""


class Switchboard:
    """The real dispatcher; :meth:`reached` notes the handler instead of running it."""

    def __init__(self, texts: Tongues, clock: SetClock) -> None:
        self.routers = routers()
        self.given: frozenset[str] = frozenset()
        self._reached: tuple[str, dict[str, Any]] | None = None
        self._dispatch = Dispatch(Bot("42:not-a-secret"), [self._first(), *self.routers], texts, clock)
        for _, handler in registered(self.routers):
            handler.callback = self._noting(handler.callback)

    async def reached(self, uow: UnitOfWork, kind: str, **changes: Any) -> tuple[str, dict[str, Any]]:
        """(handler, what it was called with) for an update of this kind with these fields."""
        self._reached = None
        await self._dispatch.handle(uow, {"update_id": 1, kind: UPDATES[kind] | changes})
        return self._reached or ("nobody", {})

    def _first(self) -> Router:
        """Sees every update before all others do, with everything that comes along by name."""

        async def see(event: TelegramObject, **data: Any) -> None:
            self.given = frozenset(data)
            raise SkipHandler

        router = Router(name="first")
        for kind in UPDATES:
            router.observers[kind].register(see)
        return router

    def _noting(self, callback: Any) -> Any:
        async def note(*event: Any, **data: Any) -> None:
            inspect.signature(callback).bind(*event, **data)
            self._reached = (named(callback), data)

        return note


def registered(routers: list[Router]) -> Iterator[tuple[str, HandlerObject]]:
    """(kind of update, handler) of all routers, in the order in which they are asked."""
    for first in routers:
        for router in first.chain_tail:
            for kind, observer in router.observers.items():
                for handler in observer.handlers:
                    yield kind, handler


def named(callback: Any) -> str:
    return f"{callback.__module__.removeprefix('handlers.')}.{callback.__qualname__}"


def unknown_names(handler: HandlerObject, given: frozenset[str]) -> set[str]:
    """Parameters of the handler and its filters that nobody fills; a filter has what those before it gave."""
    unknown = set[str]()
    for asking in handler.filters or []:
        unknown |= by_name(asking) - given
        given |= gives(asking)
    return unknown | (by_name(handler) - given)


def by_name(called: CallableObject) -> set[str]:
    """Parameters but the first, which is the event itself."""
    parameters = inspect.signature(inspect.unwrap(called.callback)).parameters
    return called.params - set(list(parameters)[:1])


def gives(asking: FilterObject) -> frozenset[str]:
    """What a filter hands on; LookupError for one that may hand on something and is not known here."""
    callback = asking.callback
    if isinstance(callback, Command):
        return frozenset({"command"})
    if isinstance(callback, CallbackQueryFilter):
        return frozenset({"callback_data"})
    if isinstance(callback, StateFilter) or asking.magic is not None:
        return frozenset()
    code = getattr(callback, "__code__", None)
    if code in GIVES:
        return GIVES[code]
    if inspect.signature(callback).return_annotation in (bool, "bool"):
        return frozenset()
    raise LookupError(f"what does {callback!r} hand on? Put it into GIVES")


def states(routers: list[Router]) -> set[str]:
    """Everything that some handler waits for."""
    filters = [asking.callback for _, handler in registered(routers) for asking in handler.filters or []]
    waited = {state for f in filters if isinstance(f, StateFilter) for state in f.states}
    return {state for state in waited if isinstance(state, str)}


def in_half_an_hour(now: datetime) -> dict[str, Any]:
    """Something of all that a conversation may keep: enough for the filters that look into it."""
    return {"until": now.replace(hour=23).isoformat(), "task": 1, "notice": 1, "report": 1, "assignments": [1]}
