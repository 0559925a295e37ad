"""A request for more time is decided: Đồng ý, another day, Từ chối with a reason."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import TYPED, refused
from handlers.cases import shown_again
from handlers.letters import refreshed
from locales import Tongue, Tongues
from replies.commands import day_words
from services.deadlines import parse_day
from services.errors import DomainError
from services.extensions import Ruling, decidable, grant, refuse
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views import extensions, reports
from views.buttons.oversight import ExtensionAct, ExtensionButton
from views.letter import Letter

DAY = "grant.day"
WHY = "grant.why"
"""Conversation states: the next message names the day, or the reason of the refusal."""


async def at_once(
    query: CallbackQuery,
    callback_data: ExtensionButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    tongues: Tongues,
) -> list[Letter]:
    """Đồng ý, or Từ chối without a reason."""
    if conversation.state in (DAY, WHY):
        conversation.end()
    if callback_data.act is ExtensionAct.GRANT:
        ruling = await grant(uow, actor, callback_data.extension, now)
    else:
        ruling = await refuse(uow, actor, callback_data.extension, "", now)
    return await told(uow, ruling, tongues, now)


async def ask(
    query: CallbackQuery,
    callback_data: ExtensionButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
) -> Letter:
    """Another day, or Từ chối: the day, or the reason, comes with the next message."""
    asked, assignment = await decidable(uow, actor, callback_data.extension)
    other_day, number = callback_data.act is ExtensionAct.OTHER_DAY, assignment.number or 0
    conversation.expect(DAY if other_day else WHY, extension=asked.id)
    if other_day:
        return say(query, extensions.ask_day_card(asked, number, t, now.date()))
    return say(query, extensions.ask_why_card(asked, number, t))


async def until(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The other day; what is no day, or one that cannot be, is asked again."""
    extension, words = conversation.data["extension"], message.text or ""
    try:
        await decidable(uow, actor, extension)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    day = parse_day(day_words(words)[0], now.date())
    if day is None:
        raise DomainError("error.extension.no_other_day", words=words)
    ruling = await grant(uow, actor, extension, now, until=day)
    conversation.end()
    return [say(message, extensions.ruled_card(ruling, t, now.date())), *await told(uow, ruling, tongues, now)]


async def because(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The reason of the refusal."""
    try:
        ruling = await refuse(uow, actor, conversation.data["extension"], message.text or "", now)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    return [say(message, extensions.ruled_card(ruling, t, now.date())), *await told(uow, ruling, tongues, now)]


async def told(uow: UnitOfWork, ruling: Ruling, tongues: Tongues, now: datetime) -> list[Letter]:
    """Every officer's card, the unit's people, its letters, and the task's cards."""
    return [
        *reports.office_letters(ruling.answer, tongues, now.date()),
        *extensions.decided_letters(ruling, tongues, now.date()),
        *await refreshed(uow, ruling.answer.unit_id, ruling.answer.notices, tongues, now),
        *await shown_again(uow, [ruling.asked.item.id], tongues, now),
    ]


def router() -> Router:
    router = Router(name="grant")
    router.message.register(until, StateFilter(DAY), TYPED)
    router.message.register(because, StateFilter(WHY), TYPED)
    router.callback_query.register(
        ask, ExtensionButton.filter(F.act.in_({ExtensionAct.OTHER_DAY, ExtensionAct.REFUSE}))
    )
    router.callback_query.register(at_once, ExtensionButton.filter())
    return router
