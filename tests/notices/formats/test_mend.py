"""What a scan gets wrong within a line is put right; what may be meant stays."""

from __future__ import annotations

import pytest

from notices.formats.pdf_lines import Line
from notices.formats.pdf_words import Word
from notices.formats.scan_mend import mended_words

MENDED = [
    ("Trung tâmi Khoa học", "Trung tâm Khoa học"),
    ("TRUNG TÂMI ỨNG DỤNG", "TRUNG TÂM ỨNG DỤNG"),
    ("giao ban thángi 9", "giao ban thángi 9"),  # no known pair: nobody knows what stood there
    ("Thanh tra Sử chủ trì", "Thanh tra Sở chủ trì"),
    ("bảo tồn di tích lịch sử", "bảo tồn di tích lịch sử"),
    ("điều tra sử dụng đất", "điều tra sử dụng đất"),
    ("tố chức triến khai", "tổ chức triển khai"),
    ("Quý HI/2024", "Quý III/2024"),
    ("tham. mưu", "tham mưu"),
]


@pytest.mark.parametrize(("scanned", "mended"), MENDED)
def test_a_line_is_mended(scanned: str, mended: str) -> None:
    words = tuple(
        Word(text, left=60.0 * n, right=60.0 * n + 50, baseline=700, em=13, bold=False)
        for n, text in enumerate(scanned.split())
    )
    (line,) = mended_words([Line(words, 0)])
    assert line.text == mended
