"""Which unit a difficulty waits for; Hết vướng; and a request for more time that is withdrawn."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.answer import rewrite
from handlers.asked import answer_id, card_of
from handlers.cases import shown_again
from handlers.done import told
from locales import Tongue, Tongues
from services.answers import the_answer
from services.difficulties import may_wait_for, wait_for
from services.errors import DomainError
from services.extensions import open_request
from services.reports import report
from services.rights import Action, may
from services.undo import withdraw
from services.work import one, own
from storage.assignments import ReportKind
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.work import WaitAct, WaitButton, WorkAct, WorkButton
from views.letter import Letter, Said, Toast
from views.reports import letters_of, understood_card, waits_for_card
from views.work import task_card


async def choose(query: CallbackQuery, callback_data: WaitButton, uow: UnitOfWork, actor: Member, t: Tongue) -> Letter:
    """The units to choose from, in the message that said the difficulty back."""
    stuck, units = await may_wait_for(uow, actor, callback_data.report)
    return rewrite(query, waits_for_card(stuck, units, t), name=f"understood:{stuck.answer}")


async def chosen(
    query: CallbackQuery,
    callback_data: WaitButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """A unit was chosen: it is told, and Văn phòng sees it."""
    answer = await wait_for(uow, actor, callback_data.report, callback_data.unit, now)
    card = rewrite(query, understood_card(answer, t, now.date()), name=card_of(answer))
    return [card, *await told(uow, answer, tongues, now)]


async def over(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Hết vướng: nobody need answer the difficulty any more."""
    assignment = await own(uow, actor, callback_data.assignment)
    before = [r.answer for r in await uow.assignments.reports(assignment.id or 0) if r.kind is ReportKind.BLOCKED]
    answer = await report(uow, actor, [assignment], ReportKind.UNBLOCKED, answer=answer_id(query), now=now)
    card = rewrite(query, understood_card(answer, t, now.date()), name=card_of(answer))
    earlier = [await the_answer(uow, one) for one in dict.fromkeys(before)]
    cards = letters_of(earlier, tongues, now.date())
    return [card, *cards, *await told(uow, answer, tongues, now)]


async def no_longer(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Said]:
    """The unit withdraws its request for more time."""
    assignment = await own(uow, actor, callback_data.assignment)
    asked = await open_request(uow, callback_data.assignment)
    if asked is None:
        raise DomainError("error.extension.none_open", number=assignment.number)
    await withdraw(uow, actor, asked, now)
    work = await one(uow, actor, callback_data.assignment)
    card = rewrite(query, task_card(work, t, now, heads=may(actor, Action.HAND_DOWN)), name=f"work:{work.item.id}")
    letters = await told(uow, await the_answer(uow, asked.answer), tongues, now)
    shown = await shown_again(uow, [callback_data.assignment], tongues, now)
    return [card, *letters, *shown, Toast(str(t("extension.withdrawn_toast")))]


def router() -> Router:
    router = Router(name="difficulties")
    router.callback_query.register(choose, WaitButton.filter(F.act == WaitAct.CHOOSE))
    router.callback_query.register(chosen, WaitButton.filter(F.act == WaitAct.SET))
    router.callback_query.register(over, WorkButton.filter(F.act == WorkAct.UNSTUCK))
    router.callback_query.register(no_longer, WorkButton.filter(F.act == WorkAct.WITHDRAW))
    return router
