"""What holds for every reply: an answer, tasks of the list only, and courtesy, case and Unicode form change nothing."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replies.model import Kind, Update
from replies.reading import understand
from tests.replies.test_corpus import TODAY, cases

CASES = [(text, tasks, replying_to) for _, tasks, replying_to, text, _ in cases()]
WORDS = sorted({word for text, _, _ in CASES for word in text.split(" ")})
WRITTEN = st.lists(st.sampled_from([*WORDS, "mục", "3", "xong", "chưa", ",", ".", "\n", "đến"]), max_size=60).map(
    " ".join
)


def core(updates: tuple[Update, ...]) -> list[tuple[object, ...]]:
    return [(one.kind, one.tasks, one.percent, one.until) for one in updates]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=4096), WRITTEN),
    st.dates(date(2000, 1, 1), date(2150, 1, 1)),
    st.integers(0, 40),
    st.one_of(st.none(), st.integers(0, 60)),
)
def test_every_text_has_an_answer_about_tasks_of_the_list(
    text: str, today: date, tasks: int, replying_to: int | None
) -> None:
    updates = understand(text, today, tasks, replying_to)
    assert updates
    for one in updates:
        assert set(one.tasks) <= set(range(1, tasks + 1))
        assert list(one.tasks) == sorted(set(one.tasks))
        assert one.percent is None or (one.kind is Kind.PROGRESS and 0 <= one.percent < 100)
        assert one.until is None or (one.kind is Kind.EXTENSION and one.until >= today)
        assert not one.sure or one.tasks or one.kind is Kind.OTHER


@pytest.mark.parametrize(("text", "tasks", "replying_to"), CASES)
def test_case_and_unicode_form_change_nothing(text: str, tasks: int, replying_to: int | None) -> None:
    plain = core(understand(text, TODAY, tasks, replying_to))
    for other in (text.upper(), text.title(), unicodedata.normalize("NFD", text), unicodedata.normalize("NFKD", text)):
        assert core(understand(other, TODAY, tasks, replying_to)) == plain, other


@pytest.mark.parametrize(("text", "tasks", "replying_to"), [one for one in CASES if not one[0].startswith("/")])
def test_courtesy_changes_nothing(text: str, tasks: int, replying_to: int | None) -> None:
    plain = core(understand(text, TODAY, tasks, replying_to))
    if all(kind is Kind.OTHER for kind, *_ in plain) or text.endswith("?"):
        return
    for other in (f"Dạ báo cáo anh, {text} ạ", f"Dạ {text}", f"{text}. Em cảm ơn anh ạ", f"{text}\nEm cảm ơn!"):
        assert core(understand(other, TODAY, tasks, replying_to)) == plain, other


@pytest.mark.parametrize(("text", "tasks", "replying_to"), CASES)
def test_the_words_of_an_update_are_in_the_message(text: str, tasks: int, replying_to: int | None) -> None:
    for one in understand(text, TODAY, tasks, replying_to):
        for words in one.words.split("; "):
            assert words in unicodedata.normalize("NFC", text)


SURE = [
    ("mục 3 xong", None, True, "stated"),
    ("xong rồi", 3, True, "stated"),
    ("xong rồi", None, False, "no_task"),
    ("xong hết rồi", 3, False, "everything"),
    ("xong hết rồi", None, True, "stated"),
    ("mục 3 đã gửi rồi", None, False, "implied"),
    ("mục 99 xong", None, False, "no_such_task"),
    ("mục 3, à nhầm, mục 4 xong", None, False, "mixed"),
    ("mục 3 xong rồi, mai em nộp bản giấy", None, False, "mixed"),
    ("mục 3 xin lùi", None, False, "no_date"),
    ("mục 3 xin lùi đến 25/4", None, True, "stated"),
    ("mục 3 mưa gió bão bùng lắm anh ơi", None, False, "guessed"),
]


@pytest.mark.parametrize(("text", "replying_to", "sure", "why"), SURE)
def test_what_is_not_sure_says_why(text: str, replying_to: int | None, sure: bool, why: str) -> None:
    first = understand(text, TODAY, 6, replying_to)[0]
    assert (first.sure, first.why) == (sure, why)
