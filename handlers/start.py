"""/start with and without a one-time code; people who block the bot; what waits for who comes."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import ChatMemberUpdated, Message

from handlers.answer import say
from handlers.strangers import is_member
from locales import Tongue, Tongues
from services import approvals
from services.invitations import accept
from services.reach import lost, undelivered
from services.sheets import sheet
from storage.conversations import Conversation
from storage.members import Member, MemberRole
from storage.work import UnitOfWork
from views import reports
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
    """/start CODE: binds the account, welcomes, and hands over what waits for this person."""
    conversation.end()
    member = await accept(uow, command.args or "", message.chat.id, now)
    welcome = say(message, joined_card(member, tongues[member.language]))
    return [welcome, *await missed(uow, member, tongues, now)]


async def greet(message: Message, actor: Member, conversation: Conversation, t: Tongue) -> Letter:
    """/start by somebody who is connected."""
    conversation.end()
    return say(message, greeting_card(actor, t))


async def left(event: ChatMemberUpdated, uow: UnitOfWork, now: datetime, tongues: Tongues) -> list[Letter]:
    """The bot was blocked: the Office hears of it."""
    gone = await lost(uow, event.chat.id, now)
    return lost_letters(gone, tongues) if gone else []


async def missed(
    uow: UnitOfWork, member: Member, tongues: Tongues, now: datetime, *, only_letters: bool = False, anew: bool = False
) -> list[Letter]:
    """The letters of their unit that they have not got; for the Office also all that waits for a decision."""
    notice_ids = await undelivered(uow, member, now.date(), anew=anew)
    sheets = [(notice_id, await sheet(uow, notice_id, member.unit_id or 0)) for notice_id in notice_ids]
    letters = missed_letters(member, sheets, tongues, now)
    return letters if only_letters else letters + await _to_decide(uow, member, tongues, now)


async def _to_decide(uow: UnitOfWork, member: Member, tongues: Tongues, now: datetime) -> list[Letter]:
    """The cards of waiting reports and requests: other officers have them, and nobody decides without one."""
    if member.role not in (MemberRole.OFFICE, MemberRole.ADMIN):
        return []
    cards = [reports.office_letters(answer, tongues, now.date()) for answer in await approvals.waiting(uow)]
    return [letter for letters in cards for letter in letters if letter.chat_id == member.chat_id]


def router() -> Router:
    router = Router(name="start")
    private = F.chat.type == "private"
    router.message.register(join, private, Command(*START.words, ignore_case=True, magic=F.args))
    router.message.register(greet, private, Command(*START.words, ignore_case=True), is_member)
    router.my_chat_member.register(left, private, F.new_chat_member.status == "kicked")
    return router
