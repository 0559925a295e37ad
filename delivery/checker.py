"""Workbooks that came back → what they would change: fetched, read in a child process, compared in one transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiogram import Bot

from delivery.clock import Bell, Clock
from delivery.fetching import NOT_FETCHED, fetched
from delivery.patience import keep_at
from delivery.post import post
from locales import Tongues
from reports.sent_back import NotOurs, read_back
from services.corrections import NETWORK, NOT_OURS, Comparison, read, refuse
from storage.work import Database, UnitOfWork
from views.corrections import comparison_card
from views.letter import Letter

log = logging.getLogger(__name__)

PAUSES: Final = tuple(timedelta(seconds=s) for s in (2, 10, 60))
"""Between tries while Telegram cannot be reached; after the last one the person is asked to send the file again."""
_IDLE: Final = 5.0


@dataclass(frozen=True, slots=True)
class Claimed:
    """A workbook to be compared, detached from any transaction."""

    correction_id: int
    attempts: int
    file_id: str


class Checker:
    """Compares one workbook after the other."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, tongues: Tongues, said: Bell) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._tongues = tongues
        self._said = said

    async def run(self, bell: Bell) -> None:
        """Compares for ever."""
        await keep_at("checker", self.check_next, bell, _IDLE)

    async def check_next(self) -> bool:
        """Compares one workbook; False when none is due."""
        claimed = await self._claim()
        if claimed is None:
            return False
        try:
            await self._check(claimed)
        except NOT_FETCHED as error:
            log.warning("correction %d: cannot fetch the file: %s", claimed.correction_id, error)
            await self._later(claimed)
        self._said.ring()
        return True

    async def _claim(self) -> Claimed | None:
        """The attempt is counted before it begins, so that a file that kills us is given up."""
        now = self._clock.now()
        async with self._database.read() as uow:
            if await uow.corrections.next_waiting(now) is None:
                return None
        async with self._database.write() as uow:
            row = await uow.corrections.next_waiting(now)
            if row is None:
                return None
            row.attempts += 1
            return Claimed(row.id or 0, row.attempts, row.file_id)

    async def _check(self, claimed: Claimed) -> None:
        if claimed.attempts > len(PAUSES) + 1:
            return await self._refuse(claimed, NOT_OURS)
        try:
            rows = await read_back(await fetched(self._bot, claimed.file_id))
        except NotOurs:
            return await self._refuse(claimed, NOT_OURS)
        async with self._database.write() as uow:
            found = await read(uow, claimed.correction_id, rows, self._clock.now())
            await self._tell(uow, found)

    async def _refuse(self, claimed: Claimed, reason: str) -> None:
        async with self._database.write() as uow:
            await self._tell(uow, await refuse(uow, claimed.correction_id, reason))

    async def _later(self, claimed: Claimed) -> None:
        if claimed.attempts > len(PAUSES):
            return await self._refuse(claimed, NETWORK)
        async with self._database.write() as uow:
            if row := await uow.corrections.held(claimed.correction_id):
                row.next_at = self._clock.now() + PAUSES[claimed.attempts - 1]

    async def _tell(self, uow: UnitOfWork, found: Comparison | None) -> None:
        if found is None or found.member.chat_id is None:
            return
        name = f"correction:{found.correction_id}"
        now = self._clock.now()
        card = comparison_card(found, self._tongues[found.member.language], now.date())
        await post(uow, [Letter(found.member.chat_id, card, name=name)], cause=f"{name}:result", now=now)
