"""The weekly digest in the chat: when it comes, to whom, what is decided under it; and /baocao of a period."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from sqlmodel import select

from services.digests import as_made
from services.files import contents
from storage.files import FileKind, FileOrder
from tests.conftest import OFFICE_ZONE
from tests.flows.department import DIRECTOR, OFFICER, SECOND_OFFICER, Department
from tests.flows.issued import HEAD, TECHNOLOGY, all_said, assignment, folded, last
from views.digest import digest_card


def april(day: int, hour: int = 7, minute: int = 30) -> datetime:
    return datetime(2024, 4, day, hour, minute, tzinfo=OFFICE_ZONE)


def digests(office: Department, who: str) -> list[str]:
    return [message.text for message in office[who].said if "Tình hình thực hiện kết luận" in message.text]


def under(office: Department, who: str) -> list[str]:
    """The labels of the buttons under the newest digest."""
    newest = next(m for m in reversed(office[who].said) if "Tình hình thực hiện kết luận" in m.text)
    return [label for row in newest.buttons for label in row]


async def test_on_monday_morning_leadership_and_office_get_it_once(office: Department) -> None:
    for at in (april(8, 7, 25), april(8), april(8, 7, 35), april(9)):
        await office.tick(at)
    for who in (DIRECTOR, OFFICER, SECOND_OFFICER):
        assert len(digests(office, who)) == 1
    assert digests(office, HEAD) == []
    await office.tick(april(15))
    (first, second) = digests(office, DIRECTOR)
    assert "So với báo cáo" not in first
    assert "So với báo cáo thứ Hai 08/4" in second


async def test_its_picture_comes_after_it(office: Department) -> None:
    """Also where the chat's lane has to wait, and answers go before digests."""
    await office.send(DIRECTOR, "/help")
    await office.tick(april(8))
    said = office[DIRECTOR].said
    heading = next(place for place, message in enumerate(said) if "Tình hình thực hiện kết luận" in message.text)
    assert [place for place, message in enumerate(said) if message.photo] == [heading + 1]


async def test_after_days_off_it_comes_on_the_next_working_day(office: Department) -> None:
    """Monday 29 April to Wednesday 1 May are days off."""
    for day in (22, 29, 30):
        await office.tick(april(day))
    assert len(digests(office, DIRECTOR)) == 1
    await office.tick(datetime(2024, 5, 2, 9, tzinfo=OFFICE_ZONE))
    assert len(digests(office, DIRECTOR)) == 2


async def test_leadership_decides_under_it(office: Department) -> None:
    await office.send(HEAD, "/giahan 2 12/4 chờ thẩm định")
    await office.send(HEAD, "/done 4")
    await office.tick(april(8))
    assert [label for label in under(office, DIRECTOR) if "(" in label] == ["✅ Đồng ý (1)", "❌ Từ chối (1)"]
    assert "xin lùi việc 2 đến thứ Sáu 12/4 (lần 1)" in folded(digests(office, DIRECTOR)[-1])
    await office.click(DIRECTOR, "Đồng ý (1)")
    assert (await assignment(office, TECHNOLOGY, 2)).due == date(2024, 4, 12)
    assert "12/4" in last(office, HEAD)


async def test_it_can_be_made_again_as_it_was_sent(office: Department) -> None:
    await office.send(HEAD, "/giahan 2 12/4 chờ thẩm định")
    await office.tick(april(8))
    await office.send(HEAD, "/done 4")
    async with office.app.database.read() as uow:
        kept = await uow.digests.of(april(8).date(), "leaders")
        director = next(m for m in await uow.members.all() if m.full_name == DIRECTOR)
        rows = await uow.outbox.after(0)
        query = select(FileOrder).where(FileOrder.kind == FileKind.PICTURE, FileOrder.member_id == director.id)
        picture = (await uow.session.exec(query)).one()
        shown = await contents(uow, picture, director, april(9))
    assert kept is not None
    assert shown == as_made(kept.figures), "also what is drawn only the day after"
    again = digest_card(as_made(kept.figures), office.app.tongues["vi"], director.role)
    texts = [
        json.loads(row.payload)["text"] for row in rows if row.key == f"digest:2024-04-08:leaders:member:{director.id}"
    ]
    assert texts == [str(again.text)]


async def test_a_head_gets_the_units_own_note_where_the_office_wants_it(office: Department) -> None:
    async with office.app.database.write() as uow:
        await uow.rules.put("unit_notes", True, 1, april(1))
    await office.tick(april(8))
    notes = [m.text for m in office[HEAD].said if "Số liệu tuần này của đơn vị anh/chị" in m.text]
    assert len(notes) == 1
    assert "4 việc giao" in notes[0]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("tháng 4", "Thông báo phát hành từ thứ Hai 01/4 đến thứ Ba 30/4"),
        ("1/4 - 15/4", "16 việc giao cho các đơn vị"),
        ("15", "16 việc giao cho các đơn vị"),
        ("15/tb-skhcn", "16 việc giao cho các đơn vị"),
        ("quý 1", "Chưa có việc nào được giao"),
        ("99", "Tôi chưa thấy thông báo hay khoảng thời gian nào là “99”"),
    ],
)
async def test_a_digest_of_a_period_or_a_notice(office: Department, words: str, shown: str) -> None:
    await office.send(DIRECTOR, f"/baocao {words}")
    assert shown in all_said(office, DIRECTOR)
