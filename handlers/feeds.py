"""The calendar's own address: made, shown once, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import say
from locales import Tongue
from services.errors import DomainError
from services.feeds import close_feed, open_feed
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.files import FeedAct, FeedButton
from views.feeds import feed_card, feed_closed_card
from views.letter import Letter


async def opened(
    query: CallbackQuery, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue, public_url: str | None
) -> Letter:
    """A fresh address; the one before ends."""
    if public_url is None:
        raise DomainError("feed.no_public_url")
    secret = await open_feed(uow, actor, now)
    return replace(say(query, feed_card(public_url, secret, t)), secret=True)


async def closed(query: CallbackQuery, uow: UnitOfWork, actor: Member, now: datetime, t: Tongue) -> Letter:
    """The address gives nothing any more."""
    return say(query, feed_closed_card(await close_feed(uow, actor, now), t))


def router() -> Router:
    router = Router(name="feeds")
    router.callback_query.register(opened, FeedButton.filter(F.act == FeedAct.OPEN))
    router.callback_query.register(closed, FeedButton.filter(F.act == FeedAct.CLOSE))
    return router
