"""Bytes → text → whole paragraphs."""

from __future__ import annotations

import unicodedata

import pytest

from notices.decode import clean, decode
from notices.paragraphs import paragraphs

WORDS = "Sở Nội vụ tỉnh Bình Sơn"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_every_encoding_gives_the_same_words(encoding: str) -> None:
    text = unicodedata.normalize("NFD", WORDS) if encoding == "cp1258" else WORDS
    text = "".join(_for_1258(letter) for letter in WORDS) if encoding == "cp1258" else text
    assert decode(text.encode(encoding)) == WORDS


def _for_1258(letter: str) -> str:
    """cp1258 has the hat and horn letters whole, and the tones apart."""
    apart = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", apart.replace(tone, "")) + tone if tone else letter


def test_invisible_characters_go_and_look_alikes_become_letters() -> None:
    assert clean("Sở\u00a0Nội\u200b vụ Ðông\u00ad") == "Sở Nội vụ Đông"
    assert clean("Bộ Tài сhính") == "Bộ Tài chính"


def texts(source: str) -> list[str]:
    return [block.text for block in paragraphs(source)]


def test_lines_broken_by_width_grow_together_over_blank_lines_and_page_numbers() -> None:
    source = """1. Giao Văn phòng Sở chủ trì, phối hợp với các phòng, đơn vị liên quan xây dựng

kế hoạch tổ chức hội nghị sơ kết công tác sáu tháng đầu năm, trình Giám đốc Sở

2

xem xét, ban hành trước ngày 20/5/2024 theo đúng quy định và phân công nhiệm vụ

cho từng đơn vị.

2. Thanh tra Sở

Tiếp tục thực hiện kế hoạch thanh tra năm 2024 đã được Giám đốc Sở phê duyệt và

báo cáo kết quả.
"""
    found = texts(source)
    assert [text[:22] for text in found] == ["1. Giao Văn phòng Sở c", "2. Thanh tra Sở", "Tiếp tục thực hiện kế "]
    assert found[0].endswith("cho từng đơn vị.")
    assert "Giám đốc Sở xem xét" in found[0]


def test_a_document_number_torn_at_a_line_end_grows_together() -> None:
    found = texts(
        "1. Thực hiện Kế hoạch số 134/KH-\nUBND ngày 26/3/2026 của Ủy ban nhân dân tỉnh và các văn\nbản khác."
    )
    assert found == [
        "1. Thực hiện Kế hoạch số 134/KH-UBND ngày 26/3/2026 của Ủy ban nhân dân tỉnh và các văn bản khác."
    ]


def test_two_columns_of_the_letter_head_come_one_after_the_other() -> None:
    found = texts(
        "   UBND TỈNH BÌNH SƠN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "       SỞ NỘI VỤ                         Độc lập - Tự do - Hạnh phúc\n\n"
        "   Số:      /SNV-VP                  Bình Sơn, ngày     tháng 3 năm 2025\n"
    )
    assert found[:2] == ["UBND TỈNH BÌNH SƠN", "SỞ NỘI VỤ"]
    assert "Số: /SNV-VP" in found
    assert "Bình Sơn, ngày tháng 3 năm 2025" in found


def test_markdown_marks_around_a_paragraph_make_it_bold_and_go() -> None:
    (block,) = paragraphs("### **1. Giao Văn phòng Sở**")
    assert (block.text, block.bold) == ("1. Giao Văn phòng Sở", True)
