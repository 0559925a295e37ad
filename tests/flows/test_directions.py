"""The Director opens a late task, asks, directs, gives time; the head answers; all of it stands in the history."""

from __future__ import annotations

from datetime import date, timedelta

from tests.conftest import SetClock
from tests.flows.department import DIRECTOR, OFFICER, Department
from tests.flows.issued import (
    BUSY_HEAD,
    HEAD,
    TECHNOLOGY,
    all_said,
    assignment,
    folded,
    in_english,
    labels,
    last,
    press,
)


async def open_late(office: Department, clock: SetClock, number: str = "1") -> None:
    """Two days on, the Director opens one of the late tasks from the digest."""
    clock.advance(timedelta(days=2))
    await office.send(DIRECTOR, "/baocao")
    await office.click(DIRECTOR, "Việc quá hạn (2)")
    await office.click(DIRECTOR, number)


async def test_the_director_finds_the_late_tasks_under_the_digest(office: Department, clock: SetClock) -> None:
    clock.advance(timedelta(days=2))
    await office.send(DIRECTOR, "/baocao")
    await office.click(DIRECTOR, "Việc quá hạn (2)")
    seen = last(office, DIRECTOR)
    assert "2 việc quá hạn" in seen
    assert seen.index("an toàn bức xạ") < seen.index("thẩm định dự án"), "longest overdue first"
    await office.click(DIRECTOR, "1")
    assert f"{TECHNOLOGY} · việc 4 · chủ trì" in last(office, DIRECTOR)
    assert "Thông báo kết luận 15/TB-SKHCN, mục" in last(office, DIRECTOR)
    assert labels(office, DIRECTOR) == ["❓ Hỏi", "📌 Chỉ đạo", "➡️ Chuyển đơn vị"]
    await office.send(HEAD, "/baocao")
    assert labels(office, HEAD) == ["📗 Excel"], "a unit sees no list of others"


async def test_a_question_is_answered_with_words_and_comes_back(office: Department, clock: SetClock) -> None:
    await open_late(office, clock)
    case = office[DIRECTOR].last
    await office.click(DIRECTOR, "Hỏi")
    assert f"muốn hỏi {TECHNOLOGY} điều gì về việc 4" in last(office, DIRECTOR)
    await office.send(DIRECTOR, "Vì sao chưa tổ chức <hội thảo>?")
    assert "Có trả lời tôi báo ngay" in last(office, DIRECTOR)
    assert "Vì sao chưa tổ chức <hội thảo>?" in last(office, OFFICER)
    assert f"{DIRECTOR} (Giám đốc) đề nghị giải trình" in last(office, HEAD)
    question = office[HEAD].last
    await office.click(HEAD, "Trả lời")
    await office.send(HEAD, "Chờ giảng viên, 10/4 sẽ tổ chức")
    assert "Đã chuyển câu trả lời" in last(office, HEAD)
    assert f"{TECHNOLOGY} trả lời ({HEAD})" in last(office, DIRECTOR)
    assert "“Chờ giảng viên, 10/4 sẽ tổ chức”" in last(office, DIRECTOR)
    assert f"→ {HEAD} trả lời: “Chờ giảng viên, 10/4 sẽ tổ chức”" in all_said(office, OFFICER)
    assert "💬 Trả lời" not in str(question.buttons), "the same card is edited"
    assert f"giải trình ({HEAD})" in folded(case.text)
    await press(office, HEAD, "dr:1")
    assert f"{HEAD} đã trả lời câu hỏi này rồi" in last(office, HEAD)


async def test_a_reply_to_the_question_answers_it(office: Department, clock: SetClock) -> None:
    await open_late(office, clock)
    await office.click(DIRECTOR, "Hỏi")
    await office.send(DIRECTOR, "Bao giờ xong?")
    await office[HEAD].reply_to(office[HEAD].last, "xong trước 10/4 ạ")
    await office.settle()
    assert "“xong trước 10/4 ạ”" in last(office, DIRECTOR)
    assert (await assignment(office, TECHNOLOGY, 4)).reported_at is None, "an explanation is no report"


