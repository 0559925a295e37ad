"""/donvi: the units with their people, one unit, and the list of those who cannot be written to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.rights import Action, may
from services.standing import NO_UNIT, Connection, Seen, Standing
from storage.members import Member
from storage.units import Unit
from views.buttons.people import PersonAct, PersonButton, UnitsAct, UnitsButton
from views.letter import Button, Card, Rows

A_PAGE: Final = 10
"""Units on one screen, and people."""
_LINE: Final = Markup("\n")


def units_card(units: Sequence[Standing], page: int, actor: Member, t: Tongue) -> Card:
    """A line and a button for each unit; for who manages people, links and the list to print."""
    last = max(0, (len(units) - 1) // A_PAGE)
    page = min(page, last)
    shown = units[page * A_PAGE : (page + 1) * A_PAGE]
    people = [seen for unit in units for seen in unit.people]
    connected = sum(unit.connected for unit in units)
    lines = [t("people.heading", connected=connected, n=len(people)), *(_unit_line(unit, t) for unit in shown)]
    names = [Button(_name(unit, t), UnitsButton(act=UnitsAct.OPEN, unit=unit.id).pack()) for unit in shown]
    rows = [tuple(names[start : start + 2]) for start in range(0, len(names), 2)]
    return Card(_LINE.join(lines), (*rows, *_turning(page, last, t), *(_tools(people, actor, t))))


def _name(unit: Standing, t: Tongue) -> str:
    return unit.name if unit.id != NO_UNIT else str(t("people.without_unit"))


def _unit_line(unit: Standing, t: Tongue) -> Markup:
    line = t("people.unit", unit=_name(unit, t), connected=unit.connected, n=len(unit.people))
    for key, number, wanted in (
        ("people.unconfirmed", unit.unconfirmed, unit.unconfirmed > 0),
        ("people.silent", unit.quiet_days, unit.silent),
    ):
        line += t(key, n=number) if wanted else ""
    return line


def _turning(page: int, last: int, t: Tongue) -> Rows:
    steps = [(page - 1, "button.earlier"), (page + 1, "button.later")]
    row = tuple(
        Button(str(t(key)), UnitsButton(act=UnitsAct.LIST, page=to).pack()) for to, key in steps if 0 <= to <= last
    )
    return (row,) if row else ()


def _tools(people: Sequence[Seen], actor: Member, t: Tongue) -> Rows:
    if not may(actor, Action.MANAGE_PEOPLE):
        return ()
    never = sum(seen.connection is Connection.NEVER for seen in people)
    lost = sum(seen.connection is not Connection.CONNECTED for seen in people)
    rows = []
    if never:
        rows.append((Button(str(t("button.all_links", n=never)), UnitsButton(act=UnitsAct.LINKS).pack()),))
    if lost:
        rows.append((Button(str(t("button.print_unreachable", n=lost)), UnitsButton(act=UnitsAct.PRINT).pack()),))
    return (*rows, (Button(str(t("button.former")), UnitsButton(act=UnitsAct.FORMER).pack()),))


def unit_card(unit: Standing, actor: Member, t: Tongue) -> Card:
    """One unit with its people; a button for each where they may be changed."""
    lines = [t("people.unit_heading", unit=_name(unit, t))]
    if unit.id != NO_UNIT:
        lines.append(t("people.unit_open", open=unit.open, unconfirmed=unit.unconfirmed))
    if unit.silent:
        lines.append(t("people.unit_silent", n=unit.quiet_days))
    lines += [Markup(""), *(person_line(seen, t) for seen in unit.people)] if unit.people else [t("people.nobody")]
    rows: Rows = ()
    if may(actor, Action.MANAGE_PEOPLE):
        rows = tuple((_open(seen.member),) for seen in unit.people[:80])
    back = Button(str(t("button.units_list")), UnitsButton(act=UnitsAct.LIST).pack())
    return Card(_LINE.join(lines), (*rows, (back,)))


def _open(member: Member) -> Button:
    return Button(f"👤 {member.full_name}", PersonButton(act=PersonAct.OPEN, member=member.id or 0).pack())


def person_line(seen: Seen, t: Tongue) -> Markup:
    """Name, position or role, and whether they can be written to."""
    member = seen.member
    line = t(
        f"people.{seen.connection.value}",
        name=member.full_name,
        position=member.position or t(f"role.{member.role.value}"),
    )
    if seen.away and seen.stand_in:
        return line + t("people.away_stand_in", name=seen.stand_in.full_name)
    return line + t("people.away") if seen.away else line


def former_card(members: Sequence[Member], t: Tongue) -> Card:
    """Who was taken off the roster, to be brought back."""
    back = Button(str(t("button.units_list")), UnitsButton(act=UnitsAct.LIST).pack())
    heading = t("people.former", n=len(members)) if members else t("people.no_former")
    return Card(heading, (*((_open(member),) for member in members[:80]), (back,)))


def links_card(links: Sequence[tuple[Member, str]], t: Tongue) -> Card:
    """One-time links, each ready to be handed on; without any, everybody has been connected."""
    if not links:
        return Card(t("people.all_connected"))
    lines = [t("people.link", name=member.full_name, position=member.position, link=link) for member, link in links]
    return Card(Markup("\n\n").join((t("people.links", n=len(links)), *lines)))


def unreachable_card(lost: Sequence[tuple[Unit | None, Seen]], t: Tongue) -> Card:
    """The list to print: unit by unit, name, position, why."""
    if not lost:
        return Card(t("people.all_reachable"))
    lines, last = [t("people.unreachable", n=len(lost))], ""
    for unit, seen in lost:
        name = unit.name if unit else str(t("people.without_unit"))
        if name != last:
            lines.append(t("people.unreachable_unit", unit=name))
            last = name
        why = t(f"people.why_{seen.connection.value}")
        lines.append(t("people.unreachable_one", name=seen.member.full_name, position=seen.member.position, why=why))
    return Card(_LINE.join(lines))
