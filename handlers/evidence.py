"""Evidence that follows a report: a photo, a file, or the number of a document."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from handlers.answer import say
from handlers.asked import refused
from locales import Tongue, Tongues
from replies.commands import names_a_document
from services.answers import Answer
from services.errors import DomainError
from services.reports import add_evidence
from storage.assignments import Evidence
from storage.conversations import Conversation
from storage.members import Member
from storage.work import UnitOfWork
from views.commands import OFFICE
from views.letter import Letter
from views.reports import evidence_letters, office_letters, received_card

EVIDENCE: Final = "evidence"
"""Conversation state: what comes next may prove what was just reported."""
_OPEN_FOR: Final = timedelta(minutes=30)


def expect_evidence(conversation: Conversation, answer: Answer, now: datetime) -> None:
    """For half an hour, photos, files and document numbers belong to this answer."""
    conversation.expect(EVIDENCE, answer=answer.id, until=(now + _OPEN_FOR).isoformat())


def is_evidence(
    message: Message, actor: Member | None, conversation: Conversation, now: datetime
) -> bool | dict[str, Evidence]:
    """Filter: something that proves, in time; gives it as ``piece``.

    What the Office sends is a notice to be read, unless it answers a message: an officer may have a unit's work, too.
    """
    if now > datetime.fromisoformat(conversation.data["until"]):
        return False
    if actor is None or (actor.role in OFFICE and not message.reply_to_message):
        return False
    words = message.text or ""
    if words and not words.startswith("/") and names_a_document(words):
        return {"piece": Evidence(report_id=0, words=words)}
    piece = piece_of(message)
    return {"piece": piece} if piece else False


def piece_of(message: Message) -> Evidence | None:
    """The photo or file of a message, to be kept by Telegram's id."""
    if message.photo:
        return Evidence(report_id=0, file_id=message.photo[-1].file_id, photo=True)
    if message.document:
        return Evidence(report_id=0, file_id=message.document.file_id, file_name=message.document.file_name)
    return None


async def attach(
    message: Message,
    piece: Evidence,
    uow: UnitOfWork,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    tongues: Tongues,
) -> list[Letter]:
    """The Office gets it with the report that it proves."""
    try:
        answer = await add_evidence(uow, actor, conversation.data["answer"], piece, now)
    except DomainError as error:
        return [refused(message, error, conversation, t)]
    files = evidence_letters(answer, [piece], tongues)
    return [say(message, received_card(answer, t)), *office_letters(answer, tongues, now.date()), *files]


def router() -> Router:
    router = Router(name="evidence")
    router.message.register(attach, StateFilter(EVIDENCE), is_evidence)
    return router
