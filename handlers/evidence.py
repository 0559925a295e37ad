"""Evidence that follows a report: a photo, a file, an album, the number of a document, or a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.answer import say
from handlers.asked import put, refused
from locales import Tongue, Tongues
from replies.commands import proves
from replies.reading import understand
from services.answers import Answer
from services.errors import DomainError
from services.reports import add_evidence
from services.work import listed
from storage.assignments import Assignment
from storage.conversations import Conversation
from storage.evidence import Evidence
from storage.members import Member
from storage.work import UnitOfWork
from views.commands import OFFICE
from views.letter import Letter
from views.reports import evidence_letters, office_letters, received_card, wanting_card

EVIDENCE: Final = "evidence"
"""Conversation state: what comes next may prove what was just reported."""
PROOF: Final = "evidence.wanting"
"""Conversation state: what comes next proves what the person says is done, and only then counts."""
MOST: Final = 999
"""Task numbers that a caption can name."""
_OPEN_FOR: Final = timedelta(minutes=30)


def expect_evidence(conversation: Conversation, answer: Answer, now: datetime, *, album: str | None = None) -> None:
    """For half an hour, photos, files and document numbers belong to this answer; ``album``: of which some came."""
    numbers, until = [line.item.number for line in answer.waiting], (now + _OPEN_FOR).isoformat()
    conversation.expect(EVIDENCE, answer=answer.id, numbers=numbers, until=until, album=album)


def ask_for_evidence(
    event: Message | CallbackQuery,
    wanting: Sequence[Assignment],
    words: str,
    actor: Member,
    conversation: Conversation,
    now: datetime,
    t: Tongue,
    *,
    anew: bool = False,
) -> Letter:
    """Done, but Văn phòng wants to see something: asked once for all of them, and kept for half an hour."""
    ids, numbers = [assignment.id for assignment in wanting], [assignment.number or 0 for assignment in wanting]
    conversation.expect(PROOF, assignments=ids, numbers=numbers, words=words, until=(now + _OPEN_FOR).isoformat())
    card = wanting_card(listed(numbers), t, by_answer=actor.role in OFFICE)
    return say(event, card) if anew else put(event, card)


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
    if words and not words.startswith("/") and proves(words):
        return {"piece": Evidence(report_id=0, words=words)}
    piece = piece_of(message)
    if piece is None or _speaks_of_others(message, conversation, now):
        return False
    return {"piece": piece}


def _speaks_of_others(message: Message, conversation: Conversation, now: datetime) -> bool:
    """Under the picture something is said of other tasks than those that it would prove."""
    said = understand(message.caption, now.date(), MOST) if message.caption else ()
    return not {number for update in said for number in update.tasks} <= set(conversation.data.get("numbers", ()))


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
    card = _received(message, answer, conversation, t)
    files = evidence_letters(answer, [piece], tongues)
    return [card, *office_letters(answer, tongues, now.date()), *files]


def _received(message: Message, answer: Answer, conversation: Conversation, t: Tongue) -> Letter:
    """Said once for an album: its later pictures only change the number."""
    album = message.media_group_id
    goes_on = album is not None and conversation.data.get("album") == album
    conversation.data = {**conversation.data, "album": album}
    letter = say(message, received_card(answer, t), name=f"evidence:{answer.id}")
    return replace(letter, fresh=False) if goes_on else letter


def router() -> Router:
    router = Router(name="evidence")
    router.message.register(attach, StateFilter(EVIDENCE), is_evidence)
    return router
