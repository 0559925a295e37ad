"""The way from plain text to a notice, as the tests walk it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from notices.grammar import understand
from notices.model import Notice
from notices.paragraphs import paragraphs
from notices.units import KnownUnit

HEAD = """UBND TỈNH BÌNH SƠN
SỞ NỘI VỤ

Số: 12/TB-SNV

Bình Sơn, ngày 08 tháng 4 năm 2024

THÔNG BÁO

Kết luận của Giám đốc Sở Nội vụ tại cuộc họp giao ban tháng 3 năm 2024

Ngày 05/4/2024, Giám đốc Sở Nội vụ chủ trì cuộc họp giao ban. Sau khi nghe báo cáo, Giám đốc Sở kết luận như sau:

"""
FOOT = """

Trên đây là kết luận của Giám đốc Sở, Văn phòng thông báo để các phòng, đơn vị biết, thực hiện./.

Nơi nhận:

- Lưu: VT.

TL. GIÁM ĐỐC

CHÁNH VĂN PHÒNG

Mạc Thị Hiền
"""

Read = Callable[..., Notice]


@pytest.fixture
def read() -> Read:
    """Reads the order part of a notice of "Sở Nội vụ tỉnh Bình Sơn", meeting on 5 and issued on 8 April 2024."""

    def read(body: str, roster: Sequence[KnownUnit] = ()) -> Notice:
        return understand(paragraphs(HEAD + body.strip() + FOOT), roster)

    return read
