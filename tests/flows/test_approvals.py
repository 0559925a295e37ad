"""What Văn phòng decides, and what goes wrong around it: two officers, own work, restarts, blocked chats, faults."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox import faults
from sandbox.faults import Fault
from storage.assignments import AssignmentState
from tests.conftest import SetClock
from tests.flows.department import DIRECTOR, OFFICER, SECOND_OFFICER, Department, open_department, reopen
from tests.flows.issued import (
    BUREAU,
    BUREAU_OFFICER,
    BUSY_HEAD,
    HEAD,
    INSPECTOR,
    NOTICE,
    PLANNING,
    TECHNOLOGY,
    all_said,
    assignment,
    digest,
    folded,
    issued,
    join,
    labels,
    last,
    letter,
    press,
)


@pytest.fixture
async def office(tmp_path: Path, clock: SetClock) -> AsyncIterator[Department]:
    async with issued(tmp_path, clock) as department:
        yield department


async def test_duyet_tells_the_unit_and_every_officers_card(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office.click(OFFICER, "Duyệt")
    assert "Văn phòng đã duyệt việc 3" in last(office, HEAD)
    assert "✅ đã duyệt" in letter(office, HEAD)
    for who in (OFFICER, SECOND_OFFICER, BUREAU_OFFICER):
        assert "→ ✅ đã duyệt" in last(office, who)
        assert labels(office, who) == []
    found = await assignment(office, TECHNOLOGY, 3)
    assert (found.state, found.accepted_at is not None) == (AssignmentState.ACCEPTED, True)


async def test_tra_lai_asks_for_the_reason_and_brings_it_to_the_unit(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office.click(OFFICER, "Trả lại")
    assert f"Trả lại việc 3 của {TECHNOLOGY} vì lý do gì?" in last(office, OFFICER)
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.REPORTED_DONE
    await office.send(OFFICER, "Thiếu <phụ lục> & biểu")
    assert "“Thiếu <phụ lục> & biểu” Làm xong, anh/chị báo lại: /done 3" in last(office, HEAD)
    assert "bị trả lại, cần làm tiếp" in letter(office, HEAD)
    assert "đã trả lại: Thiếu <phụ lục> & biểu" in all_said(office, SECOND_OFFICER)
    found = await assignment(office, TECHNOLOGY, 3)
    assert (found.state, found.returned_count, found.reported_at) == (AssignmentState.RETURNED, 1, None)
    await office.send(HEAD, "/done 3 đã bổ sung")
    await office.click(SECOND_OFFICER, "Duyệt")
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.ACCEPTED


async def test_the_second_officer_hears_who_decided(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    accept, send_back = (button["callback_data"] for button in office[SECOND_OFFICER].last.keyboard[0])
    await office.click(OFFICER, "Duyệt")
    told = len(office[HEAD].said)
    for data in (accept, send_back):
        await press(office, SECOND_OFFICER, data)
        assert f"{OFFICER} đã duyệt việc này rồi" in last(office, SECOND_OFFICER)
    assert len(office[HEAD].said) == told


async def test_a_reason_that_comes_after_anothers_decision_changes_nothing(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    await office.click(OFFICER, "Trả lại")
    await office.click(SECOND_OFFICER, "Duyệt")
    await office.send(OFFICER, "Thiếu biểu")
    assert f"{SECOND_OFFICER} đã duyệt việc này rồi" in last(office, OFFICER)
    assert (await assignment(office, TECHNOLOGY, 3)).state is AssignmentState.ACCEPTED
    await office.send(OFFICER, "Thiếu biểu")
    assert "chưa hiểu" in last(office, OFFICER), "nothing is asked any more"


async def test_several_tasks_are_approved_in_one_press(office: Department) -> None:
    await office.send(HEAD, "/done 3 4 đã xong cả hai")
    assert labels(office, OFFICER)[0] == "✅ Duyệt cả 2 việc"
    await office.click(OFFICER, "Duyệt cả 2")
    assert "đã duyệt việc 3" in last(office, HEAD)
    assert "đã duyệt việc 4" in last(office, HEAD)


async def test_several_tasks_are_decided_one_by_one(office: Department) -> None:
    await office.send(HEAD, "/done 2 3 4")
    await office.click(OFFICER, "Duyệt 3")
    assert labels(office, OFFICER)[0] == "✅ Duyệt cả 2 việc"
    await office.click(OFFICER, "Trả lại 4")
    await office.send(OFFICER, "Chưa có báo cáo")
    await office.click(OFFICER, "Duyệt")
    states = [(await assignment(office, TECHNOLOGY, n)).state for n in (2, 3, 4)]
    assert states == [AssignmentState.ACCEPTED, AssignmentState.ACCEPTED, AssignmentState.RETURNED]


async def test_nobody_approves_their_own_work(office: Department) -> None:
    await office.send(BUREAU_OFFICER, "/done 1 đã chuẩn bị xong")
    assert not any("Duyệt" in label for label in labels(office, BUREAU_OFFICER)), "no button that would refuse"
    await press(office, BUREAU_OFFICER, office[OFFICER].last.keyboard[-1][0]["callback_data"])
    assert "không tự duyệt việc do mình báo cáo" in last(office, BUREAU_OFFICER)
    assert (await assignment(office, BUREAU, 1)).state is AssignmentState.REPORTED_DONE
    await office.click(OFFICER, "Duyệt")
    assert (await assignment(office, BUREAU, 1)).state is AssignmentState.ACCEPTED


async def test_nobody_grants_their_own_request(office: Department) -> None:
    await office.send(BUREAU_OFFICER, "/giahan 1 30/4 chờ công đoàn")
    await press(office, BUREAU_OFFICER, office[OFFICER].last.keyboard[0][0]["callback_data"])
    assert "không tự duyệt" in last(office, BUREAU_OFFICER)
    await office.click(OFFICER, "Đồng ý")
    assert "Hạn mới: thứ Ba 30/4" in all_said(office, BUREAU_OFFICER)


async def test_the_second_officer_hears_who_granted(office: Department) -> None:
    await office.send(HEAD, "/giahan 1 25/4 chờ")
    refuse = office[SECOND_OFFICER].last.keyboard[0][2]["callback_data"]
    await office.click(OFFICER, "Đồng ý")
    assert f"{OFFICER} đã đồng ý" in last(office, SECOND_OFFICER)
    await press(office, SECOND_OFFICER, refuse)
    assert f"{OFFICER} đã đồng ý gia hạn rồi" in last(office, SECOND_OFFICER)


async def test_more_time_for_a_task_that_was_approved_meanwhile_is_not_granted(office: Department) -> None:
    await office.send(HEAD, "/giahan 2 9/4 chờ số liệu")
    grant = office[OFFICER].last.keyboard[0][0]["callback_data"]
    await office.send(HEAD, "/done 2")
    await office.click(OFFICER, "Duyệt")
    before = (await assignment(office, TECHNOLOGY, 2)).due
    await press(office, OFFICER, grant)
    assert (await assignment(office, TECHNOLOGY, 2)).due == before


async def test_baocao_is_for_the_department_or_ones_own_unit(office: Department) -> None:
    for who in (DIRECTOR, OFFICER, BUREAU_OFFICER):
        await office.send(who, "/baocao")
        assert "16 nhiệm vụ · 16 việc" in folded(digest(office, who))
        assert f"• {PLANNING}: 0/10" in folded(digest(office, who))
        assert f"Chưa xác nhận nhận việc: {BUREAU}" in folded(digest(office, who)) or PLANNING in folded(
            digest(office, who)
        )
    await office.send(HEAD, "/baocao")
    assert "4 nhiệm vụ · 4 việc" in folded(digest(office, HEAD))
    assert PLANNING not in folded(digest(office, HEAD))


async def test_baocao_counts_the_day_of_the_report_not_of_the_approval(office: Department, clock: SetClock) -> None:
    clock.advance(timedelta(days=1))
    await office.send(HEAD, "/done 2 4")
    clock.advance(timedelta(days=2))
    await office.click(OFFICER, "Duyệt cả 2")
    await office.send(DIRECTOR, "/baocao")
    assert "Hoàn thành đúng hạn: 1 " in folded(digest(office, DIRECTOR))
    assert "Hoàn thành quá hạn: 1 " in folded(digest(office, DIRECTOR))
    assert "Đang thực hiện quá hạn: 0" in folded(digest(office, DIRECTOR))


async def test_a_restart_between_done_and_duyet_changes_nothing(tmp_path: Path, clock: SetClock) -> None:
    async with issued(tmp_path, clock) as before:
        await before.send(HEAD, "/done 3 đã gửi")
        await before.click(OFFICER, "Trả lại")
        await before[HEAD].send("QĐ 12/QĐ-SKHCN")
        async with reopen(tmp_path, clock, before.server) as office:
            office._people = before._people
            await office.settle()
            assert "QĐ 12/QĐ-SKHCN" in all_said(office, OFFICER)
            await office.send(OFFICER, "Thiếu phụ lục")
            assert "Thiếu phụ lục" in last(office, HEAD)
            await office.send(HEAD, "/done 3 đã bổ sung")
            await office.click(SECOND_OFFICER, "Duyệt")
            assert "Văn phòng đã duyệt việc 3" in last(office, HEAD)
            assert "✅ đã duyệt" in letter(office, HEAD)


async def test_a_head_who_blocked_the_bot_before_duyet_is_known_and_comes_back(office: Department) -> None:
    await office.send(HEAD, "/done 3")
    office[HEAD].chat.standing = type(office[HEAD].chat.standing).BLOCKED
    await office.click(OFFICER, "Duyệt")
    await office.send(BUSY_HEAD, "/done 1")
    assert all_said(office, OFFICER).count("Không nhắn được") == 1
    await office[HEAD].unblock()
    await office.settle()
    await office.send(HEAD, "/viec")
    assert "3 việc đang mở" in last(office, HEAD)


async def test_a_letter_missed_while_blocked_comes_once_on_return(tmp_path: Path, clock: SetClock) -> None:
    async with open_department(tmp_path, clock) as office:
        await join(office)
        office[HEAD].chat.standing = type(office[HEAD].chat.standing).BLOCKED
        await office.upload(OFFICER, "tb.txt", NOTICE.encode())
        await office.click(OFFICER, "Phát hành")
        assert all_said(office, SECOND_OFFICER).count("Không nhắn được") == 1
        await office[HEAD].unblock()
        await office.settle()
        await office.click(HEAD, "Đã nhận")
        assert "đã nhận" in letter(office, HEAD)


@pytest.mark.parametrize("fault", [faults.too_many(3), faults.html(502)], ids=["429", "502"])
async def test_every_head_gets_one_letter_though_telegram_fails(fault: Fault, tmp_path: Path, clock: SetClock) -> None:
    async with open_department(tmp_path, clock) as office:
        await join(office)
        await office.upload(OFFICER, "tb.txt", NOTICE.encode())
        office.server.faults.order(method="sendMessage", fault=fault, times=3)
        await office.click(OFFICER, "Phát hành")
        await office.settle()
        assert office.server.faults.open == 0
        for who in (HEAD, BUSY_HEAD, INSPECTOR, BUREAU_OFFICER):
            assert "theo thông báo kết luận" in letter(office, who)
