"""Tables of tasks in a PDF, told by where the words stand: without lines, numbers in the middle of their rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices.formats.pdf_lines import Line
from notices.formats.pdf_tables import cells_of, tables_in
from notices.formats.pdf_words import Word
from notices.model import Notice
from notices.reading import read

SAMPLES = Path(__file__).parents[2] / "samples"
LEFT = (0, 40, 240, 340, 440)
HEADS = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn")


def told(notice: Notice) -> list[tuple[object, ...]]:
    return [
        (task.path, task.text, task.assignees, task.partners, [one.due for one in task.milestones])
        for task in notice.tasks
    ]


@pytest.mark.parametrize("name", ["bang-khong-ke", "bang-so-giua-o"])
def test_a_printed_table_gives_the_tasks_of_its_word_file(name: str) -> None:
    expected = read((SAMPLES / "bang-khong-ke.docx").read_bytes(), "x.docx")
    found = read((SAMPLES / f"{name}.pdf").read_bytes(), "x.pdf")
    assert told(found) == told(expected)
    assert [task.path for task in found.tasks] == ["I.1", "I.2", "II.3", "II.4"]
    assert found.doubts == expected.doubts == ()


def line(at: int, *cells: str, left: tuple[float, ...] = LEFT) -> Line:
    words = []
    for begin, cell in zip(left, cells, strict=False):
        here = begin
        for text in cell.split():
            words.append(Word(text, here, here + 6.0 * len(text), 700.0 - 16 * at, 13.0, False))
            here += 6.0 * len(text) + 4
    return Line(tuple(words), 0, at + 1)


def cells(*lines: Line) -> list[tuple[int, int, str]]:
    (table,) = tables_in(lines)
    found = [(block.cell, block.text) for block in cells_of(lines, table, 2)]
    return [(cell[1], cell[2], text) for cell, text in found if cell]


def test_a_row_goes_on_until_the_next_number() -> None:
    rows = (line(1, "1", "Lập kế hoạch", "Văn phòng"), line(2, "", "công tác", "Sở"), line(3, "2", "Họp", "Thanh tra"))
    assert cells(line(0, *HEADS), *rows)[5:] == [
        (1, 0, "1"), (1, 1, "Lập kế hoạch công tác"), (1, 2, "Văn phòng Sở"),
        (2, 0, "2"), (2, 1, "Họp"), (2, 2, "Thanh tra"),
    ]  # fmt: skip


def test_the_table_ends_where_a_line_runs_over_its_columns() -> None:
    after = line(2, "Yêu cầu các phòng và đơn vị thuộc Sở nghiêm túc thực hiện trước ngày 30/4/2024 tới")
    lines = (line(0, *HEADS), line(1, "1", "Lập kế hoạch", "Văn phòng"), after)
    (table,) = tables_in(lines)
    assert lines[table.end :] == (after,)


@pytest.mark.parametrize(
    "heads", [("TT", "Họ và tên", "Chức vụ"), ("Nội dung", "Chủ trì", "Thời hạn"), ("STT", "Dự án", "Kinh phí")]
)
def test_other_tables_are_left_alone(heads: tuple[str, ...]) -> None:
    assert tables_in([line(0, *heads), line(1, "1", "Lập kế hoạch", "Văn phòng")]) == []


def test_a_sentence_about_numbers_is_no_table() -> None:
    words = "Giao Văn phòng tổng hợp theo STT và nội dung, thời hạn nêu trên"
    assert tables_in([line(0, words), line(1, "1", "Lập kế hoạch", "Văn phòng")]) == []
