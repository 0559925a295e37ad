"""Units that only coordinate: their part ends with the work of those that lead."""

from __future__ import annotations

from datetime import timedelta

from storage.assignments import AssignmentState
from tests.flows.department import OFFICER, Department
from tests.flows.issued import BUSY_HEAD, HEAD, INSPECTION, INSPECTOR, NOTICE, TECHNOLOGY, all_said, last, press
from tests.flows.stored import failures

TOGETHER = (
    NOTICE.replace("15/TB", "16/TB").split("1. ", 1)[0]
    + f"""1. Giao {TECHNOLOGY} chủ trì, phối hợp với {INSPECTION} kiểm tra kho vật tư, hoàn thành trước ngày 05/4/2024.
2. Giao {TECHNOLOGY}, Phòng Kế hoạch - Tài chính chủ trì, phối hợp với {INSPECTION} lập danh mục thiết bị hỏng.
"""
)


async def issue(office: Department) -> None:
    await office.upload(OFFICER, "tb.txt", TOGETHER.encode())
    await office.click(OFFICER, "Phát hành")


async def states(office: Department) -> dict[int, AssignmentState]:
    """Of what the inspection has of the notice, by number."""
    async with office.app.database.read() as uow:
        unit = await uow.units.named(INSPECTION)
        assert unit is not None
        mine = [a for a in await uow.assignments.of_notice(2) if a.unit_id == unit.id]
        assert all(a.partner for a in mine)
        return {a.number or 0: a.state for a in mine}


async def test_what_the_leading_unit_has_done_is_asked_of_its_partner_no_more(office: Department) -> None:
    await issue(office)
    assert await states(office) == {2: AssignmentState.ASSIGNED, 3: AssignmentState.ASSIGNED}
    await office.send(INSPECTOR, "/giahan 2 30/4 chờ xe")
    request = office[OFFICER].last
    said = len(office[INSPECTOR].said)
    await office.send(HEAD, "/done 5 đã kiểm tra xong")
    await office.click(OFFICER, "Duyệt")
    assert await states(office) == {2: AssignmentState.CLOSED, 3: AssignmentState.ASSIGNED}
    letter = next(m for m in office[INSPECTOR].said if "16/TB-SKHCN" in m.text)
    assert "✅ đơn vị chủ trì đã hoàn thành" in letter.text
    assert len(office[INSPECTOR].said) == said, "nothing to ring for"
    await press(office, OFFICER, request.keyboard[0][0]["callback_data"])
    assert await states(office) == {2: AssignmentState.CLOSED, 3: AssignmentState.ASSIGNED}
    await office.send(INSPECTOR, "/done 2")
    assert "không phải báo nữa" in last(office, INSPECTOR)
    office.clock.advance(timedelta(days=7))
    await office.tick(office.clock.now())
    assert "kiểm tra kho" not in "".join(m.text for m in office[INSPECTOR].said[said + 1 :])
    assert await failures(office) == []


async def test_while_another_unit_leads_on_the_partner_is_wanted(office: Department) -> None:
    await issue(office)
    await office.send(HEAD, "/done 6")
    await office.click(OFFICER, "Duyệt")
    assert (await states(office))[3] is AssignmentState.ASSIGNED
    await office.send(BUSY_HEAD, "/done 11")
    await office.click(OFFICER, "Duyệt")
    assert (await states(office))[3] is AssignmentState.CLOSED
    assert "lập danh mục thiết bị hỏng" in all_said(office, INSPECTOR)
