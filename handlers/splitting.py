"""Tasks of a draft are added, left out, split, merged; and the last change of any sort is taken back."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import TYPED
from handlers.editing import draft_of
from locales import Tongue
from services.changing import undo_edit
from services.drafts import draft, drafted
from services.naming import likeliest
from services.splitting import add_task, drop, merge, split
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.drafts import DraftAct, DraftButton, TaskAct, TaskButton
from views.changes import noted, undone_note
from views.draft_tasks import sentences_card, task_card, units_card
from views.drafts import adding_card
from views.letter import Letter
from views.places import Spot
from views.task_pages import tasks_card

ADDING = "draft.add"
"""Conversation state: the words of a new task are waited for."""


async def ask_task(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Thêm nhiệm vụ: its words come with the next message."""
    seen = await drafted(uow, actor, callback_data.notice)
    conversation.expect(ADDING, notice=seen.id)
    return say(query, adding_card(seen, t))


async def new_task(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """The words of a new task; its units are asked for next."""
    task = await add_task(uow, actor, int(conversation.data["notice"]), message.text or "", now)
    conversation.end()
    seen = await draft(uow, task.notice_id)
    candidates = await likeliest(uow, seen.task(task.id or 0))
    return say(message, units_card(seen, task.id or 0, candidates, Spot(), t), name=f"draft:{task.notice_id}")


async def leave_out(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Bỏ: nobody gets this task; the list shows the page on which it stood."""
    spot, before = Spot.of(callback_data), await draft_of(uow, actor, callback_data.task)
    page = spot.page_of(before, before.task(callback_data.task))
    task = await drop(uow, actor, callback_data.task, now)
    shown = tasks_card(await draft(uow, task.notice_id), spot, page, t)
    return rewrite(query, shown, name=f"draft:{task.notice_id}")


async def ask_sentence(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, t: Tongue
) -> Letter:
    """Tách: after which sentence?"""
    seen = await draft_of(uow, actor, callback_data.task)
    shown = sentences_card(seen, callback_data.task, Spot.of(callback_data), t)
    return rewrite(query, shown, name=f"draft:{seen.id}")


async def split_task(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """One task becomes two; the new one is shown."""
    new = await split(uow, actor, callback_data.task, callback_data.value, now)
    shown = task_card(await draft(uow, new.notice_id), new.id or 0, Spot.of(callback_data), t)
    return rewrite(query, shown, name=f"draft:{new.notice_id}")


async def merge_tasks(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Gộp: the next task is taken in."""
    task = await merge(uow, actor, callback_data.task, now)
    shown = task_card(await draft(uow, task.notice_id), task.id or 0, Spot.of(callback_data), t)
    return rewrite(query, shown, name=f"draft:{task.notice_id}")


async def take_back(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Hoàn tác: the last change, then the one before it."""
    edit, spot = await undo_edit(uow, actor, callback_data.value, now), Spot.of(callback_data)
    seen = await draft(uow, edit.notice_id)
    stands = any(task.id == edit.task_id for task in seen.tasks)
    card = task_card(seen, edit.task_id or 0, spot, t) if stands else tasks_card(seen, spot, 0, t)
    return rewrite(query, noted(card, undone_note(edit.action, edit.what, t)), name=f"draft:{seen.id}")


def router() -> Router:
    router = Router(name="splitting")
    router.message.register(new_task, StateFilter(ADDING), TYPED)
    router.callback_query.register(ask_task, DraftButton.filter(F.act == DraftAct.ADD))
    for act, handler in (
        (TaskAct.DROP, leave_out),
        (TaskAct.SENTENCES, ask_sentence),
        (TaskAct.SPLIT, split_task),
        (TaskAct.MERGE, merge_tasks),
        (TaskAct.UNDO, take_back),
    ):
        router.callback_query.register(handler, TaskButton.filter(F.act == act))
    return router
