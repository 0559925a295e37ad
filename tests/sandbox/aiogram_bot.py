"""The desk bot of the conformance conversation, written with aiogram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from sandbox.server import Sandbox

SECRET = "a-secret_1"


def desk() -> Router:
    router = Router()
    router.message.register(start, CommandStart())
    router.message.register(album, Command("album"))
    router.message.register(document, F.document)
    router.message.register(answer, F.reply_to_message)
    router.message.register(echo, F.text)
    router.callback_query.register(pressed)
    router.my_chat_member.register(standing)
    return router


async def start(message: Message, command: CommandObject) -> None:
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text="Phát hành", callback_data="issue"),
                InlineKeyboardButton(text="Huỷ", callback_data="cancel"),
            ]
        ]
    )
    await message.answer(f"Chào <b>bạn</b>: {command.args}", parse_mode="HTML", reply_markup=keyboard)


async def pressed(query: CallbackQuery) -> None:
    await query.answer(f"Đã nhận {query.data}")
    if isinstance(query.message, Message):
        await query.message.edit_text("<i>Đã phát hành</i> 👍", parse_mode="HTML")


async def document(message: Message, bot: Bot) -> None:
    assert message.document
    file = await bot.download(message.document)
    assert file
    data = file.read()
    await message.reply_document(BufferedInputFile(data[::-1], "ngược.docx"), caption=f"{len(data)} byte")


async def album(message: Message) -> None:
    media = [InputMediaDocument(media=BufferedInputFile(b"%d" % n, f"{n}.txt"), caption=f"tệp {n}") for n in (1, 2)]
    await message.answer_media_group(media)  # type: ignore[arg-type]


async def answer(message: Message) -> None:
    assert message.reply_to_message
    await message.reply(f"về «{message.reply_to_message.text}»: {message.text}")


async def echo(message: Message) -> None:
    await message.answer(f"nghe: {message.text}")


async def standing(event: ChatMemberUpdated) -> None:
    if event.new_chat_member.status == "member":
        await event.answer("có mặt")


def client(server: Sandbox) -> Bot:
    return Bot(server.token, session=AiohttpSession(api=TelegramAPIServer.from_base(server.base_url)))


@asynccontextmanager
async def polling(server: Sandbox) -> AsyncIterator[None]:
    bot, dispatcher = client(server), Dispatcher()
    dispatcher.include_router(desk())
    running = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
    try:
        yield
    finally:
        await dispatcher.stop_polling()
        await running


@asynccontextmanager
async def webhook(server: Sandbox) -> AsyncIterator[None]:
    bot, dispatcher, app = client(server), Dispatcher(), web.Application()
    dispatcher.include_router(desk())
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET)
    handler.register(app, path="/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token=SECRET)
    try:
        yield
    finally:
        await bot.delete_webhook()
        await runner.cleanup()
        await bot.session.close()
