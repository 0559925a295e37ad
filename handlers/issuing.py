"""Phát hành and Thu hồi; a second officer's Duyệt and Trả lại."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import TYPED
from locales import Tongue, Tongues
from services.drafts import draft
from services.releasing import Release, approve, release, send_back, take_back, to_approve
from storage.conversations import Conversation
from storage.members import Member
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.address import to_each
from views.buttons.drafts import DraftAct, DraftButton
from views.issued import (
    approval_card,
    issue_letters,
    reason_card,
    released_card,
    returned_card,
    sent_back_card,
    submitted_card,
    taken_back_card,
)
from views.letter import Letter

RETURNING = "draft.return"
"""Conversation state: why the draft is returned."""


async def issue(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Phát hành."""
    released = await release(uow, actor, callback_data.notice, now)
    return await _told(query, callback_data.notice, released, actor, uow, now, t, tongues)


async def approved(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Duyệt: as Phát hành, by another than who asks."""
    released = await approve(uow, actor, callback_data.notice, now)
    return await _told(query, callback_data.notice, released, actor, uow, now, t, tongues)


async def _told(
    query: CallbackQuery,
    notice_id: int,
    released: Release,
    actor: Member,
    uow: UnitOfWork,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    seen, name = await draft(uow, notice_id), f"draft:{notice_id}"
    if released.issued:
        return issue_letters(released.issued, tongues, now)
    if not released.approvers:
        return [rewrite(query, released_card(seen, now, t), name=name)]
    asking = partial(approval_card, seen, actor.full_name)
    asked = to_each(released.approvers, tongues, asking, kind=Kind.REQUEST, name=name, fresh=True)
    return [rewrite(query, submitted_card(seen, released.approvers, t), name=name), *asked]


async def withdraw(
    query: CallbackQuery, callback_data: DraftButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Thu hồi: the draft can be changed again."""
    await take_back(uow, actor, callback_data.notice, now)
    seen = await draft(uow, callback_data.notice)
    return rewrite(query, taken_back_card(seen, t), name=f"draft:{seen.id}")


async def ask_reason(
    query: CallbackQuery,
    callback_data: DraftButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Trả lại: why?"""
    await to_approve(uow, actor, callback_data.notice)
    conversation.expect(RETURNING, notice=callback_data.notice)
    return say(query, reason_card(await draft(uow, callback_data.notice), t))


async def returned(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The reason: the one who asked gets it, with the draft to go on with."""
    notice_id = int(conversation.data["notice"])
    conversation.end()
    asked = await send_back(uow, actor, notice_id, message.text or "", now)
    seen = await draft(uow, notice_id)
    card = partial(returned_card, seen, actor.full_name, " ".join((message.text or "").split()))
    told = to_each([asked] if asked else [], tongues, card, kind=Kind.REQUEST, name=f"draft:{notice_id}", fresh=True)
    return [say(message, sent_back_card(seen, t)), *told]


def router() -> Router:
    router = Router(name="issuing")
    router.message.register(returned, StateFilter(RETURNING), TYPED)
    for act, handler in (
        (DraftAct.ISSUE, issue),
        (DraftAct.TAKE_BACK, withdraw),
        (DraftAct.APPROVE, approved),
        (DraftAct.RETURN, ask_reason),
    ):
        router.callback_query.register(handler, DraftButton.filter(F.act == act))
    return router
