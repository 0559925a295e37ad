"""aiogram's dispatcher, fed one stored update at a time inside the worker's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject, Update, User

from delivery.clock import Clock
from handlers.start import missed
from locales import Tongues
from services.errors import DomainError
from services.reach import found
from storage.work import UnitOfWork
from views.letter import Card, Letter, Said, Toast


class Dispatch:
    """Routes updates to handlers and collects what they say. Conversation state comes from the unit of work."""

    def __init__(
        self, bot: Bot, routers: Iterable[Router], tongues: Tongues, clock: Clock, public_url: str | None = None
    ) -> None:
        self._bot = bot
        self._public_url = public_url
        self._tongues = tongues
        self._clock = clock
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_routers(*routers)

    async def handle(self, uow: UnitOfWork, update: dict[str, Any]) -> Sequence[Said]:
        """Routes the update to its handler and gives what is to be said; () when no handler is for it."""
        parsed = Update.model_validate(update, context={"bot": self._bot})
        now = self._clock.now()
        event = _event(parsed)
        person = _person(event)
        if person is None:
            return ()
        chat = _chat_id(event, person)
        actor = await uow.members.by_telegram(person.id)
        back = actor is not None and chat == person.id and not _leaves(event) and await found(uow, actor, now)
        conversation = await uow.conversations.of(chat, person.id, now)
        said = await self._dispatcher.feed_update(
            self._bot,
            parsed,
            uow=uow,
            actor=actor,
            conversation=conversation,
            raw_state=conversation.state,
            now=now,
            tongues=self._tongues,
            t=self._tongues[actor.language if actor else person.language_code],
            public_url=self._public_url,
            bot_name=self._bot_name,
        )
        return (*_as_sequence(said), *(await missed(uow, actor, self._tongues, now) if actor and back else ()))

    async def _bot_name(self) -> str:
        """The name in links to the bot; Telegram is asked once (at the start, :func:`bot.app.introduce`)."""
        return (await self._bot.me()).username or ""

    async def explain(self, uow: UnitOfWork, update: dict[str, Any], error: DomainError | None) -> Sequence[Said]:
        """The mistake, or one neutral sentence, in the person's language; under a button also as its answer."""
        event = _event(Update.model_validate(update, context={"bot": self._bot}))
        person = _person(event)
        if person is None:
            return ()
        actor = await uow.members.by_telegram(person.id)
        t = self._tongues[actor.language if actor else person.language_code]
        text = t(error.key, **error.values) if error else t("error.bug")
        if error and error.key == "error.not_allowed" and isinstance(event, Message):
            # A question put to who they were before their role changed: left open, it would refuse every next message.
            await uow.conversations.end(person.id)
        chat_id = _chat_id(event, person)
        # Whoever tries one code after the other is told once an hour; people of the office each time.
        key = None if actor else f"mistake:{chat_id}:{self._clock.now():%Y-%m-%dT%H}"
        letter = Letter(chat_id, Card(text), key=key)
        return (letter, Toast("")) if isinstance(event, CallbackQuery) else (letter,)


def _event(update: Update) -> TelegramObject | None:
    return update.message or update.edited_message or update.callback_query or update.my_chat_member


def _leaves(event: TelegramObject | None) -> bool:
    """The person blocks the bot with this update; with any other they show that they can be written to."""
    return isinstance(event, ChatMemberUpdated) and event.new_chat_member.status == "kicked"


def _person(event: TelegramObject | None) -> User | None:
    return getattr(event, "from_user", None)


def _chat_id(event: TelegramObject | None, person: User) -> int:
    if isinstance(event, CallbackQuery):
        return event.message.chat.id if event.message else person.id
    return event.chat.id if isinstance(event, Message) else person.id


def _as_sequence(said: Any) -> Sequence[Said]:
    if said is None or said is UNHANDLED:
        return ()
    return tuple(said) if isinstance(said, (list, tuple)) else (said,)
