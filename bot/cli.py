"""The command line. Each command imports what it needs itself: aiogram alone takes seconds to load."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from bot import logs


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status."""
    options = _parser().parse_args(arguments)
    logs.set_up()
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except KeyboardInterrupt:
        return 130
    except _expected_errors() as error:
        print(f"dondoc: {_said(error)}", file=sys.stderr)
        return 1


def _expected_errors() -> tuple[type[Exception], ...]:
    from bot.settings import SettingsError
    from services.errors import DomainError
    from storage.backup import BackupFailed
    from storage.database_files import NotOurs
    from storage.failures import DatabaseAway
    from storage.migrations import BrokenReferences, NewerDatabase
    from storage.work import InUse

    ours = (SettingsError, DomainError, BackupFailed, InUse)
    return (*ours, DatabaseAway, NotOurs, NewerDatabase, BrokenReferences, OSError)


def _said(error: Exception) -> str:
    """A user's mistake is said as in the chat, in English; the others say themselves what is wrong."""
    import locales
    from services.errors import DomainError

    if isinstance(error, DomainError):
        return locales.load()["en"](error.key, **error.values).striptags()
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dondoc", description="Đôn Đốc: from a notice to a task done, in Telegram.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about)
        command.set_defaults(run=run)
        return command

    read = add("read", _read, "what is in a notice")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument("--json", action="store_true", help="one JSON object per file")
    read.add_argument("--album", action="store_true", help="the files are the pages of one notice, in this order")
    read.add_argument("--roster", type=Path, help="units to recognise (.csv or .xlsx)")
    reply = add("reply", _reply, "how a unit head's reply is understood")
    said = reply.add_mutually_exclusive_group(required=True)
    said.add_argument("text", nargs="?", metavar="TEXT", help='the reply; "-" reads standard input')
    said.add_argument(
        "--jsonl", type=Path, metavar="IN", help='many: lines with id, today, tasks, replying_to, text; "-"'
    )
    reply.add_argument("--tasks", type=int, default=9, metavar="N", help="how many tasks are open (default: 9)")
    reply.add_argument("--replying-to", type=int, metavar="K", help="number of the task whose message is answered")
    reply.add_argument("--today", type=date.fromisoformat, metavar="DAY", help="2024-04-03 (default: today)")
    reply.add_argument("--json", action="store_true", help="one JSON object, with how sure each update is and why")
    run = add("run", _run, "the bot (polling, or webhook when WEBHOOK_URL is set)")
    run.add_argument("--clock", type=Path, help=argparse.SUPPRESS)  # the sandbox's: delivery/moved_clock.py
    run.add_argument("--leash", action="store_true", help=argparse.SUPPRESS)  # end when standard input is closed
    run.add_argument(
        "--role",
        action="append",
        choices=["receiver", "worker", "sender", "clock"],
        help="only this part of it, beside other processes on one PostgreSQL; may be repeated (default: all)",
    )
    tick = add("tick", _tick, "do what the schedule would do at a moment, deliveries included")
    tick.add_argument("--now", metavar="T", help="2024-04-01T08:00, office time (default: now)")
    tick.add_argument("--dry-run", action="store_true", help="only print it: nothing is sent, nothing changes")
    days = add("days", _days, "swapped working days and extra days off")
    days.add_argument("action", choices=["import"])
    days.add_argument("file", type=Path, help="columns day, kind (off or working), name; .csv or .xlsx")
    roster = add("roster", _roster, "units, aliases and people")
    roster.add_argument("action", choices=["import", "export"])
    roster.add_argument("file", type=Path)
    invite = add("invite", _invite, "one-time links for people who are not connected yet")
    who = invite.add_mutually_exclusive_group(required=True)
    who.add_argument("--member", help="full name, as in the roster")
    who.add_argument("--all", action="store_true")
    ledger = add("ledger", _ledger, "what was sent on account of a notice, as a table (.csv on standard output)")
    ledger.add_argument("notice", help="its number (15/TB-SKHCN) or id")
    add("check", _check, "token, database, clock: one line each; exit 1 if something is wrong")
    add("migrate", _migrate, "bring the database up to this version")
    add("backup", _backup, "a copy of the database, made while the bot runs").add_argument("file", type=Path)
    add("restore", _restore, "bring a copy back into an empty place").add_argument("file", type=Path)
    sandbox = add("sandbox", _sandbox, "the bot in a browser: made-up people, no token, no network")
    sandbox.add_argument("--port", type=int, metavar="P", help="default: 8787, or a free one where that is taken")
    sandbox.add_argument("--tour", action="store_true", help="the story plays itself on the page")
    sandbox.add_argument(
        "--headless", action="store_true", help="no page: the tour's transcript; exit 0 if it came out"
    )
    sandbox.add_argument("--start", type=datetime.fromisoformat, metavar="TIME", help=argparse.SUPPRESS)
    return parser


