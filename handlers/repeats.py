"""Tasks of a draft that repeat open ones: the Office decides one after the other."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite
from locales import Tongue
from services.drafts import draft, drafted
from services.repeats import decide_repeat, repeats
from storage.continuations import Choice
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.drafts import RepeatAct, RepeatButton
from views.letter import Letter
from views.repeats import repeats_card


async def look(query: CallbackQuery, callback_data: RepeatButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """One of them."""
    seen = await drafted(uow, actor, callback_data.repeat)
    return rewrite(query, repeats_card(seen, await repeats(uow, seen), callback_data.page, t), name=f"draft:{seen.id}")


async def decide(
    query: CallbackQuery, callback_data: RepeatButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """The same with the new deadline, the same with the old one, or a new task."""
    notice_id = await decide_repeat(uow, actor, callback_data.repeat, Choice(callback_data.act.value), now)
    seen = await draft(uow, notice_id)
    return rewrite(query, repeats_card(seen, await repeats(uow, seen), callback_data.page, t), name=f"draft:{seen.id}")


def router() -> Router:
    router = Router(name="repeats")
    router.callback_query.register(look, RepeatButton.filter(F.act == RepeatAct.LIST))
    router.callback_query.register(decide, RepeatButton.filter())
    return router
