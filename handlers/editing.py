"""The Office changes one task of a draft: units, partners, deadline, words, evidence."""

from __future__ import annotations

from datetime import date, datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import TYPED
from locales import Tongue
from services.citations import citations
from services.deadlines import parse_day
from services.draft import Draft
from services.drafts import draft, drafted
from services.edits import assign, require_evidence, set_due, set_text, settle_doubt, unassign
from services.errors import DomainError
from services.naming import likeliest
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.drafts import TaskAct, TaskButton
from views.citations import with_citations
from views.draft_tasks import due_card, partners_card, task_card, text_card, units_card
from views.drafts import doubts_card
from views.letter import Letter
from views.places import Spot

DUE = "draft.due"
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
    """One task; and what is still open of the notices that it cites."""
    conversation.end()
    seen = await draft_of(uow, actor, callback_data.task)
    shown = task_card(seen, callback_data.task, Spot.of(callback_data), t)
    cited = await citations(uow, seen, callback_data.task)
    return rewrite(query, with_citations(shown, cited, t), name=f"draft:{seen.id}")


async def units(query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """The units to choose from."""
    return await _units(query, callback_data, await draft_of(uow, actor, callback_data.task), uow, t)


async def put_on(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A unit, or all, get the task."""
    task = await assign(uow, actor, callback_data.task, callback_data.value, now)
    return await _units(query, callback_data, await draft(uow, task.notice_id), uow, t)


async def take_off(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A unit, or all, do not."""
    task = await unassign(uow, actor, callback_data.task, callback_data.value, now)
    return await _units(query, callback_data, await draft(uow, task.notice_id), uow, t)


async def _units(query: CallbackQuery, button: TaskButton, seen: Draft, uow: UnitOfWork, t: Tongue) -> Letter:
    candidates = await likeliest(uow, seen.task(button.task))
    return rewrite(query, units_card(seen, button.task, candidates, Spot.of(button), t), name=f"draft:{seen.id}")


async def partners(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, t: Tongue
) -> Letter:
    """The units that may coordinate."""
    return await _partners(query, callback_data, await draft_of(uow, actor, callback_data.task), uow, t)


async def let_join(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A unit coordinates."""
    task = await assign(uow, actor, callback_data.task, callback_data.value, now, partner=True)
    return await _partners(query, callback_data, await draft(uow, task.notice_id), uow, t)


async def let_leave(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A unit does not."""
    task = await unassign(uow, actor, callback_data.task, callback_data.value, now)
    return await _partners(query, callback_data, await draft(uow, task.notice_id), uow, t)


async def _partners(query: CallbackQuery, button: TaskButton, seen: Draft, uow: UnitOfWork, t: Tongue) -> Letter:
    candidates = await likeliest(uow, seen.task(button.task))
    return rewrite(query, partners_card(seen, button.task, candidates, Spot.of(button), t), name=f"draft:{seen.id}")


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
    spot = Spot.of(callback_data)
    seen = await draft_of(uow, actor, callback_data.task)
    shown = due_card(seen, callback_data.task, now.date(), spot, t)
    conversation.expect(DUE, task=callback_data.task, version=seen.version, **spot.keep())
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
    task = await set_due(uow, actor, callback_data.task, _day(callback_data.value), now)
    seen = await draft(uow, task.notice_id)
    return rewrite(query, task_card(seen, callback_data.task, Spot.of(callback_data), t), name=f"draft:{seen.id}")


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
    spot = Spot.kept(conversation.data)
    task = await set_due(uow, actor, int(conversation.data["task"]), due, now)
    conversation.end()
    shown = task_card(await draft(uow, task.notice_id), task.id or 0, spot, t)
    return say(message, shown, name=f"draft:{task.notice_id}")


async def ask_text(
    query: CallbackQuery,
    callback_data: TaskButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Sửa: the new words come with the next message."""
    spot = Spot.of(callback_data)
    seen = await draft_of(uow, actor, callback_data.task)
    shown = text_card(seen, callback_data.task, spot, t)
    conversation.expect(WORDS, task=callback_data.task, version=seen.version, **spot.keep())
    return rewrite(query, shown, name=f"draft:{seen.id}")


async def type_text(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """The task's new words."""
    spot = Spot.kept(conversation.data)
    task = await set_text(uow, actor, int(conversation.data["task"]), message.text or "", now)
    conversation.end()
    shown = task_card(await draft(uow, task.notice_id), task.id or 0, spot, t)
    return say(message, shown, name=f"draft:{task.notice_id}")


async def switch_evidence(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Whether "done" must be shown."""
    task = await require_evidence(uow, actor, callback_data.task, bool(callback_data.value), now)
    seen = await draft(uow, task.notice_id)
    return rewrite(query, task_card(seen, callback_data.task, Spot.of(callback_data), t), name=f"draft:{seen.id}")


async def settle(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A doubt is none."""
    notice_id = await settle_doubt(uow, actor, callback_data.value, now)
    return rewrite(query, doubts_card(await draft(uow, notice_id), 0, t), name=f"draft:{notice_id}")


async def draft_of(uow: UnitOfWork, actor: Member, task_id: int) -> Draft:
    """The draft that the task is of.

    :raises DomainError: not the Office, or not a draft any more.
    """
    task = await uow.notices.task(task_id)
    return await drafted(uow, actor, task.notice_id if task else 0)


def router() -> Router:
    router = Router(name="editing")
    router.message.register(type_due, StateFilter(DUE), TYPED)
    router.message.register(type_text, StateFilter(WORDS), TYPED)
    for act, handler in (
        (TaskAct.OPEN, open_task),
        (TaskAct.UNITS, units),
        (TaskAct.ASSIGN, put_on),
        (TaskAct.UNASSIGN, take_off),
        (TaskAct.PARTNERS, partners),
        (TaskAct.JOIN, let_join),
        (TaskAct.LEAVE, let_leave),
        (TaskAct.DUE, ask_due),
        (TaskAct.SET_DUE, choose_due),
        (TaskAct.TEXT, ask_text),
        (TaskAct.EVIDENCE, switch_evidence),
        (TaskAct.SETTLE, settle),
    ):
        router.callback_query.register(handler, TaskButton.filter(F.act == act))
    return router
