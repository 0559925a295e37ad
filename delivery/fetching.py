"""Files that people sent: fetched from Telegram into memory, and what may keep us from it."""

from __future__ import annotations

import io
from typing import Final

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import File
from aiohttp import ClientError

from delivery.outcome import PROXY_ERRORS, BadAnswer

NOT_FETCHED: Final = (AiogramError, BadAnswer, ClientError, OSError, *PROXY_ERRORS)
"""Telegram cannot be reached or does not give the file: worth another try."""


async def fetched(bot: Bot, file_id: str) -> bytes:
    """The file of this id."""
    return await downloaded(bot, await bot.get_file(file_id))


async def downloaded(bot: Bot, file: File) -> bytes:
    """The file that Telegram has told us of."""
    data = io.BytesIO()
    await bot.download_file(file.file_path or "", data)
    return data.getvalue()
