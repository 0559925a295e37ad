"""What can be wrong with the database itself: one sentence each, told apart from what is wrong with a statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from asyncpg.exceptions import InterfaceError, InternalClientError, PostgresError
from sqlalchemy.exc import DBAPIError


class DatabaseAway(Exception):
    """The database cannot be used just now; the message says why. What was begun is rolled back and may be repeated."""


DAMAGED: Final = "the database file is damaged; restore a backup (dondoc restore)"
# https://sqlite.org/rescode.html, primary codes
_SQLITE: Final = {
    5: "the database is locked by another program",
    6: "the database is locked by another program",
    8: "the database file cannot be written to",
    10: "the disk does not do its work (input/output error)",
    11: DAMAGED,
    13: "the disk is full",
    14: "the database file cannot be opened",
    26: "the file is no SQLite database",
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html, the longest prefix counts
_POSTGRES: Final = {
    "08": "the connection to PostgreSQL is cut",
    "25006": "PostgreSQL takes no writes at present (read-only)",
    "25P03": "PostgreSQL ended a transaction that had stood still for too long",
    "28": "PostgreSQL refuses the name or the password in DATABASE_URL",
    "3D": "PostgreSQL has no database of the name in DATABASE_URL",
    "40": "two transactions stood in each other's way",
    "53": "PostgreSQL has run out of room",
    "53100": "PostgreSQL's disk is full",
    "55P03": "the database is locked by another program",
    "57": "PostgreSQL is being stopped or started",
    "58": "PostgreSQL's disk does not do its work (input/output error)",
    "XX": "PostgreSQL's data is damaged",
}


def why_away(error: BaseException) -> str | None:
    """The sentence for an error of the database itself; None for an error of a statement or of ours."""
    origin = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    state = str(getattr(origin, "sqlstate", None) or "")
    found = [sentence for length in (5, 2) if (sentence := _POSTGRES.get(state[:length]))]
    if found:
        return found[0]
    if sentence := _SQLITE.get(int(getattr(origin, "sqlite_errorcode", 0)) & 0xFF):
        return sentence
    cut = isinstance(error, DBAPIError) and error.connection_invalidated
    # InternalClientError: what asyncpg says of a connection that was cut in the middle of something.
    return _POSTGRES["08"] if cut or isinstance(origin, (InterfaceError, InternalClientError)) else None


@contextmanager
def told_apart() -> Iterator[None]:
    """Around a transaction.

    :raises DatabaseAway: the database itself failed; every other error goes through as it is.
    """
    try:
        yield
    except (DBAPIError, PostgresError, InterfaceError, InternalClientError, sqlite3.Error) as error:
        if sentence := why_away(error):
            raise DatabaseAway(sentence) from error
        raise


@contextmanager
def connecting() -> Iterator[None]:
    """Around the opening of a connection, where the network's own errors come as they are.

    :raises DatabaseAway: nobody answers there.
    """
    try:
        with told_apart():
            yield
    except (OSError, TimeoutError) as error:
        raise DatabaseAway("PostgreSQL cannot be reached at the address in DATABASE_URL") from error
