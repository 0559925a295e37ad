"""/tim words: tasks, notices and units that the person may see; one of them opened."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import asked
from locales import Tongue
from services.drafts import title_of
from services.finding import find, notice_seen, task_seen
from services.rights import Action, may
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.finding import FindButton, SeenAct, SeenButton
from views.commands import FIND
from views.finding import found_card, notice_seen_card, task_seen_card, usage_card
from views.letter import Letter


async def search(
    message: Message, words: str, uow: UnitOfWork, actor: Member, conversation: Conversation, t: Tongue
) -> Letter:
    """/tim words."""
    conversation.end()
    if not words:
        return say(message, usage_card(t))
    return say(message, found_card(await find(uow, actor, words), 0, t))


async def turn(query: CallbackQuery, callback_data: FindButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """Another page of what was found."""
    return rewrite(query, found_card(await find(uow, actor, callback_data.words), callback_data.page, t))


async def open_task(
    query: CallbackQuery, callback_data: SeenButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A task to be read."""
    seen = await task_seen(uow, actor, callback_data.id)
    return say(query, task_seen_card(seen, title_of(seen.notice), t, now.date()))


async def open_notice(
    query: CallbackQuery, callback_data: SeenButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A notice to be read."""
    line, title = await notice_seen(uow, actor, callback_data.id, now)
    return say(query, notice_seen_card(line, title, t, with_ledger=may(actor, Action.SEE_LEDGER)))


def router() -> Router:
    router = Router(name="finding")
    router.message.register(search, asked(FIND))
    router.callback_query.register(turn, FindButton.filter())
    router.callback_query.register(open_task, SeenButton.filter(F.act == SeenAct.TASK))
    router.callback_query.register(open_notice, SeenButton.filter(F.act == SeenAct.NOTICE))
    return router
