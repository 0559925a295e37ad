"""A PostgreSQL server of our own, in a temporary folder and on a socket there; it goes when the process does."""

from __future__ import annotations

import atexit
import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

TEMPLATE = "migrated"
"""The database that new ones are copied from, when it has been made."""


class Postgres:
    """A running server. ``durable``: commits wait for the disk, as in an office."""

    def __init__(self, programs: Path, *, durable: bool) -> None:
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-"))
        self._user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # it refuses to run as root
        if self._user:
            shutil.chown(self.folder, "postgres")
        sync = "on" if durable else "off"
        self._run("initdb", "-D", f"{self.folder}/data", "-U", "dondoc", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses= -k {self.folder} -c fsync={sync} -c max_connections=200"
        self._run("pg_ctl", "-w", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-o", options, "start")

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://dondoc@/{name}?host={self.folder}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Runs one statement; what it prints."""
        return self._run("psql", "-h", str(self.folder), "-U", "dondoc", "-d", database, "-qAtc", statement)

    def create(self, name: str, template: str = "template0") -> str:
        """A new database; its URL."""
        self.sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, name: str) -> None:
        self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> str:
        command = [*self._user, str(self._programs / program), *arguments]
        # pg_ctl's server would inherit a pipe and never close it: only psql's words are read.
        output = subprocess.PIPE if program == "psql" else subprocess.DEVNULL
        return subprocess.run(command, cwd="/", stdout=output, text=True, check=True).stdout or ""


def programs() -> Path | None:
    """Where PostgreSQL's programs are; None where it is not installed (or, for root, not Debian's package)."""
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    path = found[-1] if found else shutil.which("initdb")
    if path is None or (os.geteuid() == 0 and "postgres" not in {user.pw_name for user in pwd.getpwall()}):
        return None
    return Path(path).parent


@cache
def server(*, durable: bool = False) -> Postgres | None:
    """The process's server, started when it is first asked for; None where PostgreSQL is not installed."""
    where = programs()
    if where is None:
        return None
    started = Postgres(where, durable=durable)
    atexit.register(started.stop)
    return started
