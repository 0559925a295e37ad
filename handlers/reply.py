"""A unit's message in its own words: done at once where it is plain, asked back where it is not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers import done, extend, stuck, work
from handlers.answer import say
from handlers.asked import answered_message, ask_which, card_of, put
from handlers.done import told
from handlers.evidence import ask_for_evidence, expect_evidence, piece_of
from locales import Tongue, Tongues
from replies.agreement import agrees
from replies.model import Kind
from services.answers import Answer
from services.meant import Meant, from_json
from services.replying import Heard, asker, carry_out, hear
from services.reports import add_evidence
from services.rights import Action, may
from services.work import one, own
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.buttons.work import ConfirmAct, ConfirmButton, WorkAct
from views.help import file_not_wanted_card, not_understood_card
from views.letter import Letter
from views.replies import (
    confirm_card,
    no_such_card,
    old_question_card,
    passed_on_card,
    problems_card,
    question_letters,
    say_again_card,
)
from views.reports import understood_card
from views.work import ask_until_card, which_card

CONFIRM = "reply.confirm"
"""Conversation state: what the bot believes was said waits for Đúng."""
_CONFIRM_WITHIN: Final = timedelta(hours=12)
_WHICH: Final = {
    Kind.DONE: (WorkAct.DONE, done.WHICH),
    Kind.PROGRESS: (WorkAct.DOING, work.WHICH),
    Kind.BLOCKED: (WorkAct.STUCK, stuck.WHICH),
    Kind.EXTENSION: (WorkAct.EXTEND, extend.WHICH),
}
"""What can be asked with one button a task: the button's act, and the state that keeps the words."""


