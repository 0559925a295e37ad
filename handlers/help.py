"""/help and /huy; and, last of all routers, what nobody else had an answer for."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.strangers import is_member
from locales import Tongue
from storage.conversations import Conversation
from storage.members import Member
from views.commands import CANCEL, HELP
from views.help import cancelled_card, file_not_wanted_card, help_card, not_understood_card
from views.letter import Letter


async def explain(message: Message, actor: Member, conversation: Conversation, t: Tongue) -> Letter:
    """/help for this person's role."""
    conversation.end()
    return say(message, help_card(actor, t))


async def cancel(message: Message, conversation: Conversation, t: Tongue) -> Letter:
    """/huy: nothing is waited for any more."""
    something = conversation.state is not None
    conversation.end()
    return say(message, cancelled_card(something, t))


async def file_not_wanted(message: Message, t: Tongue) -> Letter:
    """A file of a unit that belongs to no answer."""
    return say(message, file_not_wanted_card(t))


async def not_understood(
    event: Message | CallbackQuery, actor: Member, conversation: Conversation, t: Tongue
) -> Letter:
    """Anything else."""
    conversation.end()
    return say(event, not_understood_card(actor, t))


def router() -> Router:
    router = Router(name="help")
    router.message.register(explain, Command(*HELP.words, ignore_case=True), is_member)
    router.message.register(cancel, Command(*CANCEL.words, ignore_case=True), is_member)
    router.message.register(file_not_wanted, is_member, F.document | F.photo)
    router.message.register(not_understood, is_member)
    router.callback_query.register(not_understood, is_member)
    return router
