"""/nghi: leave from a day to a day, who stands in, back at work; Văn phòng enters it for anybody."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import TYPED, asked, put, refused
from handlers.start import missed
from locales import Tongue, Tongues
from services.absences import call_off, candidates, name_stand_in, parse_leave, take_leave, whose
from services.answers import office_without
from services.errors import DomainError
from services.reach import receivers_of
from storage.absences import Absence
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.absences import ask_leave_card, ended_card, leave_card, told_letters
from views.buttons.people import AbsenceAct, AbsenceButton
from views.commands import LEAVE
from views.letter import Card, Letter

DAYS = "leave.days"
"""Conversation state: the next message says from when to when."""


async def ask_own(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """/nghi: what is noted already, else from when to when?"""
    conversation.end()
    if ahead := await uow.absences.ahead(actor.id or 0, now.date()):
        return say(message, await _card(uow, ahead[0], now, t), name=_name(ahead[0]))
    conversation.expect(DAYS, member=actor.id)
    return say(message, ask_leave_card(actor, t))


async def ask(
    query: CallbackQuery,
    callback_data: AbsenceButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    t: Tongue,
) -> Letter:
    """From a card: one's own leave, or that of the person on it."""
    member = await whose(uow, actor, callback_data.id or actor.id or 0)
    conversation.expect(DAYS, member=member.id)
    return say(query, ask_leave_card(member, t))


async def days(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """From when to when; what is no day is asked again."""
    span = parse_leave(message.text or "", now.date())
    if span is None:
        raise DomainError("error.leave.days")
    try:
        absence = await take_leave(uow, actor, int(conversation.data["member"]), *span, now)
    except DomainError as error:
        return refused(message, error, conversation, t)
    conversation.end()
    return say(message, await _card(uow, absence, now, t), name=_name(absence))


async def choose(
    query: CallbackQuery,
    callback_data: AbsenceButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Who stands in: they are told, and get the unit's letters at once where the leave has begun."""
    absence = await name_stand_in(uow, actor, callback_data.id, callback_data.value, now)
    member, standing = await uow.members.get(absence.member_id), await uow.members.get(callback_data.value)
    assert member is not None
    assert standing is not None
    office = await office_without(uow, actor)
    told = told_letters(absence, member, standing, office, actor=actor, today=now.date(), tongues=tongues)
    card = rewrite(query, await _card(uow, absence, now, t), name=_name(absence))
    return [card, *told, *await _letters(uow, member, now, tongues)]


async def end(
    query: CallbackQuery,
    callback_data: AbsenceButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Back at work: letters that came meanwhile are there."""
    absence = await call_off(uow, actor, callback_data.id, now)
    member = await uow.members.get(absence.member_id)
    assert member is not None
    return [put(query, ended_card(member, t)), *await _letters(uow, member, now, tongues)]


async def _letters(uow: UnitOfWork, member: Member, now: datetime, tongues: Tongues) -> list[Letter]:
    """The unit's letters for those who receive them today and have not got them."""
    people = await receivers_of(uow, member.unit_id, now.date()) if member.unit_id else ()
    return [letter for m in people for letter in await missed(uow, m, tongues, now, only_letters=True)]


async def _card(uow: UnitOfWork, absence: Absence, now: datetime, t: Tongue) -> Card:
    member = await uow.members.get(absence.member_id)
    assert member is not None
    standing = await uow.members.get(absence.stand_in_id) if absence.stand_in_id else None
    return leave_card(absence, member, standing, await candidates(uow, member), now.date(), t)


def _name(absence: Absence) -> str:
    return f"leave:{absence.id}"


def router() -> Router:
    router = Router(name="absences")
    router.message.register(ask_own, asked(LEAVE))
    router.message.register(days, StateFilter(DAYS), TYPED)
    for act, handler in ((AbsenceAct.ASK, ask), (AbsenceAct.STAND_IN, choose), (AbsenceAct.END, end)):
        router.callback_query.register(handler, AbsenceButton.filter(F.act == act))
    return router
