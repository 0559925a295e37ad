"""The action log: append-only, each line sealed with the hash of the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Text
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.turns import take_turn


class LogEntry(SQLModel, table=True):
    """Who did what, when; what it was before and after (JSON)."""

    __tablename__ = "log_entry"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor_id: int | None = Field(default=None, foreign_key="member.id")
    """None: the system itself."""
    action: str = Field(max_length=40)
    subject: str = Field(max_length=60, index=True)
    """"task:12", "notice:3"."""
    before: str = Field(default="{}", sa_type=Text)
    after: str = Field(default="{}", sa_type=Text)
    previous: str = Field(max_length=64)
    seal: str = Field(max_length=64, unique=True)

    def computed_seal(self) -> str:
        """SHA-256 over the line and the seal before it."""
        content = [
            self.at.isoformat(),
            self.actor_id,
            self.action,
            self.subject,
            self.before,
            self.after,
            self.previous,
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


class Log:
    """Writing and checking the log."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def append(
        self,
        action: str,
        subject: str,
        *,
        actor_id: int | None,
        now: datetime,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        """Adds a line. Values must be JSON or have a plain str()."""
        await take_turn(await self._session.connection())  # two lines at once would both follow the same one
        query = select(LogEntry).order_by(col(LogEntry.id).desc()).limit(1)
        last = (await self._session.exec(query)).first()
        entry = LogEntry(
            at=now.astimezone(UTC),
            actor_id=actor_id,
            action=action,
            subject=subject,
            before=_json(before),
            after=_json(after),
            previous=last.seal if last else "",
            seal="",
        )
        entry.seal = entry.computed_seal()
        self._session.add(entry)
        await self._session.flush()

    async def of(self, subject: str) -> Sequence[LogEntry]:
        query = select(LogEntry).where(LogEntry.subject == subject).order_by(col(LogEntry.id))
        return (await self._session.exec(query)).all()

    async def first_broken(self) -> int | None:
        """The id of the first line that was changed, or after which one is missing; None when the chain is whole."""
        previous = ""
        for entry in (await self._session.exec(select(LogEntry).order_by(col(LogEntry.id)))).all():
            if entry.previous != previous or entry.seal != entry.computed_seal():
                return entry.id
            previous = entry.seal
        return None


def _json(values: dict[str, Any] | None) -> str:
    return json.dumps(values or {}, ensure_ascii=False, sort_keys=True, default=str)
