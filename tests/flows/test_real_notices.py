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

NOTICES = ["quang-ngai-2024-q1-giao-ban", "quang-ngai-2020-11-giao-ban"]
TASKS = {"quang-ngai-2024-q1-giao-ban": 24, "quang-ngai-2020-11-giao-ban": 46}


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


async def start_of(task: dict[str, Any]) -> str:
    return " ".join(task["text"].split()[:12])


@pytest.mark.parametrize("as_word", [False, True], ids=["txt", "docx"])
@pytest.mark.parametrize("name", NOTICES)
async def test_every_head_gets_exactly_their_tasks(
    name: str, as_word: bool, tmp_path: Path, shared: Path, clock: SetClock
) -> None:
    clock.set(datetime(2020, 12, 1, 8, 0, tzinfo=OFFICE_ZONE) if "2020" in name else clock.now())
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
    clock.set(datetime(2020, 12, 1, 8, 0, tzinfo=OFFICE_ZONE) if "2020" in name else clock.now())
    async with open_department(tmp_path, clock) as office:
        expected = await issue(office, name, shared, as_word=False)
        units: list[str] = expected["units"]
        for unit in units:
            await office.click(head_of(unit), "Đã nhận")
        total = sum(len(leads(expected, unit)) for unit in units)

        first, second = units[0], units[1]
        await office.send(head_of(first), "/done 1 đã ban hành Quyết định số 12/QĐ-SKHCN")
        await office.click(OFFICER, "Duyệt")
        await office.send(head_of(second), "/done 1")
        await office.click(OFFICER, "Trả lại")
        await office.send(OFFICER, "Thiếu biểu số liệu, đề nghị bổ sung.")
        assert "Thiếu biểu số liệu" in received(office, second)
        await office.send(head_of(second), "/done 1 đã bổ sung biểu số liệu")
        await office.click(OFFICER, "Duyệt")

        clock.set(
            datetime(2024, 4, 9, 8, 0, tzinfo=OFFICE_ZONE)
            if "2024" in name
            else datetime(2020, 12, 16, 8, 0, tzinfo=OFFICE_ZONE)
        )
        done = {(first, number_one(given_first(expected, first))), (second, number_one(given_first(expected, second)))}
        late = late_leads(expected, clock, done)
        await office.send(DIRECTOR, "/baocao")
        figures = await digest_figures(office)
        assert figures == {"total": total, "done": 2, "late": len(late)}


def given_first(expected: dict[str, Any], unit: str) -> dict[str, Any]:
    return by_unit(expected)[unit][0]


def number_one(task: dict[str, Any]) -> str:
    return str(task["path"])


def due(task: dict[str, Any], unit: str) -> str | None:
    """The last deadline that applies to the unit."""
    dates = [m["due"] for m in task["milestones"] if "*" in m["units"] or unit in m["units"]]
    return max(dates, default=None)


def late_leads(expected: dict[str, Any], clock: SetClock, done: set[tuple[str, str]]) -> list[tuple[str, str]]:
    today = clock.now().date().isoformat()
    return [
        (unit, task["path"])
        for unit in expected["units"]
        for task in leads(expected, unit)
        if (deadline := due(task, unit)) and deadline < today and (unit, task["path"]) not in done
    ]


async def digest_figures(office: Department) -> dict[str, int]:
    raise NotImplementedError
