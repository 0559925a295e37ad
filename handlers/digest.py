"""/baocao: the digest, now."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import Message

from handlers.answer import say
from handlers.asked import asked
from locales import Tongue
from services import digest as figures
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.commands import DIGEST
from views.digest import digest_card
from views.letter import Letter


async def digest(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """For leadership and the Office all units, for a unit its own."""
    conversation.end()
    return say(message, digest_card(await figures.digest(uow, actor, now), t))


def router() -> Router:
    router = Router(name="digest")
    router.message.register(digest, asked(DIGEST))
    return router
