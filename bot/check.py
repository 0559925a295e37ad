"""``dondoc check``: is everything there that the bot needs? One line each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp

from bot.app import open_database
from bot.settings import Settings, SettingsError
from delivery.telegram import connect
from notices.formats.office import program
from notices.formats.scan_model import model
from storage.database_files import NotOurs
from storage.failures import DatabaseAway
from storage.migrations import NewerDatabase

CONNECT_WITHIN = 10.0
CLOCK_OFF = 30.0
"""Seconds by which the machine's clock may differ from Telegram's."""


async def check(settings: Settings) -> int:
    """Prints a line for each thing; 1 if something is wrong."""
    wrong = 0
    async for name, problem, found in _checks(settings):
        print(f"{'ok  ' if problem is None else 'FAIL'} {name}: {problem or found}")
        wrong += problem is not None
    return int(wrong > 0)


async def _checks(settings: Settings) -> AsyncIterator[tuple[str, str | None, str]]:
    """(what, problem or None, what was found)."""
    yield "database", *await _database(settings)
    if settings.proxy_url:
        yield "proxy", *await _proxy(settings.proxy_url)
    yield "telegram", *await _telegram(settings)
    yield "clock", *await _clock(settings)
    yield "scans and photos", *_letters()
    yield ".doc and .odt", *_office()


def _letters() -> tuple[str | None, str]:
    found = model()
    if found is None:
        return "cannot be read: install tesseract-ocr-script-viet", ""
    return None, f"{found.folder}/{found.name}.traineddata"


def _office() -> tuple[str | None, str]:
    found = program()
    return ("cannot be read: install libreoffice-writer-nogui", "") if found is None else (None, found)


def _words(error: Exception) -> str:
    return (
        str(error) if isinstance(error, (DatabaseAway, NotOurs, NewerDatabase)) else f"{type(error).__name__}: {error}"
    )


async def _database(settings: Settings) -> tuple[str | None, str]:
    try:
        database = await open_database(settings.database_url)
        async with database.read() as uow:
            broken = await uow.log.first_broken()
        await database.close()
    except Exception as error:
        return _words(error), ""
    return (f"the action log was changed at line {broken}", "") if broken else (None, "up to date, log unbroken")


async def _proxy(address: str) -> tuple[str | None, str]:
    """Whether anybody listens there; whether they let us through is told by the line for Telegram."""
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or 1080
    try:
        async with asyncio.timeout(CONNECT_WITHIN):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError):
        return f"nobody answers at {host}:{port} (PROXY_URL)", ""
    writer.close()
    return None, f"{host}:{port} answers"


async def _telegram(settings: Settings) -> tuple[str | None, str]:
    try:
        bot = connect(settings.token(), settings.telegram_api_base, settings.proxy_url)
    except SettingsError as error:
        return str(error), ""
    try:
        return None, f"@{(await bot.get_me()).username}"
    except Exception as error:
        return f"{type(error).__name__}: {error}", ""
    finally:
        await bot.session.close()


async def _clock(settings: Settings) -> tuple[str | None, str]:
    """Compares with the Date header of the Bot API server."""
    address = settings.telegram_api_base or "https://api.telegram.org"
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
            session.get(address, proxy=_http_only(settings.proxy_url)) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except Exception as error:
        return f"could not be compared: {type(error).__name__}", ""
    off = abs((datetime.now(UTC) - theirs).total_seconds())
    return (f"{off:.0f} s off", "") if off > CLOCK_OFF else (None, f"right to {CLOCK_OFF:.0f} s")


def _http_only(proxy: str | None) -> str | None:
    return proxy if proxy and proxy.startswith("http") else None
