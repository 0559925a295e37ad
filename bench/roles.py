"""From a person's report to the answer on their screen, on PostgreSQL: all roles in one process, and one process each.

python -m bench.roles [--people 40]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.crowd import gathered
from bench.kills import fleet
from bot.app import open_database
from sandbox.server import Sandbox
from tests.postgres import server as postgres

ROLES = ("receiver", "worker", "sender", "clock")


async def answered(url: str, people: int, *, apart: bool) -> list[float]:
    """Seconds from each report to its answer, one report after the other."""
    database = await open_database(url)
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox(limits=None) as server, fleet(server, url, Path(folder)) as bots:
            crowd = await gathered(database, server, people, datetime.now(UTC))
            for role in ROLES if apart else (None,):
                await bots.start(*(("--role", role) if role else ()))
            await server.wait_for(lambda: server.polled, timeout=60)
            took = []
            for number, head in enumerate(crowd.heads):
                began, before = time.perf_counter(), len(head.said)
                await crowd.report(number)
                await server.wait_for(lambda head=head, before=before: len(head.said) > before, timeout=60)
                took.append(time.perf_counter() - began)
            await bots.end()
    await database.close()
    return took[5:]  # the first ones wait for what is loaded late


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.roles", description=__doc__)
    parser.add_argument("--people", type=int, default=40)
    people = parser.parse_args().people
    running = postgres(durable=True)
    if running is None:
        raise SystemExit("PostgreSQL is not installed (apt-get install postgresql)")
    for name, apart in (("together", False), ("apart", True)):
        took = asyncio.run(answered(running.create(name), people, apart=apart))
        print(f"  roles {name:10} p50 {statistics.median(took) * 1000:5.0f} ms, longest {max(took) * 1000:5.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
