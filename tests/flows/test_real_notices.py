"""The whole story with two real notices: read, issued to the right heads, done, returned, approved, counted."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from notices.decode import decode
from notices.paragraphs import paragraphs
from tests.conftest import OFFICE_ZONE, SetClock
from tests.flows.department import DIRECTOR, OFFICER, Department, head_of, open_department, roster_of, words
from tests.flows.issued import digest

NOTICES = ["quang-ngai-2024-q1-giao-ban", "quang-ngai-2020-11-giao-ban"]
TASKS = {"quang-ngai-2024-q1-giao-ban": 24, "quang-ngai-2020-11-giao-ban": 46}
DAYS = {
    "quang-ngai-2024-q1-giao-ban": (
        datetime(2024, 4, 1, 8, tzinfo=OFFICE_ZONE),
        datetime(2024, 4, 11, 8, tzinfo=OFFICE_ZONE),
    ),
    "quang-ngai-2020-11-giao-ban": (
        datetime(2020, 12, 1, 8, tzinfo=OFFICE_ZONE),
        datetime(2020, 12, 16, 8, tzinfo=OFFICE_ZONE),
    ),
}
"""When the notice is issued, and when the Director asks."""


def as_docx(text: bytes) -> bytes:
    """The notice as a Word file, one paragraph each."""
    document = docx.Document()
    for block in paragraphs(decode(text)):
        document.add_paragraph(block.text)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def by_unit(expected: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What each unit must be given, as the labels say: as assignee, then as a partner that is named."""
    units: list[str] = expected["units"]
    given: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for task in expected["tasks"]:
        must = units if "*" in task["assignees"] else task["assignees"]
        for unit in units:
            if unit in must or unit in task["partners"]:
                given[unit].append(task)
    return given


def leads(expected: dict[str, Any], unit: str) -> list[dict[str, Any]]:
    """What the unit itself must do: the digest counts these."""
    return [t for t in expected["tasks"] if "*" in t["assignees"] or unit in t["assignees"]]


def received(office: Department, unit: str) -> str:
    return words(" ".join(message.text for message in office[head_of(unit)].said))


async def issue(office: Department, name: str, shared: Path, *, as_word: bool) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((shared / "notices" / "expected" / f"{name}.json").read_text("utf-8"))
    text = (shared / "notices" / "text" / f"{name}.txt").read_bytes()
    await office.roster(roster_of(expected["units"]))
    await office.join(OFFICER, DIRECTOR, *map(head_of, expected["units"]))
    if as_word:
        await office.upload(OFFICER, "thong-bao.docx", as_docx(text))
    else:
        await office.upload(OFFICER, "thong-bao.txt", text)
    assert f"{TASKS[name]} nhiệm vụ" in office[OFFICER].last.text
    await office.click(OFFICER, "Phát hành")
    return expected


@pytest.mark.parametrize("as_word", [False, True], ids=["txt", "docx"])
@pytest.mark.parametrize("name", NOTICES)
async def test_every_head_gets_exactly_their_tasks(
    name: str, as_word: bool, tmp_path: Path, shared: Path, clock: SetClock
) -> None:
    clock.set(DAYS[name][0])
    async with open_department(tmp_path, clock) as office:
        expected = await issue(office, name, shared, as_word=as_word)
        given = by_unit(expected)
        async with office.app.database.read() as uow:
            units = {unit.id: unit.name for unit in await uow.units.all()}
            rows = await uow.assignments.issued()
        assert len({task.id for _, task, _ in rows}) == TASKS[name]
        issued: dict[str, list[str]] = defaultdict(list)
        for assignment, task, _ in rows:
            issued[units[assignment.unit_id]].append(task.text)
        assert {unit: sorted(texts) for unit, texts in issued.items()} == {
            unit: sorted(task["text"] for task in tasks) for unit, tasks in given.items()
        }
        for unit, tasks in given.items():
            assert missing(received(office, unit), tasks) == []


def missing(seen: str, tasks: Iterable[dict[str, Any]]) -> list[str]:
    return [task["path"] for task in tasks if " ".join(task["text"].split()[:12]) not in seen]


@pytest.mark.parametrize("name", NOTICES)
async def test_done_returned_approved_and_counted(name: str, tmp_path: Path, shared: Path, clock: SetClock) -> None:
    began, later = DAYS[name]
    clock.set(began)
    async with open_department(tmp_path, clock) as office:
        expected = await issue(office, name, shared, as_word=False)
        units: list[str] = expected["units"]
        for unit in units[:-1]:
            await office.click(head_of(unit), "Đã nhận")

        first, second, third = units[:3]
        await office.send(head_of(first), "/done 1 đã ban hành Quyết định số 12/QĐ-SKHCN")
        assert "12/QĐ-SKHCN" in office[OFFICER].last.text
        await office.click(OFFICER, "Duyệt")
        assert "đã duyệt" in received(office, first)
        await office.send(head_of(second), "/done 1")
        await office.click(OFFICER, "Trả lại")
        await office.send(OFFICER, "Thiếu biểu số liệu, đề nghị bổ sung.")
        assert "Thiếu biểu số liệu" in received(office, second)
        await office.send(head_of(second), "/done 1 đã bổ sung biểu số liệu")
        await office.click(OFFICER, "Duyệt")
        await office.send(head_of(third), "/done 1 2")

        clock.set(later)
        await office.send(DIRECTOR, "/baocao")
        done = {(unit, str(by_unit(expected)[unit][0]["path"])) for unit in (first, second)}
        must = [(unit, task) for unit in units for task in leads(expected, unit)]
        late = [(unit, task) for unit, task in must if is_late(task, unit, later) and (unit, task["path"]) not in done]
        seen = digest(office, DIRECTOR)
        assert f"{TASKS[name]} nhiệm vụ · {len(must)} việc" in seen
        assert f"Hoàn thành đúng hạn: {len(done)}\n" in seen
        assert "Hoàn thành quá hạn: 0\n" in seen
        assert f"trong hạn: {len(must) - len(done) - len(late)}\n" in seen
        assert f"Đang thực hiện quá hạn: {len(late)}\n" in seen
        assert "chờ Văn phòng duyệt: 2\n" in seen
        for unit in units:
            mine = [task for other, task in must if other == unit]
            overdue = sum(unit == other for other, _ in late)
            line = f"• {unit}: {int(unit in (first, second))}/{len(mine)}"
            assert f"{line} · 🔴 quá hạn {overdue}\n" in seen if overdue else f"{line}\n" in seen
        assert seen.endswith(f"Chưa xác nhận nhận việc: {units[-1]}")
        if 0 < len(late) <= 10:
            assert seen.count("quá ") - seen.count("quá hạn") == len(late), "each late one is named"


def is_late(task: dict[str, Any], unit: str, now: datetime) -> bool:
    """The last deadline that applies to the unit is over."""
    dates = [m["due"] for m in task["milestones"] if "*" in m["units"] or unit in m["units"]]
    return bool(dates) and max(dates) < now.date().isoformat()
