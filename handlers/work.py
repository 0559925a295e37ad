"""/viec, one task, Đã nhận and Đang làm on it, /tiendo, and work that is not the unit's."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import answer_id, answered_message, ask_which, asked, card_of, kept
from handlers.done import told
from handlers.letters import refreshed
from locales import Tongue, Tongues
from replies.commands import one_task_and_percent
from services.errors import DomainError
from services.reports import report
from services.rights import Action, may
from services.work import WORK_LIST, acknowledge, meant, one, open_work, own
from storage.assignments import ReportKind
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.work import WorkAct, WorkButton
from views.commands import PROGRESS, WORK
from views.letter import Letter, Said, Toast
from views.reports import understood_card
from views.work import history_card, task_card, which_card, work_list_card

WHICH = "progress.which"
"""Conversation state: the words and the percentage of a /tiendo whose task is being asked."""


async def work_list(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """/viec."""
    conversation.end()
    works = await open_work(uow, actor)
    return say(message, work_list_card(works, 0, t, now.date()), name=WORK_LIST)


async def turn(
    query: CallbackQuery, callback_data: WorkButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Another page of /viec, or back to it from a task."""
    works = await open_work(uow, actor)
    return rewrite(query, work_list_card(works, callback_data.value, t, now.date()), name=WORK_LIST)


async def open_one(
    query: CallbackQuery, callback_data: WorkButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """One task with its buttons: at the bottom of the chat, or back in its own message."""
    work = await one(uow, actor, callback_data.assignment)
    name, card = f"work:{work.item.id}", task_card(work, t, now, heads=may(actor, Action.HAND_DOWN))
    standing = await uow.outbox.cards_at(query.from_user.id, query.message.message_id) if query.message else ()
    return rewrite(query, card, name=name) if name in standing else say(query, card, name=name)


async def history(
    query: CallbackQuery, callback_data: WorkButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """All that happened to the task, in the message that shows it."""
    work = await one(uow, actor, callback_data.assignment)
    return rewrite(query, history_card(work, t, now), name=f"work:{work.item.id}")


async def receive(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """Đã nhận, for one task."""
    fresh = await acknowledge(uow, actor, await own(uow, actor, callback_data.assignment), now)
    work = await one(uow, actor, callback_data.assignment)
    card = rewrite(query, task_card(work, t, now, heads=may(actor, Action.HAND_DOWN)), name=f"work:{work.item.id}")
    letters = await refreshed(uow, actor.unit_id or 0, [work.notice.id or 0], tongues, now) if fresh else []
    return [card, *letters, Toast(str(t.count("work.received", 1) if fresh else t("work.received_already")))]


async def doing(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """Đang làm, or the answer to "which one?" of /tiendo: the card stays, with its other buttons."""
    chosen = await own(uow, actor, callback_data.assignment)
    said = kept(conversation, WHICH, callback_data.assignment, now)
    answer = await report(uow, actor, [chosen], ReportKind.PROGRESS, answer=answer_id(query), now=now, **said)
    work = await one(uow, actor, callback_data.assignment)
    card = rewrite(query, task_card(work, t, now, heads=may(actor, Action.HAND_DOWN)), name=f"work:{work.item.id}")
    letters = await refreshed(uow, answer.unit_id, answer.notices, tongues, now)
    return [card, *letters, Toast(str(t("work.noted")))]


async def progress(
    message: Message,
    words: str,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """/tiendo 3 70% words."""
    conversation.end()
    numbers, percent, rest = one_task_and_percent(words)
    if percent is None and rest.rstrip("% ").isdigit():
        raise DomainError("error.work.percent", words=rest)
    chosen, candidates = await meant(uow, actor, numbers, answered_message(message))
    if candidates:
        ask_which(conversation, WHICH, candidates, now, words=rest, percent=percent)
        return [say(message, which_card(candidates, WorkAct.DOING, t))]
    answer = await report(
        uow, actor, chosen, ReportKind.PROGRESS, answer=answer_id(message), now=now, words=rest, percent=percent
    )
    card = say(message, understood_card(answer, t, now.date()), name=card_of(answer))
    return [card, *await refreshed(uow, answer.unit_id, answer.notices, tongues, now)]


async def not_mine(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Không phải việc của đơn vị: the Office is told and decides."""
    chosen = await own(uow, actor, callback_data.assignment)
    answer = await report(uow, actor, [chosen], ReportKind.NOT_MINE, answer=answer_id(query), now=now)
    card = rewrite(query, understood_card(answer, t, now.date()), name=card_of(answer))
    return [card, *await told(uow, answer, tongues, now)]


def router() -> Router:
    router = Router(name="work")
    router.message.register(work_list, asked(WORK))
    router.message.register(progress, asked(PROGRESS))
    for act, handler in (
        (WorkAct.LIST, turn),
        (WorkAct.OPEN, open_one),
        (WorkAct.HISTORY, history),
        (WorkAct.ACKNOWLEDGE, receive),
        (WorkAct.DOING, doing),
        (WorkAct.NOT_MINE, not_mine),
    ):
        router.callback_query.register(handler, WorkButton.filter(F.act == act))
    return router
