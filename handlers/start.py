"""/start with and without a one-time code; people who block the bot and come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import ChatMemberUpdated, Message

from handlers.answer import say
from handlers.strangers import is_member
from locales import Tongue, Tongues
from services.invitations import accept
from services.reach import found, lost
from services.sheets import sheet
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.commands import START
from views.joining import greeting_card, joined_card
from views.letter import Letter
from views.reach import lost_letters, missed_letters


async def join(
    message: Message,
    command: CommandObject,
    uow: UnitOfWork,
    conversation: Conversation,
    now: datetime,
    tongues: Tongues,
) -> list[Letter]:
    """/start CODE: binds the account, welcomes, and hands over the letters that wait for this person."""
    conversation.end()
    joined = await accept(uow, command.args or "", message.chat.id, now)
    welcome = say(message, joined_card(joined.member, tongues[joined.member.language]))
    return [welcome, *await _missed(uow, joined.member, joined.letters_waiting, tongues, now)]


async def greet(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """/start by somebody who is connected."""
    conversation.end()
    missed = await found(uow, message.chat.id, now)
    return [say(message, greeting_card(actor, t)), *await _missed(uow, actor, missed, tongues, now)]


async def came_back(
    event: ChatMemberUpdated, uow: UnitOfWork, actor: Member, now: datetime, tongues: Tongues
) -> list[Letter]:
    """The bot was unblocked: what the person missed is sent now."""
    missed = await found(uow, event.chat.id, now)
    return await _missed(uow, actor, missed, tongues, now)


async def left(event: ChatMemberUpdated, uow: UnitOfWork, now: datetime, tongues: Tongues) -> list[Letter]:
    """The bot was blocked: the Office hears of it."""
    gone = await lost(uow, event.chat.id, now)
    return lost_letters(gone, tongues) if gone else []


async def _missed(
    uow: UnitOfWork, member: Member, notice_ids: Sequence[int], tongues: Tongues, now: datetime
) -> list[Letter]:
    sheets = [(notice_id, await sheet(uow, notice_id, member.unit_id or 0)) for notice_id in notice_ids]
    return missed_letters(member, sheets, tongues, now)


def router() -> Router:
    router = Router(name="start")
    private = F.chat.type == "private"
    router.message.register(join, private, Command(*START.words, magic=F.args))
    router.message.register(greet, private, Command(*START.words), is_member)
    router.my_chat_member.register(left, private, F.new_chat_member.status == "kicked")
    router.my_chat_member.register(came_back, private, F.new_chat_member.status == "member", is_member)
    return router
