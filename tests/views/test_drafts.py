"""The Office's cards: what stands on them, that they fit, and that their buttons carry ids only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

import notices.places
from locales import LANGUAGES, Tongue, Tongues
from services.draft import Draft, DraftDoubt, DraftDue, DraftTask, DraftUnit, Earlier
from services.issue import Issued, Recipients
from storage.members import Member, MemberRole
from storage.notices import Notice, NoticeState
from storage.units import Unit
from views.buttons.drafts import Place
from views.draft_tasks import due_card, partners_card, sentences_card, task_card, text_card, units_card
from views.drafts import day, discard_card, doubts_card, draft_card, shortened, within
from views.issued import issued_card
from views.letter import Card
from views.places import Spot
from views.split import LIMIT, parsed_length
from views.task_pages import tasks_card, units_list_card

PLANNING = DraftUnit(1, "Phòng Kế hoạch - Tài chính", "Phòng KHTC")
SCIENCE = DraftUnit(2, "Phòng Quản lý Khoa học", "Phòng QLKH", partner=True)
DOUBT = DraftDoubt(7, "unknown_unit", "Phòng <Lạ>", 101)


def task(number: int, **more: object) -> DraftTask:
    made = DraftTask(100 + number, number, f"1.({number})", f"Tham mưu kế hoạch số {number}", (PLANNING,))
    return replace(made, **more)  # type: ignore[arg-type]


def draft_of(*tasks: DraftTask, doubts: tuple[DraftDoubt, ...] = (), **more: object) -> Draft:
    made = Draft(
        id=5,
        state=NoticeState.DRAFT,
        version=1,
        number="12",
        symbol="TB-SKHCN",
        issued_on=date(2024, 4, 1),
        title="Kết luận tại cuộc họp giao ban",
        file_name="tb.docx",
        period_end=date(2024, 4, 30),
        tasks=tasks,
        doubts=doubts,
        units=(PLANNING, SCIENCE),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def labels(card: Card) -> list[str]:
    return [button.label for row in card.buttons for button in row]


@pytest.fixture
def t(texts: Tongues) -> Tongue:
    return texts["vi"]


def test_the_review_card_tells_number_counts_and_doubts_first(t: Tongue) -> None:
    first = task(1, dues=(DraftDue(date(2024, 4, 20), "20/4"),), doubts=(DOUBT,))
    card = draft_card(draft_of(first, task(2), doubts=(DOUBT,)), t)
    assert "12/TB-SKHCN</b> · 01/04/2024" in card.text
    assert "2 nhiệm vụ · 2 đơn vị · 1 có thời hạn" in card.text
    assert "Đơn vị không có trong danh sách (nhiệm vụ 1): “Phòng &lt;Lạ&gt;”" in card.text
    assert labels(card) == [
        "⚠️ Xem điểm nghi vấn (1)",
        "⏰ Theo kỳ 30/04/2024 cho 1 việc chưa có hạn",
        "📋 Xem nhiệm vụ",
        "🏢 Theo đơn vị",
        "➕ Thêm nhiệm vụ",
        "👁 Xem trước",
        "📤 Phát hành",
        "🗑 Bỏ",
    ]


def test_a_notice_issued_before_is_warned_of(t: Tongue) -> None:
    earlier = Earlier(3, same_file=False, issued_at=datetime(2024, 4, 2, 8, tzinfo=UTC))
    card = draft_card(draft_of(task(1), earlier=earlier), t)
    assert "đã phát hành</b> ngày 02/04/2024" in card.text
    assert "🔍 So với bản trước" in labels(card)


def test_a_notice_without_number_goes_by_its_file(t: Tongue) -> None:
    card = draft_card(draft_of(task(1), number=None, symbol=None, issued_on=None), t)
    assert "tb.docx</b> · chưa có ngày" in card.text


def test_tasks_come_eight_a_page_and_pages_turn(t: Tongue) -> None:
    seen = draft_of(*(task(n) for n in range(1, 21)))
    assert [label for label in labels(tasks_card(seen, Spot(), 0, t)) if label.isdigit()] == [
        str(n) for n in range(1, 9)
    ]
    assert labels(tasks_card(seen, Spot(), 1, t))[8:10] == ["◀ 1/3", "3/3 ▶"]
    assert labels(tasks_card(seen, Spot(), 99, t))[:4] == ["17", "18", "19", "20"]


def test_a_task_shows_who_and_until_when(t: Tongue) -> None:
    dues = (DraftDue(date(2024, 4, 20), "trước 20/4"), DraftDue(date(2024, 4, 25), "25/4", PLANNING))
    card = task_card(draft_of(task(1, units=(PLANNING, SCIENCE), dues=dues), task(2)), 101, Spot(), t)
    assert "Phòng KHTC, Phòng QLKH (phối hợp)" in card.text
    assert "20/04/2024, 25/04/2024 (Phòng KHTC)" in card.text
    assert "“trước 20/4”" in card.text
    assert {"👥 Đơn vị", "⏰ Thời hạn", "✏️ Sửa", "🗑 Bỏ", "▶"} <= set(labels(card))


@pytest.mark.parametrize(
    ("dues", "shown"),
    [((), "⏰ 🔁 hằng quý"), ((DraftDue(date(2024, 4, 20), "20/4"),), "⏰ 20/04/2024, 🔁 hằng quý")],
)
def test_a_task_that_comes_again_says_how_often(dues: tuple[DraftDue, ...], shown: str, t: Tongue) -> None:
    card = task_card(draft_of(task(1, dues=dues, recurrence="quarterly")), 101, Spot(), t)
    assert shown in card.text


def test_a_task_for_all_and_one_for_nobody_say_so(t: Tongue) -> None:
    card = tasks_card(draft_of(task(1, units=(), everybody=True), task(2, units=())), Spot(), 0, t)
    assert "tất cả đơn vị" in card.text
    assert "chưa có đơn vị" in card.text
    assert "⚠️ 2" in labels(card)


def test_unit_buttons_say_the_state_that_a_press_brings_about(t: Tongue) -> None:
    units = [Unit(id=1, name=PLANNING.name, short_name="Phòng KHTC"), Unit(id=9, name="Thanh tra Sở")]
    buttons = [b for row in units_card(draft_of(task(1)), 101, units, Spot(), t).buttons for b in row]
    assert [(b.label, b.data) for b in buttons] == [
        ("Tất cả đơn vị", "t:assign:101:0:a:0:1"),
        ("✅ Phòng KHTC", "t:unassign:101:1:a:0:1"),
        ("Thanh tra Sở", "t:assign:101:9:a:0:1"),
        ("⬅️ Về nhiệm vụ", "t:open:101:0:a:0:1"),
    ]


def test_usual_deadlines_stand_as_buttons_each_day_once(t: Tongue) -> None:
    card = due_card(draft_of(task(1)), 101, date(2024, 4, 1), Spot(), t)
    assert labels(card)[:4] == [
        "Thứ Sáu 05/04/2024",
        "Theo kỳ 30/04/2024",
        "Cuối quý 30/06/2024",
        "Không có hạn",
    ]
    assert card.buttons[0][0].data == "t:set_due:101:20240405:a:0:1"


def test_what_issuing_did_names_who_got_it_and_who_did_not(t: Tongue) -> None:
    head = Member(id=3, full_name="Hoàng Thị Nga", role=MemberRole.HEAD, telegram_id=9)
    notice = Notice(id=5, uploaded_by=1, created_at=None)  # type: ignore[arg-type]
    issued = Issued(notice, 3, (Recipients(PLANNING, (head,)), Recipients(SCIENCE, ())), ())
    text = issued_card(issued, "12/TB-SKHCN", t).text
    assert "• Phòng Kế hoạch - Tài chính: Hoàng Thị Nga" in text
    assert text.index("Chưa gửi được") < text.index("• Phòng Quản lý Khoa học")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_cards_fit_into_one_message_and_their_buttons_into_telegrams_limit(
    texts: Tongues, language: str
) -> None:
    t = texts[language]
    doubts = tuple(DraftDoubt(10**8 + n, "date_unclear", "chữ & <dấu> " * 100, 10**8) for n in range(40))
    dues = tuple(DraftDue(date(2024, 4, 20), "trong tháng " * 60, PLANNING) for _ in range(6))
    units = tuple(DraftUnit(n, "Trung tâm " * 19, "Trung tâm " * 5) for n in range(40))
    long = [
        task(n, id=10**8 + n, text="rất dài & <b> " * 300, units=units, dues=dues, doubts=doubts) for n in range(1, 61)
    ]
    seen = draft_of(*long, doubts=doubts, id=10**8, title="Kết luận " * 200, period_end=date(2024, 5, 31))
    first = 10**8 + 1
    choices = [Unit(id=n, name=u.name, short_name=u.short_name) for n, u in enumerate(units)]
    cards = [
        draft_card(seen, t),
        tasks_card(seen, Spot(), 3, t),
        tasks_card(seen, Spot(Place.UNIT, 3), 7, t),
        units_list_card(seen, t),
        doubts_card(seen, 2, t),
        task_card(seen, first, Spot(), t),
        units_card(seen, first, choices, Spot(), t),
        partners_card(seen, first, choices, Spot(), t),
        due_card(seen, first, date(2024, 4, 1), Spot(), t),
        text_card(seen, first, Spot(), t),
        sentences_card(seen, first, Spot(), t),
        discard_card(seen, t),
    ]
    for card in cards:
        assert parsed_length(str(card.text)) <= LIMIT
        assert all(len(button.data.encode()) <= 64 for row in card.buttons for button in row)
        assert sum(len(row) for row in card.buttons) <= 100


def test_shortening_cuts_between_words() -> None:
    assert shortened("một hai  ba", 20) == "một hai ba"
    assert shortened("một hai ba bốn", 11) == "một hai…"
    assert len(shortened("x" * 50, 10)) <= 10


def test_pages_stay_within_the_list() -> None:
    assert [within(page, 20, 8) for page in (-1, 0, 2, 3)] == [0, 0, 2, 2]
    assert within(3, 0, 8) == 0


def test_days_are_written_as_offices_do() -> None:
    assert day(date(2024, 4, 5)) == "05/04/2024"


def test_a_doubt_of_no_task_says_where_its_words_stand(texts: Tongues) -> None:
    lost = DraftDoubt(8, "unplaced", "Câu lạc lõng", None, notices.places.Place(page=2, line=14))
    card = doubts_card(replace(draft_of(task(1)), doubts=(lost,)), 0, texts["vi"])
    assert "(trang 2, dòng 14): “Câu lạc lõng”" in str(card.text)
