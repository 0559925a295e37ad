"""/baocao: the digest, now; of a period or a notice where one is named."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import Message

from handlers.answer import say
from handlers.asked import asked
from locales import Tongue
from replies.periods import period
from services import digests
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.commands import DIGEST
from views.digest import digest_card
from views.letter import Letter


async def digest(
    message: Message, words: str, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """For leadership and the Office all units, for a unit its own."""
    conversation.end()
    between = period(words, now.date())
    seen = await digests.asked_for(uow, actor, now, between=between, number=None if between else words)
    return say(message, digest_card(seen, t, actor.role))


def router() -> Router:
    router = Router(name="digest")
    router.message.register(digest, asked(DIGEST))
    return router
