"""Who comes late or comes back: what waited for them is there, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.members import MemberRole
from tests.conftest import SetClock
from tests.flows.department import DIRECTOR, OFFICER, SECOND_OFFICER, Department, open_department, roster_of, row
from tests.flows.issued import BUREAU, HEAD, INSPECTION, NOTICE, PLANNING, TECHNOLOGY, all_said, labels, last, letter


@pytest.mark.parametrize("words", ["/viec", "chào em"])
async def test_a_person_who_writes_can_be_written_to(words: str, office: Department) -> None:
    async with office.app.database.write() as uow:
        head = await uow.members.by_telegram(office[HEAD].user_id)
        assert head
        head.unreachable_since = office.clock.now()
    await office.send(HEAD, words)
    async with office.app.database.read() as uow:
        head = await uow.members.by_telegram(office[HEAD].user_id)
        assert head
        assert head.unreachable_since is None
    assert "đã nhận" in letter(office, HEAD), "what they have is not sent again"


async def test_an_officer_who_joins_late_gets_what_waits_for_a_decision(tmp_path: Path, clock: SetClock) -> None:
    async with open_department(tmp_path, clock) as office:
        await office.roster(roster_of([TECHNOLOGY, PLANNING, INSPECTION, BUREAU]))
        await office.join(OFFICER, DIRECTOR, HEAD)
        await office.upload(OFFICER, "tb.txt", NOTICE.encode())
        await office.click(OFFICER, "Phát hành")
        await office.send(HEAD, "/done 3 đã gửi")
        await office.send(HEAD, "/giahan 1 30/4/2024 chờ ý kiến Sở Tài chính")
        await office.join(SECOND_OFFICER)
        said = all_said(office, SECOND_OFFICER)
        assert "đã gửi" in said
        assert labels(office, SECOND_OFFICER) == ["✅ Đồng ý", "📅 Ngày khác", "❌ Từ chối"]
        await office.click(SECOND_OFFICER, "Duyệt")
        assert "Văn phòng đã duyệt việc 3" in all_said(office, HEAD)


async def test_an_officer_who_comes_back_gets_what_was_reported_meanwhile(office: Department) -> None:
    await office[OFFICER].block()
    await office.settle()
    await office.send(HEAD, "/done 3 đã gửi")
    assert "đã gửi" not in all_said(office, OFFICER)
    await office[OFFICER].unblock()
    await office.settle()
    assert "đã gửi" in last(office, OFFICER)
    await office.click(OFFICER, "Duyệt")
    assert "Văn phòng đã duyệt việc 3" in all_said(office, HEAD)


async def test_a_deputy_who_stood_in_keeps_a_true_letter(tmp_path: Path, clock: SetClock) -> None:
    async with open_department(tmp_path, clock) as office:
        deputy = row(TECHNOLOGY, "Phó phòng Công nghệ", "Phó Trưởng phòng", MemberRole.DEPUTY)
        await office.roster([*roster_of([TECHNOLOGY, PLANNING, INSPECTION, BUREAU]), deputy])
        await office.join(OFFICER, deputy.full_name)
        await office.upload(OFFICER, "tb.txt", NOTICE.encode())
        await office.click(OFFICER, "Phát hành")
        await office.join(HEAD)
        await office.send(HEAD, "/done 3 đã gửi")
        assert "đã báo xong" in letter(office, HEAD), letter(office, HEAD)
        assert "đã báo xong" in letter(office, deputy.full_name)
