"""A unit head in difficulties: Vướng, and asking for more time, with what the Office makes of it."""

from __future__ import annotations

from datetime import date

from tests.flows.department import OFFICER, SECOND_OFFICER, Department
from tests.flows.issued import (
    BUSY_HEAD,
    HEAD,
    INSPECTION,
    INSPECTOR,
    PLANNING,
    TECHNOLOGY,
    all_said,
    assignment,
    folded,
    labels,
    last,
    letter,
    press,
)


async def test_vuong_asks_and_tells_the_office(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "1")
    await office.click(HEAD, "Vướng")
    assert "Việc 1 vướng gì" in last(office, HEAD)
    await office.send(HEAD, "chưa có kinh phí thẩm định")
    assert "“chưa có kinh phí thẩm định”. Đã báo Văn phòng." in last(office, HEAD)
    assert f"{TECHNOLOGY} báo vướng" in last(office, OFFICER)
    assert "chưa có kinh phí thẩm định" in last(office, OFFICER)
    assert "⚠️ đang vướng" in letter(office, HEAD)
    await office.send(HEAD, "/done 1")
    assert "đang vướng" not in letter(office, HEAD)


async def test_vuong_of_two_tasks_asks_once_for_both(office: Department) -> None:
    await office.send(HEAD, "/vuong 3 4")
    await office.send(HEAD, "chờ ý kiến của Sở Tài chính")
    assert (await assignment(office, TECHNOLOGY, 3)).blocked
    assert (await assignment(office, TECHNOLOGY, 4)).blocked


async def test_vuong_with_words_and_no_number_keeps_the_words(office: Department) -> None:
    await office.send(HEAD, "/vuong chưa có kinh phí")
    assert last(office, HEAD) == "Việc nào đang vướng?"
    await office.click(HEAD, "2. Báo cáo")
    assert "“chưa có kinh phí”. Đã báo Văn phòng." in last(office, HEAD)


async def test_huy_ends_the_question(office: Department) -> None:
    await office.send(HEAD, "/vuong 3")
    await office.send(HEAD, "/huy")
    await office.send(HEAD, "chưa có kinh phí")
    assert last(office, HEAD) == "Việc nào đang vướng?", "the words are understood, but no longer of task 3"
    assert not (await assignment(office, TECHNOLOGY, 3)).blocked


async def test_more_time_by_a_button_then_the_reason_and_dong_y_moves_the_deadline(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "2")
    await office.click(HEAD, "Xin gia hạn")
    assert labels(office, HEAD) == ["+3 ngày: thứ Sáu 05/4", "+5 ngày: Chủ nhật 07/4", "+7 ngày: thứ Ba 09/4"]
    await office.click(HEAD, "+3 ngày")
    assert "đến thứ Sáu 05/4 vì lý do gì" in last(office, HEAD)
    await office.send(HEAD, "chờ số liệu của huyện")
    assert "Đã gửi Văn phòng: xin gia hạn việc 2" in last(office, HEAD)
    assert "đang xin gia hạn đến thứ Sáu 05/4" in letter(office, HEAD)
    asked = last(office, OFFICER)
    assert "xin gia hạn lần 1" in asked
    assert "Hạn cũ: thứ Ba 02/4 → xin đến: thứ Sáu 05/4" in asked
    assert "“chờ số liệu của huyện”" in asked
    await office.click(OFFICER, "Đồng ý")
    assert "Hạn mới: thứ Sáu 05/4 (hạn cũ: thứ Ba 02/4)" in last(office, HEAD)
    assert f"{OFFICER} đã đồng ý" in last(office, OFFICER)
    assert "hạn thứ Sáu 05/4, còn 4 ngày" in letter(office, HEAD)
    assert (await assignment(office, TECHNOLOGY, 2)).due == date(2024, 4, 5)


