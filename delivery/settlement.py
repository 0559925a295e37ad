"""What became of a message, written down: its row, its lane, its card, and whoever has to hear of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from delivery.outcome import Fate, Outcome, Verdict, decide
from delivery.post import post
from storage.lanes import Direction, Lane
from storage.outbox import Kind, OutboxRow, OutboxState
from storage.work import UnitOfWork
from views.letter import Letter

PRIVATE_GAP: Final = timedelta(seconds=1)
GROUP_GAP: Final = timedelta(seconds=3)
"""20 a minute."""
CONCERNS_OTHERS: Final = frozenset({Fate.UNREACHABLE, Fate.REFUSED, Fate.MIGRATED})
"""Fates that change more than the row and its lane."""


class Undelivered(Protocol):
    """Told of what will not arrive; gives what to tell others about it."""

    async def unreachable(self, uow: UnitOfWork, chat_id: int, now: datetime) -> Sequence[Letter]:
        """The person cannot be written to."""

    async def refused(self, uow: UnitOfWork, chat_id: int, why: str) -> Sequence[Letter]:
        """Telegram does not take a message that somebody has to act on."""


class Settlement:
    """Settles rows that a sender holds."""

    def __init__(self, undelivered: Undelivered) -> None:
        self._undelivered = undelivered

    async def settle(
        self, uow: UnitOfWork, row: OutboxRow, lane: Lane, outcome: Outcome, *, idempotent: bool, now: datetime
    ) -> None:
        """Writes down what became of the row and when its lane goes on."""
        decision = decide(outcome, kind=row.kind, idempotent=idempotent, attempts=row.attempts, repeated=row.repeated)
        row.state = _STATE[decision.verdict]
        if decision.verdict is Verdict.AGAIN and await uow.outbox.newer(row):
            row.state = OutboxState.SUPERSEDED
        row.outcome = outcome.why or None
        row.repeated = row.repeated or decision.repeats
        lane.lease_until = None
        lane.next_at = now + (decision.delay or (GROUP_GAP if row.chat_id < 0 else PRIVATE_GAP))
        await self._follow(uow, row, outcome, now)
        await look_at_head(uow, lane)

    async def _follow(self, uow: UnitOfWork, row: OutboxRow, outcome: Outcome, now: datetime) -> None:
        """What a fate entails beyond the row itself."""
        if row.secret and row.state is not OutboxState.WAITING:
            row.payload = "{}"
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


async def look_at_head(uow: UnitOfWork, lane: Lane) -> None:
    """The lane is as urgent, and as old, as what stands first in it."""
    await uow.session.flush()
    following = await uow.outbox.head(lane.chat_id)
    lane.priority, lane.head_id = (following.priority, following.id or 0) if following else (0, 0)


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
