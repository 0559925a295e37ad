"""The day's message in the chat: it comes, its buttons act, it can be put off, it gives way to the next day's."""

from __future__ import annotations

from datetime import datetime

import pytest

from storage.absences import Absence
from storage.members import MemberRole
from tests.conftest import OFFICE_ZONE
from tests.flows.department import DIRECTOR, OFFICER, Department, row
from tests.flows.issued import HEAD, INSPECTOR, TECHNOLOGY, all_said, assignment, in_english, labels, last

DEPUTY = "Phan Thị Sen"


def april(day: int, hour: int = 8, minute: int = 5) -> datetime:
    return datetime(2024, 4, day, hour, minute, tzinfo=OFFICE_ZONE)


def nudges(office: Department, who: str) -> list[str]:
    return [message.text for message in office[who].said if "cần anh/chị để mắt" in message.text]


async def test_a_nudge_comes_on_the_day_with_buttons_that_answer(office: Department) -> None:
    await office.tick(april(2))
    assert "hạn hôm nay, thứ Ba 02/4" in last(office, HEAD)
    assert labels(office, HEAD) == ["🔧 Đang làm", "✅ Xong", "⚠️ Vướng", "⏳ Xin gia hạn", "🔕 Hoãn nhắc"]
    await office.click(HEAD, "Đang làm")
    assert "🔧 đang làm" in last(office, HEAD)
    await office.click(HEAD, "✅ Xong")
    assert "báo xong, chờ Văn phòng duyệt" in last(office, HEAD)
    assert "anh/chị đã trả lời hết" in all_said(office, HEAD)
    assert nudges(office, HEAD) == []
    assert (await assignment(office, TECHNOLOGY, 2)).state == "reported_done"


async def test_the_message_is_about_the_task_that_is_picked(office: Department) -> None:
    async with office.app.database.write() as uow:
        await uow.rules.put("overdue_every", 1, 1, april(1))
    await office.tick(april(3))
    assert "có 2 việc cần anh/chị để mắt" in last(office, HEAD)
    assert "✅ Xong 4" in labels(office, HEAD), "the worst comes first"
    await office.click(HEAD, "2")
    assert "✅ Xong 2" in labels(office, HEAD)
    await office.click(HEAD, "Vướng 2")
    await office.send(HEAD, "Thiếu biên bản thẩm định")
    assert (await assignment(office, TECHNOLOGY, 2)).blocked
    await office.click(HEAD, "✅ Xong 4")
    assert (await assignment(office, TECHNOLOGY, 4)).state == "reported_done"
    assert "có 1 việc cần anh/chị để mắt" in all_said(office, HEAD)


async def test_the_message_of_yesterday_gives_way(office: Department) -> None:
    await office.tick(april(2))
    await office.tick(april(3))
    assert len(nudges(office, HEAD)) == 1, "yesterday's is deleted"
    await office.tick(april(5, 9))
    assert len(nudges(office, HEAD)) == 1
    await office.tick(april(9))
    assert len(nudges(office, HEAD)) == 1
    assert "Đã thay bằng tin mới" in all_said(office, HEAD), "too old to be deleted"


async def test_put_off_it_comes_again_at_the_chosen_hour_and_only_then(office: Department) -> None:
    await office.tick(april(2))
    await office.click(HEAD, "Hoãn nhắc")
    assert labels(office, HEAD) == ["10:00 hôm nay", "14:00 hôm nay", "15:30 hôm nay", "8:00 thứ Tư 03/4", "◀ Quay lại"]
    await office.click(HEAD, "14:00")
    assert "tôi nhắc lại lúc 14:00 hôm nay" in last(office, HEAD)
    await office.tick(april(2, 13, 55))
    assert nudges(office, HEAD) == []
    await office.tick(april(2, 14, 0))
    assert len(nudges(office, HEAD)) == 1


async def test_put_off_to_tomorrow_it_goes_with_tomorrows(office: Department) -> None:
    await office.tick(april(2))
    await office.click(HEAD, "Hoãn nhắc")
    await office.click(HEAD, "thứ Tư")
    await office.tick(april(2, 16))
    assert nudges(office, HEAD) == []
    await office.tick(april(3))
    assert "có 2 việc cần anh/chị để mắt" in last(office, HEAD)
    assert len(nudges(office, HEAD)) == 1


async def test_an_old_message_cannot_be_put_off_any_more(office: Department) -> None:
    await office.tick(april(2))
    office.clock.set(april(3, 7))
    await office.click(HEAD, "Hoãn nhắc")
    assert "Tin này không phải của hôm nay" in last(office, HEAD)