async def test_tu_choi_keeps_the_deadline(office: Department) -> None:
    await office.send(HEAD, "/giahan 1 25/4 chờ thẩm định")
    assert "xin gia hạn việc 1 đến thứ Năm 25/4" in last(office, HEAD)
    await office.click(OFFICER, "Từ chối")
    assert "Không cho gia hạn việc 1 vì lý do gì?" in last(office, OFFICER)
    await office.send(OFFICER, "Tỉnh cần trước ngày 20")
    assert "Vẫn giữ hạn cũ: thứ Bảy 20/4 💬 “Tỉnh cần trước ngày 20”" in last(office, HEAD)
    assert "xin gia hạn" not in letter(office, HEAD)
    assert (await assignment(office, TECHNOLOGY, 1)).due == date(2024, 4, 20)


async def test_a_typed_day_asks_for_the_reason(office: Department) -> None:
    await office.send(HEAD, "/giahan 1")
    await office.send(HEAD, "hôm nào đó")
    assert "chưa thấy ngày" in last(office, HEAD)
    await office.send(HEAD, "25/4")
    assert "vì lý do gì" in last(office, HEAD)
    await office.send(HEAD, "chờ thẩm định")
    assert "xin gia hạn việc 1 đến thứ Năm 25/4" in last(office, HEAD)


REFUSED = [
    ("/giahan 1 25/3/2024 chờ", "Ngày 25/03/2024 đã qua"),
    ("/giahan 1 19/4 chờ", "Hạn hiện nay là 20/04/2024"),
    ("/giahan 1 20/4 chờ", "Hạn hiện nay là 20/04/2024"),
    ("/giahan 1 31/2 chờ", "chưa thấy ngày"),
    ("/giahan 99 25/4 chờ", "Không có việc số 99"),
    ("/giahan 1 2 25/4 chờ", "Mỗi lần"),
]


async def test_a_day_that_cannot_be_asked_for_is_refused(office: Department) -> None:
    for typed, answer in REFUSED:
        await office.send(HEAD, typed)
        assert answer in last(office, HEAD), typed
    assert "xin gia hạn lần" not in all_said(office, OFFICER)


async def test_a_second_request_waits_for_the_first(office: Department) -> None:
    await office.send(HEAD, "/giahan 1 25/4 chờ thẩm định")
    await office.send(HEAD, "/giahan 1 26/4 chờ thêm")
    assert "đang có một đề nghị gia hạn" in last(office, HEAD)
    await office.click(OFFICER, "Từ chối")
    await office.click(OFFICER, "Từ chối, không nêu lý do")
    await office.send(HEAD, "/giahan 1 26/4 chờ thêm")
    assert "xin gia hạn lần 2" in last(office, OFFICER)


async def test_more_time_with_words_and_no_number_keeps_the_words(office: Department) -> None:
    await office.send(HEAD, "/giahan 25/4 chờ thẩm định")
    assert last(office, HEAD) == "Anh/chị xin gia hạn việc nào?"
    await office.click(HEAD, "1. Tham mưu")
    assert "xin gia hạn việc 1 đến thứ Năm 25/4" in last(office, HEAD)


async def test_a_difficulty_that_names_a_unit_is_told_to_it(office: Department) -> None:
    await office.send(HEAD, "/vuong 1 chờ phòng Kế hoạch - Tài chính bố trí kinh phí")
    assert f"Chờ: {PLANNING}" in last(office, HEAD)
    assert f"Chờ: {PLANNING}" in last(office, OFFICER)
    assert f"{TECHNOLOGY} đang vướng, chờ đơn vị anh/chị ({HEAD})" in last(office, BUSY_HEAD)
    assert "bố trí kinh phí" in last(office, BUSY_HEAD)


