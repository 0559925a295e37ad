"""Pages of scans and photos beside the bare ``tesseract``: seconds of both, characters wrong of both, in one run.

``python -m bench.scans [NAME...]``. The bare program gets each page as a PNG file with its resolution, and the same
letters; its time holds its own start. Ours holds the page's unpacking from the file and its lines' paragraphs. One
thread each (``OMP_THREAD_LIMIT=1``), for with its usual threads the bare program is slower by the clock and by the
processor: the last row of a file sets the one beside the other. The row above it is the whole file read in the child
process, with all that it starts and the grammar, beside the bare program's pages.
"""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from bench.characters import rates
from bench.notices import Variant, one_page, variants
from notices.cage import read_caged
from notices.formats import pdf, scan
from notices.formats.pages import laid_out
from notices.formats.pdf_pictures import picture_of
from notices.formats.scan_clean import Picture
from notices.formats.scan_model import Model, model
from notices.formats.scan_picture import pictures_in

FILES = ("scan.pdf", "scan_low.pdf", "photo.jpg", "photo_hard.jpg")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.clock + other.clock, self.processor + other.processor)

    def __str__(self) -> str:
        return f"{self.clock:5.2f} {self.processor:5.2f}"

    def over(self, other: Cost) -> str:
        """How many times ``other`` this is."""
        return f"{self.clock / other.clock:5.2f} {self.processor / other.processor:5.2f}"


NOTHING = Cost(0.0, 0.0)


def measured(work: Callable[[], object], who: int) -> Cost:
    """What ``work`` costs; ``who`` is resource.RUSAGE_SELF, or RUSAGE_CHILDREN for a process that it waits for."""
    before, began = resource.getrusage(who), time.perf_counter()
    work()
    clock, after = time.perf_counter() - began, resource.getrusage(who)
    return Cost(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def report(wanted: Sequence[str] = FILES) -> None:
    """Prints a row a page, and three a file."""
    letters, program = model(), shutil.which("tesseract")
    if letters is None or program is None:
        print("  (no tesseract on this machine)")
        return
    os.environ["OMP_THREAD_LIMIT"] = "1"
    print(f"  {'seconds by the clock, processor':30}    ours         CER   tesseract       CER   times")
    with tempfile.TemporaryDirectory() as folder:
        bare = Bare(program, letters, Path(folder) / "page.png")
        for variant in variants():
            if variant.path.name in (wanted or FILES):
                _file(variant, bare)


def _file(variant: Variant, bare: Bare) -> None:
    ours = theirs = NOTHING
    for index, page in enumerate(_pages(variant)):
        our, read = _read(page, index)
        bare.shown(*page())
        their, text = bare.read()
        _row(f"{variant.label} {index + 1}", our, their, rates(page.typed, read)[0], rates(page.typed, text)[0])
        if index == 0:
            threaded, _ = bare.read(threads="")
            first = their
        ours, theirs = ours + our, theirs + their
    data = variant.path.read_bytes()
    caged = measured(lambda: asyncio.run(read_caged(data, variant.path.name)), resource.RUSAGE_CHILDREN)
    _row("  all pages", ours, theirs)
    _row("  the file read in the child", caged, theirs)
    _row("  tesseract, usual threads, page 1", threaded, first)


def _row(label: str, our: Cost, their: Cost, *wrong: float) -> None:
    shares = [f"{share:6.2f} %" for share in wrong] or [" " * 8] * 2
    print(f"  {label:34} {our} {shares[0]}  {their} {shares[1]}  {our.over(their)}", flush=True)


@dataclass(frozen=True, slots=True)
class Shot:
    """One page of a scan or a photo."""

    unpacked: Callable[[], tuple[Picture, float | None]]
    typed: list[str]
    """The paragraphs that stand on it."""

    def __call__(self) -> tuple[Picture, float | None]:
        return self.unpacked()


def _pages(variant: Variant) -> Iterator[Shot]:
    data = variant.path.read_bytes()
    if variant.photo:
        yield Shot(lambda: (next(pictures_in(data))[0], None), variant.body())
        return
    printed = (variant.path.parent / "text.pdf").read_bytes()
    document = pdfium.PdfDocument(data)
    for index in range(len(document)):
        typed = [block.text for block in pdf.blocks(one_page(printed, index)) if block.cell is None]
        yield Shot(lambda index=index: picture_of(document, index), typed)  # type: ignore[misc]


def _read(page: Shot, index: int) -> tuple[Cost, list[str]]:
    read: list[str] = []

    def work() -> None:
        read.extend(block.text for block in laid_out([scan.page_of(*page(), index)]).blocks)

    return measured(work, resource.RUSAGE_SELF), read


@dataclass(frozen=True, slots=True)
class Bare:
    """The program by itself."""

    program: str
    letters: Model
    path: Path
    """Of the page that it is shown."""

    def shown(self, picture: Picture, dpi: float | None) -> None:
        """Keeps the page as PNG; a photo tells no resolution."""
        told = {} if dpi is None else {"dpi": (dpi, dpi)}
        Image.fromarray(picture).save(self.path, "PNG", **told)

    def read(self, threads: str = "1") -> tuple[Cost, list[str]]:
        """What it costs and reads; no ``threads`` leaves their number to it."""
        command = [
            self.program,
            str(self.path),
            "stdout",
            "--tessdata-dir",
            self.letters.folder,
            "-l",
            self.letters.name,
        ]
        lines: list[str] = []

        def work() -> None:
            environment = {**os.environ, "OMP_THREAD_LIMIT": threads}
            if not threads:
                del environment["OMP_THREAD_LIMIT"]
            done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
            lines.extend(" ".join(line.split()) for line in done.stdout.splitlines() if line.strip())

        return measured(work, resource.RUSAGE_CHILDREN), lines


if __name__ == "__main__":
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before Tesseract is loaded
    report(sys.argv[1:])
