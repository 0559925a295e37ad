"""Two real notices, in every format that an office sends: the same tasks, the same units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from notices.model import as_json
from notices.reading import read
from tests.notices.formats.paper import require_model
from tests.notices.formats.test_office import require_office
from tests.notices.test_reading import scorer

NGHE_AN, QUANG_NGAI = "nghe-an-2021-11-giao-ban", "quang-ngai-2020-11-giao-ban"
TYPED = (
    "plain.txt", "nfd.txt", "utf16.txt", "tcvn3.txt", "tcvn3_pasted.txt", "vni.txt", "vni_pasted.txt",
    "nd30.docx", "nfd.docx", "flat.docx", "hang.docx", "tcvn3.docx", "vni.docx",
    "text.pdf", "flat.pdf", "hang.pdf", "tcvn3.pdf", "nd30.rtf",
)  # fmt: skip
OFFICE = ((NGHE_AN, "nd30.doc"), (QUANG_NGAI, "nd30.odt"), (QUANG_NGAI, "tcvn3.doc"))
SCANS = ((NGHE_AN, "scan.pdf"), (QUANG_NGAI, "scan_low.pdf"))
"""A handful: ``python -m bench.variants`` reads them all."""


def row(shared: Path, notice: str, name: str) -> dict[str, float]:
    """The figures of one file against those that the notice's text gives."""
    folder = shared / "notices"
    expected = as_json(read((folder / "text" / f"{notice}.txt").read_bytes(), "x.txt"))
    found = as_json(read((folder / "files" / notice / name).read_bytes(), name))
    figures: dict[str, float] = scorer(folder).score(expected, found)[0]
    return figures


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize("notice", [NGHE_AN, QUANG_NGAI])
def test_typed_text_loses_nothing(shared: Path, notice: str, name: str) -> None:
    figures = row(shared, notice, name)
    assert {key: figures[key] >= 0.99 for key in ("tasks", "who", "with", "when", "path")} == dict.fromkeys(
        ("tasks", "who", "with", "when", "path"), True
    )


@pytest.mark.parametrize(("notice", "name"), OFFICE)
def test_old_formats_lose_nothing(shared: Path, notice: str, name: str) -> None:
    require_office()
    figures = row(shared, notice, name)
    assert min(figures[key] for key in ("tasks", "exact", "who", "when", "path")) >= 0.99


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("notice", "name"), SCANS)
def test_scans_give_nearly_all(shared: Path, notice: str, name: str) -> None:
    require_model()
    figures = row(shared, notice, name)
    assert figures["tasks"] >= 0.97
    assert figures["who"] >= 0.95


def test_a_photo_gives_the_tasks_of_its_page(shared: Path) -> None:
    require_model()
    folder = shared / "notices"
    expected: dict[str, Any] = as_json(read((folder / "text" / f"{QUANG_NGAI}.txt").read_bytes(), "x.txt"))
    found = as_json(read((folder / "files" / QUANG_NGAI / "photo_hard.jpg").read_bytes(), "x.jpg"))
    pairs = scorer(folder).pairs(expected["tasks"], found["tasks"])
    assert len(pairs) >= 0.9 * (len(found["tasks"]) - 1)  # its last one is cut by the page's end
    assert all(labelled["assignees"] == task["assignees"] for labelled, task, _ in pairs)
