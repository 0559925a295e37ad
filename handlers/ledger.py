"""Sổ gửi of a notice, from /thongbao."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import say
from locales import Tongue
from services.ledger import ledger
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.oversight import LedgerButton
from views.ledger import ledger_card
from views.letter import Letter


async def show(
    query: CallbackQuery, callback_data: LedgerButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A page of it; a card of its own, turned within itself."""
    book = await ledger(uow, actor, callback_data.notice)
    shown = ledger_card(book, callback_data.page, t, now)
    return say(query, shown, name=f"ledger:{book.notice_id}")


def router() -> Router:
    router = Router(name="ledger")
    router.callback_query.register(show, LedgerButton.filter())
    return router
