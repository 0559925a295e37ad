"""Connections: what is asked of SQLite and of PostgreSQL before anything is said."""

from __future__ import annotations

from typing import Final

from sqlalchemy import event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

_STANDSTILL: Final = 30
"""Seconds after which PostgreSQL ends a transaction in which nothing is said: its process was frozen or cut off, and
others wait for what it holds."""
_LONGEST_WAIT: Final = 30
"""Seconds that one transaction waits for another on PostgreSQL."""


def engine_for(url: str) -> AsyncEngine:
    """The engine. Parameters are words of documents and people: an error must not carry them into the log."""
    if make_url(url).get_backend_name() != "sqlite":
        settings = {
            "application_name": "dondoc",
            "idle_in_transaction_session_timeout": f"{_STANDSTILL}s",
            "lock_timeout": f"{_LONGEST_WAIT}s",
        }
        return create_async_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=10,
            connect_args={"server_settings": settings, "timeout": 10},
        )
    engine = create_async_engine(url, hide_parameters=True)
    _prepare_sqlite(engine)
    return engine


def _prepare_sqlite(engine: AsyncEngine) -> None:
    """WAL, full sync (Telegram forgets what we confirm, so a commit must survive a power cut), BEGIN IMMEDIATE."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]  # we say BEGIN ourselves
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("dondoc_migrates"):
            # SQLite changes a table by making it anew: dropping the old one would delete the rows that refer to it.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        # A deferred transaction that reads and then writes cannot be upgraded: it fails at once when another wrote.
        connection.exec_driver_sql("BEGIN" if options.get("dondoc_read") else "BEGIN IMMEDIATE")
