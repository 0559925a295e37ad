"""Logging: one line an event on standard error, with the update that it is about; the token never in it."""

from __future__ import annotations

import logging
import re

from delivery.tracing import update_in_hand

_TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")


class _WithoutTokens(logging.Formatter):
    """aiohttp's errors name the URL, and the Bot API's URL holds the token."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("<token>", super().format(record))


def _name_update(record: logging.LogRecord) -> bool:
    """Runs where the line is logged, whoever logs it: handlers, libraries, threads."""
    update_id = update_in_hand()
    record.about = f" [update {update_id}]" if update_id is not None else ""
    return True


def set_up(level: str = "INFO") -> None:
    """Configures the root logger; called once, by the command line."""
    handler = logging.StreamHandler()
    handler.addFilter(_name_update)
    handler.setFormatter(_WithoutTokens("%(asctime)s %(levelname)-7s %(name)s%(about)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("aiogram.event").setLevel(logging.WARNING)
    for chatty in ("alembic", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
