"""What the bot has not yet confirmed. An update leaves only by a higher offset, a webhook's 2xx, or after 24 hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiogram.enums import UpdateType

from sandbox.bell import Bell
from sandbox.errors import bad_request

KINDS = frozenset(kind.value for kind in UpdateType)
# Telegram sends these only to who asks for them by name.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Update:
    update_id: int
    kind: str
    payload: dict[str, Any]
    at: datetime

    def body(self) -> dict[str, Any]:
        return {"update_id": self.update_id, self.kind: self.payload}


@dataclass
class UpdateQueue:
    """Updates in order. `allowed` takes effect for updates made after it was set, as with Telegram."""

    now: Callable[[], datetime]
    bell: Bell
    allowed: frozenset[str] = KINDS - ON_REQUEST
    _next_id: int = 100_001
    _pending: list[Update] = field(default_factory=list)

    def add(self, kind: str, payload: dict[str, Any]) -> None:
        if kind not in self.allowed:
            return
        self._pending.append(Update(self._next_id, kind, payload, self.now()))
        self._next_id += 1
        self.bell.ring()

    def pending(self) -> list[Update]:
        oldest = self.now() - KEPT_FOR
        self._pending = [update for update in self._pending if update.at > oldest]
        return list(self._pending)

    def confirm_below(self, offset: int) -> None:
        """Forgets all updates before `offset`; a negative one keeps only that many of the last."""
        if offset < 0:
            self._pending = self._pending[offset:]
        else:
            self._pending = [update for update in self._pending if update.update_id >= offset]
        self.bell.ring()

    def clear(self) -> None:
        self._pending.clear()
        self.bell.ring()

    def allow(self, kinds: list[str] | None) -> None:
        """None leaves the earlier list; an empty one is the default list. Telegram ignores unknown kinds, we refuse."""
        if kinds is None:
            return
        if unknown := set(kinds) - KINDS:
            raise bad_request(f"sandbox: no such update kinds: {sorted(unknown)}")
        self.allowed = frozenset(kinds) or KINDS - ON_REQUEST
