"""Evidence: what proves a report, and the copies that the office keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, Text, or_
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

import storage.base  # noqa: F401  (sets the naming convention before the first table)


class Evidence(SQLModel, table=True):
    """What proves a report: a photo or file (by Telegram's id) or the number of a document."""

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint("file_id IS NOT NULL OR words <> ''", name="something"),)

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", index=True)
    file_id: str | None = Field(default=None, max_length=300)
    file_name: str | None = Field(default=None, max_length=300)
    photo: bool = False
    words: str = Field(default="", sa_type=Text)
    sha256: str | None = Field(default=None, max_length=64)
    """Of the copy in EVIDENCE_DIR, once there is one."""
    copy_tries: int = 0
    copy_at: datetime | None = None
    """When the copy is tried next; None: at once."""


class Pieces:
    """Queries on evidence."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, evidence_id: int) -> Evidence | None:
        return await self._session.get(Evidence, evidence_id)

    async def of(self, report_ids: Iterable[int]) -> Sequence[Evidence]:
        """Of these reports, in the order in which it came."""
        query = select(Evidence).where(col(Evidence.report_id).in_(list(report_ids))).order_by(col(Evidence.id))
        return (await self._session.exec(query)).all()

    async def next_to_copy(self, now: datetime, most_tries: int) -> Evidence | None:
        """A file of which there is no copy yet, and that may be tried now."""
        query = select(Evidence).where(
            col(Evidence.file_id).is_not(None),
            col(Evidence.sha256).is_(None),
            Evidence.copy_tries < most_tries,
            or_(col(Evidence.copy_at).is_(None), col(Evidence.copy_at) <= now),
        )
        return (await self._session.exec(query.order_by(col(Evidence.id)).limit(1))).first()

    async def add(self, row: Evidence) -> None:
        self._session.add(row)
        await self._session.flush()
