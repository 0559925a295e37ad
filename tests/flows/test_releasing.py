"""Phát hành with its take-back window, and the second officer who approves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from services.rules import change_rules
from storage.assignments import AssignmentState
from storage.notices import NoticeState
from tests.conftest import SetClock
from tests.flows.department import DIRECTOR, OFFICER, SECOND_OFFICER, Department, open_department, reopen, roster_of
from tests.flows.issued import all_said, labels, last
from tests.flows.stored import failures
from tests.flows.test_office import INSPECTION, PLANNING, TECHNOLOGY
from tests.flows.test_review import HEAD, NOTICE, open_as_colleague, through

SOON = timedelta(seconds=20)


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[Department]:
    """A draft that is ready to be issued."""
    async with open_department(tmp_path, clock) as department:
        await department.roster(roster_of([TECHNOLOGY, PLANNING, INSPECTION]))
        await department.join(OFFICER, SECOND_OFFICER, DIRECTOR, HEAD)
        await department.upload(OFFICER, "tb.txt", NOTICE.encode())
        yield department


async def press_issue(office: Department, who: str = OFFICER) -> None:
    """Phát hành, and what happens within the next seconds."""
    await office[who].click("Phát hành")
    await office.settle_within(SOON)


async def with_rules(office: Department, **rules: object) -> None:
    async with office.app.database.write() as uow:
        officer = next(m for m in await uow.members.all() if m.full_name == OFFICER)
        await change_rules(uow, officer, office.clock.now(), **rules)


async def state(office: Department) -> NoticeState:
    async with office.app.database.read() as uow:
        notice = await uow.notices.get(1)
        assert notice is not None
        return notice.state


def letters(office: Department) -> int:
    return sum("21/TB-SKHCN" in message.text for message in office[HEAD].said)


async def test_nothing_goes_out_while_it_can_be_taken_back(office: Department) -> None:
    await press_issue(office)
    assert "sẽ gửi cho 3 đơn vị lúc 08:01:0" in last(office, OFFICER)
    assert letters(office) == 0
    await office[HEAD].send("/viec")
    await office.settle_within(SOON)
    assert "21/TB-SKHCN" not in all_said(office, HEAD)
    await office.settle()
    assert letters(office) == 1
    assert "Đã phát hành thông báo 21/TB-SKHCN" in last(office, OFFICER)
    assert "Đã phát hành" in all_said(office, SECOND_OFFICER)


async def test_thu_hoi_takes_all_back_and_the_draft_can_be_changed_and_issued(office: Department) -> None:
    await press_issue(office)
    await office.click(OFFICER, "Thu hồi")
    assert "Đã thu hồi, chưa đơn vị nào nhận được gì" in last(office, OFFICER)
    assert letters(office) == 0
    assert await state(office) is NoticeState.DRAFT
    async with office.app.database.read() as uow:
        planned = await uow.assignments.of_notice(1)
    assert {a.state for a in planned} == {AssignmentState.PLANNED}
    await through(office, OFFICER, "Xem nhiệm vụ", "2", "Bỏ", "Về bản nháp", "Phát hành")
    assert letters(office) == 1
    assert "Rà soát quy chế" not in all_said(office, HEAD)
    assert await failures(office) == []


async def test_thu_hoi_after_the_window_comes_too_late(office: Department) -> None:
    await press_issue(office)
    pressed = office[OFFICER].last
    await office[OFFICER].click("Thu hồi")
    office.clock.advance(timedelta(seconds=61))
    assert await office.app.releaser.release_next()
    await office.settle()
    assert "Không thu hồi được nữa" in all_said(office, OFFICER)
    assert letters(office) == 1
    assert "Đã phát hành" in next(m.text for m in office[OFFICER].said if m.message_id == pressed.message_id)


async def test_a_colleague_may_take_it_back_too(office: Department) -> None:
    await press_issue(office)
    await office[SECOND_OFFICER].send("/thongbao")
    await office.settle_within(SOON)
    await office[SECOND_OFFICER].click("Mở 21/TB-SKHCN")
    await office.settle_within(SOON)
    assert labels(office, SECOND_OFFICER) == ["⏪ Thu hồi"]
    await office.click(SECOND_OFFICER, "Thu hồi")
    assert await state(office) is NoticeState.DRAFT


async def test_a_released_notice_goes_out_after_a_restart(office: Department, tmp_path: Path, clock: SetClock) -> None:
    await press_issue(office)
    async with reopen(tmp_path, clock, office.server) as again:
        again._people = office._people
        assert letters(again) == 0
        await again.settle()
        assert letters(again) == 1
    assert "Đã phát hành" in last(office, OFFICER)


async def test_what_waits_to_go_out_cannot_be_changed(office: Department) -> None:
    await through(office, OFFICER, "Xem trước")
    await press_issue(office)
    await office[OFFICER].click("Xem nhiệm vụ")
    await office.settle_within(SOON)
    assert "đang chờ gửi đi" in last(office, OFFICER)


async def test_without_a_window_the_letters_go_at_once(office: Department) -> None:
    await with_rules(office, take_back_seconds=0)
    await press_issue(office)
    assert letters(office) == 1
    assert "Đã phát hành" in last(office, OFFICER)


async def test_who_uploaded_it_does_not_issue_it_alone(office: Department) -> None:
    await with_rules(office, second_approver=True)
    await office.click(OFFICER, "Phát hành")
    assert f"cần một đồng nghiệp duyệt rồi mới phát hành. Đã gửi cho: {SECOND_OFFICER}" in last(office, OFFICER)
    assert letters(office) == 0
    assert f"{OFFICER} đề nghị anh/chị duyệt" in last(office, SECOND_OFFICER)
    await through(office, SECOND_OFFICER, "Xem trước")
    await office.click(SECOND_OFFICER, "Duyệt")
    assert letters(office) == 1
    for who in (OFFICER, SECOND_OFFICER):
        assert "Đã phát hành" in all_said(office, who)
    assert await failures(office) == []


async def test_a_draft_is_returned_with_the_reason(office: Department) -> None:
    await with_rules(office, second_approver=True)
    await office.click(OFFICER, "Phát hành")
    await office.click(SECOND_OFFICER, "Trả lại")
    await office.send(SECOND_OFFICER, "Thiếu hạn cho nhiệm vụ 2.")
    assert "Đã trả lại thông báo 21/TB-SKHCN" in last(office, SECOND_OFFICER)
    assert f"{SECOND_OFFICER} trả lại: Thiếu hạn cho nhiệm vụ 2." in last(office, OFFICER)
    assert "📤 Phát hành" in labels(office, OFFICER)
    await office.click(SECOND_OFFICER, "Duyệt")
    assert "Chưa ai đề nghị duyệt" in last(office, SECOND_OFFICER)
    assert letters(office) == 0


async def test_an_approval_is_for_what_the_colleague_saw(office: Department) -> None:
    await with_rules(office, second_approver=True)
    await office.click(OFFICER, "Phát hành")
    await office.send(OFFICER, "/thongbao")
    await through(office, OFFICER, "Mở 21/TB-SKHCN", "Xem nhiệm vụ", "2", "Bỏ")
    await office.click(SECOND_OFFICER, "Duyệt")
    assert f"• {OFFICER} bỏ “Rà soát quy chế" in last(office, SECOND_OFFICER)
    assert letters(office) == 0
    await office.click(SECOND_OFFICER, "Phát hành")
    assert letters(office) == 1, "a second pair of eyes has seen it"


async def test_nobody_approves_what_they_ask_for_themselves(office: Department) -> None:
    await with_rules(office, second_approver=True)
    await open_as_colleague(office)
    await office.click(OFFICER, "Phát hành")
    approve = next(
        button["callback_data"]
        for row in office[SECOND_OFFICER].last.keyboard
        for button in row
        if "Duyệt" in button["text"]
    )
    office.server.world.press(office[OFFICER].account, office[OFFICER].last, approve)
    await office.settle()
    assert "không tự duyệt được" in last(office, OFFICER)
    assert letters(office) == 0


async def test_where_no_colleague_could_approve_it_is_said(office: Department) -> None:
    await with_rules(office, second_approver=True)
    async with office.app.database.write() as uow:
        other = next(m for m in await uow.members.all() if m.full_name == SECOND_OFFICER)
        other.telegram_id = None
    await office.click(OFFICER, "Phát hành")
    assert "chưa đồng nghiệp Văn phòng nào kết nối" in last(office, OFFICER)
    assert letters(office) == 0
