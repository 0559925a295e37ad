"""The Office changes one task of a draft: units, deadline, words, or leaves it out."""

from __future__ import annotations

from datetime import date, datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from locales import Tongue
from services.deadlines import parse_day
from services.drafts import Draft, draft, drafted
from services.edits import add_task, assign, drop, set_due, set_text, unassign
from services.errors import DomainError
from services.naming import names
from storage.conversations import Conversation
from storage.members import Member
from storage.notices import NoticeState
from storage.work import UnitOfWork
from views.buttons import DraftAct, DraftButton, TaskAct, TaskButton
from views.draft_tasks import TASKS_A_PAGE, due_card, task_card, tasks_card, text_card, units_card
from views.drafts import adding_card, too_late_card
from views.letter import Letter

DUE = "draft.due"
ADDING = "draft.add"
WORDS = "draft.words"
"""Conversation states: what the next message answers."""


async def open_task(
    query: CallbackQuery,
    callback_data: TaskButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """One task."""
    conversation.end()
    seen = await _draft_of(uow, actor, callback_data.task)
    return rewrite(query, task_card(seen, callback_data.task, t), name=f"draft:{seen.id}")


async def units(query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """The units to choose from."""
    await _draft_of(uow, actor, callback_data.task)
    return await _units(query, callback_data.task, uow, t)


async def put_on(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A unit, or all, get the task."""
    await assign(uow, actor, callback_data.task, callback_data.value, now)
    return await _units(query, callback_data.task, uow, t)


async def take_off(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A unit, or all, do not."""
    await unassign(uow, actor, callback_data.task, callback_data.value, now)
    return await _units(query, callback_data.task, uow, t)


async def _units(query: CallbackQuery, task_id: int, uow: UnitOfWork, t: Tongue) -> Letter:
    task = await uow.notices.task(task_id)
    seen = await draft(uow, task.notice_id if task else 0)
    # What the document wrote for a unit that the roster does not have says best which one was meant.
    written = next((d.words for d in seen.task(task_id).doubts if d.kind == "unknown_unit"), "")
    return rewrite(query, units_card(seen, task_id, (await names(uow)).ranked(written), t), name=f"draft:{seen.id}")


async def ask_due(
    query: CallbackQuery,
    callback_data: TaskButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
) -> Letter:
    """The usual deadlines as buttons; a day can be typed instead."""
    seen = await _draft_of(uow, actor, callback_data.task)
    shown = due_card(seen, callback_data.task, now.date(), t)
    conversation.expect(DUE, task=callback_data.task)
    return rewrite(query, shown, name=f"draft:{seen.id}")


async def choose_due(
    query: CallbackQuery,
    callback_data: TaskButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
) -> Letter:
    """A deadline by button."""
    conversation.end()
    due = _day(callback_data.value)
    task = await set_due(uow, actor, callback_data.task, due, now)
    seen = await draft(uow, task.notice_id)
    return rewrite(query, task_card(seen, callback_data.task, t), name=f"draft:{seen.id}")


def _day(value: int) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        raise DomainError("draft.no_day", words=value) from None


async def type_due(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """A deadline in words; what is no day is asked again."""
    due = parse_day(message.text or "", now.date())
    if due is None:
        raise DomainError("draft.no_day", words=(message.text or "")[:50])
    task = await set_due(uow, actor, int(conversation.data["task"]), due, now)
    conversation.end()
    return say(message, task_card(await draft(uow, task.notice_id), task.id or 0, t), name=f"draft:{task.notice_id}")


async def ask_text(
    query: CallbackQuery,
    callback_data: TaskButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Sửa: the new words come with the next message."""
    seen = await _draft_of(uow, actor, callback_data.task)
    shown = text_card(seen, callback_data.task, t)
    conversation.expect(WORDS, task=callback_data.task)
    return rewrite(query, shown, name=f"draft:{seen.id}")


async def type_text(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """The task's new words."""
    task = await set_text(uow, actor, int(conversation.data["task"]), message.text or "", now)
    conversation.end()
    return say(message, task_card(await draft(uow, task.notice_id), task.id or 0, t), name=f"draft:{task.notice_id}")


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
    candidates = (await names(uow)).ranked("")
    shown = units_card(await draft(uow, task.notice_id), task.id or 0, candidates, t)
    return say(message, shown, name=f"draft:{task.notice_id}")


async def too_late(message: Message, conversation: Conversation, t: Tongue) -> Letter:
    """The answer comes when the draft was issued or thrown away, or the task left out."""
    conversation.end()
    return say(message, too_late_card(t))


async def still_open(message: Message, uow: UnitOfWork, conversation: Conversation) -> bool:
    """Filter: the task or draft that the answer belongs to can still be changed."""
    task_id = conversation.data.get("task")
    task = await uow.notices.task(task_id) if task_id else None
    notice = await uow.notices.get(task.notice_id if task else conversation.data.get("notice", 0))
    return notice is not None and notice.state is NoticeState.DRAFT and not (task and task.dropped)


async def leave_out(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Bỏ: nobody gets this task."""
    number = (await _draft_of(uow, actor, callback_data.task)).task(callback_data.task).number
    task = await drop(uow, actor, callback_data.task, now)
    shown = tasks_card(await draft(uow, task.notice_id), (number - 1) // TASKS_A_PAGE, t)
    return rewrite(query, shown, name=f"draft:{task.notice_id}")


async def _draft_of(uow: UnitOfWork, actor: Member, task_id: int) -> Draft:
    task = await uow.notices.task(task_id)
    return await drafted(uow, actor, task.notice_id if task else 0)


def router() -> Router:
    router = Router(name="editing")
    typed = F.text & ~F.text.startswith("/")
    router.message.register(type_due, StateFilter(DUE), typed, still_open)
    router.message.register(type_text, StateFilter(WORDS), typed, still_open)
    router.message.register(new_task, StateFilter(ADDING), typed, still_open)
    router.message.register(too_late, StateFilter(DUE, WORDS, ADDING), typed)
    router.callback_query.register(ask_task, DraftButton.filter(F.act == DraftAct.ADD))
    for act, handler in (
        (TaskAct.OPEN, open_task),
        (TaskAct.UNITS, units),
        (TaskAct.ASSIGN, put_on),
        (TaskAct.UNASSIGN, take_off),
        (TaskAct.DUE, ask_due),
        (TaskAct.SET_DUE, choose_due),
        (TaskAct.TEXT, ask_text),
        (TaskAct.DROP, leave_out),
    ):
        router.callback_query.register(handler, TaskButton.filter(F.act == act))
    return router
