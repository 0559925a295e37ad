"""Runs every bench and prints its figures."""

from __future__ import annotations

import asyncio
import sys

from bench import files, formats, process, reading, replies, updates
from bench.notices import SHARED


def main() -> int:
    print("Reading (child process not counted; median of 9)")
    reading.report()
    print("\nReplies understood, on one core")
    replies.report()
    if SHARED.is_dir():
        print("\nFormats, the child process, and scans")
        formats.report()
    print("\nFiles handed over, each in a fresh process")
    files.report()
    print("\nUpdates handled a second, one durable commit each, beside bare echo bots")
    asyncio.run(updates.report())
    print("\nThe running bot")
    asyncio.run(process.report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
