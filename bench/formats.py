"""Milliseconds by format, with and without the child process, its peak memory, and pages of a scan beside Tesseract.

``python -m bench.formats``. The bare ``tesseract`` reads the same page, unpacked to PNG before, with the same letters,
in the same run; without that program the column stays empty.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from bench.notices import REAL, SHARED
from notices import cage
from notices.cage import Limits, read_caged
from notices.formats import docx, pdf, scan
from notices.formats.scan_model import model
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
    print("\n  one page of a scan, seconds           ours   tesseract alone")
    _pages(folder / "scan.pdf")


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
        environment = {"TMPDIR": folder, "OMP_THREAD_LIMIT": "1"}
        with subprocess.Popen(command, stdin=given, stdout=subprocess.DEVNULL, env=environment) as child:
            _, _, usage = os.wait4(child.pid, 0)
            child.returncode = 0
    return usage.ru_maxrss / PEAK_MIB


def _pages(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for index, page in enumerate(pdfium.PdfDocument(path)):
            picture = page.render(scale=200 / 72, rev_byteorder=True).to_numpy()[:, :, :3].copy()
            began = time.perf_counter()
            scan.page_of(np.asarray(picture, np.uint8), 200.0, index)
            ours = time.perf_counter() - began
            print(f"  page {index + 1:<32} {ours:5.1f}   {_bare(picture, Path(folder) / 'page.png')}")


def _bare(picture: np.ndarray, path: Path) -> str:  # type: ignore[type-arg]
    program, letters = shutil.which("tesseract"), model()
    if program is None or letters is None:
        return "(no tesseract on this machine)"
    Image.fromarray(picture).save(path, dpi=(200, 200))
    command = [program, str(path), "stdout", "--tessdata-dir", letters.folder, "-l", letters.name]
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    return f"{time.perf_counter() - began:5.1f}"


if __name__ == "__main__":
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    report()
