"""The Office photographs a notice: its pages, sent together, are one document."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from notices.cage import MOST_FILES
from tests.flows.department import OFFICER, Department
from tests.flows.issued import all_said, labels, last
from tests.notices.formats import paper


@pytest.fixture(autouse=True)
def _model() -> None:
    paper.require_model()


async def settle_after_the_album(office: Department) -> None:
    await office.settle()
    office.clock.advance(timedelta(seconds=4))
    await office.settle()


async def test_photos_sent_together_are_one_draft(office: Department) -> None:
    before = len(office[OFFICER].said)
    for sheet in paper.pages(200):
        await office[OFFICER].photo(paper.jpeg(paper.photographed(sheet)))
    await settle_after_the_album(office)
    assert len(office[OFFICER].said) == before + 1, "one card for all pages"
    assert "nhiệm vụ" in last(office, OFFICER)
    assert "📤 Phát hành" in labels(office, OFFICER)


NO_PAGES = {
    "blank": paper.jpeg(np.full((1400, 1000, 3), 250, np.uint8)),
    "broken": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64),
}


@pytest.mark.parametrize("kind", NO_PAGES)
async def test_what_is_no_page_is_answered_clearly(kind: str, office: Department) -> None:
    await office[OFFICER].photo(NO_PAGES[kind])
    await settle_after_the_album(office)
    said = last(office, OFFICER)
    assert any(words in said for words in ("Ảnh mờ quá", "Tệp bị hỏng")), said


async def test_too_many_photos_are_refused_before_they_are_read(office: Department) -> None:
    for _ in range(MOST_FILES + 1):
        await office[OFFICER].photo(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64))
    await office.settle()
    assert f"tối đa {MOST_FILES} ảnh" in all_said(office, OFFICER)
