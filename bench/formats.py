"""Milliseconds by format, with and without the child process, its peak memory, and pages of a scan beside Tesseract.

``python -m bench.formats``; the last part alone is ``python -m bench.scans``.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import scans
from bench.notices import REAL, SHARED
from notices import cage
from notices.cage import Limits, read_caged
from notices.formats import docx, pdf
from notices.wire import File

ROUNDS = 9
QUICK = ("nd30.docx", "text.pdf", "nd30.rtf", "tcvn3.txt", "nd30.doc", "nd30.odt", "scan.pdf", "photo.jpg")
PEAK_MIB = 1024


def report() -> None:
    """Prints all tables."""
    folder = SHARED / "files" / REAL[1]
    documents = {"nd30.docx": docx.contents, "text.pdf": pdf.contents}
    for name, reader in documents.items():
        data = (folder / name).read_bytes()
        print(f"  {name:12} {_median(lambda reader=reader, data=data: reader(data)):8.1f} ms in this process")  # type: ignore[misc]
    print(f"\n  {'in a child process':32} seconds   peak MiB")
    for name in QUICK:
        print(f"  {name:32} {_caged(folder / name):7.2f} {_peak(folder / name):10.0f}")
    print()
    scans.report()


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _caged(path: Path) -> float:
    began = time.perf_counter()
    asyncio.run(read_caged(path.read_bytes(), path.name))
    return time.perf_counter() - began


def _peak(path: Path) -> float:
    """Resident memory of the child at its highest, LibreOffice not included."""
    request = cage._request([File(path.read_bytes(), path.name)], ())
    bounds = Limits()
    limits = (str(bounds.memory), str(bounds.cpu_seconds), str(bounds.page_seconds))
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as given:
        given.write(request)
        given.seek(0)
        command = [sys.executable, "-I", "-X", "utf8", "-c", cage.START, cage._package(), *limits]
        environment = {"TMPDIR": folder, **cage.ONE_THREAD}
        with subprocess.Popen(command, stdin=given, stdout=subprocess.DEVNULL, env=environment) as child:
            _, _, usage = os.wait4(child.pid, 0)
            child.returncode = 0
    return usage.ru_maxrss / PEAK_MIB


if __name__ == "__main__":
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    report()
