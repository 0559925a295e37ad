"""/donvi: how every unit stands, one unit, links for those who never pressed Start, the list to print."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import asked
from locales import Tongue
from services.invitations import invite_all
from services.people import former
from services.rights import Action, require
from services.standing import of_unit, standing, unreachable
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.people import UnitsAct, UnitsButton
from views.commands import UNITS
from views.letter import Letter
from views.people import former_card, links_card, unit_card, units_card, unreachable_card
from views.person import link_text

BotName = Callable[[], Awaitable[str]]
"""Gives the name that stands in links to the bot."""


async def units(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """/donvi."""
    conversation.end()
    return say(message, units_card(await standing(uow, actor, now), 0, actor, t), name="units")


async def turn(
    query: CallbackQuery, callback_data: UnitsButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """Another page, or back to the list."""
    return rewrite(query, units_card(await standing(uow, actor, now), callback_data.page, actor, t), name="units")


async def one(
    query: CallbackQuery, callback_data: UnitsButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """One unit with its people."""
    return rewrite(query, unit_card(await of_unit(uow, actor, callback_data.unit, now), actor, t), name="units")


async def links(
    query: CallbackQuery, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue, bot_name: BotName
) -> Letter:
    """A fresh one-time link for everybody who never pressed Start."""
    codes = await invite_all(uow, actor, now)
    name = await bot_name()
    return say(query, links_card([(member, link_text(name, code)) for member, code in codes], t))


async def printable(query: CallbackQuery, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """Who cannot be written to, as a message to print or to forward."""
    require(actor, Action.MANAGE_PEOPLE)
    return say(query, unreachable_card(await unreachable(uow), t))


async def taken_off(query: CallbackQuery, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """Who was taken off the roster."""
    return rewrite(query, former_card(await former(uow, actor), t), name="units")


def router() -> Router:
    router = Router(name="units")
    router.message.register(units, asked(UNITS))
    for act, handler in (
        (UnitsAct.LIST, turn),
        (UnitsAct.OPEN, one),
        (UnitsAct.LINKS, links),
        (UnitsAct.PRINT, printable),
        (UnitsAct.FORMER, taken_off),
    ):
        router.callback_query.register(handler, UnitsButton.filter(F.act == act))
    return router
