"""The tick of the nudges: steps that are due become rounds, rounds whose hour has come become messages.

Each turn is a transaction of its own, bounded, under keys that make a second one harmless: a tick may come late, twice,
or from two processes.
"""

from __future__ import annotations

import logging
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Final, Protocol

from sqlalchemy.exc import IntegrityError

from delivery.post import post, take_down
from locales import Tongues
from services.nudging import BATCH, gather, gather_decisions, heed_changes
from services.rounds import Turn, next_turn
from services.turns import open_turns
from storage.outbox import Kind
from storage.work import UnitOfWork
from views.letter import Letter
from views.nudges import MAY_DELETE, NAME, nudge_card, replaced_card

log = logging.getLogger(__name__)

_TURNS: Final = 50


class Writes(Protocol):
    """Hands out transactions: the database, or a rehearsal on it."""

    def write(self) -> AbstractAsyncContextManager[UnitOfWork]: ...


class Rounds:
    """Finds who is to be told what, and tells them."""

    def __init__(self, database: Writes, tongues: Tongues) -> None:
        self._database = database
        self._tongues = tongues

    async def tick(self, now: datetime) -> int:
        """All that is due now; how many messages it wrote. Another process that was faster is no error."""
        try:
            return await self._tick(now)
        except IntegrityError as error:
            log.info("another clock has done it: %s", error.orig)
            return 0

    async def _tick(self, now: datetime) -> int:
        async with self._database.write() as uow:
            await heed_changes(uow, now)
        while await self._opened(now) == _TURNS:
            pass
        while await self._gathered(now) == BATCH:
            pass
        async with self._database.write() as uow:
            await gather_decisions(uow, now)
        return await self._say_all(now)

    async def _opened(self, now: datetime) -> int:
        async with self._database.write() as uow:
            return await open_turns(uow, now, _TURNS)

    async def _gathered(self, now: datetime) -> int:
        async with self._database.write() as uow:
            return await gather(uow, now, BATCH)

    async def _say_all(self, now: datetime) -> int:
        said = 0
        while True:
            async with self._database.write() as uow:
                turn = await next_turn(uow, now)
                if turn is None:
                    return said
                said += await self._say(uow, turn, now)

    async def _say(self, uow: UnitOfWork, turn: Turn, now: datetime) -> bool:
        if turn.news is None or turn.news.member.chat_id is None:
            return False
        chat_id, t = turn.news.member.chat_id, self._tongues[turn.news.member.language]
        if turn.before is not None and now - turn.before < MAY_DELETE:
            await take_down(uow, chat_id, NAME, key=f"{turn.key}:before", now=now)
        elif stands := await uow.outbox.card(chat_id, NAME):
            old = Letter(chat_id, replaced_card(t), key=f"{turn.key}:before", message_id=stands.message_id)
            await post(uow, [old], cause=turn.key, now=now)
        card = nudge_card(turn.news, t, now)
        letter = Letter(chat_id, card, kind=Kind.NUDGE, key=turn.key, name=NAME, fresh=True)
        await post(uow, [letter], cause=turn.key, now=now)
        return True
