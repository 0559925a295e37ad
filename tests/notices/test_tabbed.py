"""Tables whose borders were lost in copying, told by their tabs."""

from __future__ import annotations

from notices.reading import read_text
from notices.tabbed import with_tables

NOTICE = """SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 764/TB-SNV\tBình Sơn, ngày 07 tháng 4 năm 2023

THÔNG BÁO
Kết luận của Giám đốc Sở Nội vụ tại cuộc họp giao ban tháng 4 năm 2023

Giám đốc Sở kết luận như sau:

STT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn hoàn thành
1\tTrình Nghị quyết về biên chế\tPhòng Biên chế\tPhòng Công chức\tTrước ngày 20/4/2023
2\tTổ chức kỳ thi tuyển.
Lưu ý rà soát vị trí việc làm\tPhòng Công chức\t\tTháng 6/2023

Trên đây là kết luận của Giám đốc Sở, Văn phòng thông báo để các phòng biết, thực hiện./.
"""


def test_rows_parted_by_tabs_are_tasks() -> None:
    notice = read_text(NOTICE)
    assert [(task.path, task.text, task.assignees, task.partners) for task in notice.tasks] == [
        ("1", "Trình Nghị quyết về biên chế", ("Phòng Biên chế",), ("Phòng Công chức",)),
        ("2", "Tổ chức kỳ thi tuyển. Lưu ý rà soát vị trí việc làm", ("Phòng Công chức",), ()),
    ]
    assert [str(one.due) for task in notice.tasks for one in task.milestones] == ["2023-04-20", "2023-06-30"]


def test_the_columns_of_a_letter_head_parted_by_tabs_come_apart() -> None:
    head = read_text(NOTICE).header
    assert (head.agency, head.number, head.province, str(head.issued_on)) == (
        "Sở Nội vụ", "764", "Bình Sơn", "2023-04-07",
    )  # fmt: skip


def test_a_tab_behind_an_automatic_number_is_no_column() -> None:
    lines = with_tables(list(enumerate(["1.\tVăn phòng Sở", "a)\tLập kế hoạch", "-\tGửi báo cáo", "SỞ A\tHạnh phúc"])))
    assert [line for _, line in lines] == [
        "1. Văn phòng Sở",
        "a) Lập kế hoạch",
        "- Gửi báo cáo",
        "SỞ A        Hạnh phúc",
    ]


def test_a_row_too_short_ends_the_table() -> None:
    rows = with_tables(list(enumerate(["TT\tViệc\tAi", "1\tA\tB", "Ghi chú\tC", "", "2\tD\tE"])))
    assert [line for _, line in rows] == [
        "| TT | Việc | Ai |",
        "| 1 | A | B |",
        "Ghi chú        C",
        "",
        "2        D        E",
    ]
