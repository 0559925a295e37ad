"""The tracking workbook comes back: its differences are shown, and applied when Văn phòng says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.cases import shown_again
from handlers.letters import refreshed
from handlers.upload import of_office
from locales import Tongue, Tongues
from services.corrections import Told, accept, apply, discard
from storage.conversations import Conversation
from storage.members import Member
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.address import to_each
from views.buttons.files import CorrectionAct, CorrectionButton
from views.corrections import applied_card, comparing_card, discarded_card, told_card
from views.letter import Card, Letter
from views.reports import letters_of


async def sent_back(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """An .xlsx from the Office: read and compared after this answer."""
    conversation.end()
    assert message.document is not None
    row = await accept(uow, actor, message.chat.id, message.document.file_id, now)
    return say(message, comparing_card(t), name=f"correction:{row.id}")


async def applied(
    query: CallbackQuery,
    callback_data: CorrectionButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Áp dụng: everything changes at once; the letters of the units are made true, and they are told."""
    done = await apply(uow, actor, callback_data.correction, now)
    name = f"correction:{callback_data.correction}"
    card = rewrite(query, applied_card(done.changes, t, now.date()), name=name)
    cards = letters_of(done.answers, tongues, now.date())
    shown = await shown_again(uow, done.assignments, tongues, now)
    return [card, *cards, *await _told(uow, done.told, name, tongues, now), *shown]


async def _told(uow: UnitOfWork, told: Iterable[Told], key: str, tongues: Tongues, now: datetime) -> list[Letter]:
    letters = list[Letter]()
    for one in told:
        letters += await refreshed(uow, one.unit_id, one.notices, tongues, now)
        unit = await uow.units.get(one.unit_id)
        make = partial(_told_card, one, unit.name if unit else "", now)
        letters += to_each(one.members, tongues, make, kind=Kind.ASSIGNMENT, key=f"{key}:unit:{one.unit_id}")
    return letters


def _told_card(told: Told, unit: str, now: datetime, t: Tongue) -> Card:
    return told_card(told.changes, unit, t, now.date())


async def discarded(
    query: CallbackQuery, callback_data: CorrectionButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Bỏ: nothing changes."""
    await discard(uow, actor, callback_data.correction, now)
    return rewrite(query, discarded_card(t), name=f"correction:{callback_data.correction}")


def router() -> Router:
    router = Router(name="corrections")
    router.message.register(sent_back, of_office, F.document.file_name.lower().endswith(".xlsx"))
    router.callback_query.register(applied, CorrectionButton.filter(F.act == CorrectionAct.APPLY))
    router.callback_query.register(discarded, CorrectionButton.filter(F.act == CorrectionAct.DISCARD))
    return router
