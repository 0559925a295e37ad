"""/viec, one task, and what a button asks back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from locales import Tongues
from services.history import Event
from storage.assignments import AssignmentState
from tests.conftest import OFFICE_ZONE
from tests.views.pieces import NOW, TODAY, item, work
from views.buttons.work import WorkAct
from views.history import SHOWN
from views.letter import Card
from views.work import PAGE, ask_until_card, history_card, shortened, task_card, which_card, work_list_card

ANSWERS = ["🔧 Đang làm", "✅ Xong", "⚠️ Vướng", "⏳ Xin gia hạn", "Không phải việc của đơn vị"]


def labels(card: Card) -> list[str]:
    return [button.label for row in card.buttons for button in row]


@pytest.mark.parametrize(
    ("count", "page", "first", "last", "turning"),
    [
        (1, 0, 1, 1, []),
        (PAGE, 0, 1, 8, []),
        (PAGE + 1, 0, 1, 8, ["Sau ▶"]),
        (PAGE + 1, 1, 9, 9, ["◀ Trước"]),
        (20, 1, 9, 16, ["◀ Trước", "Sau ▶"]),
        (20, 99, 17, 20, ["◀ Trước"]),
        (20, -3, 1, 8, ["Sau ▶"]),
    ],
)
def test_eight_tasks_a_page(count: int, page: int, first: int, last: int, turning: list[str], texts: Tongues) -> None:
    works = [work(item(n)) for n in range(1, count + 1)]
    card = work_list_card(works, page, texts["vi"], TODAY)
    assert labels(card) == [*map(str, range(first, last + 1)), *turning, "📅 Lịch"]
    assert f"{count} việc đang mở" in card.text


def test_nothing_open_is_said(texts: Tongues) -> None:
    assert "không còn việc nào" in work_list_card([], 0, texts["vi"], TODAY).text


@pytest.mark.parametrize(
    ("state", "answers"),
    [
        (AssignmentState.ASSIGNED, ["✅ Đã nhận", *ANSWERS]),
        (AssignmentState.ACKNOWLEDGED, ANSWERS),
        (AssignmentState.IN_PROGRESS, ANSWERS),
        (AssignmentState.RETURNED, ANSWERS),
        (AssignmentState.REPORTED_DONE, []),
        (AssignmentState.ACCEPTED, []),
        (AssignmentState.CANCELLED, []),
        (AssignmentState.TRANSFERRED, []),
    ],
)
def test_a_task_offers_the_answers_that_its_state_allows(
    state: AssignmentState, answers: list[str], texts: Tongues
) -> None:
    seen = labels(task_card(work(item(state=state)), texts["vi"], NOW))
    assert seen[: len(answers)] == answers
    assert set(seen[len(answers) :]).isdisjoint(["✅ Đã nhận", *ANSWERS])


def test_the_history_is_dated_by_the_offices_day_and_shows_who_said_and_decided_what(texts: Tongues) -> None:
    told = datetime(2024, 3, 31, 23, 30, tzinfo=OFFICE_ZONE)
    events = [
        Event(told, "done", "Mạc Thị Yến", "đã <gửi>"),
        Event(NOW, "verdict_returned", "Đinh Thị Mai", "thiếu biểu"),
        Event(NOW, "progress", "Mạc Thị Yến", percent=70),
    ]
    text = task_card(work(item(state=AssignmentState.RETURNED), *events), texts["vi"], NOW).text
    assert "Chủ nhật 31/3: báo xong (Mạc Thị Yến)" in text
    assert "đã &lt;gửi&gt;" in text
    assert "trả lại (Đinh Thị Mai)\n💬 “thiếu biểu”" in text
    assert "đang làm, 70% (Mạc Thị Yến)" in text
    assert "mục 1.2" in text


def test_the_newest_stand_on_the_card_and_all_of_them_behind_a_button(texts: Tongues) -> None:
    events = [Event(NOW, "progress", "Mạc Thị Yến", percent=n) for n in range(1, SHOWN + 3)]
    card = task_card(work(item(), *events), texts["vi"], NOW)
    assert card.text.count("đang làm") == SHOWN
    assert "🕘 Toàn bộ lịch sử" in labels(card)
    assert history_card(work(item(), *events), texts["vi"], NOW).text.count("đang làm") == SHOWN + 2
    assert "🕘 Toàn bộ lịch sử" not in labels(task_card(work(item(), *events[:SHOWN]), texts["vi"], NOW))


@pytest.mark.parametrize("act", [WorkAct.DONE, WorkAct.DOING, WorkAct.STUCK, WorkAct.EXTEND])
def test_which_task_is_asked_with_a_button_each(act: WorkAct, texts: Tongues) -> None:
    long = replace(item(2), text="Tổng hợp báo cáo " * 20)
    card = which_card([work(item(1)), work(long)], act, texts["vi"])
    assert [len(row) for row in card.buttons] == [1, 1]
    assert labels(card)[1].startswith("2. Tổng hợp báo cáo")
    assert len(labels(card)[1]) < 50
    assert all(len(button.data.encode()) <= 64 for row in card.buttons for button in row)


@pytest.mark.parametrize(
    ("due", "first"),
    [
        (date(2024, 4, 10), "+3 ngày: thứ Bảy 13/4"),
        (date(2024, 3, 20), "+3 ngày: thứ Năm 04/4"),
        (None, "+3 ngày: thứ Năm 04/4"),
    ],
)
def test_more_days_count_from_the_deadline_or_from_today_where_it_is_over(
    due: date | None, first: str, texts: Tongues
) -> None:
    assert labels(ask_until_card(work(item(due=due)), texts["vi"], TODAY))[0] == first


def test_a_text_is_cut_between_words() -> None:
    assert shortened("một hai ba", 7) == "một …"
    assert shortened("một hai", 7) == "một hai"
