"""What only tells how things are, and is no task; and what looks like it, and is one."""

from __future__ import annotations

import pytest

from tests.notices.grammar.conftest import Read

ORDER = "2. Văn phòng Sở lập danh sách."


@pytest.mark.parametrize(
    "told",
    [
        "Các đợt mưa lớn đã gây ngập sâu tại 97 điểm. Tuy nhiên việc vận hành các trạm bơm còn bị động.",
        "Thời gian qua, Sở đã ban hành nhiều văn bản. Tiến độ rất thấp so với yêu cầu, nguy cơ không xong năm 2025.",
        "Đến ngày 02/4/2024 toàn ngành giải ngân được 812,4 tỷ đồng.",
        "Về đề nghị sửa chữa trụ sở: Do ngân sách phải cắt giảm nên chưa xem xét trong năm nay.",
        "Các kiến nghị khác đã được trả lời trực tiếp tại buổi làm việc.",
        "Nội dung: Đề nghị xem xét lại giá đất bồi thường.",
        "Về kết quả tháng 3: Thống nhất với báo cáo. Phê bình Thanh tra Sở để một báo cáo phải trình trước ngày 15/3"
        " nhưng đến nay chưa trình.",
        "Sản lượng đến ngày 01/4/2024 đạt 35 % hợp đồng, chậm 4,7 %. Gói 2 chậm 8,9 %, gói 3 vượt 0,4 %.",
        "Đối với dự án Nhà máy nước công suất 1.000 m3, cơ bản thống nhất các nội dung đề xuất của Chi cục.",
        "Tổng số nội dung giao: 21; đã thực hiện 16, đang thực hiện 03, còn trễ hạn 02.",
        "Trong tháng, Sở đã hoàn thành tuyển dụng; tuy nhiên việc nộp đề cương còn chậm so với yêu cầu nộp trước 20/3.",
        "Nội dung kiến nghị: Bà Lành đề nghị xem xét bồi thường 86,4 m2 đất.",
        "Nội dung tố cáo: Ông Hai phản ánh cơ sở tái chế xây dựng trên đất nông nghiệp.",
        "Kết luận: Phê bình Thanh tra Sở để kéo dài việc trả lời đơn của công dân.",
        "Sau 4 tháng, các phòng đã đoàn kết; tổ chức bộ máy cơ bản ổn định. Tuy nhiên việc bàn giao trụ sở chậm, chưa"
        " đạt yêu cầu hoàn thành trước ngày 30/3/2024.",
    ],
)
def test_a_report_among_the_orders_is_no_task(told: str, read: Read) -> None:
    assert [task.path for task in read(f"1. {told}\n\n{ORDER}").tasks] == ["2"]


@pytest.mark.parametrize(
    "ordered",
    [
        "Rà soát hồ sơ tồn đọng; những hồ sơ không đủ điều kiện phải có văn bản trả lời.",
        "Từ nay đến khi có kết quả đấu thầu mới, hướng dẫn các cơ sở tự mua sắm.",
        "Xử phạt nghiêm các tổ chức vi phạm đã được phát hiện.",
        "Công tác thống kê còn chậm, cần chấn chỉnh ngay.",
        "Phó Giám đốc Lê Văn Đạt chỉ đạo hoàn thành kiểm tra.",
        "Phê bình Thanh tra Sở để kéo dài việc trả lời đơn; yêu cầu kiểm điểm.",
        "Việc giải ngân còn chậm; yêu cầu các phòng kiểm điểm.",
    ],
)
def test_an_order_in_the_words_of_a_report_is_a_task(ordered: str, read: Read) -> None:
    assert [task.path for task in read(f"1. {ordered}\n\n{ORDER}").tasks] == ["1", "2"]


def test_an_order_under_a_report_is_a_task_alone(read: Read) -> None:
    notice = read(
        "1. Về kết quả tháng 3: Cơ bản thống nhất với báo cáo.\n\nYêu cầu Thanh tra Sở kiểm điểm trước ngày 17/4."
    )
    assert [(task.path, task.assignees) for task in notice.tasks] == [("1.¶1", ("Thanh tra Sở",))]


def test_under_the_heading_of_a_unit_nothing_is_a_report(read: Read) -> None:
    notice = read("1. Thanh tra Sở\n\n- Vụ việc đã kéo dài. Hồ sơ còn thiếu.\n\n- Kiểm tra lại.")
    assert [task.path for task in notice.tasks] == ["1.-1", "1.-2"]


def test_a_topic_named_like_a_look_back_keeps_its_orders(read: Read) -> None:
    notice = read("""
1. Về tình hình giải ngân

1.1. Tính đến hết ngày 15/3/2024, toàn ngành đạt 30%.

1.2. Giao Văn phòng Sở lập kế hoạch giải ngân.

2. Tình hình thực hiện

2.1. Các phòng thực hiện tốt chương trình.
""")
    assert [task.path for task in notice.tasks] == ["1.2"]


def test_a_sentence_that_agrees_and_leads_on_is_no_task(read: Read) -> None:
    notice = read("""
II. Nhiệm vụ

Cơ bản thống nhất với báo cáo; đề nghị Văn phòng Sở lưu ý một số nội dung sau:

1. Rà soát quy chế.

2. Báo cáo trước ngày 30/4/2024.
""")
    assert [task.path for task in notice.tasks] == ["II.1", "II.2"]
