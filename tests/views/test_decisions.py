"""What the Office's decisions look like: on its own cards, and to the unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from locales import LANGUAGES, Tongues
from services.answers import Answer, Asked, Line
from services.approvals import Decided
from services.extensions import Ruling
from storage.assignments import AssignmentState, Extension, ExtensionState, Verdict
from tests.views.pieces import NOW, TODAY, UNIT, item, member, notice, report
from views import extensions
from views.letter import Letter
from views.reports import decided_letters, office_card, office_letters, understood_card

HEAD = member("Mạc Thị Yến", 5)
AWAY = member("Tạ Quang Minh", None)


def decided(verdict: Verdict, *numbers: int, words: str = "") -> Decided:
    """The Office decides on the first of the tasks that were reported with one message."""
    state = AssignmentState.ACCEPTED if verdict is Verdict.ACCEPTED else AssignmentState.RETURNED
    first, *others = numbers
    lines = [Line(report(n=first, verdict=verdict), item(first, state=state), notice())]
    lines += [Line(report(n=n), item(n, state=AssignmentState.REPORTED_DONE), notice()) for n in others]
    answer = Answer("m1", HEAD, 2, UNIT, tuple(lines), (), (), ())
    return Decided((answer,), (lines[0].report,), member("Đinh Thị Mai", 9), verdict, words, (HEAD, AWAY))


def labels(letter: Letter) -> list[str]:
    return [button.label for row in letter.card.buttons for button in row]


def test_what_is_returned_comes_with_the_reason_and_the_buttons_to_act(texts: Tongues) -> None:
    (letter,) = decided_letters(decided(Verdict.RETURNED, 3, 4, words="thiếu <biểu>"), texts)
    assert "trả lại việc <b>3</b>" in letter.card.text
    assert "“thiếu &lt;biểu&gt;”" in letter.card.text
    assert "<b>4</b>" not in letter.card.text
    assert labels(letter)[:2] == ["🔧 Đang làm", "✅ Xong"]
    assert (letter.chat_id, letter.name, letter.fresh) == (5, "work:103", True), "a reply with /done means this task"


def test_what_is_approved_is_one_line(texts: Tongues) -> None:
    (letter,) = decided_letters(decided(Verdict.ACCEPTED, 3), texts)
    assert letter.card.text.count("\n") == 0
    assert (labels(letter), letter.name) == ([], None)


def test_what_had_been_reported_before_is_said(texts: Tongues) -> None:
    answer = replace(decided(Verdict.ACCEPTED, 3, 4).answers[0], already=(1, 2))
    assert "Việc 1, 2 đã báo xong từ trước" in understood_card(answer, texts["vi"], TODAY).text


def request(state: ExtensionState, old_due: date | None = date(2024, 4, 20)) -> Ruling:
    extension = Extension(
        id=8,
        assignment_id=103,
        member_id=1,
        old_due=old_due,
        asked_due=date(2024, 4, 25),
        answer="m1",
        reason="<chờ>",
        state=state,
        created_at=NOW,
    )
    by = None if state is ExtensionState.OPEN else member("Đinh Thị Mai", 9)
    asked = Asked(extension, item(3, due=old_due), notice(), 2, by)
    return Ruling(Answer("m1", HEAD, 2, UNIT, (), (asked,), (), (member("Đinh Thị Mai", 9),)), asked, (HEAD,))


def test_a_request_shows_both_days_the_reason_and_which_time_it_is(texts: Tongues) -> None:
    (letter,) = office_letters(request(ExtensionState.OPEN).answer, texts, TODAY)
    assert "xin gia hạn lần 2 (Mạc Thị Yến)" in letter.card.text
    assert "Hạn cũ: thứ Bảy 20/4 → xin đến: <b>thứ Năm 25/4</b>" in letter.card.text
    assert "“&lt;chờ&gt;”" in letter.card.text
    assert labels(letter) == ["✅ Đồng ý", "📅 Ngày khác", "❌ Từ chối"]
    assert letter.name == "answer:m1"


@pytest.mark.parametrize(
    ("state", "office", "unit"),
    [
        (ExtensionState.GRANTED, "Đinh Thị Mai đã đồng ý", "Hạn mới: <b>thứ Năm 25/4</b> (hạn cũ: thứ Bảy 20/4)"),
        (ExtensionState.REFUSED, "Đinh Thị Mai đã từ chối", "Vẫn giữ hạn cũ: <b>thứ Bảy 20/4</b>"),
    ],
)
def test_a_decided_request_says_who_decided_and_what_now_holds(
    state: ExtensionState, office: str, unit: str, texts: Tongues
) -> None:
    made = request(state)
    (letter,) = office_letters(made.answer, texts, TODAY)
    assert office in letter.card.text
    assert labels(letter) == []
    (told,) = extensions.decided_letters(made, texts, TODAY)
    assert unit in told.card.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ExtensionState)
def test_a_request_without_an_old_deadline_reads_in_every_language(
    language: str, state: ExtensionState, texts: Tongues
) -> None:
    card = office_card(request(state, old_due=None).answer, texts[language], TODAY)
    assert "extension." not in card.text
    assert "None" not in card.text
