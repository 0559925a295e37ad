"""Changes of drafts, with the rows as they stood before: for Hoàn tác, and for colleagues on the same draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import JSON, Text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

UNDO: Final = "undo"
"""An edit that took an earlier one back; it cannot be taken back itself."""


class DraftEdit(SQLModel, table=True):
    """One change of a draft."""

    __tablename__ = "draft_edit"

    id: int | None = Field(default=None, primary_key=True)
    notice_id: int = Field(foreign_key="notice.id", index=True, ondelete="CASCADE")
    version: int
    """Of the draft, after the change."""
    member_id: int = Field(foreign_key="member.id")
    at: datetime
    action: str = Field(max_length=40)
    """As in the log: "task.assign"."""
    task_id: int | None = Field(default=None, foreign_key="task.id")
    """The task that was open when it was made."""
    what: str = Field(default="", sa_type=Text)
    """A unit's name, a day, new words: what the change is about."""
    tasks: list[int] = Field(default_factory=list, sa_type=JSON)
    """All tasks that it touched."""
    made: list[int] = Field(default_factory=list, sa_type=JSON)
    """Tasks that it made."""
    before: dict[str, list[dict[str, Any]]] = Field(default_factory=dict, sa_type=JSON)
    """Rows of the touched tasks by table, as they stood."""
    alias: str = Field(default="", max_length=200)
    """The name that the roster learnt with it."""
    undone: bool = False


class Edits:
    """Queries on the changes of drafts."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, edit_id: int) -> DraftEdit | None:
        return await self._session.get(DraftEdit, edit_id)

    async def last(self, notice_id: int) -> DraftEdit | None:
        """The newest change that was not taken back."""
        query = select(DraftEdit).where(
            DraftEdit.notice_id == notice_id, col(DraftEdit.undone).is_(False), DraftEdit.action != UNDO
        )
        return (await self._session.exec(query.order_by(col(DraftEdit.id).desc()).limit(1))).first()

    async def since(self, notice_id: int, version: int) -> Sequence[DraftEdit]:
        """What was changed after the draft had this version, oldest first."""
        query = select(DraftEdit).where(DraftEdit.notice_id == notice_id, DraftEdit.version > version)
        return (await self._session.exec(query.order_by(col(DraftEdit.id)))).all()

    async def add(self, row: DraftEdit) -> None:
        self._session.add(row)
        await self._session.flush()
