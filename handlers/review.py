"""The Office reviews a draft as a whole: card, doubts, preview, Phát hành, Bỏ."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite, say
from locales import Tongue, Tongues
from services.drafts import discard, draft, drafted
from services.earlier import compared
from services.edits import settle_doubt
from services.issue import Issued, issue
from services.sheets import Sheet, sheet
from storage.conversations import Conversation
from storage.members import Member
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.address import to_each
from views.buttons import DraftAct, DraftButton, TaskAct, TaskButton
from views.comparison import comparison_card
from views.draft_tasks import tasks_card
from views.drafts import discard_card, discarded_card, doubts_card, draft_card, issued_card, name_of
from views.letter import Card, Letter
from views.previews import empty_card, preview_card
from views.sheets import sheet_card


async def card(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """The review card; from the list of notices, too."""
    conversation.end()
    seen = await drafted(uow, actor, callback_data.notice)
    return rewrite(query, draft_card(seen, t), name=f"draft:{seen.id}")


async def tasks(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """A page of tasks."""
    conversation.end()
    seen = await drafted(uow, actor, callback_data.notice)
    return rewrite(query, tasks_card(seen, callback_data.page, t), name=f"draft:{seen.id}")


async def doubts(query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """A page of doubts."""
    seen = await drafted(uow, actor, callback_data.notice)
    return rewrite(query, doubts_card(seen, callback_data.page, t), name=f"draft:{seen.id}")


async def compare(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, t: Tongue
) -> Letter:
    """Beside the notice that the draft repeats."""
    seen, earlier, differences = await compared(uow, actor, callback_data.notice)
    return rewrite(query, comparison_card(seen, earlier, differences, t), name=f"draft:{seen.id}")


async def settle(
    query: CallbackQuery, callback_data: TaskButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A doubt is none."""
    notice_id = await settle_doubt(uow, actor, callback_data.value, now)
    seen = await draft(uow, notice_id)
    return rewrite(query, doubts_card(seen, 0, t), name=f"draft:{notice_id}")


async def preview(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """What one unit will get: a card of its own (it can be long), turned within itself."""
    seen = await drafted(uow, actor, callback_data.notice)
    if not seen.units:
        return say(query, empty_card(t))
    page = max(0, min(callback_data.page - 1, len(seen.units) - 1))
    planned = await sheet(uow, seen.id, seen.units[page].id, planned=True)
    shown = preview_card(seen, page, planned, t, now.date())
    return Letter(query.from_user.id, shown, name=f"preview:{seen.id}", fresh=callback_data.page == 0)


async def release(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Phát hành: the letters go out, the Office hears who got one."""
    notice_id = callback_data.notice
    issued = await issue(uow, actor, notice_id, now)
    name = name_of(await draft(uow, notice_id))
    key = f"notice:{notice_id}:issued"
    told = to_each(issued.office, tongues, lambda t: issued_card(issued, name, t), kind=Kind.REQUEST, key=key)
    answer = rewrite(query, issued_card(issued, name, t), name=f"draft:{notice_id}")
    return [answer, *told, *await _letters(uow, issued, tongues, now)]


async def _letters(uow: UnitOfWork, issued: Issued, tongues: Tongues, now: datetime) -> list[Letter]:
    notice_id, letters = issued.notice.id or 0, list[Letter]()
    for recipients in issued.reached:
        made = await sheet(uow, notice_id, recipients.unit.id)
        letters += to_each(
            recipients.members,
            tongues,
            partial(_letter_card, made, now),
            kind=Kind.ASSIGNMENT,
            key=f"notice:{notice_id}:letter",
            name=f"letter:{notice_id}",
            notice_id=notice_id,
        )
    return letters


def _letter_card(made: Sheet, now: datetime, t: Tongue) -> Card:
    return sheet_card(made, t, now.date())


async def ask_discard(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, t: Tongue
) -> Letter:
    """Bỏ: asks once more."""
    seen = await drafted(uow, actor, callback_data.notice)
    return rewrite(query, discard_card(seen, t), name=f"draft:{seen.id}")


async def throw_away(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Bỏ, surely."""
    name = name_of(await drafted(uow, actor, callback_data.notice))
    await discard(uow, actor, callback_data.notice, now)
    return rewrite(query, discarded_card(name, t), name=f"draft:{callback_data.notice}")


def router() -> Router:
    router = Router(name="review")
    router.callback_query.register(settle, TaskButton.filter(F.act == TaskAct.SETTLE))
    for act, handler in (
        (DraftAct.CARD, card),
        (DraftAct.TASKS, tasks),
        (DraftAct.DOUBTS, doubts),
        (DraftAct.COMPARE, compare),
        (DraftAct.PREVIEW, preview),
        (DraftAct.ISSUE, release),
        (DraftAct.DISCARD, ask_discard),
        (DraftAct.DISCARD_SURELY, throw_away),
    ):
        router.callback_query.register(handler, DraftButton.filter(F.act == act))
    return router