def _read(options: argparse.Namespace) -> int:
    from bot.reading import read_files

    return read_files(options.files, options.roster, as_json=options.json, album=options.album)


def _reply(options: argparse.Namespace) -> int:
    from bot.replying import many_replies, one_reply

    if options.jsonl:
        return many_replies(options.jsonl)
    today = options.today or _today()
    return one_reply(options.text, today, options.tasks, options.replying_to, json_wanted=options.json)


def _today() -> date:
    from bot.settings import load
    from delivery.clock import SystemClock

    return SystemClock(load().zone).now().date()


def _run(options: argparse.Namespace) -> int:
    from bot.running import Role, run
    from bot.settings import load
    from delivery.moved_clock import MovedClock

    settings = load()
    clock = MovedClock(settings.zone, options.clock) if options.clock else None
    roles = [Role(name) for name in dict.fromkeys(options.role or Role)]
    asyncio.run(run(settings, roles, clock, leash=options.leash))
    return 0


def _tick(options: argparse.Namespace) -> int:
    from bot.settings import load
    from bot.ticking import do, moment, rehearse
    from delivery.clock import SystemClock

    settings = load()
    now = moment(options.now, settings.zone) if options.now else SystemClock(settings.zone).now()
    return asyncio.run((rehearse if options.dry_run else do)(settings, now))


def _days(options: argparse.Namespace) -> int:
    from bot.office import import_days_file
    from bot.settings import load

    return asyncio.run(import_days_file(load(), options.file.read_bytes(), options.file.name))


def _roster(options: argparse.Namespace) -> int:
    from bot.office import import_roster_file, roster_file
    from bot.settings import load

    if options.action == "import":
        return asyncio.run(import_roster_file(load(), options.file.read_bytes(), options.file.name))
    options.file.write_bytes(asyncio.run(roster_file(load())))
    return 0


def _invite(options: argparse.Namespace) -> int:
    from bot.office import print_invitations
    from bot.settings import load

    return asyncio.run(print_invitations(load(), None if options.all else options.member))


def _ledger(options: argparse.Namespace) -> int:
    from bot.office import print_ledger
    from bot.settings import load

    return asyncio.run(print_ledger(load(), options.notice))


def _check(_options: argparse.Namespace) -> int:
    from bot.check import check
    from bot.settings import load

    return asyncio.run(check(load()))


def _migrate(_options: argparse.Namespace) -> int:
    from bot.office import migrate_database
    from bot.settings import load

    return asyncio.run(migrate_database(load()))


def _backup(options: argparse.Namespace) -> int:
    from bot.keeping import back_up_to
    from bot.settings import load

    return asyncio.run(back_up_to(load(), options.file))


def _restore(options: argparse.Namespace) -> int:
    from bot.keeping import restore_from
    from bot.settings import load

    return asyncio.run(restore_from(load(), options.file))


def _sandbox(options: argparse.Namespace) -> int:
    from bot.playing import open_page, play_headless

    if options.headless:
        return asyncio.run(play_headless(options.start))
    return asyncio.run(open_page(options.port, options.start, tour=options.tour))


if __name__ == "__main__":
    sys.exit(main())
