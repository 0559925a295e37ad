"""The roster: units with their other names, and the people of the department."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from services.errors import DomainError
from services.roster_file import as_csv, parse_roster
from services.roster_row import RosterRow
from storage.members import Member
from storage.units import Unit, UnitAlias
from storage.work import UnitOfWork

__all__ = ["RosterImport", "RosterRow", "as_csv", "export_roster", "import_roster", "parse_roster"]


@dataclass(frozen=True, slots=True)
class RosterImport:
    """What an import changed."""

    units_added: int = 0
    units_changed: int = 0
    members_added: int = 0
    members_changed: int = 0


async def import_roster(uow: UnitOfWork, rows: Iterable[RosterRow], now: datetime) -> RosterImport:
    """Brings units and people to what ``rows`` say; who is not named stays as is. A second import changes nothing.

    :raises DomainError: an alias that another unit has.
    """
    rows = list(rows)
    units: dict[str, Unit] = {}
    unit_changes = []
    for position, name in enumerate(dict.fromkeys(row.unit for row in rows if row.unit), start=1):
        units[name], change = await _unit(uow, name, position, [row for row in rows if row.unit == name], now)
        unit_changes.append(change)
    placed = {(row.full_name, units[row.unit].id if row.unit else None): row for row in rows if row.full_name}
    listed = {units[row.unit].id if row.unit else None for row in rows}
    vacated = _vacated(await uow.members.all(), listed, placed)
    member_changes = [await _member(uow, row, unit_id, vacated, now) for (_, unit_id), row in placed.items()]
    return RosterImport(
        unit_changes.count("added"),
        unit_changes.count("changed"),
        member_changes.count("added"),
        member_changes.count("changed"),
    )


async def _unit(
    uow: UnitOfWork, name: str, position: int, rows: Sequence[RosterRow], now: datetime
) -> tuple[Unit, str | None]:
    """The unit, and "added", "changed" or None."""
    short_name = next((row.short_name for row in rows if row.short_name), "")
    unit = await uow.units.named(name)
    added = unit is None
    unit = unit or Unit(name=name)
    before = unit.model_dump()
    unit.short_name, unit.position, unit.active = short_name or unit.short_name, position, True
    changed = unit.model_dump() != before
    await uow.units.add(unit)
    changed = await _aliases(uow, unit, [alias for row in rows for alias in row.aliases]) or changed
    if added or changed:
        after = {"name": name, "short_name": unit.short_name, "position": position}
        await uow.log.append("unit.import", f"unit:{unit.id}", actor_id=None, now=now, after=after)
    return unit, "added" if added else "changed" if changed else None


async def _aliases(uow: UnitOfWork, unit: Unit, aliases: Iterable[str]) -> bool:
    changed = False
    for alias in dict.fromkeys(aliases):
        known = await uow.units.alias(alias)
        if known is None:
            await uow.units.add(UnitAlias(unit_id=unit.id or 0, alias=alias))
            changed = True
        elif known.unit_id != unit.id:
            raise DomainError("roster.alias_taken", alias=alias, unit=unit.name)
    return changed


async def _member(
    uow: UnitOfWork, row: RosterRow, unit_id: int | None, vacated: Collection[Member], now: datetime
) -> str | None:
    member = await uow.members.same_person(row.full_name, unit_id) or _moved(row.full_name, vacated)
    added = member is None
    member = member or Member(full_name=row.full_name, role=row.role, unit_id=unit_id)
    before = {} if added else _facts(member)
    member.position, member.role, member.unit_id, member.active = row.position, row.role, unit_id, True
    after = _facts(member)
    if before == after:
        return None
    await uow.members.add(member)
    if member.telegram_id is not None and (before.get("role"), before.get("unit_id")) != (row.role, unit_id):
        await uow.conversations.end(member.telegram_id)  # what was asked was put to who they were before
    await uow.log.append("member.import", f"member:{member.id}", actor_id=None, now=now, before=before, after=after)
    return "added" if added else "changed"


def _vacated(
    members: Sequence[Member], listed: set[int | None], placed: Collection[tuple[str, int | None]]
) -> list[Member]:
    """Who is missing from a unit that the file lists in full: everybody else of it stands somewhere in the file.

    A unit with only some of its people in the file is not: who is not named there is there all the same.
    """
    named = {full_name for full_name, _ in placed}
    in_part = {m.unit_id for m in members if m.full_name not in named}
    return [m for m in members if m.unit_id in listed - in_part and (m.full_name, m.unit_id) not in placed]


def _moved(full_name: str, vacated: Collection[Member]) -> Member | None:
    """The one person of this name who is missing where the file lists their old unit: they moved, and stay connected.

    A file that does not speak of the old unit says nothing of who is there: its namesake is somebody else.
    """
    others = [member for member in vacated if member.full_name == full_name]
    return others[0] if len(others) == 1 else None


def _facts(member: Member) -> dict[str, object]:
    return member.model_dump(include={"full_name", "position", "role", "unit_id", "active"})


async def export_roster(uow: UnitOfWork) -> list[RosterRow]:
    """The roster as rows that can be imported again: unit by unit, then those without one."""
    aliases = await uow.units.aliases()
    members = await uow.members.all()
    rows = []
    for unit in await uow.units.all():
        empty = RosterRow(unit.name, unit.short_name, tuple(aliases.get(unit.id or 0, ())))
        people = [m for m in members if m.unit_id == unit.id]
        rows += [_row(empty, member) for member in people] or [empty]
    return rows + [_row(RosterRow(""), member) for member in members if member.unit_id is None]


def _row(of_unit: RosterRow, member: Member) -> RosterRow:
    person = {"full_name": member.full_name, "position": member.position, "role": member.role}
    return RosterRow(**{**asdict(of_unit), **person})
