"""Whole notices: paths, units, doubts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from notices.decode import decode
from notices.errors import Reason, Unreadable
from notices.grammar import understand
from notices.model import DoubtKind, Notice, as_json
from notices.paragraphs import paragraphs
from notices.reading import read_text
from notices.units import KnownUnit

Read = Callable[..., Notice]
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("name", ["giao-ban-so", "cong-van-giao-viec"])
def test_a_sample_is_read_exactly(name: str) -> None:
    blocks = paragraphs(decode((SAMPLES / f"{name}.txt").read_bytes()))
    assert as_json(understand(blocks)) == json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))


def paths(notice: Notice) -> list[str]:
    return [task.path for task in notice.tasks]


def test_paths_follow_the_numbering(read: Read) -> None:
    notice = read("""
II. Nhiệm vụ trong tháng 4

1. Văn phòng Sở

(1) Rà soát hồ sơ.

2) Lập kế hoạch.

2. Thanh tra Sở

- Về công tác tiếp dân:

+ Bố trí lịch tiếp.

+ Trả lời đơn thư.

- Rà soát kết luận thanh tra.

3. Phòng Tổ chức

3.1. Tuyển dụng viên chức.

3.2. Đánh giá công chức.

4. Công đoàn Sở

Tổ chức hội thao trong tháng 4/2024.
""")
    assert paths(notice) == [
        "II.1.(1)", "II.1.(2)", "II.2.-1.+1", "II.2.-1.+2", "II.2.-2", "II.3.1", "II.3.2", "II.4",
    ]  # fmt: skip
    assert notice.tasks[2].text == "Về công tác tiếp dân: Bố trí lịch tiếp."
    assert notice.units == ("Văn phòng Sở", "Thanh tra Sở", "Phòng Tổ chức", "Công đoàn Sở")


def test_unnumbered_orders_are_tasks_of_their_own(read: Read) -> None:
    notice = read("""
1. Giao Văn phòng Sở lập kế hoạch.

Yêu cầu Thanh tra Sở giám sát việc thực hiện.

2. Giao Phòng Tổ chức rà soát biên chế.
""")
    assert [(task.path, task.assignees) for task in notice.tasks] == [
        ("1", ("Văn phòng Sở",)), ("1.¶1", ("Thanh tra Sở",)), ("2", ("Phòng Tổ chức",)),
    ]  # fmt: skip


def test_an_order_over_the_lead_sentence_is_a_task(read: Read) -> None:
    notice = read("""
Giao Thanh tra Sở kiểm tra việc chấp hành giờ giấc, báo cáo trước ngày 20/4/2024.

Giám đốc Sở yêu cầu các phòng, đơn vị thực hiện các nội dung sau:

1. Văn phòng Sở lập kế hoạch.
""")
    assert [(task.path, task.assignees) for task in notice.tasks] == [
        ("¶1", ("Thanh tra Sở",)),
        ("1", ("Văn phòng Sở",)),
    ]


def test_bullets_of_another_sign_hang_under_those_that_lead_on(read: Read) -> None:
    notice = read("* Văn phòng Sở:\n\n- Lập kế hoạch.\n\n- Rà soát.\n\n* Thanh tra Sở:\n\n- Kiểm tra hồ sơ.")
    assert [(task.path, task.assignees) for task in notice.tasks] == [
        ("-1.-1", ("Văn phòng Sở",)), ("-1.-2", ("Văn phòng Sở",)), ("-2.-1", ("Thanh tra Sở",)),
    ]  # fmt: skip


def test_a_named_leader_is_no_unit_and_an_unnamed_one_goes_by_the_post(read: Read) -> None:
    named, unnamed = read(
        "1. Phó Giám đốc Lê Hoài Phong phụ trách đấu thầu.\n\n2. Các đồng chí Phó Giám đốc đôn đốc các phòng."
    ).tasks
    assert (named.assignees, named.persons) == ((), ("Lê Hoài Phong",))
    assert (unnamed.assignees, unnamed.persons) == (("Các đồng chí Phó Giám đốc",), ())


def test_what_looks_back_or_only_agrees_is_no_task(read: Read) -> None:
    notice = read("""
I. Đánh giá kết quả tháng 3

Các phòng, đơn vị đã hoàn thành nhiệm vụ; cần rút kinh nghiệm.

II. Nhiệm vụ tháng 4

1. Thống nhất với đề xuất của Thanh tra Sở.

2. Văn phòng Sở tổng hợp báo cáo.
""")
    assert paths(notice) == ["II.2"]


def test_a_lead_sentence_gives_its_body_to_the_items_under_it(read: Read) -> None:
    notice = read("""
1. Giao Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở thực hiện các nhiệm vụ sau:

a) Lập kế hoạch.

