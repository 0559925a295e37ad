"""The day's message: which task, Đang làm, Xong, and Hoãn nhắc. Vướng and Xin gia hạn ask as on a task's card."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite, say
from handlers.asked import answer_id, card_of
from handlers.done import told
from handlers.evidence import ask_for_evidence, expect_evidence
from handlers.letters import refreshed
from locales import Tongue, Tongues
from services.reports import report, unproved
from services.rounds import as_it_stands, put_off, put_off_to
from services.work import own
from storage.assignments import ReportKind
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.work import NudgeAct, NudgeButton
from views.letter import Letter, Said, Toast
from views.nudges import NAME, later_card, nudge_card, put_off_card
from views.reports import understood_card


async def pick(
    query: CallbackQuery, callback_data: NudgeButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """The buttons are now for another task."""
    news = await as_it_stands(uow, actor, callback_data.round, now)
    return rewrite(query, nudge_card(news, t, now, callback_data.assignment), name=NAME)


async def doing(
    query: CallbackQuery,
    callback_data: NudgeButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """Đang làm: the message stays, and shows it."""
    chosen = await own(uow, actor, callback_data.assignment)
    answer = await report(uow, actor, [chosen], ReportKind.PROGRESS, answer=answer_id(query), now=now)
    return [*await refreshed(uow, answer.unit_id, answer.notices, tongues, now), Toast(str(t("nudge.doing")))]


async def done(
    query: CallbackQuery,
    callback_data: NudgeButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """Xong: what was understood comes as a message of its own, with Hoàn tác; the next task gets the buttons."""
    chosen = await own(uow, actor, callback_data.assignment)
    if wanting := await unproved(uow, [chosen], ""):
        return [ask_for_evidence(query, wanting, "", actor, conversation, now, t, anew=True)]
    answer = await report(uow, actor, [chosen], ReportKind.DONE, answer=answer_id(query), now=now)
    expect_evidence(conversation, answer, now)
    card = say(query, understood_card(answer, t, now.date()), name=card_of(answer))
    return [card, *await told(uow, answer, tongues, now)]


async def later(
    query: CallbackQuery, callback_data: NudgeButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Hoãn nhắc: until when?"""
    offered = await put_off_to(uow, actor, callback_data.round, now)
    news = await as_it_stands(uow, actor, callback_data.round, now)
    return rewrite(query, later_card(news, offered, t, now), name=NAME)


async def later_to(
    query: CallbackQuery, callback_data: NudgeButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """The moment is chosen."""
    at = await put_off(uow, actor, callback_data.round, callback_data.value, now)
    return rewrite(query, put_off_card(at, t, now), name=NAME)


def router() -> Router:
    router = Router(name="nudges")
    for act, handler in (
        (NudgeAct.PICK, pick),
        (NudgeAct.DOING, doing),
        (NudgeAct.DONE, done),
        (NudgeAct.LATER, later),
        (NudgeAct.LATER_TO, later_to),
    ):
        router.callback_query.register(handler, NudgeButton.filter(F.act == act))
    return router
