"""Notices with their tasks, milestones and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import JSON, Index, Text, and_, false, or_, text
from sqlmodel import Field, SQLModel, col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice
from storage.folding import keeps_folded

_TURNS: Final = text("next_turn_on IS NOT NULL")
RELATED: Final = 20
"""Notices that a new one is compared with at most."""


class NoticeState(StrEnum):
    """Life of a notice."""

    DRAFT = "draft"
    RELEASED = "released"
    """Phát hành was pressed and can still be taken back; nobody has got anything."""
    ISSUED = "issued"
    AMENDED = "amended"
    """A corrected notice stands in its place."""
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"


@keeps_folded("number", "symbol", "title")
class Notice(SQLModel, table=True):
    """A thông báo kết luận. Fields of the document are as in :class:`notices.model.Header`."""

    __tablename__ = "notice"

    id: int | None = Field(default=None, primary_key=True)
    state: NoticeState = Field(default=NoticeState.DRAFT, sa_type=choice(NoticeState))
    version: int = 1
    """Counts edits of the draft: a button of an older card is told so."""
    agency: str | None = Field(default=None, max_length=300)
    province: str | None = Field(default=None, max_length=100)
    number: str | None = Field(default=None, max_length=30)
    symbol: str | None = Field(default=None, max_length=60)
    issued_on: date | None = None
    meeting_on: date | None = None
    title: str | None = Field(default=None, sa_type=Text)
    signer: str | None = Field(default=None, max_length=120)
    signer_position: str | None = Field(default=None, max_length=120)
    period_end: date | None = None
    file_id: str | None = Field(default=None, max_length=300)
    """Telegram's id of the file as it was sent."""
    file_name: str | None = Field(default=None, max_length=300)
    sha256: str | None = Field(default=None, max_length=64, index=True)
    repeats_id: int | None = Field(default=None, foreign_key="notice.id")
    """The notice that this one was found to be once more when it was read."""
    amends_id: int | None = Field(default=None, foreign_key="notice.id")
    """The issued notice in whose place this one stands."""
    uploaded_by: int = Field(foreign_key="member.id")
    created_at: datetime
    released_by: int | None = Field(default=None, foreign_key="member.id")
    released_at: datetime | None = None
    """When Văn phòng pressed Phát hành."""
    release_at: datetime | None = Field(default=None, index=True)
    """Until when that can be taken back; then the letters go out."""
    submitted_by: int | None = Field(default=None, foreign_key="member.id")
    """Who waits for a colleague's approval to issue it (:attr:`OfficeRules.second_approver`)."""
    folded: str = Field(default="", sa_type=Text)
    """Number, symbol and title as they are searched for."""


@keeps_folded("text")
class Task(SQLModel, table=True):
    """One thing to do, as the notice words it (or as Văn phòng worded it in review)."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_next_turn_on", "next_turn_on", sqlite_where=_TURNS, postgresql_where=_TURNS),)

    id: int | None = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", index=True, ondelete="CASCADE")
    position: int
    """Order in the notice, from 1."""
    path: str = Field(max_length=60)
    text: str = Field(sa_type=Text)
    everybody: bool = False
    """For all units of the agency, beside those assigned by name."""
    supporting: bool = False
    """The text itself begins with "Phối hợp": its assignees support, nobody of ours leads."""
    recurrence: str | None = Field(default=None, max_length=12)
    persons: str = Field(default="", sa_type=Text)
    """Named people made responsible, separated by ";"."""
    dropped: bool = False
    evidence_required: bool = False
    """Văn phòng wants to see something with the report of "done"."""
    source: str = Field(default="", sa_type=Text)
    """Its words as they stand in the document, whatever Văn phòng makes of ``text``; "" for an added task."""
    source_page: int | None = None
    source_line: int | None = None
    """Of the page where there are pages, else of the whole text."""
    source_paragraph: int | None = None
    """Of documents that know no lines."""
    grounds: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """How sure its fields are, as :func:`notices.grounds.grounds_as_json` writes it; none of what Văn phòng set."""
    ladder: list[int] | None = Field(default=None, sa_type=JSON)
    """Working days before the deadline on which its leads are nudged; None: as the office's rules say."""
    turn_of_id: int | None = Field(default=None, foreign_key="task.id", index=True)
    """The recurring task that this one is a further turn of."""
    next_turn_on: date | None = None
    """When the next turn of a recurring task opens; None: it is none, or it has opened."""
    folded: str = Field(default="", sa_type=Text)
    """The text as it is searched for."""


class Milestone(SQLModel, table=True):
    """A deadline of a task, for one unit or (``unit_id`` None) for all its assignees."""

    __tablename__ = "milestone"

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", index=True, ondelete="CASCADE")
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    due: date
    phrase: str = Field(default="", sa_type=Text)


class Doubt(SQLModel, table=True):
    """Something that the reader could not settle; gone once Văn phòng has."""

    __tablename__ = "doubt"

    id: int | None = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", index=True, ondelete="CASCADE")
    task_id: int | None = Field(default=None, foreign_key="task.id", ondelete="CASCADE")
    kind: str = Field(max_length=24)
    words: str = Field(default="", sa_type=Text)
    source_page: int | None = None
    source_line: int | None = None
    source_paragraph: int | None = None
    """Where in the document the words stand, of a doubt that concerns no task."""
    partner: bool = False
    """Of an unknown unit: it is named only as one to coordinate with."""
    settled: bool = False


