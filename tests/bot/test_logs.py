"""What every line of the log tells, and what none may hold."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from bot import logs
from delivery.clock import Bell
from delivery.receiver import Receiver
from delivery.telegram import connect
from delivery.toaster import Toaster
from delivery.worker import Worker
from services.errors import DomainError
from storage.work import Database, UnitOfWork
from tests.conftest import SetClock
from views.letter import Said

TOKEN = "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@contextmanager
def the_running_bots_log() -> Iterator[None]:
    """On standard error."""
    before = logging.getLogger().handlers[:]
    try:
        logs.set_up()
        yield
    finally:
        logging.getLogger().handlers[:] = before


def test_the_token_never_reaches_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    with the_running_bots_log():
        logging.getLogger("x").warning("cannot reach https://api.telegram.org/bot%s/getMe", TOKEN)
        try:
            raise OSError(f"bot{TOKEN}")
        except OSError:
            logging.getLogger("x").exception("failed")
    written = capsys.readouterr().err
    assert "cannot reach" in written
    assert TOKEN not in written
    assert TOKEN.partition(":")[2] not in written


class Talkative:
    """A dispatcher that logs, here and in a thread, and fails at one update."""

    async def handle(self, uow: UnitOfWork, update: dict[str, Any]) -> Sequence[Said]:
        logging.getLogger("a library").info("here")
        await asyncio.to_thread(logging.getLogger("a library").info, "in a thread")
        if update["update_id"] == 18:
            raise ZeroDivisionError
        return ()

    async def explain(self, uow: UnitOfWork, update: dict[str, Any], error: DomainError | None) -> Sequence[Said]:
        return ()


async def test_every_line_that_an_update_causes_names_it(
    database: Database, clock: SetClock, capsys: pytest.CaptureFixture[str]
) -> None:
    bot = connect(TOKEN)
    worker = Worker(database, Talkative(), clock, Toaster(bot), [Bell()])
    await Receiver(database, bot, clock, Bell()).store([{"update_id": number} for number in (17, 18)])
    with the_running_bots_log():
        assert await worker.work_next()
        assert await worker.work_next()
        logging.getLogger("x").info("outside")
    lines = [line for line in capsys.readouterr().err.splitlines() if " INFO " in line or " ERROR " in line]
    assert [line.partition(" ")[2].split(maxsplit=2)[2] for line in lines] == [
        "a library [update 17]: here",
        "a library [update 17]: in a thread",
        "a library [update 18]: here",
        "a library [update 18]: in a thread",
        "delivery.worker [update 18]: update 18 failed",
        "x: outside",
    ]
    await bot.session.close()
