"""``dondoc sandbox``: the bot in a browser, without Telegram; or its story as a transcript."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import locales
from bot.stage import bot_process, staged
from bot.story import story
from sandbox.page import Page
from sandbox.play import Play
from sandbox.server import Sandbox
from sandbox.tour import Tour
from sandbox.transcript import Transcript

PORT = 8787
"""Where the page is looked for first; when somebody else is there, a free one is taken."""
READING_S = 1.5
"""Between two steps of a tour that somebody watches."""
TEXTS = ("page.", "tour.")
"""Texts of the page, by the beginning of their key."""


async def open_page(port: int | None, start: datetime | None, *, tour: bool) -> int:
    """Serves the page until Ctrl+C or SIGTERM; plays the tour on it by itself when ``tour``."""
    async with opened(port, start) as (server, touring):
        print(f"Đôn Đốc: {server.base_url}/\nCtrl+C ends it and throws everything away.", flush=True)
        if tour:
            touring.play()
        await _told_to_end()
    return 0


@asynccontextmanager
async def opened(port: int | None, start: datetime | None) -> AsyncIterator[tuple[Sandbox, Tour]]:
    """The page and the bot, running; ``port`` None for the usual one."""
    async with staged(start) as stage:
        tour = Tour(story(stage), stage.server.world.bell, pause_s=READING_S)
        play = Play(stage.cast, stage.clock, page_texts(), tour)
        stage.server.routes.append(Page(stage.server, play).add_routes)
        async with _listening(stage.server, port), bot_process(stage) as play.bot, asyncio.TaskGroup() as loops:
            playing = loops.create_task(tour.run())
            yield stage.server, tour
            playing.cancel()


async def play_headless(start: datetime | None) -> int:
    """The tour without a page, its transcript on standard output; 0 only if the story came out."""
    async with staged(start) as stage:
        transcript = Transcript([guest.person for guest in stage.cast], print)
        tour = Tour(story(stage), stage.server.world.bell, transcript.tell)
        print("Starting the bot …", flush=True)
        async with stage.server, bot_process(stage):
            came_out = await tour.to_the_end()
        if not came_out:
            transcript.catch_up()
            log = await asyncio.to_thread(stage.log.read_text, "utf-8")
            print(f"\nThe story did not come out: {tour.failed}\n{log}", file=sys.stderr)
            return 1
    print("\nThe story came out as it should.")
    return 0


@asynccontextmanager
async def _listening(server: Sandbox, port: int | None) -> AsyncIterator[None]:
    """On this port, or the usual one, or a free one where somebody else has that."""
    try:
        await server.resume(PORT if port is None else port)
    except OSError:
        if port is not None:
            raise
        await server.resume(0)
    async with server:
        yield


async def _told_to_end() -> None:
    ended = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, ended.set)
    await ended.wait()


def page_texts() -> dict[str, dict[str, str]]:
    """What the page says, by language and key."""
    return {
        language: {str(m.id): str(m.string) for m in locales.catalog(language) if str(m.id).startswith(TEXTS)}
        for language in locales.LANGUAGES
    }
