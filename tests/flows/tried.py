"""What was tried on the bot, and how it took it: counted for `python -m bench.bad_input`."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from delivery.worker import Handler
from services.errors import DomainError
from storage.work import UnitOfWork
from tests.flows.department import Department
from views.letter import Letter, Said, Toast

log = logging.getLogger("tried")


class Watched:
    """A dispatcher whose answers are counted, by update."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.answered: dict[int, bool] = {}
        self.crashed: dict[int, bool] = {}

    async def handle(self, uow: UnitOfWork, update: dict[str, Any]) -> Sequence[Said]:
        number = update["update_id"]
        self.answered[number], self.crashed[number] = False, True
        try:
            said = await self._handler.handle(uow, update)
        except DomainError:
            self.crashed[number] = False
            raise
        self.crashed[number] = False
        self.answered[number] = _says_something(said)
        return said

    async def explain(self, uow: UnitOfWork, update: dict[str, Any], error: DomainError | None) -> Sequence[Said]:
        said = await self._handler.explain(uow, update, error)
        self.answered[update["update_id"]] = error is not None and _says_something(said)
        return said


@contextmanager
def counted(office: Department) -> Iterator[None]:
    """Logs how many updates came inside, and of how many the bot said something, nothing, or failed."""
    worker = office.app.worker
    before, watched = worker._handler, Watched(worker._handler)
    worker._handler = watched
    try:
        yield
    finally:
        worker._handler = before
        tried, answered, crashed = len(watched.answered), sum(watched.answered.values()), sum(watched.crashed.values())
        log.info("%d %d %d %d", tried, answered, tried - answered - crashed, crashed)


def _says_something(said: Sequence[Said]) -> bool:
    return any(isinstance(item, Letter) or (isinstance(item, Toast) and item.text) for item in said)
