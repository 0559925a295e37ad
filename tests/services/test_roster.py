"""The roster file: forms that are taken, faults that name their row, an import that can be repeated."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import Workbook

from services.errors import DomainError
from services.roster import RosterImport, RosterRow, as_csv, export_roster, import_roster, parse_roster
from services.roster_row import COLUMNS
from storage.members import MemberRole
from storage.work import Database
from tests.conftest import SetClock
from tests.services.office import HEAD, HEAD_UNIT, PLANNING, ROSTER, person, settle_in

HEAD_LINE = ",".join(COLUMNS)


def test_the_sample_has_eight_units_and_all_kinds_of_people() -> None:
    rows = parse_roster(ROSTER.read_bytes(), "roster.csv")
    assert len({row.unit for row in rows if row.unit}) == 8
    assert {row.role for row in rows} >= {MemberRole.OFFICE, MemberRole.HEAD, MemberRole.LEADER, MemberRole.ADMIN}
    assert rows[0].aliases == ("Văn phòng", "VP Sở")


def test_semicolons_and_a_byte_order_mark_are_taken() -> None:
    text = "unit;full_name;role\r\nPhòng Một;Trần Một;head\r\n;;\r\n"
    rows = parse_roster(b"\xef\xbb\xbf" + text.encode(), "r.csv")
    assert rows == [RosterRow("Phòng Một", full_name="Trần Một", role=MemberRole.HEAD)]


def test_a_workbook_gives_the_same_rows_as_the_csv() -> None:
    rows = parse_roster(ROSTER.read_bytes(), "roster.csv")
    book, stored = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(COLUMNS)
    for row in rows:
        aliases = ";".join(row.aliases)
        book.active.append([row.unit or None, row.short_name, aliases, row.full_name, row.position, row.role.value])
    book.save(stored)
    assert parse_roster(stored.getvalue(), "Danh sách.XLSX") == rows


@pytest.mark.parametrize(
    ("data", "key", "row"),
    [
        (f"{HEAD_LINE}\nPhòng Một,,,Trần Một,,boss\n".encode(), "roster.role", 2),
        (f"{HEAD_LINE}\nPhòng Một,,,Trần Một,,head\n,,,Trần Hai,,head\n".encode(), "roster.no_unit", 3),
        (f"{HEAD_LINE}\n,P1,,,,\n".encode(), "roster.nobody", 2),
        (f"{HEAD_LINE}\n{'x' * 300},,,,,\n".encode(), "roster.too_long", 2),
        (b"unit,name\nA,B\n", "roster.column_missing", None),
        (b"", "roster.column_missing", None),
        ("unit,full_name,role\nPhòng".encode("utf-16"), "roster.not_utf8", None),
    ],
)
def test_a_fault_names_its_row(data: bytes, key: str, row: int | None) -> None:
    with pytest.raises(DomainError) as fault:
        parse_roster(data, "r.csv")
    assert fault.value.key == key
    assert fault.value.values.get("row") == row


def test_a_broken_workbook_is_the_users_mistake() -> None:
    with pytest.raises(DomainError, match=r"roster\.broken"):
        parse_roster(b"PK no workbook", "r.xlsx")


async def test_a_second_import_changes_nothing(database: Database, clock: SetClock) -> None:
    rows = parse_roster(ROSTER.read_bytes(), "roster.csv")
    async with database.write() as uow:
        first = await import_roster(uow, rows, clock.now())
    async with database.write() as uow:
        again = await import_roster(uow, rows, clock.now())
    assert first == RosterImport(units_added=8, members_added=12)
    assert again == RosterImport()


async def test_what_is_exported_can_be_imported(database: Database, clock: SetClock) -> None:
    async with database.write() as uow:
        await settle_in(uow, clock)
        rows = parse_roster(as_csv(await export_roster(uow)), "r.csv")
        assert await import_roster(uow, rows, clock.now()) == RosterImport()
    assert len(rows) == 12


async def test_a_changed_position_is_a_change_and_leaves_a_line(database: Database, clock: SetClock) -> None:
    rows = parse_roster(ROSTER.read_bytes(), "roster.csv")
    async with database.write() as uow:
        await settle_in(uow, clock)
        changed = [replace(row, position="Quyền Trưởng phòng") if row.full_name == HEAD else row for row in rows]
        assert await import_roster(uow, changed, clock.now()) == RosterImport(members_changed=1)
        head = await person(uow, HEAD)
        assert '"Quyền Trưởng phòng"' in (await uow.log.of(f"member:{head.id}"))[-1].after


async def test_who_changed_units_stays_connected(database: Database, clock: SetClock) -> None:
    rows = parse_roster(ROSTER.read_bytes(), "roster.csv")
    async with database.write() as uow:
        await settle_in(uow, clock, HEAD)
        there = {"unit": PLANNING, "short_name": "", "aliases": ()}
        moved = [replace(row, **there) if row.full_name == HEAD else row for row in rows]  # type: ignore[arg-type]
        await import_roster(uow, [RosterRow(HEAD_UNIT), *moved], clock.now())
        head = await person(uow, HEAD)
        assert head.telegram_id is not None
        assert head.unit_id == (await uow.units.named(PLANNING)).id  # type: ignore[union-attr]
        assert await uow.members.of_unit((await uow.units.named(HEAD_UNIT)).id or 0) == []  # type: ignore[union-attr]


async def test_a_file_of_one_unit_says_nothing_of_a_namesake_elsewhere(database: Database, clock: SetClock) -> None:
    rows = parse_roster(ROSTER.read_bytes(), "roster.csv")
    here = next(row for row in rows if row.full_name == HEAD)
    namesake = RosterRow("Trung tâm Dữ liệu", full_name=HEAD, position="Giám đốc", role=here.role)
    async with database.write() as uow:
        await import_roster(uow, rows, clock.now())
        done = await import_roster(uow, [namesake], clock.now())
        assert done.members_added == 1
        of_this_name = [m for m in await uow.members.all() if m.full_name == HEAD]
    assert len({m.unit_id for m in of_this_name}) == 2


async def test_an_alias_of_two_units_is_refused(database: Database, clock: SetClock) -> None:
    rows = [RosterRow("Phòng Một", aliases=("P1",)), RosterRow("Phòng Hai", aliases=("P1",))]
    async with database.write() as uow:
        with pytest.raises(DomainError, match=r"roster\.alias_taken"):
            await import_roster(uow, rows, clock.now())


@pytest.mark.parametrize("words", ["=HYPERLINK(A1)", "+84 912", "-1+1", "@SUM(A1)"])
def test_no_cell_of_an_export_is_calculated_and_all_come_back(words: str) -> None:
    row = RosterRow(words, words, (words,), words, words, MemberRole.HEAD)
    exported = as_csv([row])
    cells = next(csv.reader(exported.decode("utf-8-sig").splitlines()[1:]))
    assert [cell for cell in cells if cell[0] in "=+-@"] == []
    assert parse_roster(exported, "roster.csv") == [row]


async def test_a_part_of_a_roster_moves_no_namesake(database: Database, clock: SetClock) -> None:
    """The old unit is named, but not with everybody: who is missing there is there all the same."""
    two = [RosterRow("Phòng Một", full_name=name, role=MemberRole.STAFF) for name in ("Trần Một", "Trần Hai", "Lê Ba")]
    async with database.write() as uow:
        await import_roster(uow, two, clock.now())
        part = [two[2], RosterRow("Phòng Hai", full_name="Trần Một", role=MemberRole.HEAD)]
        assert (await import_roster(uow, part, clock.now())).members_added == 1
        namesakes = [m for m in await uow.members.all() if m.full_name == "Trần Một"]
        places = [unit.name for m in namesakes if (unit := await uow.units.get(m.unit_id or 0))]
        assert places == ["Phòng Một", "Phòng Hai"]
        whole = [*two[1:], RosterRow("Phòng Hai", full_name="Trần Một", role=MemberRole.HEAD)]
        assert (await import_roster(uow, whole, clock.now())).members_added == 0
