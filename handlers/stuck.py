"""/vuong and Vướng: a difficulty, with what is needed; the Office hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import TYPED, answer_id, answered_message, ask_which, asked, card_of, kept, put, refused
from handlers.done import told
from locales import Tongue, Tongues
from replies.commands import named
from services.errors import DomainError
from services.reports import after, refusal, report
from services.work import listed, meant, own
from storage.assignments import Assignment, ReportKind
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.work import WorkAct, WorkButton
from views.commands import STUCK
from views.letter import Letter
from views.reports import understood_card
from views.work import ask_stuck_card, which_card

WORDS = "stuck.words"
"""Conversation state: the next message tells the difficulty."""
WHICH = "stuck.which"
"""Conversation state: the words of a /vuong whose task is being asked."""


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
        ask_which(conversation, WHICH, candidates, now, words=asked_for.rest)
        return [say(message, which_card(candidates, WorkAct.STUCK, t))]
    if not asked_for.rest:
        return [_ask(message, chosen, conversation, t)]
    return await _tell(message, uow, actor, chosen, asked_for.rest, now, t, tongues)


async def press(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Vướng on a task's card, or the answer to "which one?"."""
    chosen = [await own(uow, actor, callback_data.assignment)]
    words = kept(conversation, WHICH, callback_data.assignment, now).get("words", "")
    if not words:
        return [_ask(query, chosen, conversation, t)]
    return await _tell(query, uow, actor, chosen, words, now, t, tongues)


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
    try:
        chosen = [await own(uow, actor, id_) for id_ in conversation.data["assignments"]]
        said = await _tell(message, uow, actor, chosen, message.text or "", now, t, tongues)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    return said


def _ask(event: Message | CallbackQuery, chosen: Sequence[Assignment], conversation: Conversation, t: Tongue) -> Letter:
    """Asks for the difficulty, if there can be one."""
    if closed := next((a for a in chosen if after(ReportKind.BLOCKED, a.state) is None), None):
        raise refusal(closed)
    conversation.expect(WORDS, assignments=[assignment.id for assignment in chosen])
    return say(event, ask_stuck_card(listed(a.number or 0 for a in chosen), t))


async def _tell(
    event: Message | CallbackQuery,
    uow: UnitOfWork,
    actor: Member,
    chosen: Sequence[Assignment],
    words: str,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    answer = await report(uow, actor, chosen, ReportKind.BLOCKED, answer=answer_id(event), now=now, words=words)
    card = put(event, understood_card(answer, t, now.date()), name=card_of(answer))
    return [card, *await told(uow, answer, tongues, now)]


def router() -> Router:
    router = Router(name="stuck")
    router.message.register(stuck, asked(STUCK))
    router.message.register(tell, StateFilter(WORDS), TYPED)
    router.callback_query.register(press, WorkButton.filter(F.act == WorkAct.STUCK))
    return router
