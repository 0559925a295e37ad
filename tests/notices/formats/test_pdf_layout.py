"""From words on a page to paragraphs, on pages set by hand."""

from __future__ import annotations

import pytest

from notices.formats.pdf_columns import parts
from notices.formats.pdf_lines import Line, Page, lines_of, without_margins
from notices.formats.pdf_paragraphs import column, paragraphs_of
from notices.formats.pdf_words import Word

EM, LEFT, RIGHT, HEIGHT, PITCH = 14.0, 85.0, 535.0, 842.0, 16.0
LETTER = 0.5 * EM
"""All letters as wide as a blank is twice."""


def line(text: str, *, left: float = LEFT, row: float = 10, page: int = 0, bold: bool = False) -> Line:
    """``text`` set from ``left`` on, ``row`` lines under the page's head; "~" is a blank of ten letters."""
    words: list[Word] = []
    for piece in text.split():
        if piece == "~":
            left += 10 * LETTER
            continue
        right = left + len(piece) * LETTER
        words.append(Word(piece, left, right, HEIGHT - row * PITCH, EM, bold))
        left = right + LETTER / 2
    return Line(tuple(words), page)


def full(start: str, **place: object) -> Line:
    """A line of ``start`` and enough words to reach the right edge."""
    while True:
        longer = line(start + " việc", **place)  # type: ignore[arg-type]
        if longer.right > RIGHT:
            return line(start, **place)  # type: ignore[arg-type]
        start += " việc"


def texts(*lines: Line) -> list[str]:
    return [block.text for block in paragraphs_of(lines)]


def starts(*lines: Line) -> list[str]:
    return [text.split()[0] for text in texts(*lines)]


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    assert starts(full("a"), line("b", row=11), line("c", row=12)) == ["a", "c"]


def test_a_paragraph_runs_over_the_turn_of_a_page() -> None:
    assert starts(full("a", row=48), line("b", row=4, page=1), line("c", row=5, page=1)) == ["a", "c"]


def test_a_wider_gap_ends_a_paragraph() -> None:
    assert starts(full("a"), full("b", row=11), full("c", row=12), full("d", row=14)) == ["a", "d"]


def test_a_line_moved_in_begins_a_paragraph() -> None:
    assert starts(full("a"), full("b", row=11), full("c", row=12, left=LEFT + 36)) == ["a", "c"]


def test_bold_before_plain_ends() -> None:
    assert starts(full("a", bold=True), full("b", row=11)) == ["a", "b"]


def test_a_marker_after_a_full_stop_begins_an_item() -> None:
    stop = full("(1)")
    ended = Line((*stop.words[:-1], Word("xong.", *_span(stop), stop.baseline, EM, False)), 0)
    assert starts(ended, full("(2)", row=11)) == ["(1)", "(2)"]


@pytest.mark.parametrize("word", ["06.", "- xã", "2024.", "(12"])
def test_what_only_looks_like_a_marker_goes_on(word: str) -> None:
    assert starts(full("a"), full(word, row=11)) == ["a"]


def test_hanging_items_end_where_the_next_marker_stands_out() -> None:
    lines = [full("(1)"), full("x", row=11, left=LEFT + 30), full("(2)", row=12), full("y", row=13, left=LEFT + 30)]
    assert starts(*lines) == ["(1)", "(2)"]


def test_a_number_cut_at_its_hyphen_is_one_word_again() -> None:
    first = full("a")
    cut = Line((*first.words[:-1], Word("01/CT-", *_span(first), first.baseline, EM, False)), 0)
    assert "01/CT-UBND ngày" in texts(cut, line("UBND ngày", row=11))[0]


def test_a_centred_title_of_two_lines_is_one() -> None:
    width = len("tại cuộc họp") * LETTER * 0.9
    title = [
        line("Kết luận của Giám đốc", left=230, bold=True),
        line("tại cuộc họp", left=310 - width / 2, row=11, bold=True),
    ]
    assert starts(*title, full("Ngày", row=13)) == ["Kết", "Ngày"]


def test_page_numbers_and_running_heads_go() -> None:
    pages = [
        Page(
            (line(str(n + 1), left=310, row=3, page=n), line("Sở KHCN", row=4, page=n), line("việc", row=20, page=n)),
            HEIGHT,
        )
        for n in range(3)
    ]
    assert [[one.text for one in page.lines] for page in without_margins(pages)] == [["việc"]] * 3


@pytest.mark.parametrize("number", ["2", "- 2 -", "2/5", "Trang 2", "Trang 2/5"])
def test_forms_of_page_numbers(number: str) -> None:
    (page,) = without_margins([Page((line(number, row=3), line("12", row=20)), HEIGHT)])
    assert [one.text for one in page.lines] == ["12"]


def test_words_of_one_row_are_one_line_from_left_to_right() -> None:
    words = [*line("CỘNG HÒA", left=300).words, *line("UBND TỈNH", row=10.1).words, *line("Số", row=11).words]
    assert [one.apart for one in lines_of(words, 0)] == ["UBND TỈNH\tCỘNG HÒA", "Số"]


def test_head_and_foot_are_cut_in_two() -> None:
    body = [full("THÔNG BÁO a", row=13), full("b", row=14)]
    head = [line("UBND TỈNH ~ CỘNG HÒA"), line("Số: 1 ~ ~ Độc lập", row=11), line("Bình Sơn, ngày", left=330, row=12)]
    foot = [line("TL. GIÁM ĐỐC", left=340, row=16), line("Nơi nhận: ~ ~ CHÁNH", row=17), line("- Lưu: VT.", row=18)]
    found = parts([*head, *body, *foot])
    assert [one.text for one in found.head.left] == ["UBND TỈNH", "Số: 1"]
    assert [one.text for one in found.head.right] == ["CỘNG HÒA", "Độc lập", "Bình Sơn, ngày"]
    assert len(found.body) == 2
    assert [one.text for one in found.foot.left] == ["Nơi nhận:", "- Lưu: VT."]
    assert [one.text for one in found.foot.right] == ["TL. GIÁM ĐỐC", "CHÁNH"]


def test_only_turned_lines_of_a_column_are_joined() -> None:
    place = (0, 0, 0)
    head = [line("SỞ KHOA HỌC VÀ CÔNG"), line("NGHỆ", row=11), line("Số: 12/TB", row=12)]
    assert [block.text for block in column(head, place, 150)] == ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 12/TB"]
    assert len(column(head, place, 400)) == 3
    subject = [line("V/v cấp"), line("Giấy phép", row=11), line("năm 2024", row=12)]
    assert [block.text for block in column(subject, place, 400)] == ["V/v cấp Giấy phép năm 2024"]


def test_a_document_without_columns_is_all_body() -> None:
    lines = [full("a"), full("b", row=11)]
    assert parts(lines).body == tuple(lines)
    assert parts([]).body == ()


def _span(last: Line) -> tuple[float, float]:
    return last.words[-1].left, last.words[-1].right
