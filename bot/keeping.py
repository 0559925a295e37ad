"""``dondoc backup`` and ``restore``: the office's data on a disk of its own, and back."""

from __future__ import annotations

from pathlib import Path

from bot.app import open_database
from bot.settings import Settings
from storage.backup import back_up, restore
from storage.work import Database


async def back_up_to(settings: Settings, file: Path) -> int:
    """Writes a copy; the bot may go on meanwhile."""
    database = Database(settings.database_url)
    try:
        await back_up(database, file)
    finally:
        await database.close()
    print(f"written: {file}")
    return 0


async def restore_from(settings: Settings, file: Path) -> int:
    """Brings a copy back, and up to this version of the program."""
    database = Database(settings.database_url)
    try:
        await restore(database, file)
    finally:
        await database.close()
    await (await open_database(settings.database_url)).close()
    print("restored; the database is up to date")
    return 0
