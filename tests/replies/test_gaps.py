"""Numbers are those that the person was shown: with gaps, once tasks in between have ended."""

from __future__ import annotations

from datetime import date

import pytest

from replies.reading import understand

OPEN = (3, 7, 8)
MEANT = [
    ("hai mục đầu xong", (3, 7)),
    ("mục cuối xong rồi", (8,)),
    ("xong hết rồi ạ", (3, 7, 8)),
    ("tất cả xong trừ mục 7", (3, 8)),
    ("mục 7 xong", (7,)),
    ("mục 2 xong", ()),
    ("mục 9 xong", ()),
]


@pytest.mark.parametrize(("text", "tasks"), MEANT)
def test_tasks_are_counted_along_the_list(text: str, tasks: tuple[int, ...]) -> None:
    (update,) = understand(text, date(2024, 4, 1), OPEN)
    assert update.tasks == tasks
