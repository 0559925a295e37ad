"""A request for a later date: as the unit made it, as Văn phòng decides it, and what was decided."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from services.extensions import Request
from storage.assignments import ExtensionState
from storage.outbox import Kind
from views.address import to_each
from views.buttons import ExtensionAct, ExtensionButton
from views.dates import day
from views.letter import Button, Card, Letter
from views.work import shortened

_LINE: Final = Markup("\n")


def asked_card(request: Request, t: Tongue, today: date) -> Card:
    """Said back to who asked."""
    until = day(request.extension.asked_due, today, t)
    return Card(t("extension.asked", n=request.item.number, day=until))


def office_letters(request: Request, tongues: Tongues, today: date) -> list[Letter]:
    """The living card of the request, for everybody of the Office."""
    return to_each(
        request.office,
        tongues,
        lambda t: office_card(request, t, today),
        kind=Kind.REQUEST,
        name=f"extension:{request.extension.id}",
    )


def office_card(request: Request, t: Tongue, today: date) -> Card:
    """Who asks for what and why, with Đồng ý and Từ chối while it is open."""
    extension = request.extension
    old = day(extension.old_due, today, t) if extension.old_due else t("extension.no_old")
    lines = [
        t("extension.office", unit=request.unit, who=request.member.full_name, count=request.count),
        t("sheet.item", n=request.item.number, text=shortened(request.item.text, 300)),
        t("extension.from_to", old=old, new=day(extension.asked_due, today, t)),
    ]
    if extension.reason:
        lines.append(t("extension.reason", words=extension.reason))
    if extension.state is not ExtensionState.OPEN:
        by = request.decided_by.full_name if request.decided_by else ""
        return Card(_LINE.join((*lines, t(f"extension.{extension.state.value}", by=by))))
    grant = ExtensionButton(act=ExtensionAct.GRANT, extension=extension.id or 0)
    refuse = ExtensionButton(act=ExtensionAct.REFUSE, extension=extension.id or 0)
    row = (Button(str(t("button.grant")), grant.pack()), Button(str(t("button.refuse")), refuse.pack()))
    return Card(_LINE.join(lines), (row,))


def decided_letters(request: Request, tongues: Tongues, today: date) -> list[Letter]:
    """To who asked, and the head of the unit."""

    def card(t: Tongue) -> Card:
        extension = request.extension
        until = day(extension.asked_due, today, t)
        old = day(extension.old_due, today, t) if extension.old_due else t("extension.no_old")
        text = shortened(request.item.text, 100)
        return Card(t(f"extension.told_{extension.state.value}", n=request.item.number, text=text, new=until, old=old))

    return to_each(request.unit_members, tongues, card, kind=Kind.REQUEST)
