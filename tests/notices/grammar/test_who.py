"""Who must act, and with whom."""

from __future__ import annotations

import pytest

from notices.duties import Part, named
from notices.titles import units_in_heading


@pytest.mark.parametrize(
    ("text", "told", "joined"),
    [
        ("Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Sở Y tế, Sở Tài chính có trách nhiệm báo cáo", ["Sở Y tế", "Sở Tài chính"], []),
        ("Các Sở: Y tế, Nông nghiệp và Môi trường khẩn trương rà soát",
         ["Sở Y tế", "Sở Nông nghiệp và Môi trường"], []),
        ("Đề nghị Công an tỉnh tăng cường tuần tra", ["Công an tỉnh"], []),
        ("Yêu cầu các sở, ban, ngành thực hiện nghiêm", ["*"], []),
        ("Trên cơ sở đó, Sở Y tế tham mưu UBND tỉnh", ["Sở Y tế"], []),
        ("Giám đốc Sở Y tế chịu trách nhiệm chỉ đạo Bệnh viện tỉnh thực hiện", ["Sở Y tế"], []),
        ("Rà soát hồ sơ, gửi Sở Tài chính tổng hợp, báo cáo UBND tỉnh", [], []),
        ("Đôn đốc UBND các xã phối hợp với Sở Y tế", [], []),
        ("Theo đề nghị của Sở Y tế tại Văn bản số 5/SYT-VP", [], []),
        ("Phối hợp chặt chẽ với các đơn vị liên quan", [], ["*"]),
        ("UBND các xã: Hòa Lâm, Đông Khê huy động lực lượng",
         ["Ủy ban nhân dân xã Hòa Lâm", "Ủy ban nhân dân xã Đông Khê"], []),
        ("Việc này do Sở Y tế thực hiện", ["Sở Y tế"], []),
        ("Quy định do Bộ Y tế ban hành", [], []),
        ("Giao cho Phòng Tổ chức cán bộ hướng dẫn", ["Phòng Tổ chức cán bộ"], []),
        ("Phòng Kế hoạch tổng hợp chủ trì", ["Phòng Kế hoạch tổng hợp"], []),
        ("Các Chi cục Thuế khai thác nguồn thu", ["Các Chi cục Thuế"], []),
        ("Giao Phó Chủ tịch UBND tỉnh Lê Văn Hai chỉ đạo", ["Ủy ban nhân dân tỉnh"], []),
        ("Giao Sở Xây dựng, Tài chính thẩm định", ["Sở Xây dựng", "Sở Tài chính"], []),
        ("Sở Y tế đã phối hợp với Sở Tài chính hoàn thành hồ sơ", [], ["Sở Tài chính"]),
        ("Yêu cầu các chủ đầu tư được giao kế hoạch vốn năm 2024 nhưng chưa giải ngân khẩn trương rà soát",
         ["Các chủ đầu tư được giao kế hoạch vốn năm 2024 nhưng chưa giải ngân"], []),
        ("Các xã có tỷ lệ hộ nghèo trên 10%, rà soát lại danh sách", ["Các xã có tỷ lệ hộ nghèo trên 10%"], []),
        ("Các đơn vị được giao nhiệm vụ, báo cáo kết quả", ["Các đơn vị được giao nhiệm vụ"], []),
        ("Các đơn vị có trách nhiệm rà soát hồ sơ", ["*"], []),
        ("Rà soát biên chế (đơn vị thực hiện: Sở Nội vụ; phối hợp: Sở Tài chính)", ["Sở Nội vụ"], ["Sở Tài chính"]),
    ],
)  # fmt: skip
def test_bodies_play_their_part(text: str, told: list[str], joined: list[str]) -> None:
    found = named(text)
    assert [name for one in found if one.part in (Part.TOLD, Part.ACTS) for name in one.names] == told
    assert [name for one in found if one.part is Part.JOINS for name in one.names] == joined


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("Giao Văn phòng Sở", ("Văn phòng Sở",)),
        ("Phòng Quản lý khoa học:", ("Phòng Quản lý khoa học",)),
        ("Phòng Văn thư, lưu trữ và công nghệ thông tin", ("Phòng Văn thư, lưu trữ và công nghệ thông tin",)),
        ("Công đoàn, Đoàn Thanh niên", ("Công đoàn", "Đoàn Thanh niên")),
        ("Các phòng và đơn vị", ("*",)),
        ("Về công tác cải cách hành chính", ()),
        ("Sở Y tế rà soát hồ sơ", ()),
    ],
)
def test_a_unit_heading_is_told_from_a_topic(heading: str, units: tuple[str, ...]) -> None:
    assert units_in_heading(heading) == units
