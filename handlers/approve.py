"""The Office decides on what was reported done: Duyệt, or Trả lại with a reason; one, a message's, a unit's."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import TYPED, refused
from handlers.cases import shown_again
from handlers.letters import refreshed
from locales import Tongue, Tongues
from services.answers import the_answer
from services.approvals import Decided, Scope, accept, decidable, send_back
from services.errors import DomainError
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views import reports
from views.buttons.oversight import ReviewAct, ReviewButton
from views.letter import Letter, Said, Toast

REASON = "return.reason"
"""Conversation state: the next message says why the report is returned."""
_ACCEPT: Final = {
    ReviewAct.ACCEPT: Scope.ONE,
    ReviewAct.ACCEPT_ALL: Scope.ANSWER,
    ReviewAct.ACCEPT_UNIT: Scope.UNIT,
}
_RETURN: Final = {
    ReviewAct.RETURN: Scope.ONE,
    ReviewAct.RETURN_ALL: Scope.ANSWER,
    ReviewAct.RETURN_UNIT: Scope.UNIT,
}


async def approve(
    query: CallbackQuery,
    callback_data: ReviewButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """Duyệt; who was about to give a reason for returning it has thought better of it."""
    decided = await accept(uow, actor, callback_data.report, now, scope=_ACCEPT[callback_data.act])
    if conversation.state == REASON and conversation.data["report"] in [r.id for r in decided.reports]:
        conversation.end()
    return [*await told(uow, decided, tongues, now), Toast(str(t("report.accepted_toast")))]


async def ask_why(
    query: CallbackQuery,
    callback_data: ReviewButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Trả lại: the reason comes with the next message."""
    scope = _RETURN[callback_data.act]
    waiting = await decidable(uow, actor, callback_data.report, scope)
    answer = await the_answer(uow, waiting[0].answer)
    conversation.expect(REASON, report=callback_data.report, scope=scope.value)
    if scope is not Scope.ONE:
        return say(query, reports.ask_reason_for_all_card(len(waiting), answer.unit, t))
    number = next(line.item.number for line in answer.lines if line.report.id == waiting[0].id)
    return say(query, reports.ask_reason_card(number, answer.unit, t))


async def give_back(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The reason: the report goes back to the unit with it."""
    report, scope = conversation.data["report"], Scope(conversation.data["scope"])
    try:
        decided = await send_back(uow, actor, report, message.text or "", now, scope=scope)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    return [say(message, reports.returned_card(decided, t)), *await told(uow, decided, tongues, now)]


async def told(uow: UnitOfWork, decided: Decided, tongues: Tongues, now: datetime) -> list[Letter]:
    """Every officer's cards, the unit's people, its letters and those of its partners, and the tasks' cards."""
    partners = dict.fromkeys(one.unit_id for one in decided.closed)
    changed = [*(report.assignment_id for report in decided.reports), *(one.id or 0 for one in decided.closed)]
    cards = reports.letters_of(decided.answers, tongues, now.date())
    return [
        *cards,
        *reports.decided_letters(decided, tongues),
        *await refreshed(uow, decided.unit_id, decided.notices, tongues, now),
        *[letter for unit in partners for letter in await refreshed(uow, unit, decided.notices, tongues, now)],
        *await shown_again(uow, changed, tongues, now),
    ]


def router() -> Router:
    router = Router(name="approve")
    router.message.register(give_back, StateFilter(REASON), TYPED)
    router.callback_query.register(ask_why, ReviewButton.filter(F.act.in_(set(_RETURN))))
    router.callback_query.register(approve, ReviewButton.filter(F.act.in_(set(_ACCEPT))))
    return router
