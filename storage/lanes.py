"""Lanes: one row per chat and direction, so that order, pace and claims are one mechanism.

``next_at`` is when the lane's head may be taken; NULL when nothing waits. A claim costs the same however many rows
wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Index, case, or_, text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice, insert_new, telegram_id

_WAITS = text("next_at IS NOT NULL")


class Direction(StrEnum):
    IN = "in"
    OUT = "out"


class Lane(SQLModel, table=True):
    """The queue of one chat, inbound or outbound."""

    __tablename__ = "lane"
    __table_args__ = (
        Index(
            "ix_lane_next", "direction", "priority", "head_id", "next_at", sqlite_where=_WAITS, postgresql_where=_WAITS
        ),
    )

    direction: Direction = Field(primary_key=True, sa_type=choice(Direction))
    chat_id: int = telegram_id(primary_key=True)
    next_at: datetime | None = None
    priority: int = 0
    """That of the lane's head: lower goes first."""
    head_id: int = telegram_id(default=0)
    """The outbox row that stands first: the oldest goes first, so that a chat which was held up catches up. 0: none was
    looked at since the lane slept."""
    lease_until: datetime | None = None
    """While a sender holds the lane. A lease that ran out means that the sender died."""


class Bucket(SQLModel, table=True):
    """The pace of one bot over all chats (GCRA): the time of its next free slot."""

    __tablename__ = "bucket"

    name: str = Field(primary_key=True, max_length=40)
    spent_until: datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """When one of the bot's messages may go, if it was taken; else when to ask again."""

    at: datetime
    taken: bool


class Lanes:
    """Queries on lanes and buckets."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, direction: Direction, chat_id: int) -> Lane | None:
        return await self._session.get(Lane, (direction, chat_id))

    async def held(self, direction: Direction, chat_id: int) -> Lane | None:
        """The lane, locked until the transaction ends."""
        await self._session.flush()
        return await self._session.get(Lane, (direction, chat_id), with_for_update=True, populate_existing=True)

    async def wake(self, direction: Direction, chat_id: int, at: datetime, priority: int = 0) -> None:
        """Something new waits in this lane from ``at`` on; an earlier pace or back-off of the lane stays."""
        lane = await self.held(direction, chat_id)
        if lane is None and await insert_new(
            self._session, Lane(direction=direction, chat_id=chat_id, next_at=at, priority=priority)
        ):
            return
        lane = lane or await self.held(direction, chat_id)
        assert lane is not None  # lanes are never taken away
        if lane.next_at is None:
            lane.next_at, lane.priority, lane.head_id = at, priority, 0
        else:
            lane.priority = min(lane.priority, priority)

    async def claim(self, direction: Direction, now: datetime) -> Lane | None:
        """The lane to be served next, locked for this transaction; None when none is due."""
        query = (
            select(Lane)
            .where(
                Lane.direction == direction,
                col(Lane.next_at) <= now,
                or_(col(Lane.lease_until).is_(None), col(Lane.lease_until) <= now),
            )
            .order_by(col(Lane.priority), col(Lane.head_id), col(Lane.next_at), col(Lane.chat_id))
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        return (await self._session.exec(query)).first()

    async def next_due(self, direction: Direction) -> datetime | None:
        """When the next lane of this direction can be served; None when nothing waits."""
        leased = col(Lane.lease_until) > col(Lane.next_at)
        ready = case((leased, col(Lane.lease_until)), else_=col(Lane.next_at))
        query = select(col(Lane.next_at), col(Lane.lease_until)).where(
            Lane.direction == direction, col(Lane.next_at).is_not(None)
        )
        rows = (await self._session.exec(query.order_by(ready).limit(1))).all()
        return max((at for at in rows[0] if at), default=None) if rows else None

    async def revive(self, direction: Direction, chats: Iterable[int], now: datetime) -> int:
        """Wakes those of the lanes that sleep though they have work; gives how many."""
        woken = 0
        for chat_id in chats:
            lane = await self.get(direction, chat_id)
            if lane is None or lane.next_at is None:
                await self.wake(direction, chat_id, now)
                woken += 1
        return woken

    async def release(self, direction: Direction) -> None:
        """Ends every lease: the caller knows that whoever held them is dead."""
        held = select(Lane).where(Lane.direction == direction, col(Lane.lease_until).is_not(None))
        for lane in (await self._session.exec(held)).all():
            lane.lease_until = None

    async def spend(self, name: str, now: datetime, *, per_second: float, ahead: timedelta) -> Slot:
        """Takes one of the bot's messages, to go at the slot's time; slots are ``1 / per_second`` apart.

        A slot further ahead than ``ahead`` is not taken: its time tells when to ask again.
        """
        bucket = await self._session.get(Bucket, name, with_for_update=True)
        if bucket is None:
            await insert_new(self._session, Bucket(name=name, spent_until=now))
            bucket = await self._session.get_one(Bucket, name, with_for_update=True)
        at = max(bucket.spent_until, now)
        if at > now + ahead:
            return Slot(at - ahead, taken=False)
        bucket.spent_until = at + timedelta(seconds=1) / per_second
        return Slot(at, taken=True)

    async def rest(self, name: str, until: datetime) -> None:
        """The whole bot is silent until then."""
        bucket = await self._session.get(Bucket, name, with_for_update=True)
        if bucket is not None:
            bucket.spent_until = max(bucket.spent_until, until)
