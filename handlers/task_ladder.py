"""Lịch nhắc, under an issued task: Văn phòng chooses how long before the deadline its units are nudged."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import TYPED, refused
from handlers.cases import shown_again
from locales import Tongue, Tongues
from services.errors import DomainError
from services.task_ladder import TaskLadder, parse_ladder, set_ladder, set_preset, task_ladder
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.oversight import LadderAct, LadderButton
from views.letter import Letter
from views.task_ladder import ask_ladder_card, ladder_card

DAYS = "ladder.days"
"""Conversation state: the next message names the days."""


async def open_one(
    query: CallbackQuery, callback_data: LadderButton, uow: UnitOfWork, actor: Member, t: Tongue
) -> Letter:
    """Anew, for the task's card keeps its buttons."""
    seen = await task_ladder(uow, actor, callback_data.assignment)
    return say(query, ladder_card(seen, t), name=_name(seen))


async def choose(
    query: CallbackQuery,
    callback_data: LadderButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The office's own, or one that is offered."""
    seen = await set_preset(uow, actor, callback_data.assignment, callback_data.preset, now)
    card = rewrite(query, ladder_card(seen, t), name=_name(seen))
    return [card, *await shown_again(uow, seen.affected, tongues, now)]


async def ask(
    query: CallbackQuery,
    callback_data: LadderButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Ngày khác: they come with the next message."""
    seen = await task_ladder(uow, actor, callback_data.assignment)
    conversation.expect(DAYS, assignment=seen.assignment_id)
    return say(query, ask_ladder_card(seen, t))


async def typed(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The days; what are none is asked again."""
    assignment = conversation.data["assignment"]
    try:
        await task_ladder(uow, actor, assignment)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    seen = await set_ladder(uow, actor, assignment, parse_ladder(message.text or ""), now)
    conversation.end()
    return [say(message, ladder_card(seen, t), name=_name(seen)), *await shown_again(uow, seen.affected, tongues, now)]


def _name(seen: TaskLadder) -> str:
    return f"ladder:{seen.assignment_id}"


def router() -> Router:
    router = Router(name="task_ladder")
    router.message.register(typed, StateFilter(DAYS), TYPED)
    router.callback_query.register(open_one, LadderButton.filter(F.act == LadderAct.OPEN))
    router.callback_query.register(choose, LadderButton.filter(F.act == LadderAct.SET))
    router.callback_query.register(ask, LadderButton.filter(F.act == LadderAct.ASK))
    return router
