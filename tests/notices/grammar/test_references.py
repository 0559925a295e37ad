"""Numbers of cited documents, and tasks that come back."""

from __future__ import annotations

import pytest

from notices.model import Recurrence
from notices.recurrence import recurrence
from notices.references import references


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Quyết định số 25/2018/QĐ-UBND ngày 12/9/2018", ("25/2018/QĐ-UBND",)),
        ("Kết luận 69-KL/TW và Nghị quyết số 20-NQ/TW", ("69-KL/TW", "20-NQ/TW")),
        ("Kế hoạch số 134/KH- UBND; Nghị quyết số 34- NQ/TU", ("134/KH-UBND", "34-NQ/TU")),
        ("Kế hoạch số 515/KH-BCA-BNN&MT", ("515/KH-BCA-BNN&MT",)),
        ("Nghị quyết số 66.4/2025/NQ-CP", ("66.4/2025/NQ-CP",)),
        ("Luật số 43/2024/QH15, Công điện 06/CĐ-TTg", ("43/2024/QH15", "06/CĐ-TTg")),
        ("Văn bản số 12/SNV-VP và lại số 12/SNV-VP", ("12/SNV-VP",)),
        ("Kết luận 50; ISO/IEC 17025:2017; giai đoạn 2021-2025; ngày 12/9/2018; 1/3 số hồ sơ", ()),
    ],
)
def test_document_numbers_are_found_in_order_and_once(text: str, numbers: tuple[str, ...]) -> None:
    assert references(text) == numbers


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Tổ chức ngày chủ nhật xanh hàng tháng", Recurrence.MONTHLY),
        ("Báo cáo trước 15h thứ Sáu hằng tuần", Recurrence.WEEKLY),
        ("Định kỳ hằng quý báo cáo kết quả", Recurrence.QUARTERLY),
        ("Tổ chức đối thoại mỗi năm một lần", Recurrence.YEARLY),
        ("Lập dự toán ngân sách hằng năm", None),
        ("Xây dựng chuyên mục “Mỗi tuần một hình ảnh đẹp”", None),
        ("Xây dựng kịch bản tăng trưởng hàng tháng, hàng quý", None),
        ("Xây dựng chương trình công tác tuần, tháng, quý", None),
    ],
)
def test_only_a_doing_that_comes_back_recurs(text: str, period: Recurrence | None) -> None:
    assert recurrence(text) is period
