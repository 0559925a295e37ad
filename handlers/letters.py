"""Đã nhận under a letter; and keeping the letters of a unit true when something changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite
from locales import Tongue, Tongues
from services.day_news import DayNews
from services.reach import receivers_of
from services.rounds import rounds_today
from services.sheets import Sheet, sheet
from services.work import acknowledge_notice
from storage.members import Member
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.address import to_each
from views.buttons.work import LetterButton
from views.letter import Card, Letter, Said, Toast
from views.nudges import NAME as NUDGE
from views.nudges import nudge_card
from views.sheets import sheet_card


async def received(
    query: CallbackQuery,
    callback_data: LetterButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """Đã nhận: the same letter is edited, for everybody who has it."""
    fresh = await acknowledge_notice(uow, actor, callback_data.notice, now, of_unit=callback_data.unit)
    if not fresh:
        return [Toast(str(t("work.received_already")))]
    made = await sheet(uow, callback_data.notice, actor.unit_id or 0)
    answer = rewrite(query, sheet_card(made, t, now.date()), name=f"letter:{callback_data.notice}")
    others = await refreshed(uow, actor.unit_id or 0, [callback_data.notice], tongues, now)
    thanks = Toast(str(t.count("work.received", fresh)))
    return [answer, *(letter for letter in others if letter.chat_id != answer.chat_id), thanks]


async def refreshed(
    uow: UnitOfWork, unit_id: int, notice_ids: Iterable[int], tongues: Tongues, now: datetime
) -> list[Letter]:
    """The unit's letters of these notices as they read now, for all who have one: also a deputy who stood in.

    And today's nudges of its people and of the Office.
    """
    people, receiving = await uow.members.of_unit(unit_id), await receivers_of(uow, unit_id, now.date())
    letters = list[Letter]()
    for notice_id in notice_ids:
        holders = {card.chat_id for card in await uow.outbox.cards_named(f"letter:{notice_id}")}
        members = [m for m in people if m in receiving or m.chat_id in holders]
        card = partial(_card, await sheet(uow, notice_id, unit_id), now)
        letters += to_each(members, tongues, card, kind=Kind.ANSWER, name=f"letter:{notice_id}", notice_id=notice_id)
    return letters + [nudge_letter(news, tongues, now) for news in await rounds_today(uow, unit_id, now)]


def nudge_letter(news: DayNews, tongues: Tongues, now: datetime) -> Letter:
    """A person's message of today, as it now reads."""
    card = nudge_card(news, tongues[news.member.language], now)
    return Letter(news.member.chat_id or 0, card, name=NUDGE)


def _card(made: Sheet, now: datetime, t: Tongue) -> Card:
    return sheet_card(made, t, now.date())


def router() -> Router:
    router = Router(name="letters")
    router.callback_query.register(received, LetterButton.filter())
    return router
