"""Sổ gửi: what went to whom, whether it arrived, whether the unit confirmed; on the screen and as a table."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from bot.app import App
from services.ledger import COLUMNS, as_csv, ledger
from tests.flows.department import DIRECTOR, OFFICER, Department
from tests.flows.issued import HEAD, INSPECTION, INSPECTOR, TECHNOLOGY, all_said, last
from tests.flows.stored import nothing_stored


async def table(app: App) -> list[list[str]]:
    async with app.database.read() as uow:
        data = as_csv(await ledger(uow, None, 1), app.settings.zone)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


async def test_the_ledger_says_to_whom_when_and_whether_it_was_confirmed(office: Department) -> None:
    office.clock.advance(timedelta(hours=2))
    await office.click(INSPECTOR, "Đã nhận")
    await office.send(OFFICER, "/thongbao")
    await office.click(OFFICER, "Sổ gửi 15/TB-SKHCN")
    said = last(office, OFFICER)
    assert f"{HEAD} ({TECHNOLOGY}): giao việc, xác nhận 08:0" in said
    assert f"{INSPECTOR} ({INSPECTION}): giao việc, xác nhận 10:0" in said
    assert "✅ 08:0" in said


async def test_the_table_has_a_row_a_message_and_neutralises_formulas(office: Department) -> None:
    async with office.app.database.write() as uow:
        member = next(m for m in await uow.members.all() if m.full_name == HEAD)
        member.full_name = '=HYPERLINK("http://x")'
    head, *rows = await table(office.app)
    assert tuple(head) == COLUMNS
    letters = [row for row in rows if row[2] == "assignment"]
    assert len(letters) == 4
    assert {row[4] for row in letters} == {"sent"}
    assert [row[0] for row in letters if row[1] == TECHNOLOGY] == ['\'=HYPERLINK("http://x")']
    assert [bool(row[5]) for row in letters if row[1] == TECHNOLOGY] == [True]
    assert [row[5] for row in letters if row[1] == INSPECTION] == [""]


@pytest.mark.parametrize("who", [HEAD, DIRECTOR])
async def test_only_van_phong_sees_the_ledger(who: str, office: Department) -> None:
    async with nothing_stored(office):
        office.server.world.press(office[who].account, office[who].last, "le:1:0")
        await office.settle()
        assert "không thuộc phần việc" in last(office, who)
        await office.send(who, "/thongbao")
        assert "Sổ gửi" not in all_said(office, who)
