"""/thongbao: all notices at a glance."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers.answer import say
from locales import Tongue
from services.overview import overview
from services.rights import Action, may
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.commands import NOTICES
from views.letter import Letter
from views.notices import overview_card


async def notices(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """Drafts that wait and what was issued."""
    conversation.end()
    return say(message, overview_card(await overview(uow, actor, now), t, with_ledgers=may(actor, Action.SEE_LEDGER)))


def router() -> Router:
    router = Router(name="notices")
    router.message.register(notices, Command(*NOTICES.words, ignore_case=True))
    return router
