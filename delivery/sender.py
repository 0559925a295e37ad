"""Outbox → Telegram: claim, send, record, each committed, so that a crash leaves a trace and never a silent loss."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import datetime, timedelta
from typing import Final

from aiogram import Bot
from aiogram.types import BufferedInputFile, Message

from delivery.claimed import IDEMPOTENT, Claimed
from delivery.clock import Bell, Clock
from delivery.meters import Meters
from delivery.outcome import Fate, Outcome, outcome_of
from delivery.patience import PAUSE, patience
from delivery.room import Place, Room
from delivery.settlement import CONCERNS_OTHERS, Settlement, Undelivered, look_at_head
from delivery.slate import Attempt, Slate
from delivery.telegram import UPLOADED_WITHIN, method_named
from storage.failures import DatabaseAway
from storage.lanes import Direction, Lane
from storage.outbox import OutboxRow, OutboxState
from storage.work import Database, UnitOfWork

log = logging.getLogger(__name__)

PER_SECOND: Final = 29.3
"""Under Telegram's 30 of one bot over all chats, in whichever second one looks, even where some go 20 ms late."""
AHEAD: Final = timedelta(milliseconds=300)
"""How early a message takes its slot, so that no commit delays it."""
LEASE: Final = timedelta(seconds=45)
"""Longer than any request of ours takes: when it runs out, the sender is dead and the outcome uncertain."""
LAST_MOMENT: Final = timedelta(seconds=20)
"""A request that begins this long after its claim cannot be sure to end within the lease: the process was frozen."""
AT_ONCE: Final = 32
"""Messages claimed and not recorded yet, most of them unanswered: a chat that is slow must not hold up the others."""
ALL_REFUSED: Final = 3
"""So many chats refused with 429 and none served in between: it is the whole bot that has to pause."""
_IDLE: Final = 1.0
"""Another process may have written something to send."""
_RECORD_TRIES: Final = 5
_UNAUTHORIZED_PAUSE: Final = 60.0
_BUCKET: Final = "messages"


