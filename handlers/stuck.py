"""/vuong and Vướng: a difficulty, with what is needed; the Office hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import answer_id, answered_message, asked, card_of
from handlers.done import told
from locales import Tongue, Tongues
from replies.commands import named
from services.reports import report
from services.work import meant, one, own
from storage.assignments import Assignment, ReportKind
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons import WorkAct, WorkButton
from views.commands import STUCK
from views.letter import Letter
from views.reports import understood_card
from views.work import ask_stuck_card, which_card

WORDS = "stuck.words"
"""Conversation state: the next message tells the difficulty."""


async def stuck(
    message: Message,
    words: str,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """/vuong 3 words; asks for what is missing."""
    conversation.end()
    asked_for = named(words)
    chosen, candidates = await meant(uow, actor, asked_for.numbers, answered_message(message))
    if candidates:
        return [say(message, which_card(candidates, WorkAct.STUCK, t))]
    if not asked_for.rest:
        return [await _ask(message, uow, actor, chosen[0].id or 0, conversation, t)]
    return await _tell(message, uow, actor, chosen, asked_for.rest, now, t, tongues)


async def press(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Vướng on a task's card."""
    return await _ask(query, uow, actor, callback_data.assignment, conversation, t)


async def tell(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The difficulty, in the person's words."""
    chosen = await own(uow, actor, conversation.data["assignment"])
    conversation.end()
    return await _tell(message, uow, actor, [chosen], message.text or "", now, t, tongues)


async def _ask(
    event: Message | CallbackQuery,
    uow: UnitOfWork,
    actor: Member,
    assignment_id: int,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    work = await one(uow, actor, assignment_id)
    conversation.expect(WORDS, assignment=assignment_id)
    return say(event, ask_stuck_card(work, t))


async def _tell(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    chosen: Sequence[Assignment],
    words: str,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    answer = await report(uow, actor, chosen, ReportKind.BLOCKED, answer=answer_id(message), now=now, words=words)
    card = say(message, understood_card(answer, t), name=card_of(answer))
    return [card, *await told(uow, answer, tongues, now)]


def router() -> Router:
    router = Router(name="stuck")
    router.message.register(stuck, asked(STUCK))
    router.message.register(tell, StateFilter(WORDS), F.text, ~F.text.startswith("/"))
    router.callback_query.register(press, WorkButton.filter(F.act == WorkAct.STUCK))
    return router
