"""Whoever is not on the roster: one neutral sentence, at most once a day in a chat, whatever they do."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from locales import Tongue
from storage.members import Member
from views.joining import stranger_card
from views.letter import Letter


def is_member(event: object, actor: Member | None) -> bool:
    """Filter: the person is on the roster."""
    return actor is not None


def is_stranger(event: object, actor: Member | None) -> bool:
    """Filter: the person is not on the roster."""
    return actor is None


async def wrote(message: Message, now: datetime, t: Tongue) -> Letter:
    """A stranger wrote."""
    return _neutral(message.chat.id, now, t)


async def pressed(query: CallbackQuery, now: datetime, t: Tongue) -> Letter:
    """A stranger pressed a button: an old one of theirs, or one in a forwarded message."""
    return _neutral(query.from_user.id, now, t)


async def silent(message: Message) -> None:
    """Groups hear nothing from a bot that works in private chats."""


def _neutral(chat_id: int, now: datetime, t: Tongue) -> Letter:
    return Letter(chat_id, stranger_card(t), key=f"stranger:{chat_id}:{now:%Y-%m-%d}")


def router() -> Router:
    router = Router(name="strangers")
    router.message.register(silent, F.chat.type != "private")
    router.message.register(wrote, is_stranger)
    router.edited_message.register(silent, is_stranger)
    router.callback_query.register(pressed, is_stranger)
    return router
