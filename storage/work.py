"""The unit of work: one transaction with the queries of every aggregate; and the database that hands it out."""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
from typing import Final

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.absences import Absences
from storage.assignments import Assignments
from storage.conversations import Conversations
from storage.days import Days
from storage.inbox import Inbox
from storage.lanes import Lanes
from storage.log import Log
from storage.members import Members
from storage.notices import Notices
from storage.outbox import Outbox
from storage.rules import Rules
from storage.units import Units


class UnitOfWork:
    """One transaction. Services use it and never commit; who opened it does."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
        self.units = Units(session)
        self.members = Members(session)
        self.absences = Absences(session)
        self.rules = Rules(session)
        self.days = Days(session)
        self.notices = Notices(session)
        self.assignments = Assignments(session)
        self.conversations = Conversations(session)
        self.inbox = Inbox(session)
        self.outbox = Outbox(session)
        self.lanes = Lanes(session)
        self.log = Log(session)


class InUse(Exception):
    """Another process runs the bot on this SQLite database."""


DATABASE_AWAY: Final = (OperationalError, InterfaceError)
"""The database cannot be used just now: locked by another program, disk full, connection cut."""


class Database:
    """Opens units of work on one database.

    On SQLite a write waits its turn in a first-in-first-out lock before it begins: SQLite's own busy wait is no queue,
    and let one writer starve for seconds while others overtook it.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        # Parameters are words of documents and people: an error must not carry them into the log.
        self.engine = create_async_engine(url, hide_parameters=True)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._turn: asyncio.Lock | nullcontext[None] = asyncio.Lock() if self.is_sqlite else nullcontext()
        if self.is_sqlite:
            _prepare_sqlite(self.engine)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[UnitOfWork]:
        """A transaction: committed when the block ends, rolled back when it raises."""
        async with self._turn, AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            yield UnitOfWork(session)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A snapshot that nothing is written to; does not wait for writers."""
        snapshot = self.engine.execution_options(dondoc_read=True)
        async with AsyncSession(snapshot, expire_on_commit=False) as session:
            yield UnitOfWork(session)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Holds a SQLite database for one running bot; the lock ends with the process, however it ends.

        Whoever holds it knows that every lease in the lanes is a dead process's.

        :raises InUse: another process holds it.
        """
        file = self.engine.url.database
        if not self.is_sqlite or not file or file == ":memory:":
            yield
            return
        with Path(f"{file}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InUse(f"another dondoc runs on {file}") from None
            yield

    async def close(self) -> None:
        await self.engine.dispose()


def _prepare_sqlite(engine: AsyncEngine) -> None:
    """WAL, full sync (Telegram forgets what we confirm, so a commit must survive a power cut), BEGIN IMMEDIATE."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]  # we say BEGIN ourselves
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        # A deferred transaction that reads and then writes cannot be upgraded: it fails at once when another wrote.
        reading = connection.get_execution_options().get("dondoc_read", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
