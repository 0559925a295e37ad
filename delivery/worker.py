"""Inbox → handlers: the head of a chat's lane, in one transaction with everything that it causes."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final, Protocol

from delivery.clock import Bell, Clock
from delivery.meters import Meters
from delivery.patience import patience
from delivery.post import post
from delivery.toaster import Toaster
from delivery.tracing import handling, is_update
from services.errors import DomainError
from storage.failures import DatabaseAway
from storage.inbox import InboxRow, InboxState
from storage.lanes import Direction
from storage.work import Database, UnitOfWork
from views.letter import Letter, Said, Toast

log = logging.getLogger(__name__)

TRIES: Final = 3
"""An update that failed this often is set aside."""
_PAUSES: Final = (timedelta(seconds=1), timedelta(seconds=3))
_IDLE: Final = 1.0


class Handler(Protocol):
    """What the worker needs of the dispatcher."""

    async def handle(self, uow: UnitOfWork, update: dict[str, Any]) -> Sequence[Said]:
        """Routes the update; its effects go into ``uow``. Raises DomainError for the user's mistakes."""

    async def explain(self, uow: UnitOfWork, update: dict[str, Any], error: DomainError | None) -> Sequence[Said]:
        """What to say when it failed; ``error`` None stands for a bug of ours."""


class Worker:
    """Takes updates out of the inbox, one transaction each."""

    def __init__(
        self,
        database: Database,
        handler: Handler,
        clock: Clock,
        toaster: Toaster,
        after: Sequence[Bell],
        meters: Meters | None = None,
    ) -> None:
        self._database = database
        self._handler = handler
        self._clock = clock
        self._toaster = toaster
        self._after = after
        """Rung after every commit: there may be something to send or to read."""
        self._meters = meters or Meters()

    async def run(self, arrived: Bell, ended: asyncio.Event) -> None:
        """Works until ``ended`` is set."""
        while not ended.is_set():
            async with patience("worker"):
                if not await self.work_next():
                    await arrived.wait(_IDLE)

    async def work_next(self) -> bool:
        """Handles one update; False when none is due."""
        with handling():
            return await self._work_next()

    async def _work_next(self) -> bool:
        update_id: int | None = None  # kept apart from its row, which a rollback takes away
        try:
            async with self._database.write() as uow:
                row = await self._claim(uow)
                if row is None:
                    return False
                is_update(update_id := row.update_id)
                update = json.loads(row.payload or "{}")
                said = await self._effects(uow, update)
                await self._finish(uow, row, said, InboxState.DONE)
                waited = self._clock.now() - row.received_at
        except DatabaseAway:
            raise  # not the update's fault: its lane stays as it is
        except Exception as error:
            if update_id is None:
                raise
            log.exception("update %s failed", update_id)
            await self._failed(update_id, error)
            return True
        self._meters.handled(waited.total_seconds())
        self._announce(update, said)
        return True

    async def _claim(self, uow: UnitOfWork) -> InboxRow | None:
        """The oldest update of a free lane; a lane found empty is put to rest."""
        while lane := await uow.lanes.claim(Direction.IN, self._clock.now()):
            if row := await uow.inbox.head(lane.chat_id):
                return row
            lane.next_at = None
            await uow.session.flush()
        return None

    async def _effects(self, uow: UnitOfWork, update: dict[str, Any]) -> Sequence[Said]:
        """What the handlers do and say; a user's mistake undoes what they did and is said instead."""
        try:
            async with uow.session.begin_nested():
                return await self._handler.handle(uow, update)
        except DomainError as mistake:
            return await self._handler.explain(uow, update, mistake)

    async def _finish(self, uow: UnitOfWork, row: InboxRow, said: Sequence[Said], state: InboxState) -> None:
        """Marks the update, in the same transaction as its effects, and opens the lane for the next."""
        now = self._clock.now()
        letters = [item for item in said if isinstance(item, Letter)]
        await post(uow, letters, cause=f"update:{row.update_id}", now=now)
        row.state, row.done_at = state, now
        if state is InboxState.DONE:
            row.payload = None
        await uow.session.flush()
        lane = await uow.lanes.get(Direction.IN, row.chat_id)
        if lane is not None:
            lane.next_at = now if await uow.inbox.waiting(row.chat_id) else None

    async def _failed(self, update_id: int, error: Exception) -> None:
        """Counts the attempt; after the last one sets the update aside, says so, and lets the lane go on."""
        async with self._database.write() as uow:
            row = await uow.inbox.get(update_id)
            if row is None or row.state is not InboxState.WAITING:
                return
            row.attempts += 1
            row.error = f"{type(error).__name__}: {error}"[:2000]
            if row.attempts >= TRIES:
                said = await self._sorry(uow, row)
                await self._finish(uow, row, said, InboxState.SET_ASIDE)
            elif lane := await uow.lanes.get(Direction.IN, row.chat_id):
                lane.next_at = self._clock.now() + _PAUSES[row.attempts - 1]
        self._ring()

    async def _sorry(self, uow: UnitOfWork, row: InboxRow) -> Sequence[Said]:
        """One neutral sentence; nothing, when the update is such that not even that can be made."""
        try:
            async with uow.session.begin_nested():
                return await self._handler.explain(uow, json.loads(row.payload or "{}"), None)
        except Exception:
            log.exception("update %s cannot even be apologised for", row.update_id)
            return ()

    def _ring(self) -> None:
        for bell in self._after:
            bell.ring()

    def _announce(self, update: dict[str, Any], said: Sequence[Said]) -> None:
        """After the commit: wake the sender, answer the pressed button."""
        self._ring()
        query = update.get("callback_query")
        if isinstance(query, dict) and "id" in query:
            toast = next((item for item in said if isinstance(item, Toast)), Toast(""))
            self._toaster.put(query["id"], toast)
