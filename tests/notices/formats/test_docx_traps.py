"""Twenty-one traps of Word, each as a line that must come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices.formats import docx
from notices.model import Block

TRAPS = {
    "tracked changes: inserted stays, deleted goes": "ALPHA1 INSERTED omega1",
    "block content control": "SDTBLOCK text",
    "inline content control": "ALPHA2 SDTINLINE omega2",
    "smart tag": "ALPHA3 SMARTTAG omega3",
    "hyperlink": "ALPHA4 HYPERLINK omega4",
    "field: result, not code": "ALPHA5 FIELDRESULT omega5",
    "hyphen that does not break": "ALPHA6 25/2018/QĐ-UBND omega6",
    "soft hyphen": "ALPHA7 khẩntrương omega7",
    "hidden text": "ALPHA8 omega8",
    "dash of a symbol font": "- SYMDASH item",
    "text box once": "TEXTBOX",
    "text beside the box": "omega9",
    "cell merged downwards": "MERGEDV",
    "cell merged sideways": "MERGEDH",
    "soft line break": "ALPHA10 SOFTBREAK omega10",
    "tab": "ALPHA11 TAB omega11",
    "page turn": "ALPHA12 page",
    "number in brackets": "(1) LISTONE",
    "letter under it": "b) LISTONEB",
    "list that starts anew": "(1) RESTART",
    "list that goes on": "(3) GOON",
}


@pytest.fixture(scope="module")
def blocks(shared: Path) -> tuple[Block, ...]:
    return docx.blocks((shared / "notices" / "files" / "layout-traps.docx").read_bytes())


@pytest.mark.parametrize("trap", TRAPS)
def test_the_trap_is_read_as_a_person_sees_it(blocks: tuple[Block, ...], trap: str) -> None:
    assert [block.text for block in blocks].count(TRAPS[trap]) == 1


def test_nothing_comes_from_page_head_foot_or_fallback(blocks: tuple[Block, ...]) -> None:
    text = " ".join(block.text for block in blocks)
    assert not [word for word in ("PAGEHEADER", "PAGEFOOTER", "DELETED", "HIDDEN", "INSTRCODE") if word in text]