async def test_a_direction_goes_to_the_unit_and_the_office_and_into_the_history(
    office: Department, clock: SetClock
) -> None:
    await open_late(office, clock, "2")
    await office.click(DIRECTOR, "Chỉ đạo")
    await office.send(DIRECTOR, "Mời Phòng Kế hoạch cùng làm, xong trong tuần")
    assert "Đã chuyển chỉ đạo về việc 2" in last(office, DIRECTOR)
    assert f"{DIRECTOR} chỉ đạo {TECHNOLOGY}" in last(office, OFFICER)
    assert f"{DIRECTOR} (Giám đốc) chỉ đạo" in last(office, HEAD)
    await office.click(HEAD, "Mở việc này")
    assert f"chỉ đạo ({DIRECTOR}) 💬 “Mời Phòng Kế hoạch cùng làm, xong trong tuần”" in last(office, HEAD)
    await office.click(OFFICER, "Mở việc này")
    assert "Mời Phòng Kế hoạch cùng làm" in last(office, OFFICER)
    assert "📌 Chỉ đạo" not in labels(office, OFFICER), "the Office asks, and does not direct"


async def test_the_director_gives_time_until_another_day_and_the_unit_hears_it(
    office: Department, clock: SetClock
) -> None:
    await office.send(HEAD, "/giahan 2 30/4 chờ số liệu")
    await office.send(DIRECTOR, "/baocao")
    await office.click(DIRECTOR, "Đang xin gia hạn (1)")
    await office.click(DIRECTOR, "1")
    assert labels(office, DIRECTOR)[:3] == ["✅ Đồng ý", "📅 Ngày khác", "❌ Từ chối"]
    case = office[DIRECTOR].last
    await office.click(DIRECTOR, "Ngày khác")
    await office.send(DIRECTOR, "sớm hơn")
    assert "chưa thấy ngày" in last(office, DIRECTOR)
    await office.send(DIRECTOR, "15/4")
    assert "gia hạn đến thứ Hai 15/4" in last(office, DIRECTOR)
    assert (await assignment(office, TECHNOLOGY, 2)).due == date(2024, 4, 15)
    assert "đến ngày khác" in last(office, HEAD)
    assert "Hạn mới: thứ Hai 15/4 (xin đến: thứ Ba 30/4, hạn cũ: thứ Ba 02/4)" in last(office, HEAD)
    assert f"{DIRECTOR} cho đến thứ Hai 15/4" in last(office, OFFICER)
    assert f"cho gia hạn đến thứ Hai 15/4 ({DIRECTOR})" in folded(case.text)
    assert "✅ Đồng ý" not in str(case.buttons)


async def test_who_may_not_ask_is_told_and_nothing_is_found_by_guessing(office: Department) -> None:
    mine = await assignment(office, TECHNOLOGY, 4)
    for forged in (f"cs:ask:{mine.id}:0", f"cs:direct:{mine.id}:0", f"cs:open:{mine.id}:0", "cl:late:0:0"):
        await press(office, BUSY_HEAD, forged)
        assert "không thuộc phần việc" in last(office, BUSY_HEAD), forged
    await press(office, OFFICER, f"cs:direct:{mine.id}:0")
    assert "không thuộc phần việc" in last(office, OFFICER)


async def test_a_question_of_another_unit_is_not_answered(office: Department, clock: SetClock) -> None:
    await open_late(office, clock)
    await office.click(DIRECTOR, "Hỏi")
    await office.send(DIRECTOR, "Bao giờ xong?")
    await press(office, BUSY_HEAD, "dr:1")
    assert "không thuộc đơn vị của anh/chị" in last(office, BUSY_HEAD)


async def test_huy_leaves_the_question(office: Department, clock: SetClock) -> None:
    await open_late(office, clock)
    await office.click(DIRECTOR, "Hỏi")
    heard = len(office[HEAD].said)
    await office.send(DIRECTOR, "/huy")
    await office.send(DIRECTOR, "Bao giờ xong?")
    assert len(office[HEAD].said) == heard


async def test_an_english_director_reads_english(office: Department, clock: SetClock) -> None:
    await in_english(office, DIRECTOR)
    clock.advance(timedelta(days=2))
    await office.send(DIRECTOR, "/digest")
    await office.click(DIRECTOR, "Overdue (2)")
    await office.click(DIRECTOR, "1")
    await office.click(DIRECTOR, "Ask")
    await office.send(DIRECTOR, "When?")
    assert "has been asked about task 4" in last(office, DIRECTOR)
    assert "đề nghị giải trình" in last(office, HEAD), "each in their own language"
