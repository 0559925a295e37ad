"""The Office decides: Duyệt, Trả lại with a reason, Đồng ý, Từ chối."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import refused
from handlers.letters import refreshed
from locales import Tongue, Tongues
from services.answers import the_answer
from services.approvals import Decided, accept, decidable, send_back
from services.errors import DomainError
from services.extensions import decide
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views import extensions, reports
from views.buttons import ExtensionAct, ExtensionButton, ReviewAct, ReviewButton
from views.letter import Letter, Said, Toast

REASON = "return.reason"
"""Conversation state: the next message says why the report is returned."""


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
    """Duyệt, one or all of an answer; who was about to give a reason for returning it has thought better of it."""
    whole = callback_data.act is ReviewAct.ACCEPT_ALL
    decided = await accept(uow, actor, callback_data.report, now, whole=whole)
    if conversation.state == REASON and conversation.data["report"] in [r.id for r in decided.reports]:
        conversation.end()
    return [*await _told(uow, decided, tongues, now), Toast(str(t("report.accepted_toast")))]


async def ask_why(
    query: CallbackQuery,
    callback_data: ReviewButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Trả lại: the reason comes with the next message."""
    report = await decidable(uow, actor, callback_data.report)
    answer = await the_answer(uow, report.answer)
    number = next(line.item.number for line in answer.lines if line.report.id == report.id)
    conversation.expect(REASON, report=report.id)
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
    try:
        decided = await send_back(uow, actor, conversation.data["report"], message.text or "", now)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    return [say(message, reports.returned_card(decided, t)), *await _told(uow, decided, tongues, now)]


async def _told(uow: UnitOfWork, decided: Decided, tongues: Tongues, now: datetime) -> list[Letter]:
    """Every officer's card, the unit's people, and the unit's letters."""
    return [
        *reports.office_letters(decided.answer, tongues, now.date()),
        *reports.decided_letters(decided, tongues),
        *await refreshed(uow, decided.answer.unit_id, decided.answer.notices, tongues, now),
    ]


async def extension(
    query: CallbackQuery,
    callback_data: ExtensionButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    tongues: Tongues,
) -> list[Letter]:
    """Đồng ý or Từ chối."""
    grant = callback_data.act is ExtensionAct.GRANT
    ruling = await decide(uow, actor, callback_data.extension, now, grant=grant)
    return [
        *reports.office_letters(ruling.answer, tongues, now.date()),
        *extensions.decided_letters(ruling, tongues, now.date()),
        *await refreshed(uow, ruling.answer.unit_id, ruling.answer.notices, tongues, now),
    ]


def router() -> Router:
    router = Router(name="approve")
    router.message.register(give_back, StateFilter(REASON), F.text, ~F.text.startswith("/"))
    router.callback_query.register(ask_why, ReviewButton.filter(F.act == ReviewAct.RETURN))
    router.callback_query.register(approve, ReviewButton.filter())
    router.callback_query.register(extension, ExtensionButton.filter())
    return router
