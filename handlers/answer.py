"""Addressing an answer: to the chat that wrote, or into the message whose button was pressed."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from views.letter import Card, Letter


def say(event: Message | CallbackQuery, card: Card, *, name: str | None = None) -> Letter:
    """A new message in the person's chat; with ``name``, a living card that is sent anew at the bottom."""
    return Letter(_chat(event), card, name=name, fresh=name is not None)


def rewrite(query: CallbackQuery, card: Card, *, name: str | None = None) -> Letter:
    """The message whose button was pressed becomes ``card``."""
    message_id = query.message.message_id if query.message else None
    return Letter(_chat(query), card, message_id=message_id, name=name)


def _chat(event: Message | CallbackQuery) -> int:
    if isinstance(event, (Message, InaccessibleMessage)):
        return event.chat.id
    return event.message.chat.id if event.message else event.from_user.id
