"""A head hands a task down to a person of the unit, and takes it back."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite
from handlers.letters import refreshed
from locales import Tongue, Tongues
from services.handing import Handed, hand_down, take_back, takers
from services.rights import Action, may
from services.work import one
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.work import WorkAct, WorkButton
from views.handing import handed_letters, takers_card
from views.letter import Letter, Said, Toast
from views.work import task_card


async def people(query: CallbackQuery, callback_data: WorkButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """To whom? The people of the unit."""
    _, found = await takers(uow, actor, callback_data.assignment)
    work = await one(uow, actor, callback_data.assignment)
    return rewrite(query, takers_card(work, found, t), name=f"work:{work.item.id}")


async def give(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """A person was chosen."""
    made = await hand_down(uow, actor, callback_data.assignment, callback_data.value, now)
    return await _told(query, callback_data.assignment, made, uow, actor, now, t, tongues)


async def withdraw(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """The head does it after all."""
    made = await take_back(uow, actor, callback_data.assignment, now)
    return await _told(query, callback_data.assignment, made, uow, actor, now, t, tongues)


async def _told(
    query: CallbackQuery,
    assignment_id: int,
    made: Handed | None,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    work = await one(uow, actor, assignment_id)
    heads = may(actor, Action.HAND_DOWN)
    card = rewrite(query, task_card(work, t, now, heads=heads), name=f"work:{assignment_id}")
    if made is None:
        return [card, Toast(str(t("hand.already")))]
    letters = await refreshed(uow, actor.unit_id or 0, [work.notice.id or 0], tongues, now)
    return [card, *handed_letters(made, tongues, now), *letters, Toast(str(t(f"hand.toast_{made.move.kind.value}")))]


def router() -> Router:
    router = Router(name="hand")
    router.callback_query.register(people, WorkButton.filter(F.act == WorkAct.HAND))
    router.callback_query.register(give, WorkButton.filter(F.act == WorkAct.HAND_TO))
    router.callback_query.register(withdraw, WorkButton.filter(F.act == WorkAct.TAKE_BACK))
    return router