b) Chuẩn bị tài liệu.
""")
    assert {(task.assignees, task.partners) for task in notice.tasks} == {(("Văn phòng Sở",), ("Thanh tra Sở",))}


def test_different_deadlines_go_to_those_who_must_meet_them(read: Read) -> None:
    (task,) = read(
        "1. Các phòng, đơn vị gửi báo cáo trước ngày 12/4/2024, "
        "Văn phòng Sở tổng hợp trình Giám đốc Sở trước ngày 16/4/2024."
    ).tasks
    assert task.assignees == ("*", "Văn phòng Sở")
    assert [(m.due.isoformat(), m.units) for m in task.milestones] == [
        ("2024-04-12", ("*",)), ("2024-04-16", ("Văn phòng Sở",)),
    ]  # fmt: skip


def test_the_roster_names_the_units_and_doubts_the_unknown(read: Read) -> None:
    roster = [KnownUnit("Văn phòng Sở"), KnownUnit("Phòng Tổ chức, biên chế và Tổ chức phi chính phủ", ("Phòng TCBC",))]
    notice = read("1. Giao Phòng TCBC rà soát biên chế.\n\n2. Giao Phòng Thi đua lập hồ sơ.", roster)
    assert notice.tasks[0].assignees == ("Phòng Tổ chức, biên chế và Tổ chức phi chính phủ",)
    assert [(doubt.kind, doubt.path, doubt.words) for doubt in notice.doubts] == [
        (DoubtKind.UNKNOWN_UNIT, "2", "Phòng Thi đua")
    ]


def test_a_gap_in_the_numbering_and_a_past_deadline_are_doubted(read: Read) -> None:
    notice = read("1. Giao Văn phòng Sở báo cáo trước ngày 01/4/2024.\n\n3. Giao Thanh tra Sở rà soát hồ sơ.")
    assert {(doubt.kind, doubt.path) for doubt in notice.doubts} == {
        (DoubtKind.DATE_PAST, "1"), (DoubtKind.NUMBERING, None),
    }  # fmt: skip


def test_a_deadline_without_a_date_is_doubted(read: Read) -> None:
    notice = read("1. Giao Văn phòng Sở trình dự thảo trước kỳ họp thứ 12.")
    assert [doubt.kind for doubt in notice.doubts] == [DoubtKind.DATE_UNCLEAR]


def test_a_task_for_which_nobody_is_named_is_taken_to_be_for_all_and_doubted(read: Read) -> None:
    notice = read("1. Khẩn trương hoàn thiện hồ sơ.\n\n2. Các phòng, đơn vị lập kế hoạch.")
    assert [task.assignees for task in notice.tasks] == [("*",), ("*",)]
    assert [(doubt.kind, doubt.path) for doubt in notice.doubts] == [(DoubtKind.NO_UNIT, "1")]


def test_the_header_is_read(read: Read) -> None:
    header = read("1. Giao Văn phòng Sở lập kế hoạch.").header
    assert (header.agency, header.province, header.number, header.symbol) == ("Sở Nội vụ", "Bình Sơn", "12", "TB-SNV")
    assert (str(header.issued_on), str(header.meeting_on)) == ("2024-04-08", "2024-04-05")
    assert header.title == "Kết luận của Giám đốc Sở Nội vụ tại cuộc họp giao ban tháng 3 năm 2024"
    assert (header.signer, header.signer_position) == ("Mạc Thị Hiền", "Chánh Văn phòng")


def test_a_text_that_orders_nothing_is_no_notice() -> None:
    with pytest.raises(Unreadable) as refused:
        understand(paragraphs("Hôm nay trời đẹp.\n\nChúng tôi đi dạo."))
    assert refused.value.reason is Reason.NOT_A_NOTICE


def test_nothing_at_all_is_no_notice() -> None:
    with pytest.raises(Unreadable):
        understand(())


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "chunk",
    ["Sở ", "A", " ", "trưởng, phó ", "UBND các xã: A, B, ", "phối hợp chặt chẽ, ", "ngày ", "nhiệm vụ, ", "**",
     "Phòng KHTC và TCHC ", "các Ban Quản lý dự án khu vực: Hòa Lâm, ", "Thành phần tham dự: ",
     "Phó Chủ tịch UBND quận Lê Lê Lê ", "(P9), ", "phối hợp với A, Sở B, ", "đối với dự án, thống nhất "],
)  # fmt: skip
def test_endless_repetition_is_read_in_good_time(read: Read, chunk: str) -> None:
    assert read("1. Giao Văn phòng Sở rà soát " + chunk * (30_000 // len(chunk))).tasks


def test_what_belongs_to_no_task_is_told_with_its_place(read: Read) -> None:
    notice = read("""
I. Đánh giá kết quả tháng 3

Giao Thanh tra Sở rà soát đơn thư tồn đọng.

II. Nhiệm vụ tháng 4

1. Văn phòng Sở tổng hợp báo cáo.
""")
    (left,) = [doubt for doubt in notice.doubts if doubt.kind is DoubtKind.UNPLACED]
    assert (left.words, left.place.line) == ("Giao Thanh tra Sở rà soát đơn thư tồn đọng.", 16)


def test_a_numbered_list_of_those_present_holds_no_orders() -> None:
    notice = read_text("""SỞ NỘI VỤ

Ngày 05/4/2024, Giám đốc Sở chủ trì cuộc họp. Thành phần tham dự:

1. Văn phòng Sở: đồng chí Lê Văn Hai;

2. Nhà thầu thi công: Công ty Cổ phần Hòa Lâm.

Sau khi nghe báo cáo, Giám đốc Sở kết luận như sau:

1. Giao Văn phòng Sở lập kế hoạch.
""")
    assert [(task.path, task.text) for task in notice.tasks] == [("1", "Giao Văn phòng Sở lập kế hoạch.")]
