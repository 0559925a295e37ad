"""/baocao: the digest, now, of a period or a notice where one is named; its picture; files that can be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from aiogram import Router
from aiogram.types import Message

from handlers.answer import say
from handlers.asked import answer_id, asked
from locales import Tongue
from replies.periods import period
from services import digests
from services.files import offered, order
from services.rights import Action, may
from storage.conversations import Conversation
from storage.files import FileKind
from storage.members import Member
from storage.work import UnitOfWork
from views.commands import DIGEST
from views.digest import digest_card
from views.files import file_rows
from views.letter import Letter
from views.oversight import digest_buttons


async def digest(
    message: Message, words: str, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """For leadership and the Office all units, for a unit its own."""
    conversation.end()
    between = period(words, now.date())
    seen = await digests.asked_for(uow, actor, now, between=between, number=None if between else words)
    if seen.total and not words and may(actor, Action.SEE_EVERY_UNIT):
        await order(uow, actor, message.chat.id, FileKind.PICTURE, key=answer_id(message), now=now)
    shown = digest_card(seen, t, actor.role)
    files = file_rows(offered(actor), t) if seen.total else ()
    return say(message, replace(shown, buttons=(*shown.buttons, *digest_buttons(seen, actor, t), *files)))


def router() -> Router:
    router = Router(name="digest")
    router.message.register(digest, asked(DIGEST))
    return router