def _marks(notice: Notice) -> tuple[tuple[Any, object], ...]:
    """What tells a notice from others: file, number, day."""
    return (
        (col(Notice.sha256), notice.sha256),
        (col(Notice.number), notice.number),
        (col(Notice.issued_on), notice.issued_on),
    )


class Notices:
    """Queries on notices and what hangs on them."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, notice_id: int) -> Notice | None:
        return await self._session.get(Notice, notice_id)

    async def held(self, notice_id: int) -> Notice | None:
        """The notice, locked until the transaction ends: two presses at once change it one after the other."""
        return await self._session.get(Notice, notice_id, with_for_update=True, populate_existing=True)

    async def task(self, task_id: int) -> Task | None:
        return await self._session.get(Task, task_id)

    async def tasks(self, notice_id: int) -> Sequence[Task]:
        """Tasks that were not dropped, in the order of the notice."""
        query = select(Task).where(Task.notice_id == notice_id, col(Task.dropped).is_(False))
        return (await self._session.exec(query.order_by(col(Task.position), col(Task.id)))).all()

    async def milestones(self, notice_id: int) -> Sequence[Milestone]:
        query = select(Milestone).join(Task, col(Task.id) == Milestone.task_id).where(Task.notice_id == notice_id)
        return (await self._session.exec(query.order_by(col(Milestone.due), col(Milestone.id)))).all()

    async def doubts(self, notice_id: int) -> Sequence[Doubt]:
        """Doubts that nobody has settled."""
        return [doubt for doubt in await self.every_doubt(notice_id) if not doubt.settled]

    async def every_doubt(self, notice_id: int) -> Sequence[Doubt]:
        """Those that were settled, too."""
        query = select(Doubt).where(Doubt.notice_id == notice_id)
        return (await self._session.exec(query.order_by(col(Doubt.id)))).all()

    async def doubt(self, doubt_id: int) -> Doubt | None:
        return await self._session.get(Doubt, doubt_id)

    async def issued_already(self, notice: Notice) -> Notice | None:
        """An issued notice of this file, or of this number and date."""
        same_file, number, day = (column == value for column, value in _marks(notice))
        numbered = and_(number, day, col(Notice.symbol) == notice.symbol)
        alike = [*([same_file] if notice.sha256 else ()), *([numbered] if notice.number else ())]
        query = select(Notice).where(or_(false(), *alike), Notice.state == NoticeState.ISSUED, Notice.id != notice.id)
        return (await self._session.exec(query.order_by(col(Notice.id).desc()))).first()

    async def related(self, notice: Notice) -> Sequence[Notice]:
        """Drafts and issued notices that share the file, the number or the day with this one, newest first."""
        shared = [column == value for column, value in _marks(notice) if value is not None]
        standing = col(Notice.state).in_((NoticeState.DRAFT, NoticeState.RELEASED, NoticeState.ISSUED))
        query = select(Notice).where(or_(false(), *shared), standing, Notice.id != notice.id)
        return (await self._session.exec(query.order_by(col(Notice.id).desc()).limit(RELATED))).all()

    async def numbered(self, reference: str) -> Notice | None:
        """The issued notice that "335/TB-SKHCN" means."""
        number, _, symbol = reference.partition("/")
        query = select(Notice).where(Notice.state == NoticeState.ISSUED, Notice.number == number)
        query = query.where(Notice.symbol == symbol).order_by(col(Notice.id).desc())
        return (await self._session.exec(query)).first()

    async def to_release(self, now: datetime) -> Notice | None:
        """The notice that could be taken back until just now, locked; None when none is due."""
        query = select(Notice).where(Notice.state == NoticeState.RELEASED, col(Notice.release_at) <= now)
        query = query.order_by(col(Notice.release_at)).limit(1).with_for_update(skip_locked=True)
        return (await self._session.exec(query)).first()

    async def next_release(self) -> datetime | None:
        query = select(func.min(Notice.release_at)).where(Notice.state == NoticeState.RELEASED)
        return (await self._session.exec(query)).one()

    async def make_room(self, notice_id: int, position: int) -> None:
        """Every task after ``position`` moves one on."""
        query = select(Task).where(Task.notice_id == notice_id, Task.position > position)
        for task in (await self._session.exec(query)).all():
            task.position += 1

    async def in_state(self, state: NoticeState) -> Sequence[Notice]:
        query = select(Notice).where(Notice.state == state).order_by(col(Notice.id).desc())
        return (await self._session.exec(query)).all()

    async def turns_to_open(self, today: date, limit: int) -> Sequence[tuple[Task, Notice]]:
        """Recurring tasks whose next period has begun, held for this transaction."""
        query = select(Task, Notice).join(Notice, col(Notice.id) == Task.notice_id)
        query = query.where(col(Task.next_turn_on) <= today).order_by(col(Task.next_turn_on), col(Task.id))
        held = query.limit(limit).with_for_update(of=Task, skip_locked=True)
        return (await self._session.exec(held)).all()

    async def last_position(self, notice_id: int) -> int:
        query = select(func.max(Task.position)).where(Task.notice_id == notice_id)
        return (await self._session.exec(query)).one() or 0

    async def add(self, *rows: Notice | Task | Milestone | Doubt) -> None:
        self._session.add_all(rows)
        await self._session.flush()

    async def delete(self, row: Milestone) -> None:
        await self._session.delete(row)
        await self._session.flush()
