"""/giahan and Xin gia hạn: until when, and why; the Office decides."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import TYPED, answer_id, answered_message, ask_which, asked, card_of, kept, put, refused
from handlers.done import told
from locales import Tongue, Tongues
from replies.commands import day_words, named
from services.deadlines import parse_day
from services.errors import DomainError
from services.extensions import ask, askable, check_day
from services.work import meant, one, own
from storage.assignments import Assignment
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.work import WorkAct, WorkButton
from views.commands import EXTEND
from views.letter import Letter
from views.reports import understood_card
from views.work import EXTENSION_DAYS, ask_reason_card, ask_until_card, which_card

WHICH = "extend.which"
"""Conversation state: the words of a /giahan whose task is being asked."""
UNTIL = "extend.until"
REASON = "extend.reason"
"""Conversation states: the next message gives the day, or the reason."""


async def extend(
    message: Message,
    words: str,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """/giahan 3 25/4 reason; asks for what is missing."""
    conversation.end()
    asked_for = named(words)
    chosen, candidates = await meant(uow, actor, asked_for.numbers, answered_message(message))
    if len(chosen) > 1:
        raise DomainError("error.extension.one_at_a_time", number=chosen[0].number)
    if candidates:
        ask_which(conversation, WHICH, candidates, now, words=asked_for.rest)
        return [say(message, which_card(candidates, WorkAct.EXTEND, t))]
    return await _go_on(message, uow, actor, conversation, chosen[0].id or 0, asked_for.rest, now, t, tongues)


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
    """Xin gia hạn on a task's card, or the answer to "which one?"."""
    words = kept(conversation, WHICH, callback_data.assignment, now).get("words", "")
    return await _go_on(query, uow, actor, conversation, callback_data.assignment, words, now, t, tongues)


async def by_days(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
) -> Letter:
    """One of the usual days."""
    chosen = await askable(uow, actor, callback_data.assignment)
    if callback_data.value not in EXTENSION_DAYS:
        raise DomainError("error.gone")
    until = max(chosen.due or now.date(), now.date()) + timedelta(days=callback_data.value)
    return _ask_reason(query, conversation, chosen, until, t, now)


async def until(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The day as typed, with the reason behind it where one stands there."""
    assignment, words = conversation.data["assignment"], message.text or ""
    try:
        await askable(uow, actor, assignment)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    return await _go_on(message, uow, actor, conversation, assignment, words, now, t, tongues)


async def because(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The reason: now the request is whole."""
    data = conversation.data
    day = date.fromisoformat(data["until"])
    try:
        said = await _ask(message, uow, actor, data["assignment"], day, message.text or "", now, t, tongues)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    return said


async def _go_on(
    event: Message | CallbackQuery,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    assignment_id: int,
    words: str,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """With a day and a reason asks the Office; else asks the person for what is missing."""
    chosen = await askable(uow, actor, assignment_id)
    if not words:
        conversation.expect(UNTIL, assignment=assignment_id)
        return [say(event, ask_until_card(await one(uow, actor, assignment_id), t, now.date()))]
    typed, reason = day_words(words)
    day = parse_day(typed, now.date())
    if day is None:
        raise DomainError("error.extension.no_day", words=words)
    check_day(chosen, day, now)
    if not reason:
        return [_ask_reason(event, conversation, chosen, day, t, now)]
    conversation.end()
    return await _ask(event, uow, actor, assignment_id, day, reason, now, t, tongues)


def _ask_reason(
    event: Message | CallbackQuery,
    conversation: Conversation,
    assignment: Assignment,
    day: date,
    t: Tongue,
    now: datetime,
) -> Letter:
    conversation.expect(REASON, assignment=assignment.id, until=day.isoformat())
    return say(event, ask_reason_card(assignment.number or 0, day, t, now.date()))


async def _ask(
    event: Message | CallbackQuery,
    uow: UnitOfWork,
    actor: Member,
    assignment_id: int,
    day: date,
    reason: str,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    chosen = await own(uow, actor, assignment_id)
    answer = await ask(uow, actor, chosen, day, reason, answer=answer_id(event), now=now)
    return [
        put(event, understood_card(answer, t, now.date()), name=card_of(answer)),
        *await told(uow, answer, tongues, now),
    ]


def router() -> Router:
    router = Router(name="extend")
    router.message.register(extend, asked(EXTEND))
    router.message.register(until, StateFilter(UNTIL), TYPED)
    router.message.register(because, StateFilter(REASON), TYPED)
    router.callback_query.register(press, WorkButton.filter(F.act == WorkAct.EXTEND))
    router.callback_query.register(by_days, WorkButton.filter(F.act == WorkAct.EXTEND_BY))
    return router