async def reply(
    message: Message,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Whatever a unit writes that is no command, as text or under a photo or file."""
    conversation.end()
    text, answer = message.text or message.caption or "", f"m{message.chat.id}.{message.message_id}"
    answered, proved = answered_message(message), piece_of(message) is not None
    heard = await hear(uow, actor, text, answered=answered, answer=answer, now=now, proved=proved)
    letters = await _written(message, heard, uow, actor, conversation, now, t, tongues)
    if not heard.wanting:
        letters += await _asked_back(message, heard, uow, actor, conversation, now, t)
    if heard.questions:
        letters.append(say(message, passed_on_card(t)))
        letters += question_letters(await asker(uow, actor), heard.questions, tongues)
    if not letters and piece_of(message):
        return [say(message, file_not_wanted_card(t))]
    return letters or ([] if heard.talk else [say(message, not_understood_card(actor, t))])


async def _written(
    event: Message | CallbackQuery,
    heard: Heard,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """What was written down, said back; and what could not be."""
    letters = list[Letter]()
    if heard.answer:
        answer = await _with_piece(event, heard.answer, uow, actor, now)
        letters.append(put(event, understood_card(answer, t, now.date()), name=card_of(answer)))
        letters += await told(uow, answer, tongues, now)
        if answer.waiting:
            album = event.media_group_id if isinstance(event, Message) else None
            expect_evidence(conversation, answer, now, album=album)
    if heard.wanting:
        wanting = [await own(uow, actor, id_) for id_ in heard.wanting.assignments]
        letters.append(
            ask_for_evidence(event, wanting, heard.wanting.words, actor, conversation, now, t, anew=bool(heard.answer))
        )
    if heard.problems:
        letters.append(say(event, problems_card(heard.problems, t)))
    return letters


async def _with_piece(
    event: Message | CallbackQuery, answer: Answer, uow: UnitOfWork, actor: Member, now: datetime
) -> Answer:
    """The photo or file that came with the words proves what they report."""
    piece = piece_of(event) if isinstance(event, Message) else None
    return await add_evidence(uow, actor, answer.id, piece, now) if piece and answer.waiting else answer


async def _asked_back(
    message: Message,
    heard: Heard,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
) -> list[Letter]:
    """One question at a time: is it right, until when, of which task?"""
    if len(heard.unsure) == 1 and _lacks_day(heard.unsure[0]):
        task = await one(uow, actor, heard.unsure[0].assignments[0])
        conversation.expect(extend.UNTIL, assignment=task.item.id)
        return [say(message, ask_until_card(task, t, now.date()))]
    if heard.unsure:
        kept: dict[str, Any] = {"question": message.message_id, "until": (now + _CONFIRM_WITHIN).isoformat()}
        conversation.expect(CONFIRM, meant=[meant.as_json() for meant in heard.unsure], **kept)
        return [say(message, confirm_card(heard.unsure, message.message_id, t, now.date()))]
    if heard.no_such:
        return [say(message, no_such_card(heard.no_such.words, heard.numbers, t))]
    if heard.untold and heard.candidates and heard.untold.kind in _WHICH:
        act, state = _WHICH[heard.untold.kind]
        ask_which(conversation, state, heard.candidates, now, **_to_keep(message, heard.untold))
        return [say(message, which_card(heard.candidates, act, t))]
    return []


def _lacks_day(meant: Meant) -> bool:
    return meant.kind is Kind.EXTENSION and meant.until is None and len(meant.assignments) == 1


def _to_keep(message: Message, untold: Meant) -> dict[str, Any]:
    """In the form in which the journey of the command keeps it."""
    if untold.kind is Kind.DONE:
        piece = piece_of(message)
        return {"words": untold.words, "piece": piece.model_dump() if piece else None}
    if untold.kind is Kind.PROGRESS:
        return {"words": untold.words, "percent": untold.percent}
    if untold.kind is Kind.EXTENSION:
        return {"words": f"{untold.until:%d/%m/%Y} {untold.words}" if untold.until else ""}
    return {"words": untold.words}


async def confirm(
    event: Message | CallbackQuery,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """Đúng, pressed or typed: now it counts."""
    data = conversation.data
    conversation.end()
    answer = f"m{conversation.chat_id}.{data['question']}"
    heard = await carry_out(uow, actor, [from_json(one) for one in data["meant"]], answer=answer, now=now)
    return await _written(event, heard, uow, actor, conversation, now, t, tongues)


async def correct(query: CallbackQuery, conversation: Conversation, t: Tongue) -> Letter:
    """Sửa: nothing counts; the person says it anew."""
    conversation.end()
    return put(query, say_again_card(t))


async def old_question(query: CallbackQuery, t: Tongue) -> Letter:
    """Đúng or Sửa under a question that is none any more."""
    return put(query, old_question_card(t))


def for_work(message: Message, actor: Member | None) -> bool:
    """Filter: from somebody who answers for a unit; what an officer of one simply writes is a notice."""
    if actor is None or actor.unit_id is None or (message.text or message.caption or "").startswith("/"):
        return False
    return may(actor, Action.ANSWER) and (not may(actor, Action.DRAFT) or bool(message.reply_to_message))


def is_open(query: CallbackQuery, callback_data: ConfirmButton, conversation: Conversation, now: datetime) -> bool:
    """Filter: the question under which the button stands still waits."""
    if conversation.state != CONFIRM or conversation.data["question"] != callback_data.question:
        return False
    return in_time(query, conversation, now)


def says_yes(message: Message) -> bool:
    """Filter: nothing but agreement."""
    return agrees(message.text or "")


def in_time(event: Message | CallbackQuery, conversation: Conversation, now: datetime) -> bool:
    """Filter: the question is not too old."""
    return now <= datetime.fromisoformat(conversation.data["until"])


def router() -> Router:
    router = Router(name="reply")
    router.message.register(confirm, StateFilter(CONFIRM), says_yes, in_time)
    router.message.register(reply, for_work, F.text | F.caption)
    router.callback_query.register(confirm, ConfirmButton.filter(F.act == ConfirmAct.YES), is_open)
    router.callback_query.register(correct, ConfirmButton.filter(F.act == ConfirmAct.CORRECT), is_open)
    router.callback_query.register(old_question, ConfirmButton.filter())
    return router
