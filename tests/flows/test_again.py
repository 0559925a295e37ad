"""The same notice a second time: the Office is told, and shown what differs."""

from __future__ import annotations

from tests.flows.department import OFFICER, SECOND_OFFICER, Department
from tests.flows.issued import NOTICE, all_said, labels, last


async def test_the_same_file_again_is_recognised(office: Department) -> None:
    await office.upload(SECOND_OFFICER, "ban-2.txt", NOTICE.encode())
    assert "Đúng tệp này đã phát hành ngày 01/04/2024" in last(office, SECOND_OFFICER)
    await office.click(SECOND_OFFICER, "So với bản trước")
    assert "Hai bản như nhau" in last(office, SECOND_OFFICER)
    await office.click(SECOND_OFFICER, "Về bản nháp")
    assert "📤 Phát hành" in labels(office, SECOND_OFFICER)


async def test_a_corrected_notice_shows_what_was_corrected(office: Department) -> None:
    corrected = NOTICE.replace("trình trước ngày 20/4/2024", "trình trước ngày 26/4/2024").replace(
        "- Rà soát mục <b>A & B</b> của quy chế chi tiêu nội bộ.", "- Kiểm kê tài sản cố định năm 2024 của đơn vị."
    )
    await office.upload(OFFICER, "dinh-chinh.txt", corrected.encode())
    assert "Thông báo này đã phát hành ngày 01/04/2024" in last(office, OFFICER)
    await office.click(OFFICER, "So với bản trước")
    said = last(office, OFFICER)
    assert "Thêm 1 nhiệm vụ: • 3. Kiểm kê tài sản" in said
    assert "Bớt 1 nhiệm vụ: • 3. Rà soát mục <b>A & B</b>" in said
    assert "⏰ 20/04/2024 → 26/04/2024" in said


async def test_a_second_draft_of_the_same_notice_is_told(office: Department) -> None:
    other = NOTICE.replace("15/TB-SKHCN", "16/TB-SKHCN").replace("tháng 3 năm 2024", "quý I năm 2024")
    other = other.replace("- Lập biểu tổng hợp số", "- Kiểm kê kho lưu trữ số")
    for name in ("a.txt", "b.txt"):
        await office.upload(OFFICER, name, other.encode())
    assert all_said(office, OFFICER).count("bản nháp khác của chính thông báo này") == 1
