"""/done and Xong: a unit reports tasks done, with evidence; Hoàn tác takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.answer import rewrite, say
from handlers.asked import answer_id, answered_message, ask_which, asked, card_of, kept
from handlers.cases import shown_again
from handlers.evidence import ask_for_evidence, expect_evidence, piece_of
from handlers.letters import refreshed
from locales import Tongue, Tongues
from replies.commands import named
from services.answers import Answer
from services.difficulties import waited
from services.handing import heads_over
from services.reports import add_evidence, report, unproved
from services.undo import undo
from services.work import meant, own
from storage.assignments import Assignment, ReportKind
from storage.conversations import Conversation
from storage.evidence import Evidence
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.work import UndoButton, WorkAct, WorkButton
from views.commands import DONE
from views.handing import to_heads
from views.letter import Letter
from views.reports import evidence_letters, office_letters, understood_card, waited_letters
from views.work import which_card

WHICH = "done.which"
"""Conversation state: the words and the file of a /done whose task is being asked."""


async def done(
    message: Message,
    words: str,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """/done 3 4 words, as text or under a photo or file."""
    conversation.end()
    asked_for, piece = named(words), piece_of(message)
    chosen, candidates = await meant(uow, actor, asked_for.numbers, answered_message(message))
    if candidates:
        said = {"words": asked_for.rest, "piece": piece.model_dump() if piece else None}
        ask_which(conversation, WHICH, candidates, now, **said)
        return [say(message, which_card(candidates, WorkAct.DONE, t))]
    wanting = await unproved(uow, chosen, asked_for.rest, proved=piece is not None)
    if ready := [assignment for assignment in chosen if assignment not in wanting]:
        answer = await _report(uow, actor, ready, answer_id(message), asked_for.rest, piece, now)
        expect_evidence(conversation, answer, now, album=message.media_group_id)
        card = say(message, understood_card(answer, t, now.date()), name=card_of(answer))
        letters = [card, *await told(uow, answer, tongues, now)]
    asking = [ask_for_evidence(message, wanting, asked_for.rest, actor, conversation, now, t)] if wanting else []
    return [*(letters if ready else ()), *asking]


async def press(
    query: CallbackQuery,
    callback_data: WorkButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Xong on a task's card, or the answer to "which one?" (then with the words and file that came before)."""
    chosen = await own(uow, actor, callback_data.assignment)
    said = kept(conversation, WHICH, callback_data.assignment, now)
    piece, words = Evidence(**said["piece"]) if said.get("piece") else None, said.get("words", "")
    if wanting := await unproved(uow, [chosen], words, proved=piece is not None):
        return [ask_for_evidence(query, wanting, words, actor, conversation, now, t)]
    answer = await _report(uow, actor, [chosen], answer_id(query), words, piece, now)
    expect_evidence(conversation, answer, now)
    card = rewrite(query, understood_card(answer, t, now.date()), name=card_of(answer))
    return [card, *await told(uow, answer, tongues, now)]


async def _report(
    uow: UnitOfWork,
    actor: Member,
    chosen: Sequence[Assignment],
    answer: str,
    words: str,
    piece: Evidence | None,
    now: datetime,
) -> Answer:
    proved = piece is not None
    made = await report(uow, actor, chosen, ReportKind.DONE, answer=answer, now=now, words=words, proved=proved)
    if piece is None:
        return made
    return replace(await add_evidence(uow, actor, answer, piece, now), already=made.already)


async def told(uow: UnitOfWork, answer: Answer, tongues: Tongues, now: datetime) -> list[Letter]:
    """What others see of an answer: the Office, who is waited for, the heads of who reports, every card of it."""
    today = now.date()
    return [
        *(office_letters(answer, tongues, today) if answer.for_office else ()),
        *evidence_letters(answer, answer.evidence, tongues),
        *waited_letters(await waited(uow, answer, today), answer, tongues, today),
        *to_heads(answer, await heads_over(uow, answer.member, today), tongues, today),
        *await refreshed(uow, answer.unit_id, answer.notices, tongues, now),
        *await shown_again(uow, answer.assignments, tongues, now),
    ]


async def take_back(
    query: CallbackQuery,
    callback_data: UndoButton,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Hoàn tác."""
    conversation.end()
    answer = await undo(uow, actor, callback_data.answer, now)
    card = rewrite(query, understood_card(answer, t, now.date()), name=card_of(answer))
    return [card, *await told(uow, answer, tongues, now)]


def router() -> Router:
    router = Router(name="done")
    router.message.register(done, asked(DONE))
    router.callback_query.register(press, WorkButton.filter(F.act == WorkAct.DONE))
    router.callback_query.register(take_back, UndoButton.filter())
    return router
