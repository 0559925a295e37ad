"""A unit that the notice names and the roster lacks: the nearest, a new one, or nobody."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite
from locales import Tongue
from services.drafts import draft
from services.unknown_units import create_unit, is_unit, leave_out, unknown
from storage.conversations import Conversation
from storage.members import Member
from storage.notices import Doubt
from storage.work import UnitOfWork
from views.buttons.drafts import UnknownAct, UnknownButton
from views.drafts import doubts_card
from views.letter import Letter
from views.unknown_units import unknown_card


async def ask(
    query: CallbackQuery,
    callback_data: UnknownButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Which unit is it? The nearest ones, or all."""
    conversation.end()
    name = await unknown(uow, actor, callback_data.doubt)
    shown = unknown_card(await draft(uow, name.notice_id), name, t, all_units=callback_data.act is UnknownAct.ALL)
    return rewrite(query, shown, name=f"draft:{name.notice_id}")


async def means(
    query: CallbackQuery, callback_data: UnknownButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """This unit."""
    return await _settled(query, await is_unit(uow, actor, callback_data.doubt, callback_data.unit, now), uow, t)


async def create(
    query: CallbackQuery, callback_data: UnknownButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A new unit."""
    return await _settled(query, await create_unit(uow, actor, callback_data.doubt, now), uow, t)


async def nobody(
    query: CallbackQuery, callback_data: UnknownButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Nobody of ours."""
    return await _settled(query, await leave_out(uow, actor, callback_data.doubt, now), uow, t)


async def _settled(query: CallbackQuery, doubt: Doubt, uow: UnitOfWork, t: Tongue) -> Letter:
    shown = doubts_card(await draft(uow, doubt.notice_id), 0, t)
    return rewrite(query, shown, name=f"draft:{doubt.notice_id}")


def router() -> Router:
    router = Router(name="unknown_units")
    router.callback_query.register(ask, UnknownButton.filter(F.act.in_({UnknownAct.ASK, UnknownAct.ALL})))
    for act, handler in ((UnknownAct.IS, means), (UnknownAct.CREATE, create), (UnknownAct.LEAVE_OUT, nobody)):
        router.callback_query.register(handler, UnknownButton.filter(F.act == act))
    return router
