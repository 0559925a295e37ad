"""Nudges: who is told of which step of which assignment, and the one message a day that tells a person all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Index, UniqueConstraint, delete, text, update
from sqlmodel import Field, SQLModel, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.assignments import LOOK_AGAIN, Assignment, Extension, ExtensionState, Report, ReportKind, Verdict
from storage.base import choice
from storage.notices import Notice, Task

_WAITS: Final = text("at IS NOT NULL")
_UNSENT: Final = text("sent_on IS NULL")


class Aim(StrEnum):
    """Who is told."""

    UNIT = "unit"
    DEPUTY = "deputy"
    """The deputy director in charge of the unit."""
    DIRECTOR = "director"
    OFFICE = "office"


class Round(SQLModel, table=True):
    """What one person is told on one day, in one message. At most one waits, and at most one was sent on a day."""

    __tablename__ = "round"
    __table_args__ = (
        UniqueConstraint("member_id", "sent_on"),
        Index("uq_round_waiting", "member_id", unique=True, sqlite_where=_UNSENT, postgresql_where=_UNSENT),
        Index("ix_round_at", "at", sqlite_where=_WAITS, postgresql_where=_WAITS),
    )

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id")
    at: datetime | None = None
    """When it is to be sent, or (put off by the person) sent again; None: nothing is to be sent."""
    sent_on: date | None = None
    sent_at: datetime | None = None
    times: int = 0
    """How often it was sent: once, and once for each time that the person put it off."""


class Nudge(SQLModel, table=True):
    """One step of the ladder of one assignment, for one person: the key that lets it be said only once."""

    __tablename__ = "nudge"
    __table_args__ = (UniqueConstraint("assignment_id", "step", "member_id"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", ondelete="CASCADE")
    step: str = Field(max_length=24)
    aim: Aim = Field(sa_type=choice(Aim))
    member_id: int = Field(foreign_key="member.id")
    round_id: int | None = Field(default=None, foreign_key="round.id", index=True)
    """None: it was answered before it could be said."""
    due: date | None = None
    """The deadline that it is about: with a later one it is void."""


Origin = tuple[Assignment, Task, Notice]


class Nudges:
    """Queries on nudges and rounds, and on what of the assignments they need."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def to_look_at(self, today: date, limit: int) -> Sequence[Origin]:
        """Assignments whose next step is due, or about which something changed, held for this transaction."""
        query = (
            select(Assignment, Task, Notice)
            .join(Task, col(Task.id) == Assignment.task_id)
            .join(Notice, col(Notice.id) == Task.notice_id)
            .where(col(Assignment.nudge_on) <= today)
            .order_by(col(Assignment.nudge_on), col(Assignment.id))
            .limit(limit)
            .with_for_update(of=Assignment, skip_locked=True)
        )
        return (await self._session.exec(query)).all()

    async def look_again_at_all(self) -> None:
        """The calendar or the rules have changed: every step may fall on another day."""
        planned = update(Assignment).where(col(Assignment.nudge_on).is_not(None)).values(nudge_on=LOOK_AGAIN)
        await self._session.exec(planned.execution_options(synchronize_session=False))

    async def known(self, assignment_ids: Iterable[int]) -> set[tuple[int, str, int]]:
        """(assignment, step, member) of what was told already or waits to be."""
        query = select(Nudge.assignment_id, Nudge.step, Nudge.member_id)
        return set((await self._session.exec(query.where(col(Nudge.assignment_id).in_(list(assignment_ids))))).all())

    async def reports(self, assignment_ids: Iterable[int]) -> Sequence[Report]:
        """What stands of what was reported about these assignments, oldest first."""
        among = col(Report.assignment_id).in_(list(assignment_ids))
        standing = col(Report.verdict).is_(None) | (col(Report.verdict) != Verdict.UNDONE)
        return (await self._session.exec(select(Report).where(among, standing).order_by(col(Report.id)))).all()

    async def extensions(self, assignment_ids: Iterable[int]) -> Sequence[Extension]:
        """The requests for more time about these assignments, oldest first."""
        among = col(Extension.assignment_id).in_(list(assignment_ids))
        return (await self._session.exec(select(Extension).where(among).order_by(col(Extension.id)))).all()

    async def waiting_since(self) -> datetime | None:
        """Since when the oldest report or request waits for Văn phòng."""
        done = select(func.min(Report.created_at)).where(Report.kind == ReportKind.DONE, col(Report.verdict).is_(None))
        asked = select(func.min(Extension.created_at)).where(Extension.state == ExtensionState.OPEN)
        found = [(await self._session.exec(query)).one() for query in (done, asked)]
        return min((at for at in found if at is not None), default=None)

    async def next_round(self, now: datetime) -> Round | None:
        """A round that is to be sent by now, held for this transaction."""
        query = select(Round).where(col(Round.at) <= now).order_by(col(Round.at), col(Round.id)).limit(1)
        return (await self._session.exec(query.with_for_update(skip_locked=True))).first()

    async def round(self, round_id: int) -> Round | None:
        return await self._session.get(Round, round_id)

    async def waiting_round(self, member_id: int) -> Round | None:
        query = select(Round).where(Round.member_id == member_id, col(Round.sent_on).is_(None))
        return (await self._session.exec(query)).first()

    async def sent_round(self, member_id: int, day: date) -> Round | None:
        query = select(Round).where(Round.member_id == member_id, Round.sent_on == day)
        return (await self._session.exec(query)).first()

    async def last_round(self, member_id: int) -> Round | None:
        """The last that was sent to the member."""
        query = select(Round).where(Round.member_id == member_id, col(Round.sent_on).is_not(None))
        return (await self._session.exec(query.order_by(col(Round.sent_on).desc()).limit(1))).first()

    async def of_round(self, round_id: int) -> Sequence[tuple[Nudge, Assignment, Task, Notice]]:
        query = (
            select(Nudge, Assignment, Task, Notice)
            .join(Assignment, col(Assignment.id) == Nudge.assignment_id)
            .join(Task, col(Task.id) == Assignment.task_id)
            .join(Notice, col(Notice.id) == Task.notice_id)
            .where(Nudge.round_id == round_id)
        )
        return (await self._session.exec(query.order_by(col(Nudge.id)))).all()

    async def hand_over(self, old: Round, new: Round) -> None:
        """What the old round told goes with the new one; the old one stays as a record of its day."""
        await self._session.exec(update(Nudge).where(col(Nudge.round_id) == old.id).values(round_id=new.id))
        old.at = None
        await self._session.flush()

    async def drop(self, one: Round) -> None:
        """The round has nothing to tell; its nudges keep their keys."""
        await self._session.exec(update(Nudge).where(col(Nudge.round_id) == one.id).values(round_id=None))
        await self._session.exec(delete(Round).where(col(Round.id) == one.id))
        self._session.expunge(one)

    async def add(self, *rows: Nudge | Round) -> None:
        self._session.add_all(rows)
        await self._session.flush()
