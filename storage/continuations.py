"""Tasks of a draft that seem to repeat open tasks of earlier notices, and what the Office made of each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.base import choice


class Choice(StrEnum):
    MOVED = "moved"
    """The same task with the new deadline."""
    CONTINUES = "continues"
    """The same task; its old deadline stands."""
    NEW = "new"


class Continuation(SQLModel, table=True):
    """One task of a draft beside the earlier one."""

    __tablename__ = "continuation"

    id: int | None = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", index=True, ondelete="CASCADE")
    task_id: int = Field(foreign_key="task.id", ondelete="CASCADE")
    old_task_id: int = Field(foreign_key="task.id")
    choice: Choice | None = Field(default=None, sa_type=choice(Choice))
    """None: the Office has not looked at it; it is issued as a new task."""


class Continuations:
    """Queries on repeated tasks."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, continuation_id: int) -> Continuation | None:
        return await self._session.get(Continuation, continuation_id)

    async def of_notice(self, notice_id: int) -> Sequence[Continuation]:
        query = select(Continuation).where(Continuation.notice_id == notice_id)
        return (await self._session.exec(query.order_by(col(Continuation.id)))).all()

    async def add(self, *rows: Continuation) -> None:
        self._session.add_all(rows)
        await self._session.flush()
