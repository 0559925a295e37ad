"""Orders → files: gathers what stands in a file, makes it in a thread, and puts it into the outbox.

An order waits in its row until the transaction that holds the finished file, so a crash at any moment only has it made
again, and nobody gets it twice.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from delivery.clock import Bell, Clock
from delivery.patience import keep_at
from delivery.post import post
from locales import Tongues
from services.errors import DomainError
from services.files import OF_ONE, Contents, contents, finished
from storage.files import FileKind, FileOrder
from storage.members import Member
from storage.outbox import Kind
from storage.work import Database, UnitOfWork
from views.files import caption_card, trouble_card
from views.letter import Card, Letter, Upload

log = logging.getLogger(__name__)

PAUSES: Final = tuple(timedelta(seconds=s) for s in (2, 30))
"""Between tries; after the last one the person is told."""
TROUBLE: Final = "trouble"
OFFICIAL: Final = "vi"
"""Official papers are in Vietnamese, whoever asks for them."""
_IDLE: Final = 5.0


@dataclass(frozen=True, slots=True)
class Claimed:
    """An order, detached from any transaction."""

    order_id: int
    kind: FileKind
    attempts: int
    chat_id: int
    language: str
    contents: Contents | DomainError
    now: datetime


class Maker:
    """Makes one file after the other."""

    def __init__(
        self, database: Database, clock: Clock, tongues: Tongues, said: Bell, templates: Path | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._tongues = tongues
        self._said = said
        self._templates = templates
        """Where the office keeps its own Word templates; None: ours."""

    async def run(self, bell: Bell) -> None:
        """Makes for ever."""
        await keep_at("maker", self.make_next, bell, _IDLE)

    async def make_next(self) -> bool:
        """Makes one file; False when none is wanted."""
        claimed = await self._claim()
        if claimed is None:
            return False
        try:
            await self._make(claimed)
        except DomainError as mistake:
            await self._hand_over(claimed, self._said_back(claimed, mistake), None, mistake.key)
        except Exception:
            log.exception("file order %d failed", claimed.order_id)
            await self._later(claimed)
        self._said.ring()
        return True

    async def _claim(self) -> Claimed | None:
        """The next order with what is to stand in it; the attempt is counted before it begins."""
        now = self._clock.now()
        async with self._database.read() as uow:
            if await uow.files.next_order(now) is None:
                return None
        async with self._database.write() as uow:
            await uow.files.sweep()
            wanted = await uow.files.next_order(now)
            member = await uow.members.get(wanted.member_id) if wanted else None
            if wanted is None or member is None:
                return None
            wanted.attempts += 1
            return Claimed(
                order_id=wanted.id or 0,
                kind=wanted.kind,
                attempts=wanted.attempts,
                chat_id=wanted.chat_id,
                language=member.language,
                contents=await _contents(uow, wanted, member, now),
                now=now,
            )

    async def _make(self, claimed: Claimed) -> None:
        t = self._tongues[claimed.language]
        if isinstance(claimed.contents, DomainError):
            raise claimed.contents
        if claimed.attempts > len(PAUSES) + 1:
            return await self._hand_over(claimed, trouble_card(t), None, TROUBLE)
        from reports.making import make  # what makes files is large, and is not needed before the first one

        inside = self._tongues[OFFICIAL] if claimed.kind in OF_ONE else t
        made = await asyncio.to_thread(make, claimed.kind, claimed.contents, inside, claimed.now, self._templates)
        upload = Upload(made.name, made.data, photo=claimed.kind is FileKind.PICTURE)
        await self._hand_over(claimed, caption_card(claimed.kind, claimed.contents, t), upload)

    def _said_back(self, claimed: Claimed, mistake: DomainError) -> Card:
        return Card(self._tongues[claimed.language](mistake.key, **mistake.values))

    async def _hand_over(self, claimed: Claimed, card: Card, upload: Upload | None, error: str | None = None) -> None:
        """The file (or why there is none) and the end of the order, in one transaction."""
        async with self._database.write() as uow:
            if await finished(uow, claimed.order_id, error) is None:
                return
            # A picture goes with a digest, and must not overtake it where the chat's lane has to wait.
            said_as = Kind.DIGEST if claimed.kind is FileKind.PICTURE else Kind.ANSWER
            letter = Letter(claimed.chat_id, card, kind=said_as, attachment=upload)
            await post(uow, [letter], cause=f"file:{claimed.order_id}", now=self._clock.now())

    async def _later(self, claimed: Claimed) -> None:
        if claimed.attempts > len(PAUSES):
            card = trouble_card(self._tongues[claimed.language])
            return await self._hand_over(claimed, card, None, TROUBLE)
        async with self._database.write() as uow:
            if wanted := await uow.files.held_order(claimed.order_id):
                wanted.next_at = self._clock.now() + PAUSES[claimed.attempts - 1]


async def _contents(uow: UnitOfWork, wanted: FileOrder, member: Member, now: datetime) -> Contents | DomainError:
    try:
        return await contents(uow, wanted, member, now)
    except DomainError as mistake:
        return mistake
