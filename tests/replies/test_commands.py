"""What stands behind a command: task numbers, and what is no task number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replies.commands import day_words, named, names_a_document, one_task_and_percent

NAMED = [
    ("3", (3,), ""),
    ("3 4", (3, 4), ""),
    ("3,4 và 5", (3, 4, 5), ""),
    ("muc 3", (3,), ""),
    ("mục 3, mục 5 xong rồi", (3, 5), "xong rồi"),
    ("việc 2; 4", (2, 4), ""),
    ("2-4", (2, 3, 4), ""),
    ("2 đến 4 đã xong", (2, 3, 4), "đã xong"),
    ("3 đã ban hành QĐ 123/QĐ-SKHCN", (3,), "đã ban hành QĐ 123/QĐ-SKHCN"),
    ("3 123/QĐ-SKHCN", (3,), "123/QĐ-SKHCN"),
    ("3 25/4 trình", (3,), "25/4 trình"),
    ("3: 3 hồ sơ", (3,), "3 hồ sơ"),
    ("3 - đã gửi", (3,), "đã gửi"),
    ("#7", (7,), ""),
    ("3 3 3", (3,), ""),
    ("99", (99,), ""),
    ("đã xong", (), "đã xong"),
    ("70%", (), "70%"),
    ("9-2", (), "9-2"),
    ("1234", (), "1234"),
    ("1-9999999", (), "1-9999999"),
    ("", (), ""),
]


@pytest.mark.parametrize(("words", "numbers", "rest"), NAMED)
def test_leading_numbers_are_tasks_and_the_rest_is_words(words: str, numbers: tuple[int, ...], rest: str) -> None:
    found = named(words)
    assert (found.numbers, found.rest) == (numbers, rest)


PERCENTS = [
    ("3 70", (3,), 70, ""),
    ("3 70%", (3,), 70, ""),
    ("mục 3 70% đang trình ký", (3,), 70, "đang trình ký"),
    ("3 đang trình ký", (3,), None, "đang trình ký"),
    ("3", (3,), None, ""),
    ("70%", (), 70, ""),
    ("3 150", (3,), None, "150"),
    ("đang làm", (), None, "đang làm"),
]


@pytest.mark.parametrize(("words", "numbers", "amount", "rest"), PERCENTS)
def test_a_task_and_how_far_it_is(words: str, numbers: tuple[int, ...], amount: int | None, rest: str) -> None:
    assert one_task_and_percent(words) == (numbers, amount, rest)


DAYS = [
    ("25/4 chờ thẩm định", "25/4", "chờ thẩm định"),
    ("đến 25/4/2025, do chờ ý kiến", "25/4/2025", "do chờ ý kiến"),
    ("ngày 25-4", "25-4", ""),
    ("chờ thẩm định", "", "chờ thẩm định"),
]


@pytest.mark.parametrize(("words", "day", "rest"), DAYS)
def test_a_leading_day_is_set_apart(words: str, day: str, rest: str) -> None:
    assert day_words(words) == (day, rest)


@pytest.mark.parametrize(
    ("words", "is_one"), [("QĐ 123/QĐ-SKHCN", True), ("25/2024/QĐ-UBND", True), ("cảm ơn em 3/4", False)]
)
def test_a_document_number_is_recognised(words: str, is_one: bool) -> None:
    assert names_a_document(words) is is_one


@given(
    st.lists(st.integers(min_value=1, max_value=999), min_size=1, max_size=6), st.sampled_from([" ", ", ", ";", " và "])
)
def test_every_list_of_numbers_is_read_back(numbers: list[int], joint: str) -> None:
    assert named(joint.join(map(str, numbers))).numbers == tuple(dict.fromkeys(numbers))


@given(st.text(max_size=80))
def test_no_text_upsets_it(words: str) -> None:
    named(words)
    one_task_and_percent(words)
    day_words(words)
