"""One spelling for all that is typed; and numbers in words."""

from __future__ import annotations

import pytest

from replies.gist import begin
from replies.numbers import in_digits
from replies.slips import corrected
from replies.spelling import spelled
from replies.telex import decoded

KEYS = [
    ("ddax", "đã"),
    ("roofi", "rồi"),
    ("vuowngs", "vướng"),
    ("vuongws", "vướng"),
    ("hoanf", "hoàn"),
    ("dduowcj", "được"),
    ("chuaw", "chưa"),
    ("huyr", "hủy"),
    ("roi62", "rồi"),
    ("d9a4", "đã"),
    ("vu7o71ng", "vướng"),
    ("viec65", "việc"),
    ("chua7", "chưa"),
    ("xong", None),
    ("task", None),
    ("file", None),
    ("data", None),
    ("report", None),
    ("t6", None),
]


@pytest.mark.parametrize(("typed", "meant"), KEYS)
def test_keys_that_made_no_marks_are_read_as_the_word(typed: str, meant: str | None) -> None:
    assert decoded(typed) == meant


SLIPS = [("xogn", "xong"), ("thnah", "thành"), ("đnag", "đang"), ("xong", None), ("zalo", None)]


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_one_slip_of_the_finger_is_put_right(typed: str, meant: str | None) -> None:
    assert corrected(typed) == meant


WORDS = [
    ("e chx xog r ak", "em chưa xong rồi ạ"),
    ("k vướng chi", "không vướng gì"),
    ("chi cục", "chi cục"),
    ("50k", "50k"),
    ("xonggg rồiiii kkkk", "xong rồi  "),
    ("mục5", "mục 5"),
    ("muc5 3", "mục 3"),
    ("thu6", "thu 6"),
    ("việc ni mần rứa mô", "việc này làm vậy mô"),
    ("huỷ hoà", "hủy hòa"),
    ("mô phải", "không phải"),
    ("v/v", "về việc"),
]


@pytest.mark.parametrize(("typed", "spelling"), WORDS)
def test_chat_spelling_and_dialect_are_spelled_out(typed: str, spelling: str) -> None:
    assert spelled(begin(typed)).text == spelling


NUMBERS = [
    ("mục ba, bốn và năm", "mục 3, 4 và 5"),
    ("mục mười hai", "mục 12"),
    ("tám mươi lăm phần trăm", "85 phần trăm"),
    ("8 chục phần trăm", "80 phần trăm"),
    ("một trăm phần trăm", "100 phần trăm"),
    ("mục ba một trăm phần trăm", "mục 3 100 phần trăm"),
    ("thứ sáu", "thứ 6"),
    ("thu tu", "thu 4"),
    ("ngày hai mươi lăm tháng tư", "ngày 25 tháng 4"),
    ("hai mục đầu", "2 mục đầu"),
    ("một hai hôm", "1-2 hôm"),
    ("chục ngày", "10 ngày"),
    ("tháng sau", "tháng sau"),
    ("thang sau", "thang sau"),
    ("mục sau", "mục sau"),
    ("anh Ba", "anh ba"),
    ("năm nay", "năm nay"),
    ("việc tư vấn", "việc tư vấn"),
    ("ngày mốt", "ngày mốt"),
    ("bây giờ", "bây giờ"),
    ("một cửa", "một cửa"),
]


@pytest.mark.parametrize(("typed", "digits"), NUMBERS)
def test_numbers_in_words_become_digits_only_where_they_are_numbers(typed: str, digits: str) -> None:
    assert in_digits(begin(typed)).text == digits


def test_the_gist_knows_where_its_words_stood() -> None:
    gist = in_digits(spelled(begin("Dạ  mục ba XONG rùi ạ")))
    assert gist.text == "dạ mục 3 xong rồi ạ"
    assert gist.words(3, 8) == "mục ba"
    assert gist.words(9, 17) == "XONG rùi"
