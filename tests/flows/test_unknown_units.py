"""A notice names a unit that the roster lacks: Văn phòng says which it is, once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import SetClock
from tests.flows.department import OFFICER, SECOND_OFFICER, Department, open_department, roster_of
from tests.flows.issued import labels, last
from tests.flows.test_office import INSPECTION, PLANNING, TECHNOLOGY
from tests.flows.test_review import HEAD, NOTICE, open_as_colleague, through

STRANGE = "Phòng Chuyển đổi số và Bưu chính"
UNKNOWN = NOTICE.replace(f"3. {INSPECTION}", f"3. {STRANGE}").replace(
    "cán bộ công chức.\n", "cán bộ công chức.\n- Tổng hợp danh sách đại biểu dự hội nghị.\n"
)


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[Department]:
    """A draft two of whose tasks are for a unit that the roster does not have."""
    async with open_department(tmp_path, clock) as department:
        await department.roster(roster_of([TECHNOLOGY, PLANNING, INSPECTION]))
        await department.join(OFFICER, SECOND_OFFICER, HEAD)
        await department.upload(OFFICER, "tb.txt", UNKNOWN.encode())
        yield department


async def asked(office: Department) -> str:
    return await through(office, OFFICER, "Xem điểm nghi vấn", "Là đơn vị nào? (1)")


async def units_of_last_tasks(office: Department) -> list[list[str]]:
    """Of the two tasks in question, as their cards say."""
    await through(office, OFFICER, "Về bản nháp", "Xem nhiệm vụ", "5")
    first = last(office, OFFICER)
    second = await through(office, OFFICER, "▶")
    return [said.partition("👥 ")[2].partition(" ⏰")[0].split(", ") for said in (first, second)]


async def test_the_nearest_units_are_offered_and_the_choice_is_for_all_its_tasks(office: Department) -> None:
    said = await asked(office)
    assert f"Thông báo ghi “{STRANGE}” (2 nhiệm vụ)" in said
    assert {TECHNOLOGY, PLANNING, INSPECTION} <= set(labels(office, OFFICER))
    said = await through(office, OFFICER, TECHNOLOGY)
    assert "Không có điểm nào nghi vấn" in said
    assert await units_of_last_tasks(office) == [[TECHNOLOGY], [TECHNOLOGY]]


async def test_the_name_is_known_the_next_time(office: Department) -> None:
    await asked(office)
    await office.click(OFFICER, INSPECTION)
    await office.upload(OFFICER, "tb2.txt", UNKNOWN.replace("21/TB", "22/TB").encode())
    assert "Không có điểm nào nghi vấn" in last(office, OFFICER)
    assert f"{INSPECTION}: 2 nhiệm vụ" in await through(office, OFFICER, "Theo đơn vị", f"{INSPECTION} (2)")


async def test_undone_the_name_is_forgotten_again(office: Department) -> None:
    await asked(office)
    await through(office, OFFICER, INSPECTION, "Hoàn tác")
    assert f"Đã hoàn tác: hiểu tên lạ là {INSPECTION}" in last(office, OFFICER)
    await office.upload(OFFICER, "tb2.txt", UNKNOWN.replace("21/TB", "22/TB").encode())
    assert f"“{STRANGE}”" in last(office, OFFICER)


async def test_a_unit_of_that_name_is_made(office: Department) -> None:
    await asked(office)
    await office.click(OFFICER, "Lập đơn vị mới")
    assert await units_of_last_tasks(office) == [[STRANGE], [STRANGE]]
    await through(office, OFFICER, "Về bản nháp", "Phát hành")
    said = last(office, OFFICER)
    assert STRANGE in said.split("Chưa gửi được")[1]


async def test_the_name_is_left_out_and_the_tasks_wait_for_a_unit(office: Department) -> None:
    await asked(office)
    await office.click(OFFICER, "Không giao tên này")
    assert await units_of_last_tasks(office) == [["chưa có đơn vị"], ["chưa có đơn vị"]]
    await through(office, OFFICER, "Về bản nháp", "Phát hành")
    assert "còn 2 nhiệm vụ chưa có đơn vị" in last(office, OFFICER)


async def test_a_colleague_who_asks_later_hears_that_it_is_settled(office: Department) -> None:
    await asked(office)
    await open_as_colleague(office)
    await through(office, SECOND_OFFICER, "Xem điểm nghi vấn", "Là đơn vị nào? (1)", PLANNING)
    await office.click(OFFICER, TECHNOLOGY)
    assert f"Tên “{STRANGE}” đã được xử lý rồi" in last(office, OFFICER)
