"""Workbooks that came back: read, compared, and waiting for Văn phòng to say yes."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, Text, text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice, telegram_id

_WAITING = text("state = 'waiting'")


class CorrectionState(StrEnum):
    """Life of a workbook that came back."""

    WAITING = "waiting"
    ASKED = "asked"
    """The differences are on the table."""
    APPLIED = "applied"
    DISCARDED = "discarded"
    FAILED = "failed"
    """It could not be read, or holds what is not understood."""


class Correction(SQLModel, table=True):
    """One workbook that came back: stored with the update that brought it, so a crash cannot lose it."""

    __tablename__ = "correction"
    __table_args__ = (Index("ix_correction_waiting", "next_at", sqlite_where=_WAITING, postgresql_where=_WAITING),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = telegram_id()
    member_id: int = Field(foreign_key="member.id")
    file_id: str = Field(max_length=300)
    state: CorrectionState = Field(default=CorrectionState.WAITING, sa_type=choice(CorrectionState))
    attempts: int = 0
    next_at: datetime
    changes: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """What is to change: assignment, and day or unit, before and after."""
    error: str | None = Field(default=None, sa_type=Text)


class Corrections:
    """Queries on workbooks that came back."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def next_waiting(self, now: datetime) -> Correction | None:
        """The one that has waited longest, None when none is due."""
        query = select(Correction).where(Correction.state == CorrectionState.WAITING, col(Correction.next_at) <= now)
        return (await self._session.exec(query.order_by(col(Correction.next_at), col(Correction.id)).limit(1))).first()

    async def held(self, correction_id: int) -> Correction | None:
        """Locked until the transaction ends."""
        return await self._session.get(Correction, correction_id, with_for_update=True, populate_existing=True)

    async def add(self, row: Correction) -> None:
        self._session.add(row)
        await self._session.flush()
