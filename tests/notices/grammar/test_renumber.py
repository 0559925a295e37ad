"""Garbled list numbers are put right only where their list leaves no doubt."""

from __future__ import annotations

import pytest

from notices.renumber import read_markers


def labels(*texts: str) -> list[str | None]:
    return [marker.label or marker.glyph if marker else None for marker, _ in read_markers(texts)]


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (("1. Rà soát", "Z. Lập", "3. Trình"), ["1", "2", "3"]),
        (("3. Rà soát", "s4. Trung tâm", "5. Trình"), ["3", "4", "5"]),
        (("L. Đánh giá", "H. Nhiệm vụ"), ["I", "II"]),
        (("6. Rà soát", "và Phòng Tổ chức", "8. Trình"), ["6", "7", "8"]),
        (("I. Đánh giá", "11. Nhiệm vụ", "III. Tổ chức"), ["I", "II", "III"]),
        (("l. Rà soát", "- Lập", "2. Trình"), ["1", "-", "2"]),
    ],
)
def test_the_sequence_decides(texts: tuple[str, ...], read: list[str]) -> None:
    assert labels(*texts) == read


@pytest.mark.parametrize(
    "texts",
    [
        ("Giao Sở A. Rà soát",),
        ("1. Rà soát", "Về phía Sở, lập kế hoạch", "2. Trình"),
        ("A. Đánh giá", "B. Nhiệm vụ"),
        ("a) Rà soát", "b) Lập"),
        ("TP. Bình Sơn họp",),
        ("I am. Sam",),
    ],
)
def test_what_is_no_number_stays(texts: tuple[str, ...]) -> None:
    from notices.numbering import read_marker

    assert read_markers(texts) == [read_marker(text) for text in texts]
