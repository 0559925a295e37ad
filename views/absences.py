"""Leave: asking for its days, saying it back, and telling who stands in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from storage.absences import Absence
from storage.members import Member
from storage.outbox import Kind
from views.address import to_each
from views.buttons.people import AbsenceAct, AbsenceButton
from views.dates import day
from views.letter import Button, Card, Letter

CHOICES: Final = 30
"""People who are offered to stand in."""
_LINE: Final = Markup("\n")


def ask_leave_card(member: Member, t: Tongue) -> Card:
    """From when to when?"""
    return Card(t("leave.ask", name=member.full_name))


def leave_card(
    absence: Absence, member: Member, stand_in: Member | None, candidates: Sequence[Member], today: date, t: Tongue
) -> Card:
    """What was noted; who stands in, or the question who does; and the way to end it."""
    lines = [t("leave.noted", name=member.full_name, **_days(absence, today, t))]
    if stand_in:
        lines.append(t("leave.stand_in", name=stand_in.full_name))
    else:
        lines.append(t("leave.ask_stand_in") if candidates else t("leave.nobody_stands_in"))
    offered = () if stand_in else candidates[:CHOICES]
    rows = tuple((_choice(absence, candidate),) for candidate in offered)
    end = AbsenceButton(act=AbsenceAct.END, id=absence.id or 0)
    return Card(_LINE.join(lines), (*rows, (Button(str(t("button.leave_end")), end.pack()),)))


def _choice(absence: Absence, candidate: Member) -> Button:
    data = AbsenceButton(act=AbsenceAct.STAND_IN, id=absence.id or 0, value=candidate.id or 0)
    return Button(candidate.full_name, data.pack())


def _days(absence: Absence, today: date, t: Tongue) -> dict[str, Markup]:
    return {"first": day(absence.first, today, t), "last": day(absence.last, today, t)}


def ended_card(member: Member, t: Tongue) -> Card:
    """Back at work."""
    return Card(t("leave.ended", name=member.full_name))


def told_letters(
    absence: Absence,
    member: Member,
    stand_in: Member,
    office: Sequence[Member],
    *,
    actor: Member,
    today: date,
    tongues: Tongues,
) -> list[Letter]:
    """To who stands in, to the Office, and to the person on leave where somebody else entered it."""

    def to_stand_in(t: Tongue) -> Card:
        return Card(t("leave.told_stand_in", name=member.full_name, **_days(absence, today, t)))

    def to_absent(t: Tongue) -> Card:
        return Card(t("leave.told_absent", **_days(absence, today, t)))

    def to_office(t: Tongue) -> Card:
        named = {"name": member.full_name, "stand_in": stand_in.full_name}
        return Card(t("leave.told_office", **named, **_days(absence, today, t)))

    others = [m for m in office if m.id not in (actor.id, member.id, stand_in.id)]
    absent = [member] if member.id != actor.id else []
    return [
        *to_each([stand_in], tongues, to_stand_in, kind=Kind.REQUEST),
        *to_each(absent, tongues, to_absent, kind=Kind.REQUEST),
        *to_each(others, tongues, to_office, kind=Kind.REQUEST),
    ]
