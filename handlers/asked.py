"""What the journeys of a unit have in common: recognising a command as people type it, and naming their answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from locales import Tongue
from services.answers import Answer
from services.errors import DomainError
from services.work import Work
from storage.conversations import Conversation
from views.commands import Command
from views.letter import Card, Letter

_ANSWER_WITHIN: Final = timedelta(minutes=30)
"""How long "which one?" waits with the words and the file that came before it."""

TYPED: Final = F.text & ~F.text.startswith("/")
"""Filter: words, and no command."""

Filter = Callable[..., bool | dict[str, str]]


def asked(command: Command) -> Filter:
    """Filter: the message or its caption begins with the command, also as "/done3"; gives what follows as ``words``."""
    pattern = re.compile(rf"/(?:{'|'.join(command.words)})(?:@\w+)?(?![^\W\d])(?P<words>.*)", re.DOTALL | re.IGNORECASE)

    def matches(message: Message) -> bool | dict[str, str]:
        found = pattern.fullmatch((message.text or message.caption or "").strip())
        return {"words": found["words"].strip()} if found else False

    return matches


def answer_id(event: Message | CallbackQuery) -> str:
    """Names what is reported with this message or press; the same on a second delivery."""
    return f"m{event.chat.id}.{event.message_id}" if isinstance(event, Message) else f"q{event.id}"


def answered_message(message: Message) -> int | None:
    """The message that this one replies to."""
    return message.reply_to_message.message_id if message.reply_to_message else None


def put(event: Message | CallbackQuery, card: Card, *, name: str | None = None) -> Letter:
    """Into the message whose button was pressed; anew where the person wrote."""
    return rewrite(event, card, name=name) if isinstance(event, CallbackQuery) else say(event, card, name=name)


def refused(message: Message, error: DomainError, conversation: Conversation, t: Tongue) -> Letter:
    """What was being asked for cannot be done any more: says so, and asks no longer.

    Raised, the mistake would be rolled back with the end of the conversation, and every next message refused again.
    """
    conversation.end()
    return say(message, Card(t(error.key, **error.values)))


def ask_which(conversation: Conversation, state: str, candidates: Sequence[Work], now: datetime, **said: Any) -> None:
    """Keeps what came with the command (JSON) until one of ``candidates`` is chosen."""
    among = [work.item.id for work in candidates]
    conversation.expect(state, said=said, among=among, until=(now + _ANSWER_WITHIN).isoformat())


def kept(conversation: Conversation, state: str, assignment_id: int, now: datetime) -> dict[str, Any]:
    """What came with the command, once the person has said which task it is about; {} where they were not asked.

    A button of another task, or one pressed much later, is no answer: the words were not meant for it.
    """
    if conversation.state != state:
        return {}
    data = conversation.data
    conversation.end()
    in_time = now <= datetime.fromisoformat(data["until"])
    said: dict[str, Any] = data["said"] if in_time and assignment_id in data["among"] else {}
    return said


def card_of(answer: Answer) -> str:
    """Name of the living card that says an answer back to its unit."""
    return f"understood:{answer.id}"
