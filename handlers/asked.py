"""What the journeys of a unit have in common: recognising a command as people type it, and naming their answers."""

from __future__ import annotations

import re
from collections.abc import Callable

from aiogram.types import CallbackQuery, Message

from services.reports import Answer
from views.commands import Command

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


def card_of(answer: Answer) -> str:
    """Name of the living card that says an answer back to its unit."""
    return f"understood:{answer.id}"
