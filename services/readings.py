"""Documents that were sent to the bot: taken in, read later, turned into a draft or into a clear refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from notices import model
from notices.cage import MOST_FILES
from notices.errors import Reason
from services.draft import Draft
from services.drafting import create
from services.drafts import draft
from services.earlier import repeated
from services.errors import DomainError
from services.repeats import find_repeats
from services.rights import Action, require
from storage.members import Member
from storage.readings import Reading, ReadingState
from storage.work import UnitOfWork

MAX_BYTES: Final = 20 * 1024 * 1024
"""What Telegram lets a bot download."""
CUT_LENGTH: Final = 3900
"""Telegram's apps cut a long paste into messages of 4096 letters: what is nearly that long may go on in the next."""
GOES_ON: Final = timedelta(seconds=3)
"""How long the next part of a paste, or the next photo of an album, is waited for."""
SECRET: Final = "secret"
NETWORK: Final = "network"
TROUBLE: Final = "trouble"
"""Reasons for a refusal beside those of the reader itself (:class:`notices.errors.Reason`)."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as Telegram describes it."""

    file_id: str
    name: str
    size: int | None = None
    """Bytes, where known."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a reading."""

    reading_id: int
    member: Member
    draft: Draft | None = None
    reason: str | None = None
    """Why there is no draft."""


async def accept_file(uow: UnitOfWork, actor: Member | None, chat_id: int, file: SentFile, now: datetime) -> Reading:
    """The file will be read.

    :raises DomainError: not the Office; larger than what can be downloaded.
    """
    member = require(actor, Action.DRAFT)
    if (file.size or 0) > MAX_BYTES:
        raise DomainError(f"reading.reason.{Reason.TOO_BIG}")
    reading = Reading(
        chat_id=chat_id, member_id=member.id or 0, file_id=file.file_id[:300], file_name=file.name[:300], next_at=now
    )
    return await _accept(uow, reading, now)


async def accept_words(uow: UnitOfWork, actor: Member | None, chat_id: int, words: str, now: datetime) -> Reading:
    """The pasted text will be read, together with what the app cut off it into the next message."""
    member = require(actor, Action.DRAFT)
    next_at = now + GOES_ON if len(words) >= CUT_LENGTH else now
    if begun := await begun_words(uow, chat_id, now):
        begun.words, begun.next_at = f"{begun.words}\n{words}", next_at
        return begun
    return await _accept(uow, Reading(chat_id=chat_id, member_id=member.id or 0, words=words, next_at=next_at), now)


async def begun_words(uow: UnitOfWork, chat_id: int, now: datetime) -> Reading | None:
    """The long paste of this chat that waits for what the app cut off it."""
    begun = await uow.readings.waiting_in(chat_id)
    return begun if begun and begun.words is not None and _goes_on(begun, now) else None


async def accept_picture(
    uow: UnitOfWork, actor: Member | None, chat_id: int, file: SentFile, now: datetime
) -> tuple[Reading, bool]:
    """A photo of a page: a new document, or (False) one more page of that which is just coming in.

    :raises DomainError: not the Office; larger than what can be downloaded; too many pages.
    """
    member = require(actor, Action.DRAFT)
    if (file.size or 0) > MAX_BYTES:
        raise DomainError(f"reading.reason.{Reason.TOO_BIG}")
    begun = await uow.readings.waiting_in(chat_id)
    if begun and begun.album and _goes_on(begun, now):
        if len(begun.album) >= MOST_FILES:
            raise DomainError("reading.too_many_photos", limit=MOST_FILES)
        begun.album, begun.next_at = [*begun.album, file.file_id], now + GOES_ON
        return begun, False
    made = Reading(
        chat_id=chat_id,
        member_id=member.id or 0,
        file_name=file.name[:300],
        album=[file.file_id],
        next_at=now + GOES_ON,
    )
    return await _accept(uow, made, now), True


def _goes_on(begun: Reading, now: datetime) -> bool:
    return begun.attempts == 0 and begun.next_at > now


async def _accept(uow: UnitOfWork, reading: Reading, now: datetime) -> Reading:
    await uow.readings.add(reading)
    # Without the file's name: it may bear a secrecy mark, and the log is for ever.
    await uow.log.append("reading.accept", f"reading:{reading.id}", actor_id=reading.member_id, now=now)
    return reading


async def finish(uow: UnitOfWork, reading_id: int, read: model.Notice, sha256: str, now: datetime) -> Outcome | None:
    """The draft of what was read; None when the reading was finished already (it makes no second draft)."""
    reading = await _waiting(uow, reading_id)
    if reading is None:
        return None
    notice = await create(uow, read, reading, now)
    notice.sha256 = sha256
    await uow.session.flush()
    notice.repeats_id = await repeated(uow, notice)
    await find_repeats(uow, notice)
    reading.state, reading.notice_id, reading.words = ReadingState.DONE, notice.id, None
    await uow.session.flush()
    return Outcome(reading_id, await _member(uow, reading), await draft(uow, notice.id or 0))


async def refuse(uow: UnitOfWork, reading_id: int, reason: str, now: datetime) -> Outcome | None:
    """There will be no draft; nothing of the document is kept. None when the reading was finished already."""
    reading = await _waiting(uow, reading_id)
    if reading is None:
        return None
    reading.state, reading.error = ReadingState.FAILED, reason
    reading.words = reading.file_id = reading.file_name = reading.album = None
    after = {"reason": reason}
    await uow.log.append("reading.refuse", f"reading:{reading_id}", actor_id=reading.member_id, now=now, after=after)
    return Outcome(reading_id, await _member(uow, reading), reason=reason)


async def _waiting(uow: UnitOfWork, reading_id: int) -> Reading | None:
    reading = await uow.readings.held(reading_id)
    return reading if reading is not None and reading.state is ReadingState.WAITING else None


async def _member(uow: UnitOfWork, reading: Reading) -> Member:
    member = await uow.members.get(reading.member_id)
    assert member is not None  # the foreign key holds
    return member
