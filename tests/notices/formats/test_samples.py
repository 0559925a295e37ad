"""The same notice gives the same paragraphs in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices.formats import docx, pdf
from notices.model import Block
from tests.notices.formats import letter

SAMPLES = Path(__file__).parents[2] / "samples"
READERS = {".docx": docx.blocks, ".pdf": pdf.blocks}
REAL = ("nghe-an-2021-11-giao-ban", "quang-ngai-2020-11-giao-ban")
LAYOUTS = ("flat.docx", "hang.docx", "nfd.docx", "text.pdf", "flat.pdf", "hang.pdf")


def blocks(path: Path) -> tuple[Block, ...]:
    return READERS[path.suffix](path.read_bytes())


@pytest.mark.parametrize("kind", READERS)
def test_our_sample_reads_as_it_is_printed(kind: str) -> None:
    found = blocks(SAMPLES / f"{letter.NAME}{kind}")
    assert [block.text for block in found if block.cell is None] == letter.printed()
    cells = [block.text for block in found if block.cell is not None]
    assert cells == [line for side in (*letter.HEAD, *letter.FOOT) for line in side]
    assert {block.text for block in found if block.centered and block.cell is None} == set(letter.TITLE)


def test_the_stored_sample_is_the_one_that_is_built() -> None:
    assert docx.contents((SAMPLES / f"{letter.NAME}.docx").read_bytes()) == docx.contents(letter.as_docx())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("notice", REAL)
def test_real_notices_give_the_same_paragraphs_in_every_layout(shared: Path, notice: str, layout: str) -> None:
    folder = shared / "notices" / "files" / notice
    expected = [block.text for block in blocks(folder / "nd30.docx")]
    assert [block.text for block in blocks(folder / layout)] == expected
