"""How fast a bot may send. The real limits are not published exactly; these are the documented ones, taken strictly."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.errors import too_many


@dataclass(frozen=True)
class Rate:
    """At most `count` in any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True)
class Limits:
    """The numbers of core.telegram.org/bots/faq, and how long a button press may be answered.

    The real server lets short bursts pass in a private chat: `private=Rate(3, 3)` imitates that.
    """

    overall: Rate = Rate(30, 1)
    private: Rate = Rate(1, 1)
    group: Rate = Rate(20, 60)
    # Not documented; observed between 15 s and some minutes.
    answer_within: timedelta = timedelta(seconds=60)


@dataclass
class Limiter:
    """Counts new messages in sliding windows. `on` may be switched at any time."""

    limits: Limits
    now: Callable[[], datetime]
    on: bool = True
    _sent: dict[int | None, deque[datetime]] = field(default_factory=dict)

    def admit(self, chat_id: int) -> None:
        """Counts one new message to `chat_id`; raises the 429 refusal, uncounted, when a window is full."""
        if not self.on:
            return
        per_chat = self.limits.group if chat_id < 0 else self.limits.private
        wait = max(self._wait(None, self.limits.overall), self._wait(chat_id, per_chat))
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        for key in (None, chat_id):
            self._sent.setdefault(key, deque()).append(self.now())

    def _wait(self, key: int | None, rate: Rate) -> float:
        """Seconds until the window of `key` has room."""
        sent = self._sent.setdefault(key, deque())
        window = timedelta(seconds=rate.seconds)
        while sent and sent[0] + window <= self.now():
            sent.popleft()
        return (sent[0] + window - self.now()).total_seconds() if len(sent) >= rate.count else 0.0
