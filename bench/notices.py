"""The real notices that the figures on reading are made with, and what must come out of them.

Where the labelled notices are not at hand (``DONDOC_SHARED``, or ``shared`` beside the clone), the benches say so.
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from notices.formats import docx, pdf
from notices.grammar import understand
from notices.model import Block, as_json

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("DONDOC_SHARED", ROOT.parent / "shared")) / "notices"
REAL = ("nghe-an-2021-11-giao-ban", "quang-ngai-2020-11-giao-ban")


@dataclass(frozen=True, slots=True)
class Variant:
    """One of a notice's twenty files."""

    notice: str
    path: Path

    @property
    def label(self) -> str:
        return f"{self.notice.partition('-2')[0]} {self.path.name}"

    @property
    def photo(self) -> bool:
        return self.path.suffix == ".jpg"

    def body(self) -> list[str]:
        """The paragraphs between head and foot as they were typed; a photo shows the first page only."""
        folder = SHARED / "files" / self.notice
        if self.photo:
            blocks = pdf.blocks(one_page((folder / "text.pdf").read_bytes(), 0))
        else:
            blocks = docx.blocks((folder / "nd30.docx").read_bytes())
        return [block.text for block in blocks if block.cell is None]

    def expected(self) -> dict[str, Any]:
        """The labelled notice; of a photo, the tasks that its page gives when it is typed."""
        labelled: dict[str, Any] = json.loads((SHARED / "expected" / f"{self.notice}.json").read_text("utf-8"))
        if not self.photo:
            return labelled
        typed = as_json(understand([Block(text) for text in self.body()]))
        return {**typed, "notice": labelled["notice"]}


def variants() -> Iterator[Variant]:
    """All files of both notices, in the order of their names."""
    for notice in REAL:
        for path in sorted((SHARED / "files" / notice).iterdir()):
            yield Variant(notice, path)


def scorer() -> Any:
    """The shared scoring program, as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def one_page(data: bytes, index: int) -> bytes:
    """A PDF of one page alone; ``index`` counts from 0."""
    whole, alone = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    alone.import_pages(whole, [index])
    buffer = io.BytesIO()
    alone.save(buffer)
    return buffer.getvalue()
