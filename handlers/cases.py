"""Văn phòng and leaders look at issued tasks: lists, one task, whether "done" needs evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite, say
from locales import Tongue, Tongues
from services.cases import case, cases, require_evidence, the_case
from services.rights import Action, may
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.oversight import CaseAct, CaseButton, CaseListButton
from views.letter import Letter
from views.oversight import case_card, list_card


async def listed(
    query: CallbackQuery, callback_data: CaseListButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A list at the bottom of the chat; its other pages in the same message."""
    which, notice = callback_data.which, callback_data.notice
    found = await cases(uow, actor, which, now, notice)
    name = f"cases:{which.value}:{notice}"
    card = list_card(found, which, callback_data.page, t, now.date(), notice_id=notice)
    standing = await uow.outbox.cards_at(query.from_user.id, query.message.message_id) if query.message else ()
    return rewrite(query, card, name=name) if name in standing else say(query, card, name=name)


async def open_one(
    query: CallbackQuery, callback_data: CaseButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """One task: at the bottom of the chat, or back in its own message."""
    seen, name = await case(uow, actor, callback_data.assignment), f"case:{callback_data.assignment}"
    card = case_card(seen, actor, t, now)
    standing = await uow.outbox.cards_at(query.from_user.id, query.message.message_id) if query.message else ()
    return rewrite(query, card, name=name) if name in standing else say(query, card, name=name)


async def evidence(
    query: CallbackQuery,
    callback_data: CaseButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Whether "done" needs evidence."""
    await require_evidence(uow, actor, callback_data.assignment, now, wanted=bool(callback_data.value))
    seen, name = await case(uow, actor, callback_data.assignment), f"case:{callback_data.assignment}"
    others = await shown_again(uow, [callback_data.assignment], tongues, now)
    card = rewrite(query, case_card(seen, actor, t, now), name=name)
    return [card, *(letter for letter in others if letter.chat_id != card.chat_id)]


async def shown_again(uow: UnitOfWork, assignment_ids: Iterable[int], tongues: Tongues, now: datetime) -> list[Letter]:
    """The cards of these tasks as they read now, wherever an overseer has one."""
    letters = []
    for assignment_id in assignment_ids:
        name = f"case:{assignment_id}"
        for card in await uow.outbox.cards_named(name):
            reader = await uow.members.by_telegram(card.chat_id)
            if reader and may(reader, Action.OVERSEE) and reader.chat_id:
                shown = case_card(await the_case(uow, assignment_id), reader, tongues[reader.language], now)
                letters.append(Letter(reader.chat_id, shown, name=name))
    return letters


def router() -> Router:
    router = Router(name="cases")
    router.callback_query.register(listed, CaseListButton.filter())
    router.callback_query.register(open_one, CaseButton.filter(F.act == CaseAct.OPEN))
    router.callback_query.register(evidence, CaseButton.filter(F.act == CaseAct.EVIDENCE))
    return router
