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
        ("UBND TỈNH HÒA LÂM\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nVĂN PHÒNG", "Văn phòng Sở Khoa học và Công nghệ"),
        ("TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH HÒA LÂM", "Cục Thuế tỉnh Hòa Lâm"),
        ("TỈNH ỦY HÒA LÂM\tĐẢNG CỘNG SẢN VIỆT NAM\nVĂN PHÒNG", "Văn phòng Tỉnh ủy Hòa Lâm"),
        ("TỈNH ỦY HÒA LÂM\tĐẢNG CỘNG SẢN VIỆT NAM", "Tỉnh ủy Hòa Lâm"),
    ],
)  # fmt: skip
def test_the_issuing_body_has_its_place(head: str, agency: str) -> None:
    assert read_text(head + REST.format(heading="")).header.agency == agency


@pytest.mark.parametrize(
    ("head", "said", "agency"),
    [
        ("UBND TỈNH HÒA LÂM\nBAN CHỈ HUY PHÒNG THỦ DÂN SỰ", "Trưởng Ban Chỉ huy Phòng thủ dân sự tỉnh",
         "Ban Chỉ huy Phòng thủ dân sự tỉnh Hòa Lâm"),
        ("UBND THÀNH PHỐ AN KHÊ\nBAN QUẢN LÝ DỰ ÁN", "Giám đốc Ban Quản lý dự án thành phố An Khê",
         "Ban Quản lý dự án thành phố An Khê"),
        ("UBND TỈNH HÒA LÂM\nBAN QUẢN LÝ DỰ ÁN", "Giám đốc Ban Quản lý dự án", "Ban Quản lý dự án"),
        ("UBND TỈNH HÒA LÂM\nSỞ Y TẾ", "Giám đốc Sở Y tế tỉnh", "Sở Y tế"),
    ],
)  # fmt: skip
def test_a_board_has_the_place_that_the_sentences_say(head: str, said: str, agency: str) -> None:
    assert read_text(head + REST.format(heading="").replace("lãnh đạo đơn vị", said)).header.agency == agency


def test_a_committee_of_a_province_directs_its_departments() -> None:
    head = "UBND TỈNH HÒA LÂM\nBAN CHỈ HUY PHÒNG THỦ DÂN SỰ" + REST.format(heading="").replace(
        "lãnh đạo đơn vị", "Trưởng Ban Chỉ huy Phòng thủ dân sự tỉnh"
    )
    (task,) = read_text(head.replace("Giao Văn phòng", "Công an tỉnh phối hợp với Sở Y tế")).tasks
    assert (task.assignees, task.partners) == (("Công an tỉnh",), ("Sở Y tế",))


def test_the_province_of_a_party_office_is_no_part_of_its_name() -> None:
    notice = read_text("TỈNH ỦY HÒA LÂM\tĐẢNG CỘNG SẢN VIỆT NAM\nVĂN PHÒNG" + REST.format(heading=""))
    assert notice.header.province == "Hòa Lâm"


def test_a_title_goes_on_below_the_kind_of_the_document() -> None:
    title = "THÔNG BÁO KẾT LUẬN\ncủa Phó Giám đốc Sở tại cuộc họp rà soát công tác chuẩn bị\nKỳ thi tốt nghiệp năm 2025"
    notice = read_text(
        "SỞ Y TẾ" + REST.format(heading="").replace("THÔNG BÁO\n\nKết luận tại hội nghị giao ban", title)
    )
    assert (notice.header.title or "").startswith(
        "Kết luận của Phó Giám đốc Sở tại cuộc họp rà soát công tác chuẩn bị Kỳ thi tốt nghiệp năm 2025"
    )


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
