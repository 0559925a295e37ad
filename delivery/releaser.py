"""Released notices → letters, once they can be taken back no more: each in one transaction, so that it happens once.

Until then the notice is only marked in its row: killed at any moment, the next start carries it out when it is due.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from delivery.clock import Bell, Clock
from delivery.patience import patience
from delivery.post import post
from locales import Tongues
from services.issue import Issued
from services.releasing import carry_out_next
from storage.work import Database
from views.issued import failed_letters, issue_letters

_IDLE: Final = 5.0


class Releaser:
    """Carries out one notice after the other."""

    def __init__(self, database: Database, clock: Clock, tongues: Tongues, said: Bell) -> None:
        self._database = database
        self._clock = clock
        self._tongues = tongues
        self._said = said

    async def run(self, bell: Bell) -> None:
        """Carries out what is due, for ever."""
        while True:
            async with patience("releaser"):
                if not await self.release_next():
                    await bell.wait(await self._idle_seconds())

    async def release_next(self) -> bool:
        """Carries out one notice; False when none is due."""
        now = self._clock.now()
        due = await self.next_due()
        if due is None or due > now:
            return False
        async with self._database.write() as uow:
            done = await carry_out_next(uow, now)
            if done is None:
                return False
            if isinstance(done, Issued):
                letters = issue_letters(done, self._tongues, now)
            else:
                letters = failed_letters(done, self._tongues)
            await post(uow, letters, cause=f"release:{done.notice.id}:{now.timestamp():.0f}", now=now)
        self._said.ring()
        return True

    async def next_due(self) -> datetime | None:
        """When the next notice goes out; None when none waits."""
        async with self._database.read() as uow:
            return await uow.notices.next_release()

    async def _idle_seconds(self) -> float:
        due = await self.next_due()
        return min(max((due - self._clock.now()).total_seconds(), 0.02), _IDLE) if due else _IDLE
