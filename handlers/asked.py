"""What the journeys of a unit have in common: recognising a command as people type it, and naming their answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from locales import Tongue
from services.errors import DomainError
from services.reports import Answer
from storage.conversations import Conversation
from views.commands import Command
from views.letter import Card, Letter

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


def kept(conversation: Conversation, state: str) -> dict[str, Any]:
    """What came with the command, once the person has said which task it is about; {} where they were not asked."""
    if conversation.state != state:
        return {}
    data = conversation.data
    conversation.end()
    return data


def card_of(answer: Answer) -> str:
    """Name of the living card that says an answer back to its unit."""
    return f"understood:{answer.id}"
