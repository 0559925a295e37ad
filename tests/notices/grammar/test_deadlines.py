"""Deadlines: phrases and the dates that they give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices.deadlines import Base, deadlines
from notices.period import week_of

BASE = Base(since=date(2024, 4, 5), issued=date(2024, 4, 8))


def found(text: str) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.due and one.due.isoformat()) for one in deadlines(text, BASE)]


@pytest.mark.parametrize(
    ("text", "phrase", "due"),
    [
        ("Lập kế hoạch trước ngày 15/4.", "trước ngày 15/4", "2024-04-15"),
        ("Lập kế hoạch trước 01/3.", "trước 01/3", "2025-03-01"),
        ("Rà soát, hoàn thành trước ngày 05 tháng 6 năm 2024",
         "hoàn thành trước ngày 05 tháng 6 năm 2024", "2024-06-05"),
        ("Gửi hồ sơ chậm nhất là ngày 20/4/2024", "chậm nhất là ngày 20/4/2024", "2024-04-20"),
        ("Trình dự thảo trước 10h00 ngày 12/4", "trước 10h00 ngày 12/4", "2024-04-12"),
        ("Nghiệm thu trong tháng 4/2024", "trong tháng 4/2024", "2024-04-30"),
        ("Nghiệm thu trong tháng 2 năm 2028", "trong tháng 2 năm 2028", "2028-02-29"),
        ("Thực hiện, hoàn thành trong quý II", "hoàn thành trong quý II", "2024-06-30"),
        ("Hoàn thành trước tháng 6/2024", "Hoàn thành trước tháng 6/2024", "2024-05-31"),
        ("Phấn đấu 6 tháng đầu năm 2024 đạt chỉ tiêu", "Phấn đấu 6 tháng đầu năm 2024", "2024-06-30"),
        ("Giải quyết dứt điểm, không để kéo dài qua năm 2025", "không để kéo dài qua năm 2025", "2024-12-31"),
        ("Thanh toán, không để kéo dài sang quý III năm 2024", "không để kéo dài sang quý III năm 2024", "2024-06-30"),
        ("Họp Công đoàn (thời gian: 15 giờ ngày 12/4/2024)", "thời gian: 15 giờ ngày 12/4/2024", "2024-04-12"),
        ("Chỉ đạo Hội thi, tổ chức ngày 12/5/2024", "tổ chức ngày 12/5/2024", "2024-05-12"),
        ("Lập phương án, trình duyệt: 15/5/2024", "trình duyệt: 15/5/2024", "2024-05-15"),
        ("Chuyển quà, xong trước ngày Quốc khánh 02/9/2024", "xong trước ngày Quốc khánh 02/9/2024", "2024-09-02"),
        ("Bảo đảm tiến độ trong năm 2024", "trong năm 2024", "2024-12-31"),
        ("Đạt 100% đến hết năm 2024", "đến hết năm 2024", "2024-12-31"),
        ("Bảo đảm thông xe kỹ thuật năm 2024", "thông xe kỹ thuật năm 2024", "2024-12-31"),
        ("Tổ chức họp vào ngày 10/4/2024", "vào ngày 10/4/2024", "2024-04-10"),
        ("Thời hạn hoàn thành: 30/4/2024", "Thời hạn hoàn thành: 30/4/2024", "2024-04-30"),
        ("Báo cáo trong vòng 10 ngày kể từ ngày ký", "trong vòng 10 ngày kể từ ngày ký", "2024-04-18"),
        ("Trả lời trong 05 ngày làm việc kể từ ngày ban hành",
         "trong 05 ngày làm việc kể từ ngày ban hành", "2024-04-15"),
        ("Xử lý xong trong tháng này", "trong tháng này", "2024-04-30"),
        ("Báo cáo trong tuần tới", "trong tuần tới", "2024-04-14"),
        ("Huy động đủ máy trong 07 ngày kể từ ngày 19/8/2024", "trong 07 ngày kể từ ngày 19/8/2024", "2024-08-26"),
        ("Cấm biển kể từ 17h00 ngày 24/8; neo đậu xong trước 20h00 cùng ngày", "trước 20h00 cùng ngày", "2024-08-24"),
        ("Trả hồ sơ trễ hạn, xong trước thứ Sáu (12/4)", "xong trước thứ Sáu (12/4", "2024-04-12"),
        ("Thu thập giấy tờ, hoàn thành trước thời hạn 30/11/2024",
         "hoàn thành trước thời hạn 30/11/2024", "2024-11-30"),
        ("Thông xe kỹ thuật toàn tuyến ngày 19/12/2024", "Thông xe kỹ thuật toàn tuyến ngày 19/12/2024", "2024-12-19"),
        ("Cấp phép; hoàn thành thủ tục đối với 06 mỏ đã có chủ trương trong quý II năm 2024",
         "trong quý II năm 2024", "2024-06-30"),
        ("Chỉnh lý đất đã thu hồi một phần, không thu lệ phí, hoàn thành trong 6 tháng đầu năm 2024",
         "hoàn thành trong 6 tháng đầu năm 2024", "2024-06-30"),
        ("Trình Lãnh đạo Sở duyệt trước thứ Sáu tuần này", "trước thứ Sáu tuần này", "2024-04-05"),
        ("Báo cáo chậm nhất chiều thứ Tư tuần sau", "chậm nhất chiều thứ Tư tuần sau", "2024-04-10"),
        ("Chỉ đạo diễn tập cấp Công ty tại Điện lực Hòa Lâm ngày 22/10/2024",
         "diễn tập cấp Công ty tại Điện lực Hòa Lâm ngày 22/10/2024", "2024-10-22") ,
        ("Báo cáo kết quả đợt 1 trong tuần tới (trước ngày 12/4/2024)", "trước ngày 12/4/2024", "2024-04-12"),
        ("Tiêm vét, hoàn thành ngay trong ngày 06/8/2024", "hoàn thành ngay trong ngày 06/8/2024", "2024-08-06"),
        ("Đẩy nhanh quyết toán, đến hết năm 2024 không còn công trình tồn", "đến hết năm 2024", "2024-12-31"),
        ("Bàn giao trước ngày khai giảng năm học mới (05/9/2024)", "trước ngày khai giảng năm học mới", "2024-09-05"),
        ("Họp trước 17 giờ 00 ngày 12/4/2024", "trước 17 giờ 00 ngày 12/4/2024", "2024-04-12"),
        ("Kiểm đếm xong trước 30/9", "xong trước 30/9", "2024-09-30"),
        ("Kiểm tra từ ngày 10/4 đến ngày 15/4/2024", "từ ngày 10/4 đến ngày 15/4/2024", "2024-04-15"),
        ("Kiểm tra từ ngày 10 đến ngày 15/4/2024", "từ ngày 10 đến ngày 15/4/2024", "2024-04-15"),
        ("Nghiệm thu vào giữa tháng 5/2024", "vào giữa tháng 5/2024", "2024-05-15"),
        ("Trình dự thảo vào đầu tháng 5/2024", "vào đầu tháng 5/2024", None),
        ("Giải ngân phấn đấu đến 31/12/2024 đạt 100%", "phấn đấu đến 31/12/2024", "2024-12-31"),
        ("Bàn giao trước khi kết thúc năm học", "trước khi kết thúc năm học", None),
        ("Rà soát; tổ chức họp Hội đồng lúc 14 giờ ngày 12/4/2024",
         "tổ chức họp Hội đồng lúc 14 giờ ngày 12/4/2024", "2024-04-12"),
        ("Gửi giấy mời, tổng duyệt chiều ngày 30/4", "tổng duyệt chiều ngày 30/4", "2024-04-30"),
        ("Giải ngân dự toán; đến 31/12/2024 đạt tối thiểu 98%", "đến 31/12/2024", "2024-12-31"),
    ],
)  # fmt: skip
def test_a_phrase_gives_its_date(text: str, phrase: str, due: str) -> None:
    assert found(text) == [(phrase, due)]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 25/2018/QĐ-UBND ngày 12/9/2018 của UBND tỉnh",
        "Xây dựng kế hoạch năm 2025 và giai đoạn 2026 - 2030",
        "Quyết toán khối lượng hoàn thành trong năm 2024",
        "Chuẩn bị hồ sơ dự án đầu tư công trong năm 2025 và những năm tiếp theo",
        "Xử lý các hồ sơ phát sinh trước ngày 01/7/2024",
        "Quy định có hiệu lực từ ngày 01/5/2024",
        "Làm rõ nội dung đã họp vào ngày 01/4/2024",
        "Báo cáo trước ngày 25 hằng tháng",
        "Khẩn trương, kịp thời triển khai",
        "Tổng hợp số liệu từ ngày 15/3/2024 đến ngày 14/4/2024",
        "Rà soát hộ nghèo cuối năm 2024",
        "Giải trình các hồ sơ trễ hạn trong tháng 2",
        "Yêu cầu khắc phục đối với 27 cơ sở đã kiểm tra trong tháng 3",
        "Tổng hợp, báo cáo trước ngày 10/6 và ngày 10/12 hằng năm",
        "Chuẩn bị nội dung Hội nghị tổ chức ngày 12/5/2024",
        "Chấn chỉnh thái độ như dư luận phản ánh trong tháng 3 vừa qua",
        "Tập trung thực hiện trong những tháng cuối năm",
    ],
)
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert found(text) == []


def test_a_deadline_that_hangs_on_an_unknown_day_has_no_date() -> None:
    assert found("Trình UBND tỉnh trước kỳ họp thứ 12") == [("trước kỳ họp thứ 12", None)]


@settings(deadline=None)
@given(st.dates(date(2024, 4, 5), date(2034, 12, 31)), st.sampled_from(["{:%d/%m/%Y}", "{:%d-%m-%Y}", "{:%d.%m.%Y}"]))
def test_every_full_date_after_before_is_the_due_day(day: date, form: str) -> None:
    assert [due for _, due in found(f"Hoàn thành trước ngày {form.format(day)}")] == [day.isoformat()]


@settings(deadline=None)
@given(st.dates(date(2024, 4, 5), date(2025, 4, 4)))
def test_a_day_without_year_falls_on_or_after_the_meeting_and_within_a_year(day: date) -> None:
    assert [due for _, due in found(f"Gửi báo cáo trước ngày {day.day}/{day.month}")] == [day.isoformat()]


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_gives_places_within_it(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in deadlines(text, BASE))


@pytest.mark.parametrize(
    ("title", "due"),
    [
        ("giao ban tuần 15 (từ ngày 08/4 đến ngày 12/4/2024)", "2024-04-21"),
        ("giao ban tuần 12 (từ 08/4 đến ngày 14/4/2024)", "2024-05-12"),
        ("giao ban tuần 15 năm 2024", None),
        ("giao ban tháng 4 (từ ngày 08/4 đến ngày 12/4/2024)", None),
    ],
)
def test_a_week_is_counted_from_the_one_that_the_title_counts(title: str, due: str | None) -> None:
    base = Base(BASE.since, BASE.issued, week_of(title, BASE.since))
    (only,) = deadlines("Rà soát hồ sơ, báo cáo trong tuần 16.", base)
    assert (only.due and only.due.isoformat()) == due
