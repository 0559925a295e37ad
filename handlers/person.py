"""Văn phòng changes one person of the roster: link, unit, role, charge, off and back."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite, say
from handlers.start import missed
from handlers.units import BotName
from locales import Tongue, Tongues
from services.charges import put_in_charge
from services.errors import DomainError
from services.invitations import invite
from services.people import bring_back, move, person, set_role, take_off
from services.reach import receivers_of
from storage.members import Member
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.address import to_each
from views.buttons.people import PersonAct, PersonButton
from views.letter import Letter
from views.people import links_card
from views.person import (
    ROLES,
    charges_card,
    link_text,
    person_card,
    roles_card,
    take_off_card,
    told_off_card,
    told_place_card,
    units_of_person_card,
)


async def open_person(
    query: CallbackQuery, callback_data: PersonButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """One person."""
    return await _card(query, uow, await person(uow, actor, callback_data.member), now, t)


async def _card(query: CallbackQuery, uow: UnitOfWork, member: Member, now: datetime, t: Tongue) -> Letter:
    unit = await uow.units.get(member.unit_id) if member.unit_id else None
    leave = await uow.absences.ahead(member.id or 0, now.date())
    return rewrite(query, person_card(member, unit, leave, now.date(), t), name="units")


async def link(
    query: CallbackQuery,
    callback_data: PersonButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    bot_name: BotName,
) -> Letter:
    """A fresh one-time link; whoever is connected moves with it to the account that opens it."""
    member = await person(uow, actor, callback_data.member)
    code = await invite(uow, member.id or 0, now, by=actor)
    return say(query, links_card([(member, link_text(await bot_name(), code))], t))


async def ask(query: CallbackQuery, callback_data: PersonButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """Which unit, which role, which charges; off the roster, surely?"""
    member = await person(uow, actor, callback_data.member)
    match callback_data.act:
        case PersonAct.UNITS:
            card = units_of_person_card(member, await uow.units.all(), t)
        case PersonAct.ROLES:
            card = roles_card(member, t)
        case PersonAct.CHARGES:
            charges = await uow.absences.charges()
            card = charges_card(member, await uow.units.all(), [u for u, m in charges.items() if m == member.id], t)
        case _:
            card = take_off_card(member, t)
    return rewrite(query, card, name="units")


async def charge(
    query: CallbackQuery, callback_data: PersonButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """A unit goes into a deputy director's charge, or out of it."""
    await put_in_charge(uow, actor, callback_data.member, callback_data.value, now)
    return await ask(query, PersonButton(act=PersonAct.CHARGES, member=callback_data.member), uow, actor, t)


async def change(
    query: CallbackQuery,
    callback_data: PersonButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Another unit or role, or back on the roster: the person is told, and gets what waits for them there."""
    before = (await person(uow, actor, callback_data.member)).unit_id
    member = await _changed(uow, actor, callback_data, now)
    unit = await uow.units.get(member.unit_id) if member.unit_id else None
    told = to_each([member], tongues, lambda t: told_place_card(member, unit, t), kind=Kind.REQUEST)
    waiting = [] if member.chat_id is None else await missed(uow, member, tongues, now, anew=before != member.unit_id)
    left = await handed_over(uow, before, member, now, tongues) if before != member.unit_id else []
    return [await _card(query, uow, member, now, t), *told, *waiting, *left]


async def _changed(uow: UnitOfWork, actor: Member, pressed: PersonButton, now: datetime) -> Member:
    if pressed.act is PersonAct.MOVE:
        return await move(uow, actor, pressed.member, pressed.value, now)
    if pressed.act is PersonAct.BRING_BACK:
        return await bring_back(uow, actor, pressed.member, now)
    if pressed.value >= len(ROLES):
        raise DomainError("error.people.gone")
    return await set_role(uow, actor, pressed.member, ROLES[pressed.value], now)


async def remove(
    query: CallbackQuery,
    callback_data: PersonButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Off the roster: the person is told, and the unit's letters go to who answers for it now."""
    member = await take_off(uow, actor, callback_data.member, now)
    told = to_each([member], tongues, told_off_card, kind=Kind.REQUEST)
    left = await handed_over(uow, member.unit_id, member, now, tongues)
    return [await _card(query, uow, member, now, t), *told, *left]


async def handed_over(
    uow: UnitOfWork, unit_id: int | None, gone: Member, now: datetime, tongues: Tongues
) -> list[Letter]:
    """The letters of the unit for those who receive them now and have not got them."""
    people = await receivers_of(uow, unit_id, now.date()) if unit_id else ()
    return [
        letter for m in people if m.id != gone.id for letter in await missed(uow, m, tongues, now, only_letters=True)
    ]


def router() -> Router:
    router = Router(name="person")
    for act, handler in (
        (PersonAct.OPEN, open_person),
        (PersonAct.LINK, link),
        (PersonAct.CHARGE, charge),
        (PersonAct.TAKE_OFF_SURELY, remove),
    ):
        router.callback_query.register(handler, PersonButton.filter(F.act == act))
    asking = {PersonAct.UNITS, PersonAct.ROLES, PersonAct.CHARGES, PersonAct.TAKE_OFF}
    router.callback_query.register(ask, PersonButton.filter(F.act.in_(asking)))
    router.callback_query.register(change, PersonButton.filter())
    return router
