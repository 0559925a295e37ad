"""``make papers``: the pages of workbook, Word report and meeting sheet under docs/papers, as LibreOffice prints them.

Needs LibreOffice Calc and Writer (Debian: libreoffice-calc, libreoffice-writer). The files are those that an officer
gets in the chat, for our sample notice and answers that :mod:`tools.answers` plays.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import pypdfium2

from tests.flows.department import OFFICER
from tools.answers import played
from tools.pictures import LARGEST, small

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "papers"
SAMPLE = ROOT / "tests" / "samples" / "giao-ban-so.txt"
WANTED: Final = {"workbook": "Excel", "report": "Word", "review": "Kiểm điểm"}
"""The name of the pages, and what the button says."""
SCALE: Final = 1.4
"""Pixels a point: an A4 page is 833 wide."""
COLOURS: Final = 48


def main() -> int:
    """1 without LibreOffice, or when a picture came out too large."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is missing: apt-get install libreoffice-calc libreoffice-writer", file=sys.stderr)
        return 1
    papers = asyncio.run(asked_for(SAMPLE.read_bytes()))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    sizes = list[int]()
    for name, (file, data) in papers.items():
        for number, page in enumerate(pages(printed(office, file, data)), start=1):
            (FOLDER / f"{name}-{number}.png").write_bytes(page)
            print(f"docs/papers/{name}-{number}.png  {len(page) / 1000:.0f} kB")
            sizes.append(len(page))
    return int(max(sizes) > LARGEST)


async def asked_for(notice: bytes) -> dict[str, tuple[str, bytes]]:
    """The files that an officer gets under /baocao: (their name, their bytes) by ours."""
    async with played(SAMPLE.stem, notice) as office:
        await office.send(OFFICER, "/baocao")
        found = {}
        for name, label in WANTED.items():
            await office.click(OFFICER, label)
            sent = office[OFFICER].last.document
            assert sent is not None, office[OFFICER].last.text
            found[name] = (sent.name, sent.data)
    return found


def printed(office: str, name: str, data: bytes) -> bytes:
    """The file as a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return file.with_suffix(".pdf").read_bytes()


def pages(pdf: bytes) -> list[bytes]:
    """Each page as a small PNG."""
    return [small(page.render(scale=SCALE).to_pil(), COLOURS) for page in pypdfium2.PdfDocument(pdf)]


if __name__ == "__main__":
    sys.exit(main())