@pytest.mark.parametrize("at", [april(2, 6), april(2, 17, 30), april(6), april(7), april(18)], ids=str)
async def test_outside_working_time_nobody_is_disturbed(office: Department, at: datetime) -> None:
    before = {who: len(office[who].said) for who in (HEAD, INSPECTOR, OFFICER, DIRECTOR)}
    await office.tick(at)
    assert {who: len(office[who].said) for who in before} == before


async def test_firing_twice_and_late_says_it_once(office: Department) -> None:
    for hour in (8, 8, 9, 16):
        await office.tick(april(2, hour))
    assert len(nudges(office, HEAD)) == 1
    office.clock.set(april(1))
    await office.tick(april(1, 9))
    assert len(nudges(office, HEAD)) == 1


async def test_who_is_on_leave_is_left_alone_and_the_stand_in_told(office: Department) -> None:
    await office.roster([row(TECHNOLOGY, DEPUTY, "Phó Trưởng phòng", MemberRole.DEPUTY)])
    await office.join(DEPUTY)
    async with office.app.database.write() as uow:
        people = {m.full_name: m.id or 0 for m in await uow.members.all()}
        first, until = april(1).date(), april(12).date()
        leave = Absence(
            member_id=people[HEAD], stand_in_id=people[DEPUTY], first=first, last=until, created_at=april(1)
        )
        await uow.absences.add(leave)
    await office.tick(april(2))
    assert nudges(office, HEAD) == []
    await office.click(DEPUTY, "✅ Xong")
    assert (await assignment(office, TECHNOLOGY, 2)).state == "reported_done"


async def test_what_is_late_climbs_with_its_cause(office: Department) -> None:
    await office.send(HEAD, "/vuong 2 Chờ Sở Tài chính trả lời")
    await office.tick(april(4))
    await office.tick(april(5))
    told = last(office, DIRECTOR)
    assert "việc quá hạn đáng lưu ý" in told
    assert "Báo cáo tình hình thẩm định dự án" in told
    assert "“Chờ Sở Tài chính trả lời”" in told
    assert "quá 3 ngày làm việc (hạn thứ Ba 02/4)" in told


async def test_what_waits_for_another_unit_is_not_held_against_its_own(office: Department) -> None:
    await office.send(HEAD, "/vuong 2 Chờ số liệu")
    async with office.app.database.write() as uow:
        other = await uow.units.named("Thanh tra")
        mine = [a for a, _, _ in await uow.assignments.issued() if a.blocked]
        (report,) = [r for r in await uow.nudges.reports([mine[0].id or 0]) if r.kind == "blocked"]
        report.waits_for_id = other.id if other else None
    await office.tick(april(4))
    assert all("thẩm định" not in text for text in nudges(office, HEAD))
    await office.tick(april(5))
    assert "đang chờ Thanh tra, chưa tính là chậm" in last(office, DIRECTOR)


async def test_the_office_gets_what_waits_for_it_once_a_day_and_decides_there(office: Department) -> None:
    await office.send(HEAD, "/done 4")
    await office.send(HEAD, "/giahan 2 12/4 chờ thẩm định")
    await office.tick(april(1, 16))
    assert "Chờ anh/chị xử lý" not in all_said(office, OFFICER), "it came today: its own card is enough"
    await office.tick(april(2))
    assert "Chờ anh/chị xử lý (2)" in last(office, OFFICER)
    await office.click(OFFICER, "Duyệt (2)")
    assert (await assignment(office, TECHNOLOGY, 4)).state == "accepted"
    assert "Chờ anh/chị xử lý (1)" in all_said(office, OFFICER)
    await office.click(OFFICER, "Đồng ý (1)")
    assert (await assignment(office, TECHNOLOGY, 2)).due == april(12).date()
    assert "Không còn gì phải nhắc" in all_said(office, OFFICER)


async def test_who_never_answered_shows_up_at_the_office(office: Department) -> None:
    await office.tick(april(8))
    assert "Lâu chưa thấy trả lời" in all_said(office, OFFICER)
    assert "Thanh tra: 1 việc (Trưởng Thanh tra)" in all_said(office, OFFICER)


async def test_every_text_is_there_in_english(office: Department) -> None:
    for who in (HEAD, OFFICER, DIRECTOR):
        await in_english(office, who)
    await office.send(HEAD, "/giahan 4 19/4 waiting")
    for day in (2, 3, 4, 5, 8):
        await office.tick(april(day))
    assert "nudge." not in all_said(office, HEAD) + all_said(office, OFFICER) + all_said(office, DIRECTOR)
    assert (
        "waits for you" in all_said(office, OFFICER).lower() or "waiting for you" in all_said(office, OFFICER).lower()
    )
