"""The unit of work: one transaction with the queries of every aggregate; and the database that hands it out."""

from __future__ import annotations

import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.absences import Absences
from storage.assignments import Assignments
from storage.continuations import Continuations
from storage.conversations import Conversations
from storage.corrections import Corrections
from storage.days import Days
from storage.decisions import Decisions
from storage.digests import Digests
from storage.directions import Directions
from storage.edits import Edits
from storage.engine import engine_for
from storage.evidence import Pieces
from storage.failures import connecting, told_apart
from storage.feeds import Feeds
from storage.files import Files
from storage.finding import Finding
from storage.heard import Heard
from storage.inbox import Inbox
from storage.lanes import Lanes
from storage.line import Line
from storage.log import Log
from storage.members import Members
from storage.moves import Moves
from storage.notices import Notices
from storage.nudges import Nudges
from storage.outbox import Outbox
from storage.readings import Readings
from storage.rules import Rules
from storage.ticks import Ticks
from storage.tracking import Tracking
from storage.turns import take_turn
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
        self.edits = Edits(session)
        self.readings = Readings(session)
        self.continuations = Continuations(session)
        self.assignments = Assignments(session)
        self.decisions = Decisions(session)
        self.nudges = Nudges(session)
        self.digests = Digests(session)
        self.ticks = Ticks(session)
        self.heard = Heard(session)
        self.finding = Finding(session)
        self.evidence = Pieces(session)
        self.moves = Moves(session)
        self.directions = Directions(session)
        self.conversations = Conversations(session)
        self.inbox = Inbox(session)
        self.outbox = Outbox(session)
        self.files = Files(session)
        self.tracking = Tracking(session)
        self.corrections = Corrections(session)
        self.feeds = Feeds(session)
        self.lanes = Lanes(session)
        self.log = Log(session)


class InUse(Exception):
    """Another process runs the bot on this SQLite database."""


class Database:
    """Opens units of work on one database.

    On SQLite a write waits in line before it begins: SQLite's own busy wait is no queue, and let one writer starve for
    seconds while others overtook it.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = engine_for(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._line = Line()
        isolation = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._snapshots = self.engine.execution_options(dondoc_read=True, **isolation)

    @asynccontextmanager
    async def write(self, *, decides: bool = True, first: bool = False) -> AsyncIterator[UnitOfWork]:
        """A transaction: committed when the block ends, rolled back when it raises.

        ``decides`` False is for what only moves mail (inbox, outbox, lanes): it waits for the rows that it needs and
        not for everybody's decisions. ``first`` goes before others that wait: what has happened outside already must
        be written down before anything else happens.

        :raises DatabaseAway: the database itself failed.
        """
        with told_apart():
            turn = self._line.turn(first=first) if self.is_sqlite else nullcontext()
            async with turn, AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
                with connecting():
                    connection = await session.connection()
                if decides:
                    await take_turn(connection)
                yield UnitOfWork(session)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A snapshot that nothing is written to; does not wait for writers.

        :raises DatabaseAway: the database itself failed.
        """
        with told_apart():
            async with AsyncSession(self._snapshots, expire_on_commit=False) as session:
                with connecting():
                    await session.connection()
                yield UnitOfWork(session)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Holds a SQLite database for one running bot; the lock ends with the process, however it ends.

        Whoever holds it knows that every lease in the lanes is a dead process's.

        :raises InUse: another process holds it.
        """
        beside = self.beside("lock")
        if beside is None:
            yield
            return
        with beside.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InUse(f"another dondoc runs on {self.engine.url.database}") from None
            yield

    def beside(self, ending: str) -> Path | None:
        """The file beside the database file with this ending after its name; None where there is no database file."""
        file = self.engine.url.database
        return Path(f"{file}.{ending}") if self.is_sqlite and file and file != ":memory:" else None

    async def close(self) -> None:
        await self.engine.dispose()
