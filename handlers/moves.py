"""Chuyển đơn vị and Hủy việc: a task goes to the unit that it belongs to, or to nobody; Hoàn tác takes that back."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import TYPED, put, refused
from handlers.cases import shown_again
from handlers.letters import refreshed
from locales import Tongue, Tongues
from services.cases import case
from services.errors import DomainError
from services.moved import Moved, movable
from services.rights import Action, require
from services.transfer import cancel, receiving_units, transfer, undo_move
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.oversight import CaseAct, CaseButton, MoveButton
from views.letter import Letter
from views.moves import move_letters, moved_card
from views.oversight import ask_cancel_card, units_card
from views.reports import letters_of

REASON = "cancel.reason"
"""Conversation state: the next message says why the task is called off."""


async def units(query: CallbackQuery, callback_data: CaseButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """The units that it may belong to: anew, for the card that told of it keeps its buttons."""
    found = await receiving_units(uow, actor, callback_data.assignment)
    seen = await case(uow, actor, callback_data.assignment)
    name = f"move:{callback_data.assignment}"
    standing = await uow.outbox.cards_at(query.from_user.id, query.message.message_id) if query.message else ()
    card = units_card(seen, found, callback_data.value, t)
    return put(query, card, name=name) if name in standing else say(query, card, name=name)


async def give(
    query: CallbackQuery,
    callback_data: CaseButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """A unit was chosen."""
    made = await transfer(uow, actor, callback_data.assignment, callback_data.value, now)
    return [put(query, moved_card(made, t), name=_name(made)), *await told(uow, made, tongues, now)]


async def ask_why(
    query: CallbackQuery,
    callback_data: CaseButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """Hủy việc: the reason comes with the next message."""
    require(actor, Action.DECIDE)
    await movable(uow, callback_data.assignment)
    conversation.expect(REASON, assignment=callback_data.assignment)
    return say(query, ask_cancel_card(await case(uow, actor, callback_data.assignment), t))


async def call_off(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The reason: the unit need not do it."""
    try:
        made = await cancel(uow, actor, conversation.data["assignment"], message.text or "", now)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    conversation.end()
    return [say(message, moved_card(made, t), name=_name(made)), *await told(uow, made, tongues, now)]


async def take_back(
    query: CallbackQuery,
    callback_data: MoveButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Hoàn tác."""
    made = await undo_move(uow, actor, callback_data.move, now)
    return [put(query, moved_card(made, t), name=_name(made)), *await told(uow, made, tongues, now)]


def _name(made: Moved) -> str:
    return f"moved:{made.move.id}"


async def told(uow: UnitOfWork, made: Moved, tongues: Tongues, now: datetime) -> list[Letter]:
    """Both units, Văn phòng, and every card that shows the task."""
    notices, sides = [made.notice.id or 0], [made.losing, *([made.gaining] if made.gaining else [])]
    cards = letters_of(made.answers, tongues, now.date())
    letters = [letter for side in sides for letter in await refreshed(uow, side.unit_id, notices, tongues, now)]
    shown = await shown_again(uow, [side.item.id for side in sides], tongues, now)
    return [*cards, *letters, *move_letters(made, tongues, now.date()), *shown]


def router() -> Router:
    router = Router(name="moves")
    router.message.register(call_off, StateFilter(REASON), TYPED)
    router.callback_query.register(units, CaseButton.filter(F.act == CaseAct.UNITS))
    router.callback_query.register(give, CaseButton.filter(F.act == CaseAct.TRANSFER))
    router.callback_query.register(ask_why, CaseButton.filter(F.act == CaseAct.CANCEL))
    router.callback_query.register(take_back, MoveButton.filter())
    return router
