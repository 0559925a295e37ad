"""Documents that wait → drafts: fetches the file, has it read outside any transaction, writes the result in one.

A reading waits in its row until the transaction of its result, so a crash at any moment only has it read again.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from delivery.clock import Bell, Clock
from delivery.fetching import NOT_FETCHED, downloaded
from delivery.patience import keep_at
from delivery.post import post
from locales import Tongues
from notices.cage import OnProgress, read_album_caged
from notices.errors import Reason, SecrecyMark, Unreadable
from notices.model import Notice
from notices.units import KnownUnit
from notices.wire import File
from services.naming import names
from services.readings import MAX_BYTES, NETWORK, SECRET, TROUBLE, Outcome, finish, refuse
from storage.work import Database, UnitOfWork
from views.letter import Letter
from views.readings import page_card, result_card

log = logging.getLogger(__name__)

PAUSES: Final = tuple(timedelta(seconds=s) for s in (2, 10, 30, 120))
"""Between tries while Telegram cannot be reached; after the last one the person is asked to send the file again."""
LEASE: Final = timedelta(minutes=3)
"""While a document is being read nobody else takes it; a process that died reading is followed by another then."""
BETWEEN_NEWS: Final = timedelta(seconds=3)
PASTED: Final = "pasted.txt"
_IDLE: Final = 5.0


@dataclass(frozen=True, slots=True)
class Claimed:
    """A document to be read, detached from any transaction."""

    reading_id: int
    attempts: int
    file_ids: Sequence[str]
    """One, or the photos of an album in their order."""
    name: str
    words: str | None
    roster: Sequence[KnownUnit]
    chat_id: int
    language: str


class Reader:
    """Reads one document after the other."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, tongues: Tongues, said: Bell) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._tongues = tongues
        self._said = said

    async def run(self, bell: Bell) -> None:
        """Reads for ever."""
        await keep_at("reader", self.read_next, bell, _IDLE)

    async def read_next(self) -> bool:
        """Reads one document; False when none is due."""
        claimed = await self._claim()
        if claimed is None:
            return False
        try:
            await self._read(claimed)
        except NOT_FETCHED as error:
            log.warning("reading %d: cannot fetch the file: %s", claimed.reading_id, error)
            await self._later(claimed, NETWORK)
        except Exception:
            log.exception("reading %d failed", claimed.reading_id)
            await self._later(claimed, TROUBLE)
        self._said.ring()
        return True

    async def _claim(self) -> Claimed | None:
        """The next document; the attempt is counted before it begins, so that a file that kills us is given up."""
        async with self._database.read() as uow:
            if await uow.readings.next(self._clock.now()) is None:
                return None
        async with self._database.write() as uow:
            reading = await uow.readings.next(self._clock.now())
            if reading is None:
                return None
            reading.attempts += 1
            reading.next_at = self._clock.now() + LEASE
            roster = (await names(uow)).known
            member = await uow.members.get(reading.member_id)
            assert member is not None  # the foreign key holds
            return Claimed(
                reading_id=reading.id or 0,
                attempts=reading.attempts,
                file_ids=reading.album or [reading.file_id or ""],
                name=reading.file_name or PASTED,
                words=reading.words,
                roster=roster,
                chat_id=reading.chat_id,
                language=member.language,
            )

    async def _read(self, claimed: Claimed) -> None:
        if claimed.attempts > len(PAUSES) + 1:
            return await self._refuse(claimed, TROUBLE)
        try:
            pages = await self._data(claimed)
            files = [File(page, claimed.name) for page in pages]
            notice = await read_album_caged(files, claimed.roster, on_progress=self._progress(claimed))
        except Unreadable as error:
            return await self._refuse(claimed, error.reason)
        except SecrecyMark:
            return await self._refuse(claimed, SECRET)
        except TelegramBadRequest as error:
            log.warning("reading %d: %s", claimed.reading_id, error)
            return await self._refuse(claimed, Reason.TOO_BIG if "too big" in error.message.lower() else NETWORK)
        await self._finish(claimed, notice, hashlib.sha256(b"".join(pages)).hexdigest())

    async def _data(self, claimed: Claimed) -> list[bytes]:
        """The document in memory, page by page where it is an album; it is never written to a disk of ours."""
        if claimed.words is not None:
            return [claimed.words.encode()]
        return [await self._fetched(file_id) for file_id in claimed.file_ids]

    async def _fetched(self, file_id: str) -> bytes:
        file = await self._bot.get_file(file_id)
        if (file.file_size or 0) > MAX_BYTES:
            raise Unreadable(Reason.TOO_BIG)
        return await downloaded(self._bot, file)

    def _progress(self, claimed: Claimed) -> OnProgress:
        """Says on the card which page is being read, not more often than Telegram likes edits."""
        told = self._clock.now() - BETWEEN_NEWS

        async def begun(page: int, pages: int) -> None:
            nonlocal told
            now = self._clock.now()
            if pages == 1 or now - told < BETWEEN_NEWS:
                return
            told = now
            name = f"reading:{claimed.reading_id}"
            card = page_card(page, pages, self._tongues[claimed.language])
            async with self._database.write() as uow:
                if reading := await uow.readings.held(claimed.reading_id):
                    reading.next_at = now + LEASE
                cause = f"{name}:{claimed.attempts}:page:{page}"
                await post(uow, [Letter(claimed.chat_id, card, name=name)], cause=cause, now=now)
            self._said.ring()

        return begun

    async def _finish(self, claimed: Claimed, notice: Notice, sha256: str) -> None:
        async with self._database.write() as uow:
            await self._tell(uow, await finish(uow, claimed.reading_id, notice, sha256, self._clock.now()))

    async def _refuse(self, claimed: Claimed, reason: str) -> None:
        async with self._database.write() as uow:
            await self._tell(uow, await refuse(uow, claimed.reading_id, reason, self._clock.now()))

    async def _later(self, claimed: Claimed, reason: str) -> None:
        """Once more after a pause; too many times, and the person is told."""
        if claimed.attempts > len(PAUSES):
            return await self._refuse(claimed, reason)
        async with self._database.write() as uow:
            if reading := await uow.readings.held(claimed.reading_id):
                reading.next_at = self._clock.now() + PAUSES[claimed.attempts - 1]
                reading.error = reason

    async def _tell(self, uow: UnitOfWork, outcome: Outcome | None) -> None:
        if outcome is None or outcome.member.chat_id is None:
            return
        name = f"reading:{outcome.reading_id}"
        card = result_card(outcome, self._tongues[outcome.member.language])
        await post(
            uow, [Letter(outcome.member.chat_id, card, name=name)], cause=f"{name}:result", now=self._clock.now()
        )
