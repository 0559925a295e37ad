"""getUpdates: long polling, one poller at a time."""

from __future__ import annotations

from typing import Any

from sandbox import errors
from sandbox.arguments import Arguments
from sandbox.world import World

LIMIT = 100
LONGEST_S = 50


class Poller:
    """The newest getUpdates wins; the one that was waiting is ended with 409, as by the real server."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._turn = 0
        # How many polls are waiting for news at this moment.
        self.waiting = 0

    def end(self) -> None:
        """Ends the waiting poll, if any."""
        self._turn += 1
        self._world.bell.ring()

    async def get_updates(self, arguments: Arguments) -> list[dict[str, Any]]:
        """Up to `limit` updates from `offset` on; all before it are confirmed. `timeout` is in real seconds."""
        updates = self._world.updates
        updates.allow(arguments.get("allowed_updates"))
        if offset := arguments.get("offset"):
            updates.confirm_below(offset)
        limit = min(max(arguments.get("limit") or LIMIT, 1), LIMIT)
        self.end()
        await self._wait(min(arguments.get("timeout") or 0, LONGEST_S))
        return [update.body() for update in updates.pending()[:limit]]

    async def _wait(self, timeout_s: int) -> None:
        turn, bell = self._turn, self._world.bell
        self.waiting += 1
        bell.ring()
        try:
            await bell.until(lambda: self._turn != turn or self._world.updates.pending(), timeout_s)
        except TimeoutError:
            return
        finally:
            self.waiting -= 1
        if self._turn != turn:
            raise errors.conflict(errors.OTHER_POLLER)
