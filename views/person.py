"""One person of the roster: how they stand, and what Văn phòng can change about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.charges import is_deputy_director
from services.standing import NO_UNIT, connection
from storage.absences import Absence
from storage.members import Member, MemberRole
from storage.units import Unit
from views.buttons.people import AbsenceAct, AbsenceButton, PersonAct, PersonButton, UnitsAct, UnitsButton
from views.dates import day
from views.letter import Button, Card, Rows

ROLES: Final = tuple(MemberRole)
"""In this order a button names a role by its place."""
_LINE: Final = Markup("\n")


def person_card(member: Member, unit: Unit | None, leave: Sequence[Absence], today: date, t: Tongue) -> Card:
    """Who it is and the buttons that change it; off the roster, only the way back."""
    lines = [
        t("person.heading", name=member.full_name),
        t("person.place", position=member.position or "–", role=t(f"role.{member.role.value}")),
        t("person.unit", unit=unit.name if unit else t("people.without_unit")),
        t(f"person.{connection(member).value}") if member.active else t("person.off"),
        *(t("person.leave", first=day(a.first, today, t), last=day(a.last, today, t)) for a in leave),
    ]
    back = Button(str(t("button.step_back")), UnitsButton(act=UnitsAct.OPEN, unit=member.unit_id or NO_UNIT).pack())
    rows = _changes(member, leave, t) if member.active else ((_button(member, PersonAct.BRING_BACK, t),),)
    return Card(_LINE.join(lines), (*rows, (back,)))


def _changes(member: Member, leave: Sequence[Absence], t: Tongue) -> Rows:
    absent = AbsenceButton(act=AbsenceAct.ASK, id=member.id or 0)
    rows = [
        (_button(member, PersonAct.LINK, t),),
        (_button(member, PersonAct.UNITS, t), _button(member, PersonAct.ROLES, t)),
        (Button(str(t("button.leave_of")), absent.pack()), _button(member, PersonAct.TAKE_OFF, t)),
    ]
    if is_deputy_director(member):
        rows.insert(2, (_button(member, PersonAct.CHARGES, t),))
    ends = [AbsenceButton(act=AbsenceAct.END, id=one.id or 0) for one in leave]
    return (*rows, *((Button(str(t("button.leave_end")), end.pack()),) for end in ends))


def _button(member: Member, act: PersonAct, t: Tongue) -> Button:
    return Button(str(t(f"button.person_{act.value}")), PersonButton(act=act, member=member.id or 0).pack())


def units_of_person_card(member: Member, units: Sequence[Unit], t: Tongue) -> Card:
    """To which unit?"""
    choices = [(unit.id or 0, unit.name) for unit in units if unit.id != member.unit_id]
    if member.unit_id is not None:
        choices.append((NO_UNIT, str(t("people.without_unit"))))
    return _choice(member, t("person.ask_unit", name=member.full_name), PersonAct.MOVE, choices, t)


def roles_card(member: Member, t: Tongue) -> Card:
    """Which role?"""
    choices = [(n, str(t(f"role.{role.value}"))) for n, role in enumerate(ROLES) if role is not member.role]
    return _choice(member, t("person.ask_role", name=member.full_name), PersonAct.ROLE, choices, t)


def charges_card(member: Member, units: Sequence[Unit], charged: Collection[int], t: Tongue) -> Card:
    """Which units is the deputy director in charge of? A tick stands before those."""
    choices = [(unit.id or 0, f"{'✅ ' if unit.id in charged else ''}{unit.name}") for unit in units]
    return _choice(member, t("person.ask_charges", name=member.full_name), PersonAct.CHARGE, choices, t)


def _choice(member: Member, question: Markup, act: PersonAct, choices: Sequence[tuple[int, str]], t: Tongue) -> Card:
    member_id = member.id or 0
    rows = [
        (Button(label, PersonButton(act=act, member=member_id, value=value).pack()),) for value, label in choices[:80]
    ]
    back = Button(str(t("button.step_back")), PersonButton(act=PersonAct.OPEN, member=member_id).pack())
    return Card(question, (*rows, (back,)))


def take_off_card(member: Member, t: Tongue) -> Card:
    """Surely?"""
    member_id = member.id or 0
    surely = PersonButton(act=PersonAct.TAKE_OFF_SURELY, member=member_id)
    back = PersonButton(act=PersonAct.OPEN, member=member_id)
    row = (Button(str(t("button.person_take_off")), surely.pack()), Button(str(t("button.step_back")), back.pack()))
    return Card(t("person.ask_take_off", name=member.full_name), (row,))


def told_off_card(t: Tongue) -> Card:
    """To the person who was taken off."""
    return Card(t("person.told_off"))


def told_place_card(member: Member, unit: Unit | None, t: Tongue) -> Card:
    """To the person whose unit or role is another one now, or who is back."""
    where = unit.name if unit else t("people.without_unit")
    return Card(t("person.told_place", role=t(f"role.{member.role.value}"), unit=where))


def link_text(name: str, code: str) -> str:
    """The link that carries a one-time code to the bot of this name."""
    return f"https://t.me/{name}?start={code}"
