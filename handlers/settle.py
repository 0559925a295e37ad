"""Văn phòng or a leader answers a difficulty, or says that the task is the unit's after all."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.approve import told
from handlers.asked import TYPED, refused
from locales import Tongue, Tongues
from services.answers import the_answer
from services.errors import DomainError
from services.settling import settle, settleable
from storage.assignments import Verdict
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.oversight import ReviewAct, ReviewButton
from views.letter import Letter
from views.reports import ask_words_card, returned_card

WORDS = "settle.words"
"""Conversation state: the next message is what the unit is told."""
_VERDICTS: Final = {
    ReviewAct.ANSWER: Verdict.ANSWERED,
    ReviewAct.SETTLE: Verdict.SETTLED,
    ReviewAct.KEEP: Verdict.KEPT,
}


async def ask_words(
    query: CallbackQuery,
    callback_data: ReviewButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """The words come with the next message."""
    verdict = _VERDICTS[callback_data.act]
    report, assignment = await settleable(uow, actor, callback_data.report, verdict)
    answer = await the_answer(uow, report.answer)
    conversation.expect(WORDS, report=report.id, verdict=verdict.value)
    return say(query, ask_words_card(verdict, assignment.number or 0, answer.unit, t))


async def tell(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The words: they go to the unit."""
    report, verdict = conversation.data["report"], Verdict(conversation.data["verdict"])
    try:
        decided = await settle(uow, actor, report, verdict, message.text or "", now)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    return [say(message, returned_card(decided, t)), *await told(uow, decided, tongues, now)]


def router() -> Router:
    router = Router(name="settle")
    router.message.register(tell, StateFilter(WORDS), TYPED)
    router.callback_query.register(ask_words, ReviewButton.filter(F.act.in_(set(_VERDICTS))))
    return router
