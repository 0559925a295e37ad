"""/caidat: language and hours of one's own; for Văn phòng the office's rules and special days."""

from __future__ import annotations

from datetime import date, datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import TYPED, asked
from locales import LANGUAGES, Tongue, Tongues
from services.errors import DomainError
from services.own_settings import set_language, set_nudge, set_quiet
from services.rights import Action, require
from services.rule_words import NAMES, is_switch, parse_rule
from services.rules import change_rules, rules_of
from services.special_days import add_days, ahead, drop_day, parse_days
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.people import SettingAct, SettingButton
from views.commands import SETTINGS
from views.letter import Letter
from views.settings import (
    ask_days_card,
    ask_nudge_card,
    ask_quiet_card,
    ask_rule_card,
    days_card,
    rules_card,
    settings_card,
)

NUDGE = "settings.nudge"
QUIET = "settings.quiet"
RULE = "settings.rule"
DAYS = "settings.days"
"""Conversation states: what the next message sets."""
CARD = "settings"
"""Name of the living card."""


async def card(
    event: Message | CallbackQuery, uow: UnitOfWork, actor: Member, conversation: Conversation, t: Tongue
) -> Letter:
    """/caidat, or back to it."""
    conversation.end()
    shown = settings_card(actor, await rules_of(uow), t)
    return say(event, shown, name=CARD) if isinstance(event, Message) else rewrite(event, shown, name=CARD)


async def language(
    query: CallbackQuery, callback_data: SettingButton, uow: UnitOfWork, actor: Member, now: datetime, tongues: Tongues
) -> Letter:
    """Tiếng Việt or English, at once."""
    chosen = LANGUAGES[callback_data.value] if callback_data.value < len(LANGUAGES) else ""
    member = await set_language(uow, actor, chosen, LANGUAGES, now)
    return rewrite(query, settings_card(member, await rules_of(uow), tongues[member.language]), name=CARD)


async def ask_hours(
    query: CallbackQuery, callback_data: SettingButton, conversation: Conversation, t: Tongue
) -> Letter:
    """One's own hour of the nudge, or quiet hours: typed."""
    of_nudge = callback_data.act is SettingAct.NUDGE
    conversation.expect(NUDGE if of_nudge else QUIET)
    return say(query, ask_nudge_card(t) if of_nudge else ask_quiet_card(t))


async def hours(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """What was typed; what is no hour is asked again."""
    change = set_nudge if conversation.state == NUDGE else set_quiet
    member = await change(uow, actor, message.text or "", now)
    conversation.end()
    return say(message, settings_card(member, await rules_of(uow), t), name=CARD)


async def rules(query: CallbackQuery, uow: UnitOfWork, actor: Member, conversation: Conversation, t: Tongue) -> Letter:
    """The office's rules."""
    require(actor, Action.SET_RULES)
    conversation.end()
    return rewrite(query, rules_card(await rules_of(uow), t), name=CARD)


async def rule(
    query: CallbackQuery,
    callback_data: SettingButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
) -> Letter:
    """One rule: turned on or off, or asked for."""
    require(actor, Action.SET_RULES)
    if callback_data.value >= len(NAMES):
        raise DomainError("error.gone")
    name, present = NAMES[callback_data.value], await rules_of(uow)
    if is_switch(present, name):
        changed = await change_rules(uow, actor, now, **{name: not getattr(present, name)})
        return rewrite(query, rules_card(changed, t), name=CARD)
    conversation.expect(RULE, rule=name)
    return say(query, ask_rule_card(present, name, t))


async def set_rule(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """The typed value; one that cannot be is asked again."""
    name = conversation.data["rule"]
    value = parse_rule(await rules_of(uow), name, message.text or "")
    changed = await change_rules(uow, actor, now, **{name: value})
    conversation.end()
    return say(message, rules_card(changed, t), name=CARD)


async def days(
    query: CallbackQuery, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """Special days ahead."""
    conversation.end()
    return rewrite(query, days_card(await ahead(uow, actor, now.date()), now.date(), t), name=CARD)


async def ask_days(query: CallbackQuery, actor: Member, conversation: Conversation, t: Tongue) -> Letter:
    """Which days: typed, one a line."""
    require(actor, Action.SET_RULES)
    conversation.expect(DAYS)
    return say(query, ask_days_card(t))


async def new_days(
    message: Message, uow: UnitOfWork, actor: Member, conversation: Conversation, now: datetime, t: Tongue
) -> Letter:
    """The days; a line that is none is named, and all is asked again."""
    await add_days(uow, actor, parse_days(message.text or "", now.date()), now)
    conversation.end()
    return say(message, days_card(await ahead(uow, actor, now.date()), now.date(), t), name=CARD)


async def drop(
    query: CallbackQuery, callback_data: SettingButton, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue
) -> Letter:
    """An ordinary day again."""
    try:
        day = date.fromisoformat(str(callback_data.value))
    except ValueError:
        raise DomainError("error.gone") from None
    await drop_day(uow, actor, day, now)
    return rewrite(query, days_card(await ahead(uow, actor, now.date()), now.date(), t), name=CARD)


def router() -> Router:
    router = Router(name="settings")
    router.message.register(card, asked(SETTINGS))
    router.message.register(hours, StateFilter(NUDGE, QUIET), TYPED)
    router.message.register(set_rule, StateFilter(RULE), TYPED)
    router.message.register(new_days, StateFilter(DAYS), TYPED)
    for act, handler in (
        (SettingAct.CARD, card),
        (SettingAct.LANGUAGE, language),
        (SettingAct.RULES, rules),
        (SettingAct.RULE, rule),
        (SettingAct.DAYS, days),
        (SettingAct.ADD_DAYS, ask_days),
        (SettingAct.DROP_DAY, drop),
    ):
        router.callback_query.register(handler, SettingButton.filter(F.act == act))
    router.callback_query.register(ask_hours, SettingButton.filter())
    return router
