"""A head hands a task to somebody of the unit: they report, the head sees it, may undo it, may take the task back."""

from __future__ import annotations

import pytest

from storage.assignments import AssignmentState
from storage.members import MemberRole
from tests.flows.department import OFFICER, Department, row
from tests.flows.issued import HEAD, TECHNOLOGY, all_said, assignment, labels, last, letter, press

STAFF = "Đặng Thu Thủy"
AWAY = "Bùi Văn Xa"


@pytest.fixture
async def unit(office: Department) -> Department:
    """The first unit has two people more; one of them is connected."""
    people = [row(TECHNOLOGY, name, "Chuyên viên", MemberRole.STAFF) for name in (STAFF, AWAY)]
    await office.roster(people)
    await office.join(STAFF)
    return office


async def hand_down(office: Department) -> None:
    await office.send(HEAD, "/viec")
    await office.click(HEAD, "3")
    await office.click(HEAD, "Giao người làm")
    await office.click(HEAD, STAFF)


async def test_a_task_is_handed_down_reported_and_approved(unit: Department) -> None:
    await hand_down(unit)
    assert f"người làm: {STAFF}" in last(unit, HEAD)
    assert f"người làm: {STAFF}" in letter(unit, HEAD)
    assert f"{HEAD} giao anh/chị việc 3" in last(unit, STAFF)
    await unit.click(STAFF, "Xong")
    assert "Việc 3 báo xong" in last(unit, STAFF)
    assert f"{STAFF} báo:" in last(unit, HEAD)
    assert f"({STAFF})" in last(unit, OFFICER)
    await unit.click(OFFICER, "Duyệt")
    assert "đã duyệt việc 3" in last(unit, STAFF)
    assert "đã duyệt việc 3" in last(unit, HEAD)


async def test_the_head_undoes_what_their_staff_reported(unit: Department) -> None:
    await hand_down(unit)
    await unit.send(STAFF, "/done 3")
    await unit.click(HEAD, "Hoàn tác")
    assert (await assignment(unit, TECHNOLOGY, 3)).state is AssignmentState.ACKNOWLEDGED


async def test_the_head_takes_it_back_and_stays_able_to_report(unit: Department) -> None:
    await hand_down(unit)
    await unit.click(HEAD, "Lấy lại việc")
    assert "người làm" not in last(unit, HEAD)
    assert f"{HEAD} đã nhận lại việc 3" in last(unit, STAFF)
    assert (await assignment(unit, TECHNOLOGY, 3)).staff_id is None
    assert f"giao cho {STAFF} ({HEAD})" in last(unit, HEAD)
    await unit.click(HEAD, "Xong")
    assert "Việc 3 báo xong" in last(unit, HEAD)


async def test_who_is_not_connected_cannot_get_it(unit: Department) -> None:
    await unit.send(HEAD, "/viec")
    await unit.click(HEAD, "3")
    await unit.click(HEAD, "Giao người làm")
    assert labels(unit, HEAD)[:2] == [STAFF, f"{AWAY} (chưa kết nối)"]
    await unit.click(HEAD, AWAY)
    assert f"{AWAY} chưa kết nối" in last(unit, HEAD)
    assert (await assignment(unit, TECHNOLOGY, 3)).staff_id is None


async def test_staff_hand_nothing_on_and_a_second_press_changes_nothing(unit: Department) -> None:
    await hand_down(unit)
    mine = await assignment(unit, TECHNOLOGY, 3)
    heard = len(unit[STAFF].said)
    await press(unit, HEAD, f"w:hand_to:{mine.id}:{mine.staff_id}")
    assert len(unit[STAFF].said) == heard
    await press(unit, STAFF, f"w:hand:{mine.id}:0")
    assert "không thuộc phần việc" in last(unit, STAFF)
    assert "Giao người làm" not in all_said(unit, STAFF)
