"""Outbox → Telegram: claim, send, record, each committed, so that a crash leaves a trace and never a silent loss."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

from aiogram import Bot
from aiogram.types import Message

from delivery.clock import Bell, Clock
from delivery.outcome import Decision, Fate, Outcome, Verdict, decide, outcome_of
from delivery.patience import PAUSE, patience
from delivery.post import post
from delivery.telegram import method_named
from storage.lanes import Direction, Lane
from storage.outbox import Kind, OutboxRow, OutboxState
from storage.work import DATABASE_AWAY, Database, UnitOfWork
from views.letter import Letter

log = logging.getLogger(__name__)

PER_SECOND: Final = 25
BURST: Final = 5
"""Together Telegram's 30 a second of one bot over all chats, in whichever second one looks."""
PRIVATE_GAP: Final = timedelta(seconds=1)
GROUP_GAP: Final = timedelta(seconds=3)
"""20 a minute."""
LEASE: Final = timedelta(seconds=45)
"""Longer than any request of ours takes: when it runs out, the sender is dead and the outcome uncertain."""
_IDLE: Final = 5.0
_RECORD_TRIES: Final = 5
_UNAUTHORIZED_PAUSE: Final = 60.0
_BUCKET: Final = "messages"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row on its way out, detached from any transaction."""

    row_id: int
    chat_id: int
    kind: Kind
    method: str
    parameters: dict[str, Any]
    attempts: int
    repeated: bool

    @property
    def idempotent(self) -> bool:
        """Edits and deletes may be repeated freely."""
        return self.method.startswith(("edit", "delete"))


class Undelivered(Protocol):
    """Told of what will not arrive; gives what to tell others about it."""

    async def unreachable(self, uow: UnitOfWork, chat_id: int, now: datetime) -> Sequence[Letter]:
        """The person cannot be written to."""

    async def refused(self, uow: UnitOfWork, chat_id: int, why: str) -> Sequence[Letter]:
        """Telegram does not take a message that somebody has to act on."""


class Sender:
    """Sends what the outbox holds, within Telegram's limits."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, undelivered: Undelivered) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._undelivered = undelivered
        self._silent_until: datetime | None = None

    async def run(self, said: Bell, ended: asyncio.Event) -> None:
        """Sends until ``ended`` is set; what is under way then is sent and recorded."""
        while not ended.is_set():
            async with patience("sender"):
                if not await self.send_next():
                    await said.wait(await self._idle_seconds())

    async def send_next(self) -> bool:
        """Sends one message; False when none is due."""
        claimed = await self._claim()
        if claimed is None:
            return False
        outcome = await self._send(claimed)
        await self._record_surely(claimed, outcome)
        return True

    async def next_due(self) -> datetime | None:
        """When something can be sent next; None when nothing waits."""
        async with self._database.read() as uow:
            return await uow.lanes.next_due(Direction.OUT)

    async def _idle_seconds(self) -> float:
        due, now = await self.next_due(), self._clock.now()
        if self._silent_until and self._silent_until > now:
            return (self._silent_until - now).total_seconds()
        return min(max((due - now).total_seconds(), 0.02), _IDLE) if due else _IDLE

    async def _claim(self) -> Claimed | None:
        now = self._clock.now()
        if self._silent_until and now < self._silent_until:
            return None
        async with self._database.write() as uow:
            while lane := await uow.lanes.claim(Direction.OUT, now):
                row = await uow.outbox.head(lane.chat_id)
                if row is None:
                    lane.next_at = None
                elif row.state is OutboxState.SENDING:
                    stands = bool(row.card and not row.fresh and await uow.outbox.card(row.chat_id, row.card))
                    died = Outcome(Fate.UNCERTAIN, "the sender died while sending")
                    await self._settle(uow, row, lane, died, idempotent=stands)
                elif free := await uow.lanes.spend(_BUCKET, now, per_second=PER_SECOND, burst=BURST):
                    lane.next_at = free
                    return None
                else:
                    return await self._begin(uow, row, lane)
                await uow.session.flush()
        return None

    async def _begin(self, uow: UnitOfWork, row: OutboxRow, lane: Lane) -> Claimed:
        """Marks the row as being sent. What happens from here until the record is what a crash leaves uncertain."""
        row.state, row.attempts = OutboxState.SENDING, row.attempts + 1
        lane.lease_until = self._clock.now() + LEASE
        method, parameters = row.method, json.loads(row.payload)
        if (
            row.card
            and not row.fresh
            and method == "sendMessage"
            and (card := await uow.outbox.card(row.chat_id, row.card))
        ):
            method, parameters["message_id"] = "editMessageText", card.message_id
        parameters["chat_id"] = row.chat_id
        return Claimed(row.id or 0, row.chat_id, row.kind, method, parameters, row.attempts, row.repeated)

    async def _send(self, claimed: Claimed) -> Outcome:
        try:
            result = await self._bot(method_named(claimed.method, claimed.parameters))
        except Exception as error:
            outcome = outcome_of(error)
            log.log(_LEVEL.get(outcome.fate, logging.WARNING), "outbox %d: %s", claimed.row_id, outcome.why)
            return outcome
        return Outcome(Fate.SENT, message_id=result.message_id if isinstance(result, Message) else None)

    async def _record_surely(self, claimed: Claimed, outcome: Outcome) -> None:
        """What went out must be written down: lost, it would be taken as uncertain and perhaps sent again."""
        for _ in range(_RECORD_TRIES):
            try:
                return await self._record(claimed, outcome)
            except DATABASE_AWAY as error:
                log.error("outbox %d: %s, not recorded yet: %s", claimed.row_id, outcome.fate, error)
                await asyncio.sleep(PAUSE)
        await self._record(claimed, outcome)

    async def _record(self, claimed: Claimed, outcome: Outcome) -> None:
        async with self._database.write() as uow:
            row = await uow.outbox.get(claimed.row_id)
            lane = await uow.lanes.get(Direction.OUT, claimed.chat_id)
            if row is None or lane is None or row.state is not OutboxState.SENDING or row.attempts != claimed.attempts:
                return  # the lease ran out and somebody else has settled it
            await self._settle(uow, row, lane, outcome, idempotent=claimed.idempotent)
        if outcome.fate is Fate.UNAUTHORIZED:
            self._silent_until = self._clock.now() + timedelta(seconds=_UNAUTHORIZED_PAUSE)

    async def _settle(
        self,
        uow: UnitOfWork,
        row: OutboxRow,
        lane: Lane,
        outcome: Outcome,
        *,
        idempotent: bool = False,
    ) -> None:
        """Writes down what became of the row and when its lane goes on."""
        idempotent = idempotent or row.method.startswith(("edit", "delete"))
        decision = decide(outcome, kind=row.kind, idempotent=idempotent, attempts=row.attempts, repeated=row.repeated)
        now = self._clock.now()
        row.state = _STATE[decision.verdict]
        if decision.verdict is Verdict.AGAIN and await uow.outbox.newer(row):
            row.state = OutboxState.SUPERSEDED
        row.outcome = outcome.why or None
        row.repeated = row.repeated or decision.repeats
        lane.lease_until = None
        lane.next_at = now + (decision.delay or (GROUP_GAP if row.chat_id < 0 else PRIVATE_GAP))
        await self._follow(uow, row, outcome, decision, now=now)
        following = await uow.outbox.head(lane.chat_id)
        lane.priority = following.priority if following else 0

    async def _follow(
        self, uow: UnitOfWork, row: OutboxRow, outcome: Outcome, decision: Decision, *, now: datetime
    ) -> None:
        """What a fate entails beyond the row itself."""
        if outcome.fate is Fate.SENT:
            row.sent_at, row.message_id = now, outcome.message_id
            if row.card and outcome.message_id:
                await uow.outbox.place_card(row.chat_id, row.card, outcome.message_id)
        elif outcome.fate is Fate.CARD_GONE:
            await _send_anew(uow, row)
        elif outcome.fate is Fate.MIGRATED and outcome.chat_id is not None:
            old = row.chat_id
            await uow.outbox.move(old, outcome.chat_id)
            await uow.lanes.wake(Direction.OUT, outcome.chat_id, now, row.priority)
        elif outcome.fate is Fate.UNREACHABLE:
            await uow.outbox.give_up(row.chat_id, outcome.why)
            letters = await self._undelivered.unreachable(uow, row.chat_id, now)
            await post(uow, letters, cause=f"unreachable:{row.id}", now=now)
        elif outcome.fate is Fate.REFUSED and row.kind is not Kind.ANSWER:
            letters = await self._undelivered.refused(uow, row.chat_id, outcome.why)
            await post(uow, letters, cause=f"refused:{row.id}", now=now)


async def _send_anew(uow: UnitOfWork, row: OutboxRow) -> None:
    """The message that was to be edited is gone: the card is sent as a new one."""
    if row.card:
        await uow.outbox.lose_card(row.chat_id, row.card)
    parameters = json.loads(row.payload)
    parameters.pop("message_id", None)
    row.method, row.payload = "sendMessage", json.dumps(parameters, ensure_ascii=False)


_STATE: Final = {
    Verdict.DONE: OutboxState.SENT,
    Verdict.AGAIN: OutboxState.WAITING,
    Verdict.GIVE_UP: OutboxState.FAILED,
    Verdict.UNKNOWN: OutboxState.UNKNOWN,
}
_LEVEL: Final = {Fate.SENT: logging.DEBUG, Fate.REFUSED: logging.ERROR, Fate.UNAUTHORIZED: logging.CRITICAL}
