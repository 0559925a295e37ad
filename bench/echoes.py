"""Bare echo bots that keep nothing, as programs: ``python -m bench.echoes aiogram|ptb``, environment as of ours."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any


def aiogram_echo(token: str, base: str) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    async def run() -> None:
        bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))
        dispatcher = Dispatcher()
        dispatcher.message.register(echo)
        await dispatcher.start_polling(bot)

    asyncio.run(run())


def ptb_echo(token: str, base: str) -> None:
    from telegram import Update
    from telegram.ext import Application, MessageHandler

    async def echo(update: Update, _context: Any) -> None:
        assert update.message
        await update.message.reply_text(update.message.text or "")

    application = Application.builder().token(token).base_url(f"{base}/bot").build()
    application.add_handler(MessageHandler(None, echo))
    application.run_polling()


if __name__ == "__main__":
    {"aiogram": aiogram_echo, "ptb": ptb_echo}[sys.argv[1]](os.environ["BOT_TOKEN"], os.environ["TELEGRAM_API_BASE"])
