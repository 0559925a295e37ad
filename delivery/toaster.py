"""Answers to pressed buttons: the only thing that goes straight to Telegram, after the commit, best effort.

Telegram shows a spinner on the button until it is answered, and forgets the question within a minute: an outbox would
be too slow, and a lost answer costs nothing (what matters is said in the message itself).
"""

from __future__ import annotations

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError

from delivery.outcome import BadAnswer
from views.letter import Toast

log = logging.getLogger(__name__)


class Toaster:
    """A queue of answers, sent one after the other."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._waiting: asyncio.Queue[tuple[str, Toast]] = asyncio.Queue()

    def put(self, query_id: str, toast: Toast) -> None:
        self._waiting.put_nowait((query_id, toast))

    async def run(self) -> None:
        """Answers for ever."""
        while True:
            await self._answer(*await self._waiting.get())

    async def answer_all(self) -> None:
        """Answers what waits now."""
        while not self._waiting.empty():
            await self._answer(*self._waiting.get_nowait())

    async def _answer(self, query_id: str, toast: Toast) -> None:
        try:
            await self._bot.answer_callback_query(query_id, text=toast.text or None, show_alert=toast.alert or None)
        except (AiogramError, BadAnswer, OSError) as error:
            log.info("button not answered: %s", error)
