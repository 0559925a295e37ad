"""The Office sends a document: a file, or its words pasted or forwarded."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from handlers.answer import say
from handlers.asked import TYPED
from locales import Tongue
from notices.secrecy import mark_in
from services.readings import SECRET, SentFile, accept_file, accept_picture, accept_words, begun_words, refuse
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.commands import OFFICE
from views.letter import Letter
from views.readings import reading_card, secret_card, too_short_card

PHOTO: Final = "photo.jpg"
"""Telegram's photos have no name, and are JPEG."""
LONG: Final = 300
"""Letters from which pasted words are taken for a document."""


async def secret(message: Message, uow: UnitOfWork, now: datetime, t: Tongue, mark: str) -> Letter:
    """The receiver has cut the words down to the mark before anything was stored; what came before it goes, too."""
    begun = await begun_words(uow, message.chat.id, now)
    if begun is not None:
        await refuse(uow, begun.id or 0, SECRET, now)
    return say(message, secret_card(mark, t), name=f"reading:{begun.id}" if begun else None)


async def file(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """A document: it is read after this answer, outside this transaction."""
    conversation.end()
    assert message.document is not None
    sent = SentFile(message.document.file_id, message.document.file_name or "", message.document.file_size)
    reading = await accept_file(uow, actor, message.chat.id, sent, now)
    return say(message, reading_card(t), name=f"reading:{reading.id}")


async def words(message: Message, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue) -> Letter:
    """Pasted or forwarded words."""
    reading = await accept_words(uow, actor, message.chat.id, message.text or "", now)
    return say(message, reading_card(t), name=f"reading:{reading.id}")


async def picture(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> list[Letter]:
    """A photo of a page, alone or one of an album; also sent as a file, which keeps it sharp."""
    conversation.end()
    reading, first = await accept_picture(uow, actor, message.chat.id, _sent_picture(message), now)
    return [say(message, reading_card(t), name=f"reading:{reading.id}")] if first else []


def _sent_picture(message: Message) -> SentFile:
    if message.document:
        return SentFile(message.document.file_id, message.document.file_name or PHOTO, message.document.file_size)
    assert message.photo is not None
    largest = message.photo[-1]
    return SentFile(largest.file_id, PHOTO, largest.file_size)


async def too_short(message: Message, t: Tongue) -> Letter:
    """Words of the Office that are no document and answer nothing."""
    return say(message, too_short_card(t))


def of_office(message: Message, actor: Member | None) -> bool:
    """Filter: from somebody who may send documents."""
    return actor is not None and actor.role in OFFICE


def marked(message: Message) -> bool | dict[str, str]:
    """Filter: a secrecy mark stands in the words; gives it as ``mark``."""
    mark = mark_in((message.text or message.caption or "").splitlines())
    return {"mark": mark} if mark else False


async def goes_on(message: Message, uow: UnitOfWork, now: datetime) -> bool:
    """Filter: what the app cut off a long paste; it may be short."""
    return await begun_words(uow, message.chat.id, now) is not None


def like_a_document(message: Message) -> bool:
    """Filter: long, or forwarded from somebody who wrote it."""
    text = message.text or ""
    return not text.startswith("/") and (len(text) >= LONG or (bool(text) and message.forward_origin is not None))


def router() -> Router:
    router = Router(name="upload")
    nothing_expected = StateFilter(None)
    router.message.register(secret, marked)
    router.message.register(picture, of_office, F.photo | F.document.mime_type.startswith("image/"))
    router.message.register(file, of_office, F.document)
    router.message.register(words, of_office, nothing_expected, like_a_document)
    router.message.register(words, of_office, nothing_expected, TYPED, goes_on)
    router.message.register(too_short, of_office, nothing_expected, TYPED)
    return router
