"""Misread marks of well-known words are put right; nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.misread import repaired

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("khấn trương triến khai", "khẩn trương triển khai"),
        ("chỉ cục tố chức kiếm tra", "chi cục tổ chức kiểm tra"),
        ("phoi hợp thực hiên", "phối hợp thực hiện"),
        ("- tống hợp, báo cáo", "- tổng hợp, báo cáo"),
    ],
)
def test_a_misread_word_is_put_right(read: str, meant: str) -> None:
    assert repaired(read) == meant


@pytest.mark.parametrize("text", ["đi đôi với", "bắt đầu từ ngày", "một phần công việc", "chỉ trả lời", "để nghỉ ngơi"])
def test_other_words_of_like_letters_stay(text: str) -> None:
    assert repaired(text) == text


WITH_SLIPS = {
    "so-tai-nguyen-loi-quet",
    "so-khcn-so-trang-giua-viec",
    "so-thong-tin-to-giup-viec",
    "so-noi-vu-bang-giao-viec",
    "vp-ubnd-tinh-ho-so-tre-han",
}
"""Notices with words written or scanned wrongly, as notices have them."""


def test_clean_notices_stay_as_they_are() -> None:
    for file in CORPUS.glob("*.txt"):
        low = file.read_text("utf-8").lower()
        assert file.stem in WITH_SLIPS or repaired(low) == low, file.stem


def test_what_begins_like_a_bodys_name_and_goes_on_otherwise_stays() -> None:
    for text in ("giám đốc ban báo cáo, ý kiến", "người có công và đối tượng bảo trợ", "trên cơ sở báo cáo"):
        assert repaired(text) == text


@given(st.text(alphabet=st.sampled_from("aàáảạăắẳâấẩbcdđeéẻêếểghiíỉklmnoóỏôốổơớởpqrstuúủưứửvxyýỷ ,.\n"), max_size=80))
def test_the_length_stays(text: str) -> None:
    assert len(repaired(text)) == len(text)
