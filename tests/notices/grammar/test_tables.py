"""Tasks set as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from notices.grammar import understand
from notices.model import Block, Notice
from notices.paragraphs import paragraphs
from tests.notices.grammar.conftest import FOOT, HEAD

COLUMNS = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn")


def table(*rows: Sequence[str]) -> Notice:
    cells = [
        Block(text, cell=(7, row, column))
        for row, words in enumerate((COLUMNS, *rows))
        for column, text in enumerate(words)
        if text
    ]
    return understand([*paragraphs(HEAD), *cells, *paragraphs(FOOT)])


def test_a_row_is_a_task_with_its_columns() -> None:
    (task,) = table(("1", "Lập kế hoạch", "Văn phòng Sở", "Thanh tra Sở; các phòng, đơn vị", "Trước 20/4/2024")).tasks
    assert (task.path, task.text, task.assignees, task.partners) == (
        "1", "Lập kế hoạch", ("Văn phòng Sở",), ("Thanh tra Sở", "*"),
    )  # fmt: skip
    assert [(one.due.isoformat(), one.phrase) for one in task.milestones] == [("2024-04-20", "Trước 20/4/2024")]


def test_a_row_of_words_alone_heads_those_below() -> None:
    notice = table(("I", "Công tác cán bộ"), ("1", "Rà soát quy hoạch", "Văn phòng Sở", "", "Quý II"))
    assert [(task.path, str(task.milestones[0].due)) for task in notice.tasks] == [("I.1", "2024-06-30")]


def test_a_cell_merged_downwards_counts_for_each_row() -> None:
    notice = table(("1", "Lập kế hoạch", "Văn phòng Sở", "", "15/4/2024"), ("2", "Lập dự toán", "", "", "30/4/2024"))
    assert [task.assignees for task in notice.tasks] == [("Văn phòng Sở",)] * 2


def test_a_table_of_other_things_stays_paragraphs() -> None:
    cells = [Block(text, cell=(7, row, 0)) for row, text in enumerate(("Họ tên", "1. Giao Văn phòng Sở lập kế hoạch."))]
    notice = understand([*paragraphs(HEAD), *cells, *paragraphs(FOOT)])
    assert [task.path for task in notice.tasks] == ["1"]


def annexed(title: str, *rest: Block) -> Notice:
    body = paragraphs(HEAD + "1. Giao Văn phòng Sở theo dõi, đôn đốc." + FOOT)
    return understand([*body, Block("PHỤ LỤC"), Block(title), *rest])


def cells(*rows: Sequence[str]) -> list[Block]:
    return [
        Block(text, cell=(9, row, column))
        for row, words in enumerate(rows)
        for column, text in enumerate(words)
        if text
    ]


def test_a_table_behind_the_signature_holds_tasks() -> None:
    rows = cells(COLUMNS, ("1", "Lập kế hoạch", "Thanh tra Sở", "", "20/4/2024"), ("2", "Lập dự toán", "Văn phòng Sở"))
    notice = annexed("CÁC NHIỆM VỤ THÁNG 4/2024", *rows)
    assert [(task.path, task.assignees) for task in notice.tasks] == [
        ("1", ("Văn phòng Sở",)), ("PL.1", ("Thanh tra Sở",)), ("2", ("Văn phòng Sở",)),
    ]  # fmt: skip
    assert str(notice.header.period_end) == "2024-04-30"
    assert notice.doubts == ()


def test_a_list_behind_the_signature_holds_tasks_if_its_title_says_so() -> None:
    rest = [Block("I. Văn phòng Sở"), Block("1. Lập kế hoạch."), Block("II. Thanh tra Sở"), Block("1. Rà soát hồ sơ.")]
    found = [task.path for task in annexed("PHÂN CÔNG NHIỆM VỤ THÁNG 4/2024", *rest).tasks]
    assert found == ["1", "I.1", "II.1"]
    assert [task.path for task in annexed("DANH SÁCH DỰ ÁN CHẬM TIẾN ĐỘ", *rest).tasks] == ["1"]


def test_lines_that_say_who_and_when_belong_to_the_item_over_them(read: Callable[..., Notice]) -> None:
    notice = read("""
1. Rà soát hồ sơ tồn đọng:
- Rà soát hồ sơ cấp phép.
- Đơn vị chủ trì: Thanh tra Sở.
- Thời hạn: 20/4/2024
2. Lập dự toán.
Chủ trì: Văn phòng Sở
Phối hợp: các phòng, đơn vị
Hoàn thành: trong tháng 4/2024
""")
    assert [(task.path, task.assignees, task.partners) for task in notice.tasks] == [
        ("1.-1", ("Thanh tra Sở",), ()), ("2", ("Văn phòng Sở",), ("*",)),
    ]  # fmt: skip
    assert [str(one.due) for task in notice.tasks for one in task.milestones] == ["2024-04-30"]
