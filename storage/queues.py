"""How much waits in each queue, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.inbox import InboxRow, InboxState
from storage.outbox import OutboxRow, OutboxState
from storage.readings import Reading, ReadingState


@dataclass(frozen=True, slots=True)
class Waiting:
    """One queue."""

    count: int
    age: timedelta
    """Of the oldest; zero when nothing waits."""


async def waiting(session: AsyncSession, now: datetime) -> dict[str, Waiting]:
    """The queues by name: inbox, outbox, readings (whose age is how long the oldest is overdue)."""
    queries = {
        "inbox": select(func.count(), func.min(InboxRow.received_at)).where(InboxRow.state == InboxState.WAITING),
        "outbox": select(func.count(), func.min(OutboxRow.created_at)).where(
            col(OutboxRow.state).in_((OutboxState.WAITING, OutboxState.SENDING))
        ),
        "readings": select(func.count(), func.min(Reading.next_at)).where(Reading.state == ReadingState.WAITING),
    }
    found = {name: (await session.exec(query)).one() for name, query in queries.items()}
    nothing = timedelta()
    return {
        name: Waiting(count, max(now - oldest, nothing) if oldest else nothing)
        for name, (count, oldest) in found.items()
    }