async def test_the_unit_that_a_difficulty_waits_for_is_chosen_with_a_button(office: Department) -> None:
    await office.send(HEAD, "/vuong 1 chưa có số liệu")
    count = len(office[HEAD].said)
    await office.click(HEAD, "Chờ đơn vị nào?")
    assert "đang chờ đơn vị nào?" in last(office, HEAD)
    await office.click(HEAD, INSPECTION)
    assert f"Chờ: {INSPECTION}" in last(office, HEAD)
    assert len(office[HEAD].said) == count
    assert "đang vướng, chờ đơn vị anh/chị" in last(office, INSPECTOR)
    assert f"Chờ: {INSPECTION}" in last(office, OFFICER)
    await office.click(HEAD, "Chờ đơn vị nào?")
    await office.click(HEAD, "Không chờ đơn vị nào")
    assert "Chờ:" not in last(office, OFFICER)


async def test_the_office_answers_and_the_difficulty_stands_until_it_is_removed(office: Department) -> None:
    await office.send(HEAD, "/vuong 1 chưa có kinh phí")
    card = office[OFFICER].last
    assert labels(office, OFFICER) == ["💬 Trả lời", "✅ Gỡ vướng"]
    await office.click(OFFICER, "Trả lời")
    await office.send(OFFICER, "Đang xin bổ sung, chờ thêm 3 ngày")
    assert f"{OFFICER} trả lời vướng mắc việc 1" in last(office, HEAD)
    assert "“Đang xin bổ sung, chờ thêm 3 ngày”" in last(office, HEAD)
    assert "⚠️ đang vướng" in letter(office, HEAD)
    assert "đã trả lời: Đang xin bổ sung" in folded(card.text)
    await office[SECOND_OFFICER].click("Gỡ vướng")
    await office.settle()
    await office.send(SECOND_OFFICER, "Đã có quyết định bổ sung")
    assert "đã gỡ vướng việc 1" in last(office, HEAD)
    assert "đang vướng" not in letter(office, HEAD)
    assert not (await assignment(office, TECHNOLOGY, 1)).blocked
    assert card.buttons == []


async def test_a_late_answer_to_a_difficulty_that_is_over_is_told_so(office: Department) -> None:
    await office.send(HEAD, "/vuong 1 chưa có kinh phí")
    await office.click(OFFICER, "Trả lời")
    await office.send(HEAD, "/tiendo 1 50")
    heard = len(office[HEAD].said)
    await office.send(OFFICER, "Đang xin bổ sung")
    assert "đã hết vướng hoặc đã kết thúc" in last(office, OFFICER)
    assert len(office[HEAD].said) == heard


async def test_het_vuong_takes_the_flag_off_and_can_be_undone(office: Department) -> None:
    await office.send(HEAD, "/vuong 1 chưa có kinh phí")
    told = office[OFFICER].last
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "1")
    assert "⚠️ Vướng" not in labels(office, HEAD)
    before = (await assignment(office, TECHNOLOGY, 1)).model_dump()
    await office.click(HEAD, "Hết vướng")
    assert "Việc 1 hết vướng" in last(office, HEAD)
    assert f"{TECHNOLOGY} báo hết vướng" in last(office, OFFICER)
    assert told.buttons == []
    assert "đang vướng" not in letter(office, HEAD)
    await office.click(HEAD, "Hoàn tác")
    assert (await assignment(office, TECHNOLOGY, 1)).model_dump() == before


async def test_a_request_for_time_can_be_withdrawn_from_the_card(office: Department) -> None:
    await office.send(HEAD, "/giahan 1 25/4 chờ thẩm định")
    asked = office[OFFICER].last
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "1")
    assert "⏳ Xin gia hạn" not in labels(office, HEAD)
    withdraw = office[HEAD].last.keyboard[2][0]["callback_data"]
    await office.click(HEAD, "Rút xin gia hạn")
    assert "xin gia hạn đến" not in letter(office, HEAD)
    assert "đơn vị đã rút lại" in folded(asked.text)
    assert asked.buttons == []
    assert "⏳ Xin gia hạn" in labels(office, HEAD)
    await press(office, HEAD, withdraw)
    assert "không có đề nghị gia hạn nào" in last(office, HEAD)
