"""The Office reviews a draft as a whole: card, pages of tasks, units, doubts, preview, Bỏ."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite, say
from locales import Tongue
from services.drafts import discard, draft, drafted, looked_at
from services.earlier import compared
from services.edits import set_period
from services.sheets import sheet
from storage.conversations import Conversation
from storage.members import Member
from storage.notices import NoticeState
from storage.work import UnitOfWork
from views.buttons.drafts import DraftAct, DraftButton, PageButton
from views.comparison import comparison_card
from views.drafts import discard_card, discarded_card, doubts_card, draft_card, name_of
from views.issued import released_card
from views.letter import Letter
from views.places import Spot
from views.previews import empty_card, preview_card
from views.task_pages import tasks_card, units_list_card


async def card(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
) -> Letter:
    """The review card; from the list of notices, too. Of a released notice: Thu hồi."""
    conversation.end()
    seen = await looked_at(uow, actor, callback_data.notice)
    shown = released_card(seen, now, t) if seen.state is NoticeState.RELEASED else draft_card(seen, t)
    return rewrite(query, shown, name=f"draft:{seen.id}")


async def page(
    query: CallbackQuery,
    callback_data: PageButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """A page of tasks: of all, of a unit, of nobody."""
    conversation.end()
    seen = await drafted(uow, actor, callback_data.notice)
    return rewrite(query, tasks_card(seen, Spot.of(callback_data), callback_data.page, t), name=f"draft:{seen.id}")


async def units(query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """The units, each a page."""
    seen = await drafted(uow, actor, callback_data.notice)
    return rewrite(query, units_list_card(seen, t), name=f"draft:{seen.id}")


async def doubts(query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """A page of doubts."""
    seen = await drafted(uow, actor, callback_data.notice)
    return rewrite(query, doubts_card(seen, callback_data.page, t), name=f"draft:{seen.id}")


async def period(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Theo kỳ, for all tasks without a deadline."""
    await set_period(uow, actor, callback_data.notice, now)
    seen = await draft(uow, callback_data.notice)
    return rewrite(query, draft_card(seen, t), name=f"draft:{seen.id}")


async def compare(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, t: Tongue
) -> Letter:
    """Beside the notice that the draft repeats."""
    seen, earlier, differences = await compared(uow, actor, callback_data.notice)
    return rewrite(query, comparison_card(seen, earlier, differences, t), name=f"draft:{seen.id}")


async def preview(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """What one unit will get: a card of its own (it can be long), turned within itself."""
    seen = await drafted(uow, actor, callback_data.notice)
    if not seen.units:
        return say(query, empty_card(t))
    at = max(0, min(callback_data.page - 1, len(seen.units) - 1))
    planned = await sheet(uow, seen.id, seen.units[at].id, planned_on=now.date())
    shown = preview_card(seen, at, planned, t, now.date())
    return Letter(query.from_user.id, shown, name=f"preview:{seen.id}", fresh=callback_data.page == 0)


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
    router.callback_query.register(page, PageButton.filter())
    for act, handler in (
        (DraftAct.CARD, card),
        (DraftAct.UNITS, units),
        (DraftAct.DOUBTS, doubts),
        (DraftAct.PERIOD, period),
        (DraftAct.COMPARE, compare),
        (DraftAct.PREVIEW, preview),
        (DraftAct.DISCARD, ask_discard),
        (DraftAct.DISCARD_SURELY, throw_away),
    ):
        router.callback_query.register(handler, DraftButton.filter(F.act == act))
    return router
