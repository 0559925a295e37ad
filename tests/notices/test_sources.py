"""Each task knows its own words in the document and where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from notices.model import Task
from notices.places import NO_SOURCE, Place
from notices.reading import read, read_text
from tests.notices.formats import letter
from tests.notices.formats.word import docx, p, table
from tests.notices.grammar.conftest import FOOT, HEAD

SAMPLES = Path(__file__).parents[1] / "samples"
LINES = (
    "1. Văn phòng Sở",
    "- Lập kế hoạch công tác.",
    "",
    "- Về việc tiếp dân:",
    "+ Bố trí lịch tiếp.",
    "2. Giao Thanh tra Sở rà soát kết luận",
    "thanh tra.",
)


def of_text(end: str) -> tuple[Task, ...]:
    return read_text(HEAD + end.join(("\n".join(LINES[:4]), "\n".join(LINES[4:]))) + FOOT).tasks


def test_a_text_tells_lines_as_an_editor_counts_them() -> None:
    first = HEAD.count("\n") + 1
    places = [task.source.place for task in of_text("\n")]
    assert places == [Place(line=first + 1), Place(line=first + 4), Place(line=first + 5)]


def test_form_feeds_part_pages() -> None:
    first = HEAD.count("\n") + 1
    places = [task.source.place for task in of_text("\f")]
    assert places == [Place(page=1, line=first + 1), Place(page=2, line=1), Place(page=2, line=2)]


def test_the_words_are_those_of_the_document_with_their_number() -> None:
    assert [task.source.text for task in of_text("\n")] == [
        "- Lập kế hoạch công tác.",
        "Về việc tiếp dân: Bố trí lịch tiếp.",
        "2. Giao Thanh tra Sở rà soát kết luận thanh tra.",
    ]


def test_columns_of_the_head_do_not_shift_the_lines() -> None:
    gap = " " * 10
    head = f"SỞ NỘI VỤ BÌNH SƠN{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/TB-SNV{gap}Độc lập - Tự do - Hạnh phúc"
    (task,) = read_text(f"{head}\nTHÔNG BÁO\nGiám đốc kết luận như sau:\n1. Giao Văn phòng Sở lập kế hoạch.").tasks
    assert task.source.place == Place(line=5)


def test_word_tells_paragraphs_with_words() -> None:
    body = (
        p("Giám đốc Sở kết luận như sau:") + "<w:p/>" + p("1. Giao Văn phòng Sở tham mưu báo cáo trước ngày 15/9/2024.")
    )
    (task,) = read(docx(body), "x.docx").tasks
    assert task.source.place == Place(paragraph=2)


def test_a_row_keeps_all_its_cells() -> None:
    rows = (("STT", "Nội dung", "Chủ trì", "Thời hạn"), ("1", "Tham mưu báo cáo", "Văn phòng Sở", "15/9/2024"))
    body = p("Giám đốc Sở kết luận như sau:") + table(*(tuple(map(p, row)) for row in rows), widths=(900,) * 4)
    (task,) = read(docx(body), "x.docx").tasks
    assert (task.source.text, task.source.place) == (
        "1 | Tham mưu báo cáo | Văn phòng Sở | 15/9/2024",
        Place(paragraph=6),
    )


def test_a_pdf_tells_page_and_line_without_page_numbers() -> None:
    tasks = read((SAMPLES / f"{letter.NAME}.pdf").read_bytes(), "x.pdf").tasks
    places = [task.source.place for task in tasks]
    assert all(place.page and place.line and place.paragraph is None for place in places)
    assert places == sorted(places, key=lambda place: (place.page or 0, place.line or 0))
    assert {place.page for place in places} == {1, 2}
    assert min(place.line or 0 for place in places if place.page == 2) < 4


@pytest.mark.parametrize("end", ["\n", "\f"])
def test_no_task_is_without_its_words(end: str) -> None:
    assert all(task.source != NO_SOURCE and task.text in task.source.text for task in of_text(end))
