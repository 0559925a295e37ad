"""The next notice repeats a task that is still open: Văn phòng says what it is, and nothing is given twice."""

from __future__ import annotations

from datetime import date

import pytest

from storage.assignments import Assignment
from tests.flows.department import OFFICER, Department
from tests.flows.issued import HEAD, TECHNOLOGY, all_said, assignment, labels, last
from tests.flows.stored import failures

NEXT = f"""SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH BÌNH SƠN
Số: 27/TB-SKHCN
Bình Sơn, ngày 08 tháng 4 năm 2024
THÔNG BÁO
Kết luận của Giám đốc Sở tại cuộc họp giao ban tuần

Giám đốc Sở giao nhiệm vụ trong tháng 4/2024 như sau:
1. {TECHNOLOGY}
- Tham mưu kế hoạch chuyển giao công nghệ, trình trước ngày 29/4/2024.
- Đón đoàn công tác của Bộ, xong trước ngày 15/4/2024.
"""


async def chosen(office: Department, label: str) -> list[Assignment]:
    """Reads the next notice, decides and issues it; gives what the unit then has, by number."""
    await office.send(HEAD, "/tiendo 1 70%")
    await office.upload(OFFICER, "tb.txt", NEXT.encode())
    assert "1 việc giống việc đang làm của đơn vị" in last(office, OFFICER)
    await office.click(OFFICER, "Việc lặp lại (1)")
    said = last(office, OFFICER)
    assert "15/TB-SKHCN: Tham mưu kế hoạch chuyển giao công nghệ" in said
    await office.click(OFFICER, label)
    assert any(text.startswith("✅") for text in labels(office, OFFICER))
    await office.click(OFFICER, "Về bản nháp")
    await office.click(OFFICER, "Phát hành")
    async with office.app.database.read() as uow:
        unit = await uow.units.named(TECHNOLOGY)
        assert unit is not None
        return [a for a, _, _ in await uow.assignments.open_of_unit(unit.id or 0)]


@pytest.mark.parametrize(("label", "day"), [("hạn mới", 29), ("giữ hạn cũ", 20)])
async def test_the_same_task_goes_on_with_the_deadline_that_was_chosen(
    office: Department, label: str, day: int
) -> None:
    kept = await assignment(office, TECHNOLOGY, 1)
    work = await chosen(office, label)
    assert [a.number for a in work] == [1, 2, 3, 4, 5]
    assert (work[0].id, work[0].percent, work[0].due) == (kept.id, 70, date(2024, 4, day))
    assert "1 việc đang làm được nối tiếp" in all_said(office, OFFICER)
    await office.send(HEAD, "/viec")
    assert last(office, HEAD).count("Tham mưu kế hoạch") == 1
    assert await failures(office) == []


async def test_a_new_task_is_given_beside_the_old_one(office: Department) -> None:
    work = await chosen(office, "Việc mới")
    assert [(a.number, a.due and a.due.day) for a in work if a.number in (1, 5)] == [(1, 20), (5, 29)]


async def test_what_is_open_of_a_cited_notice_stands_beside_the_citation(office: Department) -> None:
    cites = NEXT.replace("Đón đoàn công tác của Bộ", "Báo cáo việc tổ chức hội thảo theo Thông báo số 15/TB-SKHCN")
    await office.upload(OFFICER, "tb.txt", cites.encode())
    await office.click(OFFICER, "Xem nhiệm vụ")
    await office.click(OFFICER, "2")
    said = last(office, OFFICER)
    assert "Nhắc đến 15/TB-SKHCN, còn 16 việc đang làm: • Tổ chức hội thảo về an toàn bức xạ" in said
    assert f"({TECHNOLOGY}, hạn 01/04/2024)" in said
