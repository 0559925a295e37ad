"""Starts ``dondoc run`` again and again without importing it again: each is a fork of this process.

It is told on standard input: ``start OPTION…`` prints the pid, ``wait PID`` prints how it ended. What is shared is only
the imported code; every run opens its own database, connections and loop.
"""

from __future__ import annotations

import gc
import os
import sys

import bot.running
from bot.cli import main


def _start(options: list[str]) -> int:
    pid = os.fork()
    if pid == 0:
        os._exit(_run(options))
    return pid


def _run(options: list[str]) -> int:
    sys.stdin.close()
    code = main(["run", *options])
    sys.stderr.flush()
    return code


def serve() -> None:
    """Until standard input ends."""
    assert bot.running.run
    gc.freeze()
    for line in sys.stdin:
        order, *words = line.split()
        answer = _start(words) if order == "start" else os.waitpid(int(words[0]), 0)[1]
        print(answer, flush=True)


if __name__ == "__main__":
    serve()
