"""Numbers and bullets at the head of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.numbering import Rank, read_marker


@pytest.mark.parametrize(
    ("printed", "rank", "label", "ordinal"),
    [
        ("I. Đánh giá", Rank.ROMAN, "I", 1),
        ("IV/ Nhiệm vụ", Rank.ROMAN, "IV", 4),
        ("1. Văn phòng", Rank.NUMBER, "1", 1),
        ("12.Giao Sở", Rank.NUMBER, "12", 12),
        ("2/ Thanh tra", Rank.NUMBER, "2", 2),
        ("1.2. Rà soát", Rank.DECIMAL, "1.2", 2),
        ("II.3. Rà soát", Rank.DECIMAL, "II.3", 3),
        ("2.1- Giao Đảng ủy", Rank.DECIMAL, "2.1", 1),
        ("(1) Đôn đốc", Rank.ROUND, "(1)", 1),
        ("6) Khẩn trương", Rank.ROUND, "(6)", 6),
        ("(10). Lập", Rank.ROUND, "(10)", 10),
        ("a) Bố trí", Rank.LETTER, "(a)", 1),
        ("đ) Bố trí", Rank.LETTER, "(đ)", 5),
        ("Một là, rà soát", Rank.ROUND, "(1)", 1),
        ("Thứ hai: rà soát", Rank.ROUND, "(2)", 2),
        ("- Rà soát", Rank.DASH, "", None),
        ("– Rà soát", Rank.DASH, "", None),
        ("+ Rà soát", Rank.PLUS, "", None),
    ],
)
def test_a_marker_is_read_in_its_canonical_form(printed: str, rank: Rank, label: str, ordinal: int | None) -> None:
    marker, _ = read_marker(printed)
    assert marker is not None
    assert (marker.rank, marker.label, marker.ordinal) == (rank, label, ordinal)


@pytest.mark.parametrize(
    "text",
    [
        "Giao Sở Nội vụ", "15/4/2024 họp", "2.5% số hồ sơ", "2024 là năm", "V/v giao việc", "IIII. Sai",
        "1,5 tỷ đồng", "Năm nay, Sở", "-5 độ",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert read_marker(text) == (None, text)


def test_a_spoken_number_behind_a_printed_one_goes_too() -> None:
    marker, text = read_marker("a) Một là, rà soát hồ sơ")
    assert marker is not None
    assert (marker.label, text) == ("(a)", "rà soát hồ sơ")


@given(st.integers(1, 99), st.sampled_from(["({})", "{})", "({}).", "( {} )"]))
def test_every_way_to_print_a_round_number_gives_one_label(number: int, form: str) -> None:
    marker, text = read_marker(f"{form.format(number)} Rà soát")
    assert marker is not None
    assert (marker.label, marker.ordinal, text) == (f"({number})", number, "Rà soát")


@given(st.text(max_size=80))
def test_any_text_is_read_and_loses_no_word(text: str) -> None:
    marker, rest = read_marker(text)
    assert rest == text if marker is None else text.rstrip().endswith(rest)
