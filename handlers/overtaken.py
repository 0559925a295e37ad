"""Answers that come too late: a colleague changed the draft meanwhile, or it is none any more.

Nothing is done then but showing what there is now, so that two officers on one draft do not overwrite each other.
"""

from __future__ import annotations

from typing import Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import TYPED
from handlers.editing import DUE, WORDS
from handlers.splitting import ADDING
from locales import Tongue
from services.changing import Changed, changed_by_others
from services.drafts import draft
from storage.conversations import Conversation
from storage.members import Member
from storage.notices import NoticeState
from storage.work import UnitOfWork
from views.buttons.drafts import DraftAct, DraftButton, TaskAct, TaskButton
from views.changes import noted, overtaken_note
from views.draft_tasks import task_card
from views.drafts import draft_card, too_late_card
from views.letter import Card, Letter
from views.places import Spot
from views.task_pages import tasks_card

OF_THE_DRAFT: Final = frozenset({DraftAct.ISSUE, DraftAct.APPROVE, DraftAct.DISCARD_SURELY})
"""What concerns all tasks: no change of any of them may be passed over."""
OF_A_TASK: Final = frozenset(
    {
        *(TaskAct.ASSIGN, TaskAct.UNASSIGN, TaskAct.JOIN, TaskAct.LEAVE, TaskAct.SET_DUE, TaskAct.EVIDENCE),
        *(TaskAct.SPLIT, TaskAct.MERGE, TaskAct.DROP, TaskAct.SETTLE),
    }
)
Overtaken = dict[str, tuple[Changed, ...]]


async def draft_anew(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    conversation: Conversation,
    t: Tongue,
    changes: tuple[Changed, ...],
) -> Letter:
    """The review card as it is now, under what was changed."""
    conversation.end()
    seen = await draft(uow, callback_data.notice)
    return rewrite(query, noted(draft_card(seen, t), overtaken_note(changes, seen, t)), name=f"draft:{seen.id}")


async def task_anew(
    query: CallbackQuery,
    callback_data: TaskButton,
    uow: UnitOfWork,
    conversation: Conversation,
    t: Tongue,
    changes: tuple[Changed, ...],
) -> Letter:
    """The task as it is now, or the list where it is gone."""
    conversation.end()
    notice_id, card = await _anew(uow, callback_data.task, Spot.of(callback_data), changes, t)
    return rewrite(query, card, name=f"draft:{notice_id}")


async def task_anew_for_words(
    message: Message, uow: UnitOfWork, conversation: Conversation, t: Tongue, changes: tuple[Changed, ...]
) -> Letter:
    """Typed words are not recorded over a colleague's."""
    task_id, spot = int(conversation.data["task"]), Spot.kept(conversation.data)
    conversation.end()
    notice_id, card = await _anew(uow, task_id, spot, changes, t)
    return say(message, card, name=f"draft:{notice_id}")


async def too_late(message: Message, conversation: Conversation, t: Tongue) -> Letter:
    """The answer comes when the draft was issued or thrown away, or the task left out."""
    conversation.end()
    return say(message, too_late_card(t))


async def _anew(uow: UnitOfWork, task_id: int, spot: Spot, changes: tuple[Changed, ...], t: Tongue) -> tuple[int, Card]:
    task = await uow.notices.task(task_id)
    seen = await draft(uow, task.notice_id if task else 0)
    stands = any(task.id == task_id for task in seen.tasks)
    card = task_card(seen, task_id, spot, t) if stands else tasks_card(seen, spot, 0, t)
    return seen.id, noted(card, overtaken_note(changes, seen, t))


async def closed(message: Message, uow: UnitOfWork, conversation: Conversation) -> bool:
    """Filter: the task or draft that the answer belongs to can be changed no more."""
    task_id = conversation.data.get("task")
    task = await uow.notices.task(task_id) if task_id else None
    notice = await uow.notices.get(task.notice_id if task else conversation.data.get("notice", 0))
    return notice is None or notice.state is not NoticeState.DRAFT or bool(task and task.dropped)


async def draft_overtaken(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member
) -> bool | Overtaken:
    """Filter: colleagues changed the draft since this button was shown; gives what as ``changes``."""
    return await _changes(uow, actor, callback_data.notice, callback_data.version)


async def task_overtaken(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member
) -> bool | Overtaken:
    """Filter: they changed this task."""
    return await _task_changes(uow, actor, callback_data.task, callback_data.version)


async def words_overtaken(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation
) -> bool | Overtaken:
    """Filter: they changed the task that these words were asked for."""
    return await _task_changes(uow, actor, conversation.data.get("task", 0), conversation.data.get("version", 0))


async def _task_changes(uow: UnitOfWork, actor: Member, task_id: int, version: int) -> bool | Overtaken:
    task = await uow.notices.task(task_id) if version else None
    return await _changes(uow, actor, task.notice_id, version, task_id) if task else False


async def _changes(
    uow: UnitOfWork, actor: Member, notice_id: int, version: int, task_id: int | None = None
) -> bool | Overtaken:
    notice = await uow.notices.get(notice_id) if version else None
    if notice is None or notice.state is not NoticeState.DRAFT:
        return False
    changes = await changed_by_others(uow, actor, notice_id, version, task_id)
    return {"changes": changes} if changes else False


def router() -> Router:
    router = Router(name="overtaken")
    router.message.register(task_anew_for_words, StateFilter(DUE, WORDS), TYPED, words_overtaken)
    router.message.register(too_late, StateFilter(DUE, WORDS, ADDING), TYPED, closed)
    router.callback_query.register(draft_anew, DraftButton.filter(F.act.in_(OF_THE_DRAFT)), draft_overtaken)
    router.callback_query.register(task_anew, TaskButton.filter(F.act.in_(OF_A_TASK)), task_overtaken)
    return router
