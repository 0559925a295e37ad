"""Leave: the stand-in gets the unit's letters and answers; it ends by itself, or early."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.assignments import AssignmentState
from storage.members import MemberRole
from tests.flows.department import DIRECTOR, OFFICER, SECOND_OFFICER, Department, row
from tests.flows.issued import (
    HEAD,
    INSPECTION,
    INSPECTOR,
    NOTICE,
    TECHNOLOGY,
    all_said,
    assignment,
    labels,
    last,
    press,
)
from tests.flows.stored import nothing_stored

STAFF = "Kiều Văn Út"
DEPUTY = "Phó phòng Công nghệ"


@pytest.fixture
async def staffed(office: Department) -> Department:
    await office.roster(
        [
            row(TECHNOLOGY, STAFF, "Chuyên viên", MemberRole.STAFF),
            row(TECHNOLOGY, DEPUTY, "Phó Trưởng phòng", MemberRole.DEPUTY),
        ]
    )
    await office.join(STAFF, DEPUTY)
    return office


async def issue_next(office: Department, number: int) -> None:
    await office.upload(OFFICER, "tb.txt", NOTICE.replace("15/TB", f"{number}/TB").encode())
    await office.click(OFFICER, "Phát hành")


async def test_the_stand_in_gets_the_letters_and_answers_until_the_leave_is_over(staffed: Department) -> None:
    office = staffed
    await office.send(HEAD, "/nghi")
    await office.send(HEAD, "từ 1/4 đến hết 5/4")
    assert "nghỉ từ thứ Hai 01/4 đến hết thứ Sáu 05/4" in last(office, HEAD)
    assert labels(office, HEAD)[:2] == [DEPUTY, STAFF], "deputies first"
    await office.click(HEAD, STAFF)
    assert f"Người thay: {STAFF}" in last(office, HEAD)
    assert f"{HEAD} nghỉ từ thứ Hai 01/4" in all_said(office, OFFICER)
    assert "nhờ anh/chị thay" in all_said(office, STAFF)
    assert "số 15/TB" in all_said(office, STAFF) or "15/TB-SKHCN" in all_said(office, STAFF), "what is open, at once"
    await issue_next(office, 16)
    assert "16/TB-SKHCN" in all_said(office, STAFF)
    assert "16/TB-SKHCN" not in all_said(office, HEAD)
    assert "16/TB-SKHCN" not in all_said(office, DEPUTY)
    await office.send(STAFF, "/done 3")
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.REPORTED_DONE
    office.clock.advance(timedelta(days=7))
    await issue_next(office, 17)
    assert "17/TB-SKHCN" in all_said(office, HEAD)
    assert "17/TB-SKHCN" not in all_said(office, STAFF)


async def test_the_stand_in_is_asked_directed_and_told_what_moves(staffed: Department) -> None:
    office = staffed
    await office.send(HEAD, "/nghi")
    await office.send(HEAD, "từ 1/4 đến hết 5/4")
    await office.click(HEAD, STAFF)
    mine, theirs = await assignment(office, TECHNOLOGY, 1), await assignment(office, INSPECTION, 1)
    undisturbed = office[HEAD].last
    await press(office, DIRECTOR, f"cs:ask:{mine.id}:0")
    await office.send(DIRECTOR, "Bao giờ xong?")
    await press(office, OFFICER, f"cs:transfer:{theirs.id}:{mine.unit_id}")
    assert "Bao giờ xong?" in all_said(office, STAFF)
    assert "thanh tra chuyên đề" in all_said(office, STAFF)
    assert office[HEAD].last is undisturbed


async def test_who_stands_in_hears_of_a_difficulty_that_waits_for_the_unit(staffed: Department) -> None:
    office = staffed
    await office.send(HEAD, "/nghi")
    await office.send(HEAD, "hôm nay")
    await office.click(HEAD, DEPUTY)
    await office.send(INSPECTOR, f"/vuong 1 chờ {TECHNOLOGY} gửi số liệu")
    assert "chờ" in last(office, DEPUTY)
    assert "gửi số liệu" in last(office, DEPUTY)
    assert "gửi số liệu" not in all_said(office, HEAD)


async def test_back_early_and_the_letters_that_came_meanwhile_are_there(staffed: Department) -> None:
    office = staffed
    await office.send(HEAD, "/nghi")
    await office.send(HEAD, "hôm nay")
    await office.click(HEAD, DEPUTY)
    await issue_next(office, 16)
    assert "16/TB-SKHCN" not in all_said(office, HEAD)
    await office.send(HEAD, "/nghi")
    await office.click(HEAD, "Đã đi làm lại")
    assert "16/TB-SKHCN" in all_said(office, HEAD)


async def test_van_phong_enters_the_leave_of_anybody(staffed: Department) -> None:
    office = staffed
    await office.send(OFFICER, "/donvi")
    await office.click(OFFICER, TECHNOLOGY)
    await office.click(OFFICER, HEAD)
    await office.click(OFFICER, "Báo nghỉ giúp")
    await office.send(OFFICER, "1-5/4")
    await office.click(OFFICER, DEPUTY)
    assert "Văn phòng đã ghi anh/chị nghỉ" in all_said(office, HEAD)
    assert "nhờ anh/chị thay" in all_said(office, DEPUTY)
    assert "Người thay" in all_said(office, SECOND_OFFICER)
    await office.send(OFFICER, "/donvi")
    await office.click(OFFICER, TECHNOLOGY)
    assert f"{HEAD} (Trưởng đơn vị), đang nghỉ, {DEPUTY} thay" in last(office, OFFICER)


async def test_days_that_cannot_be_are_asked_again_and_huy_leaves(staffed: Department) -> None:
    office = staffed
    await office.send(HEAD, "/nghi")
    async with nothing_stored(office):
        for words in ("khi nào rảnh", "12/4 - 8/4", "30/2"):
            await office.send(HEAD, words)
            assert "Ngày nghỉ chưa đúng" in last(office, HEAD), words
        await office.send(HEAD, "/huy")
        await office.send(HEAD, "8/4 - 12/4")
        assert "Đã ghi" not in last(office, HEAD)


async def test_nobody_arranges_the_leave_of_others(staffed: Department) -> None:
    office = staffed
    await office.send(HEAD, "/nghi")
    await office.send(HEAD, "8/4 - 12/4")
    async with nothing_stored(office):
        for data in ("ab:ask:1:0", "ab:stand_in:1:1", "ab:end:1:0"):
            office.server.world.press(office[INSPECTOR].account, office[INSPECTOR].last, data)
            await office.settle()
            assert "không" in last(office, INSPECTOR), data
    assert HEAD not in all_said(office, INSPECTOR)
