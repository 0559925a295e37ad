"""Documents that give tasks and are no thông báo kết luận, and those that web pages have torn."""

from __future__ import annotations

import pytest

from notices.model import Notice
from notices.reading import read_text
from tests.notices.grammar.conftest import Read


def who(notice: Notice) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.path, task.assignees) for task in notice.tasks]


def test_an_order_behind_its_lead_in_the_same_paragraph_is_a_task() -> None:
    notice = read_text(
        "ỦY BAN NHÂN DÂN TỈNH LAM GIANG\n\nSau khi xem xét, Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau: Giao Sở Y tế"
        " giải trình nội dung thẩm tra, gửi Văn phòng UBND tỉnh trước 14 giờ, ngày 05/12/2017."
    )
    assert who(notice) == [("¶1", ("Sở Y tế",))]
    assert [str(one.due) for one in notice.tasks[0].milestones] == ["2017-12-05"]


def test_a_letter_without_lead_or_number_is_read() -> None:
    notice = read_text(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LAM GIANG\n\nTHÔNG BÁO\nVề việc treo cờ Tổ quốc\n\n"
        "Nhân dịp Quốc khánh, Ủy ban nhân dân thành phố đề nghị các cơ quan, đơn vị treo cờ"
        " từ ngày 01/9/2025 đến hết ngày 03/9/2025.\n\nỦy ban nhân dân"
        " các phường, xã có trách nhiệm nhắc nhở việc treo cờ ở khu dân cư./."
    )
    assert notice.header.title == "Treo cờ Tổ quốc"
    assert who(notice) == [("¶1", ("*",)), ("¶2", ("Ủy ban nhân dân các phường, xã",))]


def test_who_speaks_tells_whom_a_document_without_letter_head_directs() -> None:
    notice = read_text(
        "Để kịp thời triển khai, Thủ tướng Chính phủ yêu cầu:\n\n1. Bộ Tài chính bố trí kinh phí.\n\n"
        "2. Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương chỉ đạo các cơ quan trên địa bàn chuyển quà."
    )
    assert [task.assignees for task in notice.tasks] == [
        ("Bộ Tài chính",), ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",),
    ]  # fmt: skip


TORN = """ỦY
BAN NHÂN DÂN
TỈNH LAM GIANG
--------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
201/TB-UBND
|
Lam
Giang, ngày 15 tháng 6 năm 2018
|
THÔNG BÁO
KẾT
LUẬN CỦA PHÓ CHỦ TỊCH UBND TỈNH TẠI HỘI NGHỊ TRIỂN KHAI
CHƯƠNG TRÌNH MỖI XÃ MỘT SẢN PHẨM
Ngày
06/6/2018, tại Hội trường, Phó Chủ tịch UBND tỉnh chủ
trì Hội nghị. Sau khi nghe báo cáo, Phó Chủ tịch UBND tỉnh kết luận:
1. Thống nhất
với nội dung báo cáo.
2. Giao Sở
Nông nghiệp và PTNT:
- Khẩn trương
hoàn chỉnh Đề án, trình UBND tỉnh trước ngày 30/6/2018.
3. Sở Tài chính
chủ trì, phối hợp với Sở Kế hoạch và Đầu tư tham mưu bố trí kinh phí.
Thông báo đến
các ngành, địa phương biết, thực hiện./.
Nơi nhận:
- Lưu VT.
|
TL. CHỦ
TỊCH
CHÁNH VĂN PHÒNG
Mạc Thị Hiền
|
"""


def test_what_narrow_columns_of_a_web_page_tore_grows_together() -> None:
    notice = read_text(TORN)
    head = notice.header
    assert (head.agency, head.number, str(head.issued_on)) == ("Ủy ban nhân dân tỉnh Lam Giang", "201", "2018-06-15")
    assert str(head.meeting_on) == "2018-06-06"
    assert (head.title or "").endswith("tại hội nghị triển khai chương trình mỗi xã một sản phẩm")
    assert head.signer_position == "Chánh Văn phòng"
    assert who(notice) == [("2.-1", ("Sở Nông nghiệp và Phát triển nông thôn",)), ("3", ("Sở Tài chính",))]


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Thực hiện chương trình công tác, ngày 03/4/2024, Giám đốc Sở chủ trì họp giao ban", "2024-04-03"),
        ("Căn cứ Quyết định số 5/QĐ-SNV ngày 01/3/2024, chiều ngày 03/4/2024 Sở họp giao ban", "2024-04-03"),
        ("Ngày 03 và 04/4/2024, Giám đốc Sở chủ trì hội nghị", "2024-04-03"),
    ],
)
def test_the_day_of_the_meeting_is_found(opening: str, day: str) -> None:
    notice = read_text(
        "SỞ NỘI VỤ\n\nBình Sơn, ngày 08 tháng 4 năm 2024\n\nTHÔNG BÁO\n\nKết luận của Giám đốc Sở\n\n"
        f"{opening}. Giám đốc Sở kết luận như sau:\n\n1. Văn phòng Sở lập dự toán."
    )
    assert str(notice.header.meeting_on) == day


def test_only_a_closing_order_to_one_office_is_a_task(read: Read) -> None:
    kept = read("1. Thanh tra Sở rà soát đơn thư.\n\nGiao Văn phòng Sở theo dõi, đôn đốc việc thực hiện kết luận này.")
    urged = read("1. Thanh tra Sở rà soát đơn thư.\n\nYêu cầu các phòng, đơn vị triển khai thực hiện nghiêm túc.")
    assert [task.path for task in kept.tasks] == ["1", "1.¶1"]
    assert [task.path for task in urged.tasks] == ["1"]


def test_praise_and_consent_that_tell_nobody_anything_are_no_tasks(read: Read) -> None:
    notice = read("""
1. Thống nhất thời gian tổ chức từ ngày 25/4/2024 đến ngày 01/5/2024.

2. Kế hoạch thanh tra: đồng ý lùi thời hạn trình đến ngày 30/9/2024.

Đánh giá cao Thanh tra Sở đã chủ động; tuy nhiên một số nội dung còn chậm, cần tiếp tục hoàn thiện.

3. Văn phòng Sở lập dự toán.
""")
    assert [task.path for task in notice.tasks] == ["3"]


def test_the_last_row_of_a_table_stays_a_task_with_words_behind_it() -> None:
    notice = read_text("""SỞ NỘI VỤ

THÔNG BÁO
Phân công nhiệm vụ theo kết luận của Giám đốc Sở

| TT | Công việc | Người/đơn vị thực hiện | Phối hợp | Hạn |
|---|---|---|---|---|
| 1 | Lập dự toán | Văn phòng Sở | Thanh tra Sở | 12/12/2025 |
| 2 | Báo cáo tình hình đơn thư | Thanh tra Sở | | Thứ Năm hằng tuần |

Yêu cầu các phòng nghiêm túc thực hiện./.
""")
    assert who(notice) == [("1", ("Văn phòng Sở",)), ("2", ("Thanh tra Sở",))]
    assert notice.header.title == "Phân công nhiệm vụ theo kết luận của Giám đốc Sở"
