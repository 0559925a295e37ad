"""When the next message may go out: no more at once than the pace needs, and never more than Telegram takes a second.

What is out when the process is killed may be there twice; what waits inside is not.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import ceil
from statistics import median
from typing import Final

from delivery.clock import Bell

OUR_SHARE: Final = 0.01
"""Seconds that a message takes us beside Telegram's answer: it is noted or recorded before the next one goes."""
_PER_WINDOW: Final = 30
_WINDOW: Final = 1.02
"""Telegram's second, and 20 ms: requests that go after each other may come closer together than they went."""
_REMEMBERED: Final = 31
"""Requests; half of them have to be slow before more go at once."""
_OVERDUE: Final = 2.0
"""So many times the usual: a request that has not been answered by then holds up nobody."""


class Place:
    """One message that is out, until what became of it cannot be forgotten any more; in no room where nobody counts."""

    def __init__(self, room: Room | None = None) -> None:
        self._room = room
        self._began = _now()
        self._answered = False

    def answered(self) -> None:
        self._answered = True
        if self._room:
            self._room.answered(_now() - self._began)

    def leave(self) -> None:
        """It is written down: the next one may go."""
        if self._room:
            self._room.leave(self)

    def holds_up(self, patience: float) -> bool:
        """Its answer is still to be expected, or to be written down."""
        return self._answered or _now() - self._began < patience


class Room:
    """Places for messages that are out.

    As many as the pace needs at the time that the last requests took: one on a fast line, three at 80 ms. A request
    that stays unanswered gives its place away, so that a chat that is answered slowly does not hold up the others.
    """

    def __init__(self, per_second: float) -> None:
        self._per_second = per_second
        self._took = deque([0.0], maxlen=_REMEMBERED)
        self._out = set[Place]()
        self._began = deque[float](maxlen=_PER_WINDOW)
        self._door = asyncio.Lock()
        """Who came first goes first."""
        self._change = Bell()

    @asynccontextmanager
    async def place(self) -> AsyncIterator[Place]:
        """A place, as soon as one is free."""
        async with self._door:
            while (wait := self._wait()) > 0:
                await self._change.wait(wait)
            place = Place(self)
            self._began.append(_now())
            self._out.add(place)
        try:
            yield place
        finally:
            self.leave(place)

    def answered(self, took: float) -> None:
        """A request took so many seconds."""
        self._took.append(took)

    def leave(self, place: Place) -> None:
        self._out.discard(place)
        self._change.ring()

    @property
    def wanted(self) -> int:
        """How many may be out at once."""
        return max(ceil(self._per_second * (median(self._took) + OUR_SHARE)), 1)

    def _wait(self) -> float:
        """Seconds after which it is worth looking again; nothing when one may go."""
        if len(self._began) == _PER_WINDOW and (rest := self._began[0] + _WINDOW - _now()) > 0:
            return rest
        patience = _OVERDUE * max(median(self._took), 1 / self._per_second)
        return patience if sum(place.holds_up(patience) for place in self._out) >= self.wanted else 0.0


def _now() -> float:
    return asyncio.get_running_loop().time()