class Sender:
    """Sends what the outbox holds, within Telegram's limits."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        clock: Clock,
        undelivered: Undelivered,
        meters: Meters | None = None,
        slate: Slate | None = None,
    ) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._settlement = Settlement(undelivered)
        self._meters = meters or Meters()
        self._slate = slate or Slate(None)
        self._room = Room(PER_SECOND)
        self._silent_until: datetime | None = None
        self._refused = set[int]()
        """Chats refused with 429 since the last message that was taken."""

    async def run(self, said: Bell, ended: asyncio.Event) -> None:
        """Sends until ``ended`` is set, many at once; what is under way then is sent and recorded."""
        free = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as under_way:
            while not ended.is_set():
                await free.acquire()
                claimed = None
                async with patience("sender"):
                    claimed = await self._claim()
                if claimed is not None:
                    under_way.create_task(self._deliver_on(claimed, free, ended))
                    continue
                free.release()
                async with patience("sender"):
                    await said.wait(await self._idle_seconds())

    async def send_next(self) -> bool:
        """Sends one message; False when none is due."""
        claimed = await self._claim()
        if claimed is not None:
            await self._deliver(claimed, Place())
        return claimed is not None

    async def take_up(self) -> None:
        """Settles what the process before this one noted and could not record; once, before anything is sent."""
        notes = self._slate.read()
        async with self._database.write(decides=False) as uow:
            for row in await uow.outbox.under_way():
                outcome = notes.outcome_of(Attempt(row.id or 0, row.attempts, row.chat_id))
                lane = await uow.lanes.held(Direction.OUT, row.chat_id)
                if outcome and lane:
                    now = self._clock.now()
                    await self._settlement.settle(uow, row, lane, outcome, idempotent=False, now=now)
        self._slate.wipe()

    async def _deliver_on(self, first: Claimed, free: asyncio.Semaphore, ended: asyncio.Event) -> None:
        """Delivers one message after the other while there is anything to say."""
        claimed: Claimed | None = first
        try:
            async with patience("sender"):
                while claimed:
                    await self._clock.until(claimed.slot)
                    async with self._room.place() as place:
                        claimed = await self._deliver(claimed, place, ended)
        finally:
            free.release()

    async def _deliver(self, claimed: Claimed, place: Place, ended: asyncio.Event | None = None) -> Claimed | None:
        """Sends and records it, in ``place`` until that is written down; gives the next one where it is to go on."""
        await self._clock.until(claimed.slot)
        if self._clock.now() > claimed.last_moment:
            log.warning("outbox %d: this process stood still; left to whoever has taken it over", claimed.row_id)
            return None
        with self._slate.line(claimed.attempt) as line:
            line.out()
            outcome = await self._send(claimed)
            place.answered()
            if outcome.fate is not Fate.SENT or line.taken(outcome.message_id):
                place.leave()
            self._meters.sent(outcome.fate)
            goes_on = ended is not None and not ended.is_set()
            return await self._record_surely(claimed, outcome, goes_on=goes_on)

    async def next_due(self) -> datetime | None:
        """When something can be sent next; None when nothing waits."""
        async with self._database.read() as uow:
            due = await uow.lanes.next_due(Direction.OUT)
        return max(due, self._silent_until) if due and self._silent_until else due

    async def _idle_seconds(self) -> float:
        due, now = await self.next_due(), self._clock.now()
        return min(max((due - now).total_seconds(), 0.02), _IDLE) if due else _IDLE

    async def _claim(self) -> Claimed | None:
        if self._silent():
            return None
        async with self._database.write(decides=False) as uow:
            return await self._claim_in(uow)

    async def _claim_in(self, uow: UnitOfWork) -> Claimed | None:
        now = self._clock.now()
        while lane := await uow.lanes.claim(Direction.OUT, now):
            row = await uow.outbox.head(lane.chat_id)
            if row is None:
                lane.next_at = None
            elif row.state is OutboxState.SENDING:
                await self._take_over(uow, row, lane)
            elif row.useful_until and row.useful_until <= now:
                row.state, row.outcome = OutboxState.EXPIRED, f"not sent: of no use after {row.useful_until}"
                await look_at_head(uow, lane)
            else:
                return await self._begin(uow, row, lane)
            await uow.session.flush()
        return None

    def _silent(self) -> bool:
        return self._silent_until is not None and self._clock.now() < self._silent_until

    async def _take_over(self, uow: UnitOfWork, row: OutboxRow, lane: Lane) -> None:
        """The lease of whoever was sending this ran out: it died before it could write down what became of it."""
        edits = bool(row.card and not row.fresh and await uow.outbox.card(row.chat_id, row.card))
        died = Outcome(Fate.DIED, "the sender died while sending")
        idempotent = edits or row.method.startswith(IDEMPOTENT)
        await self._settlement.settle(uow, row, lane, died, idempotent=idempotent, now=self._clock.now())

    async def _begin(self, uow: UnitOfWork, row: OutboxRow, lane: Lane) -> Claimed | None:
        """Marks the row as being sent. What happens from here until the record is what a crash leaves uncertain."""
        now = self._clock.now()
        slot = await uow.lanes.spend(_BUCKET, now, per_second=PER_SECOND, ahead=AHEAD)
        if not slot.taken:
            self._silent_until = slot.at
            return None
        row.state, row.attempts = OutboxState.SENDING, row.attempts + 1
        lane.lease_until = now + LEASE
        method, parameters = row.method, json.loads(row.payload)
        if (
            row.card
            and not row.fresh
            and method == "sendMessage"
            and (card := await uow.outbox.card(row.chat_id, row.card))
        ):
            method, parameters["message_id"] = "editMessageText", card.message_id
        parameters["chat_id"] = row.chat_id
        if row.made_id and (made := await uow.files.made(row.made_id)):
            parameters["photo" if method == "sendPhoto" else "document"] = BufferedInputFile(made.data, made.name)
        last_moment = now + LAST_MOMENT
        return Claimed(row.id or 0, row.chat_id, row.kind, method, parameters, row.attempts, slot.at, last_moment)

    async def _send(self, claimed: Claimed) -> Outcome:
        try:
            method = method_named(claimed.method, claimed.parameters)
            result = await self._bot(method, request_timeout=UPLOADED_WITHIN if claimed.uploads else None)  # type: ignore[arg-type]
        except Exception as error:
            outcome = outcome_of(error)
            log.log(_LEVEL.get(outcome.fate, logging.WARNING), "outbox %d: %s", claimed.row_id, outcome.why)
            return outcome
        return Outcome(Fate.SENT, message_id=result.message_id if isinstance(result, Message) else None)

    async def _record_surely(self, claimed: Claimed, outcome: Outcome, *, goes_on: bool = False) -> Claimed | None:
        """What went out must be written down: lost, it would be taken as uncertain and perhaps sent again."""
        for _ in range(_RECORD_TRIES):
            try:
                return await self._record(claimed, outcome, goes_on=goes_on)
            except DatabaseAway as error:
                log.error("outbox %d: %s, not recorded yet: %s", claimed.row_id, outcome.fate, error)
                await asyncio.sleep(PAUSE)
        return await self._record(claimed, outcome, goes_on=goes_on)

    async def _record(self, claimed: Claimed, outcome: Outcome, *, goes_on: bool = False) -> Claimed | None:
        """One transaction for what became of this message and, where it goes on, for the claim of the next."""
        decides = outcome.fate in CONCERNS_OTHERS
        async with self._database.write(decides=decides, first=True) as uow:
            await self._settle(uow, claimed, outcome)
            following = None if decides or not goes_on or self._silent() else await self._claim_in(uow)
        if outcome.fate is Fate.UNAUTHORIZED:
            self._silent_until = self._clock.now() + timedelta(seconds=_UNAUTHORIZED_PAUSE)
        return following

    async def _settle(self, uow: UnitOfWork, claimed: Claimed, outcome: Outcome) -> None:
        lane = await uow.lanes.held(Direction.OUT, claimed.chat_id)
        row = await uow.outbox.held(claimed.row_id)
        if row is None or lane is None or row.state is not OutboxState.SENDING or row.attempts != claimed.attempts:
            return  # the lease ran out and somebody else has settled it
        now = self._clock.now()
        idempotent = claimed.idempotent or row.method.startswith(IDEMPOTENT)
        await self._settlement.settle(uow, row, lane, outcome, idempotent=idempotent, now=now)
        if self._whole_bot_refused(claimed.chat_id, outcome):
            await uow.lanes.rest(_BUCKET, now + timedelta(seconds=outcome.retry_after))

    def _whole_bot_refused(self, chat_id: int, outcome: Outcome) -> bool:
        if outcome.fate is Fate.WAIT:
            self._refused.add(chat_id)
        elif outcome.fate is Fate.SENT:
            self._refused.clear()
        return outcome.fate is Fate.WAIT and len(self._refused) >= ALL_REFUSED


_LEVEL: Final = {Fate.SENT: logging.DEBUG, Fate.REFUSED: logging.ERROR, Fate.UNAUTHORIZED: logging.CRITICAL}
