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


def test_nothing_of_a_pasted_text_is_sure() -> None:
    pasted = "Mục 7 xong rồi. " + "Trích thông báo kết luận của Giám đốc Sở về các nội dung đã triển khai. " * 40
    assert [update.sure for update in understand("Mục 7 xong rồi.", date(2024, 4, 1), OPEN)] == [True]
    assert not any(update.sure for update in understand(pasted, date(2024, 4, 1), OPEN))
