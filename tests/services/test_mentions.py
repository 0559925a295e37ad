"""Which units a person's words speak of."""

from __future__ import annotations

import pytest

from services.mentions import mentioned
from services.naming import Names
from storage.units import Unit

UNITS = [
    Unit(id=1, name="Phòng Quản lý Công nghệ", short_name="QLCN"),
    Unit(id=2, name="Phòng Kế hoạch - Tài chính", short_name="KH-TC"),
    Unit(id=3, name="Văn phòng Sở"),
    Unit(id=4, name="Thanh tra"),
]
ALIASES = {2: ["Phòng KHTC"], 3: ["Văn phòng"]}


@pytest.mark.parametrize(
    ("words", "named", "in_full"),
    [
        ("chờ phòng Kế hoạch – Tài chính bố trí kinh phí", [2], [2]),
        ("việc này của bên KHTC ạ", [2], []),
        ("cho phong quan ly cong nghe va thanh tra", [1, 4], [1, 4]),
        ("chờ văn phòng sở", [3], [3]),
        ("văn phòng chưa trả lời", [3], [3]),
        ("thiếu văn phòng phẩm", [], []),
        ("đề án quản lý công nghệ chưa duyệt", [1], []),
        ("chưa có kinh phí", [], []),
        ("thanh tra, rồi lại thanh tra", [4], [4]),
        ("", [], []),
    ],
)
def test_units_are_found_in_the_order_of_the_words(words: str, named: list[int], in_full: list[int]) -> None:
    names = Names(UNITS, ALIASES)
    assert [unit.id for unit in mentioned(words, names)] == named
    assert [unit.id for unit in mentioned(words, names, in_full=True)] == in_full
