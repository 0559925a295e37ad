"""Evidence without which "done" does not count: it has come, and now it does."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from handlers.answer import say
from handlers.asked import answer_id, card_of, refused
from handlers.done import told
from handlers.evidence import PROOF, expect_evidence, is_evidence
from locales import Tongue, Tongues
from services.errors import DomainError
from services.reports import add_evidence, report
from services.work import own
from storage.assignments import ReportKind
from storage.conversations import Conversation
from storage.evidence import Evidence
from storage.members import Member
from storage.work import UnitOfWork
from views.letter import Letter
from views.reports import understood_card


async def prove(
    message: Message,
    piece: Evidence,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """What was wanting has come: now it is reported done."""
    data, id_ = conversation.data, answer_id(message)
    try:
        chosen = [await own(uow, actor, assignment) for assignment in data["assignments"]]
        await report(uow, actor, chosen, ReportKind.DONE, answer=id_, now=now, words=data["words"], proved=True)
        answer = await add_evidence(uow, actor, id_, piece, now)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    expect_evidence(conversation, answer, now, album=message.media_group_id)
    card = say(message, understood_card(answer, t, now.date()), name=card_of(answer))
    return [card, *await told(uow, answer, tongues, now)]


def router() -> Router:
    router = Router(name="prove")
    router.message.register(prove, StateFilter(PROOF), is_evidence)
    return router
