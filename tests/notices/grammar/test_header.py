"""The issuing body and the period, from letter heads of many kinds."""

from __future__ import annotations

import pytest

from notices.reading import read_text

REST = """

Số: 5/TB-TB

Hòa Lâm, ngày 20 tháng 10 năm 2025

THÔNG BÁO

Kết luận tại hội nghị giao ban tuần 43 (từ ngày 20/10/2025 đến ngày 26/10/2025)

Sáng ngày 20/10/2025, lãnh đạo đơn vị chủ trì hội nghị và kết luận như sau:

{heading}

1. Giao Văn phòng lập kế hoạch.
"""


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("UBND TỈNH HÒA LÂM\n\nTHANH TRA TỈNH", "Thanh tra tỉnh Hòa Lâm"),
        ("SỞ Y TẾ HÒA LÂM\nBỆNH VIỆN ĐA KHOA TỈNH", "Bệnh viện Đa khoa tỉnh Hòa Lâm"),
        ("UBND TỈNH HÒA LÂM\n\nSỞ Y TẾ", "Sở Y tế"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG AN KHÊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ủy ban nhân dân phường An Khê"),
        ("CỤC THUẾ THUẾ TỈNH HÒA LÂM ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
         "Thuế tỉnh Hòa Lâm"),
        ("TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH HÒA LÂM", "Cục Thuế tỉnh Hòa Lâm"),
        ("TỈNH ỦY HÒA LÂM\tĐẢNG CỘNG SẢN VIỆT NAM", "Tỉnh ủy Hòa Lâm"),
    ],
)  # fmt: skip
def test_the_issuing_body_has_its_place(head: str, agency: str) -> None:
    assert read_text(head + REST.format(heading="")).header.agency == agency


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        ("NHIỆM VỤ TRỌNG TÂM TUẦN 43", "2025-10-26"),
        ("NHIỆM VỤ 02 THÁNG CUỐI NĂM 2025", "2025-12-31"),
        ("NHIỆM VỤ NHỮNG THÁNG CUỐI NĂM 2025", "2025-12-31"),
    ],
)
def test_the_period_ends_with_the_heading_or_the_week_of_the_title(heading: str, ends: str) -> None:
    assert str(read_text("SỞ Y TẾ" + REST.format(heading=f"II. {heading}")).header.period_end) == ends
