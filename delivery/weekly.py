"""The tick of the weekly digest: each kind of reader gets theirs once a week, in a transaction that also stores it."""

from __future__ import annotations

import logging
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from delivery.post import post
from delivery.rounds import Writes
from locales import Tongue, Tongues
from services.digests import LEADERS, OFFICE, Addressed, next_digest
from services.files import order
from storage.files import FileKind
from storage.members import Member
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.address import to_each
from views.digest import digest_card, note_card
from views.letter import Card

log = logging.getLogger(__name__)


class Weekly:
    """Sends the digests that are due."""

    def __init__(self, database: Writes, tongues: Tongues) -> None:
        self._database = database
        self._tongues = tongues

    async def tick(self, now: datetime) -> int:
        """All that are due now; how many kinds of readers. Another process that was faster is no error."""
        made = 0
        try:
            while await self._next(now):
                made += 1
        except IntegrityError as error:
            log.info("another clock has done it: %s", error.orig)
        return made

    async def _next(self, now: datetime) -> bool:
        async with self._database.write() as uow:
            found = await next_digest(uow, now)
            if found is not None:
                for member in found.members:
                    await self._send(uow, found, member, now)
        return found is not None

    async def _send(self, uow: UnitOfWork, found: Addressed, member: Member, now: datetime) -> None:
        def card(t: Tongue) -> Card:
            whole = found.audience in (LEADERS, OFFICE)
            return digest_card(found.digest, t, member.role) if whole else note_card(found.digest, t)

        key = f"digest:{found.week}:{found.audience}"
        if found.digest.total and found.audience in (LEADERS, OFFICE):
            own = f"{key}:{member.id}"
            await order(uow, member, member.chat_id or 0, FileKind.PICTURE, key=own, now=now, digest_id=found.digest_id)
        await post(uow, to_each([member], self._tongues, card, kind=Kind.DIGEST, key=key), cause=key, now=now)
