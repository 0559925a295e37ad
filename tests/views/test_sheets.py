"""The message that brings a notice: colours, states, buttons, and nothing of the text taken for markup."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from locales import Tongues
from storage.assignments import AssignmentRole, AssignmentState
from tests.views.pieces import TODAY, item, sheet
from views.letter import Card
from views.sheets import deadline, notice_name, sheet_card


def labels(card: Card) -> list[list[str]]:
    return [[button.label for button in row] for row in card.buttons]


@pytest.mark.parametrize(
    ("days", "mark"), [(-30, "🔴"), (-1, "🔴"), (0, "🟡"), (1, "🟡"), (3, "🟡"), (4, "🟢"), (30, "🟢"), (None, "⚪")]
)
def test_the_colour_of_a_deadline(days: int | None, mark: str, texts: Tongues) -> None:
    due = None if days is None else TODAY + timedelta(days=days)
    assert str(deadline(item(due=due), texts["vi"], TODAY)).startswith(mark)


@pytest.mark.parametrize("state", [AssignmentState.REPORTED_DONE, AssignmentState.ACCEPTED])
def test_what_was_reported_is_not_red(state: AssignmentState, texts: Tongues) -> None:
    seen = str(deadline(item(due=TODAY - timedelta(days=9), state=state), texts["vi"], TODAY))
    assert "🔴" not in seen
    assert "quá hạn" not in seen


def test_leads_stand_before_support_and_each_has_its_button(texts: Tongues) -> None:
    items = [item(n, role=AssignmentRole.SUPPORT if n == 2 else AssignmentRole.LEAD) for n in range(1, 8)]
    card = sheet_card(sheet(*items), texts["vi"], TODAY)
    assert str(card.text).index("CHỦ TRÌ (6)") < str(card.text).index("số 7") < str(card.text).index("PHỐI HỢP (1)")
    assert labels(card) == [["✅ Đã nhận"], ["1", "2", "3", "4", "5"], ["6", "7"]]


def test_a_letter_of_many_tasks_stays_within_the_buttons_that_telegram_takes(texts: Tongues) -> None:
    card = sheet_card(sheet(*(item(n) for n in range(1, 151))), texts["vi"], TODAY)
    assert sum(len(row) for row in labels(card)) <= 100
    assert labels(card)[0] == ["✅ Đã nhận"]


def test_what_has_ended_has_no_button_and_what_was_received_no_da_nhan(texts: Tongues) -> None:
    items = [item(1, state=AssignmentState.ACCEPTED), item(2, state=AssignmentState.IN_PROGRESS, percent=70)]
    card = sheet_card(sheet(*items), texts["vi"], TODAY)
    assert labels(card) == [["2"]]
    assert "đang làm, 70%" in card.text


def test_a_preview_has_neither_buttons_nor_states(texts: Tongues) -> None:
    card = sheet_card(sheet(item(state=AssignmentState.PLANNED)), texts["vi"], TODAY, preview=True)
    assert card.buttons == ()
    assert "chưa phát hành" not in card.text
    assert "Bấm số" not in card.text


def test_every_date_and_everybody_who_takes_part_is_shown(texts: Tongues) -> None:
    dates = ((date(2024, 4, 5), "lần 1 <sớm>"), (date(2024, 4, 20), "lần 2"))
    one = item(due=date(2024, 4, 20), milestones=dates, leads=("Thanh tra",), partners=("KHTC", "TT"))
    text = sheet_card(sheet(one), texts["vi"], TODAY).text
    for shown in (
        "thứ Sáu 05/4: “lần 1 &lt;sớm&gt;”",
        "thứ Bảy 20/4: “lần 2”",
        "chủ trì: Thanh tra",
        "phối hợp: KHTC, TT",
    ):
        assert shown in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_text_of_a_notice_is_never_markup(language: str, texts: Tongues) -> None:
    text = sheet_card(sheet(item(text="Mục <b>A</b> & 100%s %(n)s")), texts[language], TODAY).text
    assert "Mục &lt;b&gt;A&lt;/b&gt; &amp; 100%s %(n)s" in text


def test_a_notice_is_named_by_what_there_is(texts: Tongues) -> None:
    t = texts["vi"]
    assert notice_name("15", "TB-SKHCN", t) == "15/TB-SKHCN"
    assert notice_name(None, "TB-SKHCN", t) == "…/TB-SKHCN"
    assert notice_name("15", None, t) == "15/…"
    assert notice_name(None, None, t) == "(chưa có số)"


def test_no_task_is_said(texts: Tongues) -> None:
    assert "Không có việc nào" in sheet_card(sheet(), texts["vi"], TODAY).text
