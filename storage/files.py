"""Files that somebody has asked for, and those that were made and wait to be sent."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, LargeBinary, Text, text
from sqlmodel import Field, SQLModel, col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice, telegram_id
from storage.outbox import PENDING, OutboxRow

_WAITING = text("state = 'waiting'")


class FileKind(StrEnum):
    """What can be asked for."""

    PICTURE = "picture"
    WORKBOOK = "workbook"
    REPORT = "report"
    REVIEW = "review"
    """The meeting sheet on what the last notice left open."""
    CALENDAR = "calendar"


class OrderState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class FileOrder(SQLModel, table=True):
    """A file to be made: stored with the press that asked for it, so a crash cannot lose it."""

    __tablename__ = "file_order"
    __table_args__ = (
        Index("ix_file_order_waiting", "next_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("uq_file_order_key", "key", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(max_length=80)
    """The press or message that asked: once more, it orders nothing."""
    chat_id: int = telegram_id()
    member_id: int = Field(foreign_key="member.id")
    kind: FileKind = Field(sa_type=choice(FileKind))
    notice_id: int | None = Field(default=None, foreign_key="notice.id")
    """None: of all notices."""
    digest_id: int | None = Field(default=None, foreign_key="sent_digest.id")
    """The weekly digest that it belongs to; None: the figures of when it is made."""
    state: OrderState = Field(default=OrderState.WAITING, sa_type=choice(OrderState))
    attempts: int = 0
    next_at: datetime
    error: str | None = Field(default=None, sa_type=Text)


class MadeFile(SQLModel, table=True):
    """The bytes of a file on its way out; gone once it is settled what became of it."""

    __tablename__ = "made_file"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=200)
    data: bytes = Field(sa_type=LargeBinary)


class Files:
    """Queries on orders and made files."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def next_order(self, now: datetime) -> FileOrder | None:
        """The order that has waited longest, None when none is due."""
        query = select(FileOrder).where(FileOrder.state == OrderState.WAITING, col(FileOrder.next_at) <= now)
        return (await self._session.exec(query.order_by(col(FileOrder.next_at), col(FileOrder.id)).limit(1))).first()

    async def held_order(self, order_id: int) -> FileOrder | None:
        """The order, locked until the transaction ends."""
        return await self._session.get(FileOrder, order_id, with_for_update=True, populate_existing=True)

    async def waiting_alike(self, order: FileOrder) -> FileOrder | None:
        """The same file for the same person, asked for already (or the very same request)."""
        same = (FileOrder.member_id == order.member_id, FileOrder.kind == order.kind)
        about = (FileOrder.notice_id == order.notice_id, FileOrder.digest_id == order.digest_id)
        query = select(FileOrder).where(*same, *about)
        waiting = query.where((FileOrder.state == OrderState.WAITING) | (FileOrder.key == order.key))
        return (await self._session.exec(waiting.limit(1))).first()

    async def made(self, made_id: int) -> MadeFile | None:
        return await self._session.get(MadeFile, made_id)

    async def add(self, row: FileOrder | MadeFile) -> None:
        self._session.add(row)
        await self._session.flush()

    async def sweep(self) -> None:
        """Drops the bytes of every file that nothing waits to send."""
        needed = select(OutboxRow.made_id).where(PENDING, col(OutboxRow.made_id).is_not(None))
        await self._session.exec(delete(MadeFile).where(col(MadeFile.id).not_in(needed)))
