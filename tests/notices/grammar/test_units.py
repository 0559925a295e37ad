"""Which unit of the roster a name means."""

from __future__ import annotations

import pytest

from notices.units import KnownUnit, match

ROSTER = [
    KnownUnit("Văn phòng Sở", ("VP",)),
    KnownUnit("Thanh tra Sở"),
    KnownUnit("Phòng Quản lý Khoa học", ("Phòng QLKH",)),
    KnownUnit("Phòng Quản lý Công nghệ và Thị trường công nghệ"),
    KnownUnit("Phòng Kế hoạch - Tài chính"),
    KnownUnit("Chi cục Tiêu chuẩn Đo lường Chất lượng"),
    KnownUnit("Trung tâm Khoa học Xã hội và Nhân văn"),
    KnownUnit("Trung tâm Ứng dụng tiến bộ KH&CN"),
    KnownUnit("Trung tâm Thông tin KHCN và Tin học"),
]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("phòng Kế hoạch – Tài chính", "Phòng Kế hoạch - Tài chính"),
        ("Phòng QLCN", "Phòng Quản lý Công nghệ và Thị trường công nghệ"),
        ("P. QLKH", "Phòng Quản lý Khoa học"),
        ("Phòng KHTC", "Phòng Kế hoạch - Tài chính"),
        ("Chi cục", "Chi cục Tiêu chuẩn Đo lường Chất lượng"),
        ("Chi cục TĐC", "Chi cục Tiêu chuẩn Đo lường Chất lượng"),
        ("Thanh tra", "Thanh tra Sở"),
        ("TT Nhân văn", "Trung tâm Khoa học Xã hội và Nhân văn"),
        ("Trung tâm Thông tin KH&CN", "Trung tâm Thông tin KHCN và Tin học"),
        ("Trung tâm Ứng dụng tiến bộ khoa học và công nghệ", "Trung tâm Ứng dụng tiến bộ KH&CN"),
        ("Phòng Quản lý Khoa hoc", "Phòng Quản lý Khoa học"),
        ("Văn phòng", "Văn phòng Sở"),
    ],
)
def test_a_short_or_faulty_name_finds_its_unit(name: str, unit: str) -> None:
    found = match(name, ROSTER)
    assert found.unit == unit
    assert found.candidates[0] == unit


@pytest.mark.parametrize("name", ["Trung tâm", "Phòng", "Phòng Tổ chức cán bộ", "Công đoàn", "Sở Tài chính", ""])
def test_what_could_be_several_or_none_is_left_open(name: str) -> None:
    found = match(name, ROSTER)
    assert found.unit is None
    assert 0 < len(found.candidates) <= 5


def test_without_a_roster_nothing_matches() -> None:
    assert match("Văn phòng", []).candidates == ()
