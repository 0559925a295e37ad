"""Hỏi and Chỉ đạo: the leadership asks or directs, the unit answers with a button or by replying to the question."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import TYPED, refused
from handlers.cases import shown_again
from locales import Tongue, Tongues
from services.cases import case
from services.directions import direct, directable, directed, explain, explainable
from services.errors import DomainError
from storage.conversations import Conversation
from storage.directions import DirectionKind
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.oversight import CaseAct, CaseButton
from views.buttons.work import DirectionButton
from views.directions import (
    ask_explanation_card,
    ask_words_card,
    card_name,
    direction_letters,
    explained_card,
    explained_letters,
    sent_card,
)
from views.letter import Letter

WORDS = "direction.words"
"""Conversation state: the next message is the question or direction."""
EXPLANATION = "direction.explanation"
"""Conversation state: the next message answers the question."""
_KINDS: Final = {CaseAct.ASK: DirectionKind.ASK, CaseAct.DIRECT: DirectionKind.DIRECT}


async def ask_words(
    query: CallbackQuery,
    callback_data: CaseButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Hỏi or Chỉ đạo: the words come with the next message."""
    kind = _KINDS[callback_data.act]
    await directable(uow, actor, callback_data.assignment, kind)
    conversation.expect(WORDS, assignment=callback_data.assignment, kind=kind.value)
    return say(query, ask_words_card(await case(uow, actor, callback_data.assignment), kind, t))


async def put_down(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The words: they go to the unit and to Văn phòng."""
    kind, assignment = DirectionKind(conversation.data["kind"]), conversation.data["assignment"]
    try:
        made = await direct(uow, actor, assignment, kind, message.text or "", now)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    letters = direction_letters(made, tongues, now.date())
    return [say(message, sent_card(made, t)), *letters, *await shown_again(uow, [assignment], tongues, now)]


async def ask_explanation(
    query: CallbackQuery,
    callback_data: DirectionButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
) -> Letter:
    """Trả lời, under the question."""
    asked = await explainable(uow, actor, callback_data.direction)
    conversation.expect(EXPLANATION, direction=asked.id)
    return say(query, ask_explanation_card(await directed(uow, asked, now.date()), t))


async def answer(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """What was waited for."""
    try:
        said = await _answer(message, uow, actor, conversation.data["direction"], now, t, tongues)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    return said


async def reply(
    message: Message,
    direction: int,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """A message that replies to the question."""
    conversation.end()
    return await _answer(message, uow, actor, direction, now, t, tongues)


async def _answer(
    message: Message, uow: UnitOfWork, actor: Member, direction: int, now: datetime, t: Tongue, tongues: Tongues
) -> list[Letter]:
    made = await explain(uow, actor, direction, message.text or "", now)
    letters = explained_letters(made, tongues, now.date())
    return [say(message, explained_card(made, t)), *letters, *await shown_again(uow, [made.item.id], tongues, now)]


async def replies_to_question(message: Message, uow: UnitOfWork) -> bool | dict[str, int]:
    """Filter: the message answered shows a question; gives its id as ``direction``."""
    if message.reply_to_message is None:
        return False
    prefix = card_name(0)[:-1]
    names = await uow.outbox.cards_at(message.chat.id, message.reply_to_message.message_id)
    ids = [name.removeprefix(prefix) for name in names if name.startswith(prefix)]
    found = await uow.directions.get(int(ids[0])) if ids and ids[0].isdigit() else None
    if found is None or found.kind is not DirectionKind.ASK:
        return False
    return {"direction": found.id or 0}


def router() -> Router:
    router = Router(name="directions")
    router.message.register(put_down, StateFilter(WORDS), TYPED)
    router.message.register(answer, StateFilter(EXPLANATION), TYPED)
    router.message.register(reply, TYPED, replies_to_question)
    router.callback_query.register(ask_words, CaseButton.filter(F.act.in_(set(_KINDS))))
    router.callback_query.register(ask_explanation, DirectionButton.filter())
    return router
