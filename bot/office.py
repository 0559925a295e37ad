"""``dondoc roster``, ``invite`` and ``migrate``: what the administrator does at the machine."""

from __future__ import annotations

import sys
from datetime import datetime

from bot.app import open_database
from bot.settings import Settings
from services.days_file import import_days, parse_days
from services.drafts import title_of
from services.invitations import invite
from services.ledger import as_csv as as_table
from services.ledger import ledger
from services.roster import as_csv, export_roster, import_roster, parse_roster
from storage.members import Member
from storage.notices import NoticeState


async def import_roster_file(settings: Settings, data: bytes, name: str) -> int:
    """Units, aliases and people from a .csv or .xlsx file into the database."""
    rows = parse_roster(data, name)
    database = await open_database(settings.database_url)
    try:
        async with database.write() as uow:
            done = await import_roster(uow, rows, datetime.now(settings.zone))
    finally:
        await database.close()
    print(
        f"units: {done.units_added} new, {done.units_changed} changed; "
        f"people: {done.members_added} new, {done.members_changed} changed"
    )
    return 0


async def import_days_file(settings: Settings, data: bytes, name: str) -> int:
    """Swapped working days and extra days off from a .csv or .xlsx file into the calendar."""
    days = parse_days(data, name)
    database = await open_database(settings.database_url)
    try:
        async with database.write() as uow:
            await import_days(uow, days, datetime.now(settings.zone))
    finally:
        await database.close()
    print(f"days: {len(days)}")
    return 0


async def roster_file(settings: Settings) -> bytes:
    """The roster as a .csv file that can be edited and imported again."""
    database = await open_database(settings.database_url)
    try:
        async with database.read() as uow:
            return as_csv(await export_roster(uow))
    finally:
        await database.close()


async def print_invitations(settings: Settings, full_name: str | None) -> int:
    """A fresh one-time link for everybody who is not connected, or for the person of this name; 1 if there is nobody.

    Whoever is connected moves with the new link to the account that opens it.
    """
    name = await _bot_name(settings)
    database = await open_database(settings.database_url)
    try:
        async with database.write() as uow:
            people = [m for m in await uow.members.all() if _wanted(m, full_name)]
            for member in people:
                code = await invite(uow, member.id or 0, datetime.now(settings.zone))
                print(f"{member.full_name} ({member.position}): https://t.me/{name}?start={code}")
    finally:
        await database.close()
    if not people:
        print("nobody of this name" if full_name else "everybody is connected", file=sys.stderr)
    return int(not people)


async def print_ledger(settings: Settings, notice: str) -> int:
    """The send ledger of the notice of this number or id, as .csv on standard output; 1 if there is none."""
    database = await open_database(settings.database_url)
    try:
        async with database.read() as uow:
            issued = await uow.notices.in_state(NoticeState.ISSUED)
            found = [one.id for one in issued if notice in (title_of(one), one.number, str(one.id))]
            data = as_table(await ledger(uow, None, found[0] or 0), settings.zone) if found else b""
    finally:
        await database.close()
    sys.stdout.buffer.write(data)
    if not found:
        print("no issued notice of this number", file=sys.stderr)
    return int(not found)


def _wanted(member: Member, full_name: str | None) -> bool:
    return member.full_name == full_name if full_name else member.telegram_id is None


async def _bot_name(settings: Settings) -> str:
    from delivery.telegram import connect

    bot = connect(settings.token(), settings.telegram_api_base, settings.proxy_url)
    try:
        return (await bot.get_me()).username or "?"
    finally:
        await bot.session.close()


async def migrate_database(settings: Settings) -> int:
    """Brings the schema up to date; ``dondoc run`` does it by itself, too."""
    database = await open_database(settings.database_url)
    await database.close()
    print("the database is up to date")
    return 0
