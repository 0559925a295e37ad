"""What a scan gets wrong within a line is put right; what may be meant stays."""

from __future__ import annotations

import pytest

from notices.formats.pdf_lines import Line
from notices.formats.pdf_words import Word
from notices.formats.scan_mend import mended_words
from notices.formats.scan_numbers import with_numbers

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
    ("căn cứ đế thực hiện", "căn cứ để thực hiện"),
    ("chủ nghĩa đế quốc", "chủ nghĩa đế quốc"),
]


NUMBERED = [
    ("-3. Giao Văn phòng", "3. Giao Văn phòng"),
    ("- 4. Giao Phòng Quản lý", "4. Giao Phòng Quản lý"),
    ("_- Phối hợp các phòng", "- Phối hợp các phòng"),
    ("- 4 phòng báo cáo", "- 4 phòng báo cáo"),
    ("- Phối hợp các phòng", "- Phối hợp các phòng"),
]


def line_of(text: str) -> Line:
    words = (
        Word(word, left=60.0 * n, right=60.0 * n + 55, baseline=700, em=13, bold=False)
        for n, word in enumerate(text.split())
    )
    return Line(tuple(words), 0)


@pytest.mark.parametrize(("scanned", "mended"), MENDED)
def test_a_line_is_mended(scanned: str, mended: str) -> None:
    (line,) = mended_words([line_of(scanned)])
    assert line.text == mended


@pytest.mark.parametrize(("scanned", "numbered"), NUMBERED)
def test_dust_before_a_number_goes(scanned: str, numbered: str) -> None:
    (line,) = with_numbers([line_of(scanned)])
    assert line.text == numbered
