"""The desk bot of the conformance conversation, written with python-telegram-bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from sandbox.server import Sandbox

SECRET = "a-secret_1"
Context = ContextTypes.DEFAULT_TYPE
App = Application[Any, Any, Any, Any, Any, Any]


async def start(update: Update, context: Context) -> None:
    assert update.message
    row = [
        InlineKeyboardButton("Phát hành", callback_data="issue"),
        InlineKeyboardButton("Huỷ", callback_data="cancel"),
    ]
    text = f"Chào <b>bạn</b>: {' '.join(context.args or [])}"
    await update.message.chat.send_message(text, parse_mode="HTML", reply_markup=InlineKeyboardMarkup([row]))


async def pressed(update: Update, _context: Context) -> None:
    query = update.callback_query
    assert query
    await query.answer(f"Đã nhận {query.data}")
    await query.edit_message_text("<i>Đã phát hành</i> 👍", parse_mode="HTML")


async def document(update: Update, _context: Context) -> None:
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    data = bytes(await file.download_as_bytearray())
    await update.message.reply_document(data[::-1], filename="ngược.docx", caption=f"{len(data)} byte", do_quote=True)


async def album(update: Update, _context: Context) -> None:
    assert update.message
    media = [InputMediaDocument(b"%d" % n, filename=f"{n}.txt", caption=f"tệp {n}") for n in (1, 2)]
    await update.message.chat.send_media_group(media)


async def answer(update: Update, _context: Context) -> None:
    assert update.message
    assert update.message.reply_to_message
    quoted = update.message.reply_to_message.text
    await update.message.reply_text(f"về «{quoted}»: {update.message.text}", do_quote=True)


async def echo(update: Update, _context: Context) -> None:
    assert update.message
    await update.message.chat.send_message(f"nghe: {update.message.text}")


async def standing(update: Update, _context: Context) -> None:
    assert update.my_chat_member
    if update.my_chat_member.new_chat_member.status == "member":
        await update.my_chat_member.chat.send_message("có mặt")


def application(server: Sandbox) -> App:
    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"trust_env": False})

    app = (
        ApplicationBuilder()
        .token(server.token)
        .base_url(f"{server.base_url}/bot")
        .base_file_url(f"{server.base_url}/file/bot")
        .request(request())
        .get_updates_request(request())
        .build()
    )
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CommandHandler("album", album))
    app.add_handler(MessageHandler(filters.Document.ALL, document))
    app.add_handler(MessageHandler(filters.REPLY, answer))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(ChatMemberHandler(standing, ChatMemberHandler.MY_CHAT_MEMBER))
    return app


@asynccontextmanager
async def polling(server: Sandbox) -> AsyncIterator[None]:
    async with application(server) as app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(timeout=5)
        try:
            yield
        finally:
            await app.updater.stop()
            await app.stop()


@asynccontextmanager
async def webhook(server: Sandbox) -> AsyncIterator[None]:
    """Through an aiohttp route of ours: the library's own webhook server needs tornado."""
    async with application(server) as app:

        async def take(request: web.Request) -> web.Response:
            assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == SECRET
            await app.process_update(Update.de_json(await request.json(), app.bot))
            return web.Response()

        hook = web.Application()
        hook.router.add_post("/hook", take)
        runner = web.AppRunner(hook)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await app.bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token=SECRET)
        try:
            yield
        finally:
            await app.bot.delete_webhook()
            await runner.cleanup()
