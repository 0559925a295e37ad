"""Lịch nhắc: Văn phòng gives one task a ladder of its own; it is shown, logged, and nudged by."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.conftest import OFFICE_ZONE
from tests.flows.department import DIRECTOR, OFFICER, Department
from tests.flows.issued import HEAD, TECHNOLOGY, assignment, folded, in_english, labels, last, press
from views.buttons.oversight import CaseAct, CaseButton, LadderAct, LadderButton

USUAL = "Theo lịch chung: 7, 3, 1, 0"
PLAN = "kế hoạch chuyển giao công nghệ"
"""Task 1 of the head, due on Saturday 20 April."""


def april(day: int) -> datetime:
    return datetime(2024, 4, day, 9, tzinfo=OFFICE_ZONE)


async def open_ladder(office: Department) -> int:
    """The officer opens the task's card, and the ladder under it; the assignment's id."""
    found = await assignment(office, TECHNOLOGY, 1)
    await press(office, OFFICER, CaseButton(act=CaseAct.OPEN, assignment=found.id or 0).pack())
    assert "📎 Yêu cầu minh chứng" in labels(office, OFFICER)
    await office.click(OFFICER, "Lịch nhắc")
    return found.id or 0


async def nudged_on(office: Department, *days: int) -> list[int]:
    """Of these days of April, those on which the head's message names the task."""
    named = []
    for day in days:
        await office.tick(april(day))
        said = office[HEAD].said
        if any(PLAN in m.text and "để mắt" in m.text and m.body["date"] >= april(day).timestamp() for m in said):
            named.append(day)
    return named


async def test_the_offices_own_ladder_is_marked_at_first(office: Department) -> None:
    await open_ladder(office)
    seen = last(office, OFFICER)
    assert f"Lịch nhắc việc 1 của {TECHNOLOGY}" in seen
    assert "⏰ Nhắc trước hạn 7, 3, 1 ngày làm việc và sáng ngày đến hạn (lịch chung)" in seen
    assert labels(office, OFFICER) == [
        f"✓ {USUAL}",
        "14, 7, 3, 1, 0",
        "5, 2, 0",
        "1, 0",
        "0",
        "✍️ Ngày khác",
        "◀ Về việc này",
    ]


async def test_what_is_chosen_holds_is_shown_on_the_card_and_logged(office: Department) -> None:
    id_ = await open_ladder(office)
    card = next(m for m in reversed(office[OFFICER].said) if "⏰ Lịch nhắc" in str(m.keyboard))
    await office.click(OFFICER, "5, 2, 0")
    assert "✓ 5, 2, 0" in labels(office, OFFICER)
    assert USUAL in labels(office, OFFICER)
    assert "⏰ Nhắc trước hạn 5, 2 ngày làm việc và sáng ngày đến hạn (lịch riêng của việc này)" in folded(card.text)
    async with office.app.database.read() as uow:
        found = await uow.assignments.get(id_)
        assert found is not None
        task = await uow.notices.task(found.task_id)
        assert task is not None
        assert task.ladder == [5, 2, 0]
        lines = [line for line in await uow.log.of(f"task:{task.id}") if line.action == "task.ladder"]
    assert [(line.before, line.after) for line in lines] == [('{"ladder": null}', '{"ladder": [5, 2, 0]}')]
    await office.click(OFFICER, USUAL)
    assert "lịch riêng" not in folded(card.text)


async def test_the_unit_is_nudged_by_it(office: Department) -> None:
    """Friday 19 is the last working day before the deadline, Thursday 18 a day off: 5 before is Thursday 11."""
    await open_ladder(office)
    await office.click(OFFICER, "5, 2, 0")
    assert await nudged_on(office, 9, 10, 11, 12, 15, 16, 17, 19) == [11, 16, 19]


async def test_days_are_typed_and_what_are_none_is_asked_again(office: Department) -> None:
    await open_ladder(office)
    await office.click(OFFICER, "Ngày khác")
    assert "trước hạn mấy ngày làm việc?" in last(office, OFFICER)
    for wrong in ("sớm sớm giúp", "90", "1 2 3 4 5 6 7 8 9 10 11"):
        await office.send(OFFICER, wrong)
        assert "Tôi chưa hiểu lịch nhắc này" in last(office, OFFICER)
    await office.send(OFFICER, "trước 2 ngày với 10 ngày")
    assert "⏰ Nhắc trước hạn 10, 2 ngày làm việc (lịch riêng của việc này)" in last(office, OFFICER)
    assert not [label for label in labels(office, OFFICER) if label.startswith("✓")]


@pytest.mark.parametrize("who", [HEAD, DIRECTOR])
async def test_only_van_phong_sets_it(office: Department, who: str) -> None:
    found = await assignment(office, TECHNOLOGY, 1)
    if who == DIRECTOR:
        await office.send(DIRECTOR, "/baocao")
        await press(office, DIRECTOR, CaseButton(act=CaseAct.OPEN, assignment=found.id or 0).pack())
        assert not [label for label in labels(office, DIRECTOR) if "Lịch nhắc" in label]
    for act in LadderAct:
        await press(office, who, LadderButton(act=act, assignment=found.id or 0, preset=1).pack())
        assert "không" in last(office, who)
    async with office.app.database.read() as uow:
        task = await uow.notices.task(found.task_id)
    assert task is not None
    assert task.ladder is None


async def test_a_task_that_has_ended_has_none(office: Department) -> None:
    id_ = await open_ladder(office)
    await office.send(HEAD, "/done 1")
    await office.click(OFFICER, "Duyệt")
    await press(office, OFFICER, LadderButton(act=LadderAct.SET, assignment=id_, preset=1).pack())
    assert "đã" in last(office, OFFICER)
    async with office.app.database.read() as uow:
        found = await uow.assignments.get(id_)
        assert found is not None
        task = await uow.notices.task(found.task_id)
    assert task is not None
    assert task.ladder is None


async def test_in_english(office: Department) -> None:
    await in_english(office, OFFICER)
    found = await assignment(office, TECHNOLOGY, 1)
    await press(office, OFFICER, LadderButton(act=LadderAct.OPEN, assignment=found.id or 0).pack())
    assert "Reminded 7, 3, 1 working days before and on the morning of the deadline (as usual)" in last(office, OFFICER)
