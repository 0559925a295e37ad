"""Excel, Word, Kiểm điểm, Lịch: a file is asked for; it is made and sent after this."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import say
from handlers.asked import answer_id
from locales import Tongue
from services.files import ask
from storage.files import FileKind, FileOrder
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.files import FileButton
from views.feeds import feed_offer_card
from views.files import which_notice_card
from views.letter import Said, Toast


async def wanted(
    query: CallbackQuery,
    callback_data: FileButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    public_url: str | None,
) -> list[Said]:
    """One press, one file; a report of one notice may first have to ask which."""
    kind, chat = callback_data.kind, query.message.chat.id if query.message else query.from_user.id
    asked = await ask(uow, actor, chat, kind, callback_data.notice, key=answer_id(query), now=now)
    if not isinstance(asked, FileOrder):
        return [say(query, which_notice_card(kind, asked, t))]
    offer = [say(query, feed_offer_card(t))] if kind is FileKind.CALENDAR and public_url else []
    return [*offer, Toast(str(t("file.being_made")))]


def router() -> Router:
    router = Router(name="files")
    router.callback_query.register(wanted, FileButton.filter())
    return router
