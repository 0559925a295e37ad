"""/donvi: who is connected, who has not confirmed or answered; links and the list to print."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from storage.members import MemberRole
from tests.flows.department import DIRECTOR, OFFICER, Department, row
from tests.flows.issued import (
    HEAD,
    INSPECTION,
    INSPECTOR,
    PLANNING,
    TECHNOLOGY,
    all_said,
    assignment,
    digest,
    folded,
    in_english,
    labels,
    last,
    press,
)
from tests.flows.stored import nothing_stored
from views.buttons.oversight import CaseAct, CaseButton

NEWCOMER = "Trương Thị Bảy"


@pytest.fixture
async def grown(office: Department) -> Department:
    """A deputy who never pressed Start has come to the first unit, and the inspector has blocked the bot."""
    await office.roster([row(TECHNOLOGY, NEWCOMER, "Phó Trưởng phòng", MemberRole.DEPUTY)])
    await office[INSPECTOR].block()
    await office.settle()
    return office


async def test_every_unit_says_who_is_connected_and_what_was_not_confirmed(grown: Department) -> None:
    await grown.send(OFFICER, "/donvi")
    said = last(grown, OFFICER)
    assert "6/8 người đã kết nối" in said
    assert f"• {TECHNOLOGY}: 1/2 kết nối •" in said, "its head has pressed Đã nhận"
    assert f"• {PLANNING}: 1/1 kết nối, 10 việc chưa xác nhận" in said
    assert f"• {INSPECTION}: 0/1 kết nối, 1 việc chưa xác nhận" in said
    assert "Lãnh đạo, Văn phòng: 3/3" in said


async def test_a_unit_that_has_said_nothing_for_days_is_named_until_it_answers(office: Department) -> None:
    for days, silent in ((6, False), (1, True)):
        office.clock.advance(timedelta(days=days))
        await office.send(OFFICER, "/donvi")
        assert (f"{INSPECTION}: 1/1 kết nối, 1 việc chưa xác nhận, ⏳" in last(office, OFFICER)) is silent, days
    assert "⏳ 5 ngày làm việc chưa trả lời" in last(office, OFFICER)
    await office.send(INSPECTOR, "/tiendo 1 30%")
    await office.click(OFFICER, INSPECTION)
    assert "chưa trả lời" not in last(office, OFFICER)


async def test_a_unit_opens_with_its_people_and_one_gets_a_new_link(grown: Department) -> None:
    await grown.send(OFFICER, "/donvi")
    await grown.click(OFFICER, TECHNOLOGY)
    assert f"🟢 {HEAD} (Trưởng đơn vị)" in last(grown, OFFICER)
    assert f"⚪ {NEWCOMER} (Phó Trưởng phòng): chưa bấm Start" in last(grown, OFFICER)
    await grown.click(OFFICER, NEWCOMER)
    await grown.click(OFFICER, "Liên kết mới")
    link = re.search(r"https://t\.me/(\w+)\?start=(\S+)", last(grown, OFFICER))
    assert link is not None
    assert link[1] == grown.server.world.bot.username
    await grown.stranger(NEWCOMER)
    await grown.send(NEWCOMER, f"/start {link[2]}")
    assert f"Chào anh/chị {NEWCOMER}" in all_said(grown, NEWCOMER)


async def test_links_for_all_who_never_pressed_start_and_the_list_to_print(grown: Department) -> None:
    await grown.send(OFFICER, "/donvi")
    await grown.click(OFFICER, "Liên kết cho 1 người")
    assert f"{NEWCOMER} (Phó Trưởng phòng): https://t.me/" in last(grown, OFFICER)
    await grown.click(OFFICER, "Danh sách 2 người")
    said = last(grown, OFFICER)
    assert f"{TECHNOLOGY} ☐ {NEWCOMER}, Phó Trưởng phòng: chưa bấm Start" in said
    assert f"{INSPECTION} ☐ {INSPECTOR}, Trưởng đơn vị: đã chặn bot" in said


async def test_the_director_sees_how_units_stand_without_links_and_heads_see_nothing(grown: Department) -> None:
    async with nothing_stored(grown):
        await grown.send(DIRECTOR, "/donvi")
        assert "6/8 người đã kết nối" in last(grown, DIRECTOR)
        assert not any("Liên kết" in label for label in labels(grown, DIRECTOR))
        await grown.click(DIRECTOR, TECHNOLOGY)
        assert labels(grown, DIRECTOR) == ["↩️ Các đơn vị"]
        await grown.send(HEAD, "/units")
        assert "không thuộc phần việc" in last(grown, HEAD)


async def test_a_deputy_director_sees_the_units_in_their_charge(office: Department) -> None:
    deputy = "Cao Văn Tám"
    await office.roster([row("", deputy, "Phó Giám đốc", MemberRole.LEADER)])
    await office.join(deputy)
    for step in ("Lãnh đạo, Văn phòng", deputy, "Đơn vị phụ trách", TECHNOLOGY):
        if step == "Lãnh đạo, Văn phòng":
            await office.send(OFFICER, "/donvi")
        await office.click(OFFICER, step)
    assert f"✅ {TECHNOLOGY}" in labels(office, OFFICER)
    await office.send(deputy, "/donvi")
    assert TECHNOLOGY in last(office, deputy)
    assert PLANNING not in last(office, deputy)
    await office.send(deputy, "/baocao")
    assert "4 nhiệm vụ · 4 việc" in folded(digest(office, deputy))
    await office.send(deputy, "/thongbao")
    await office.click(deputy, "15/TB-SKHCN")
    assert "giải ngân" not in all_said(office, deputy), "other units' tasks are not listed"
    others = await assignment(office, PLANNING, 1)
    async with nothing_stored(office):
        for act in CaseAct:
            await press(office, deputy, CaseButton(act=act, assignment=others.id or 0, value=1).pack())
    assert "giải ngân" not in all_said(office, deputy)
    await office.send(DIRECTOR, "/donvi")
    assert PLANNING in last(office, DIRECTOR)


async def test_an_english_officer_reads_it_in_english(grown: Department) -> None:
    await in_english(grown, OFFICER)
    await grown.send(OFFICER, "/units")
    assert f"{TECHNOLOGY}: 1 of 2 connected" in last(grown, OFFICER)
