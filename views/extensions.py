"""A request for a later date, on the cards of the message that asked for it; and what was decided."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from services.answers import Answer, Asked
from services.extensions import Ruling
from storage.assignments import ExtensionState
from storage.outbox import Kind
from views.address import to_each
from views.buttons import ExtensionAct, ExtensionButton
from views.dates import day
from views.letter import Button, Card, Letter
from views.work import shortened, task_line

_LINE: Final = Markup("\n")


def understood_line(asked: Asked, t: Tongue, today: date) -> Markup:
    """Said back to who asked."""
    return t("extension.asked", n=asked.item.number, day=day(asked.extension.asked_due, today, t))


def office_line(asked: Asked, answer: Answer, t: Tongue, today: date) -> Markup:
    """What is asked for which task and why, and how it was decided."""
    extension = asked.extension
    old = day(extension.old_due, today, t) if extension.old_due else t("extension.no_old")
    lines = [task_line(asked.item, asked.notice, t, today, due=False)]
    if answer.lines or len(answer.asked) > 1:
        lines.append(t("extension.said", count=asked.count))
    lines.append(t("extension.from_to", old=old, new=day(extension.asked_due, today, t)))
    if extension.reason and not answer.words:
        lines.append(t("report.words", words=extension.reason))
    if extension.state is not ExtensionState.OPEN:
        by = asked.decided_by.full_name if asked.decided_by else ""
        lines.append(t(f"extension.{extension.state.value}", by=by))
    return _LINE.join(lines)


def decision(asked: Asked, t: Tongue, *, alone: bool) -> tuple[Button, ...]:
    """Đồng ý and Từ chối; with the task's number where there is more to decide."""
    extension, number = asked.extension.id or 0, asked.item.number
    grant, refuse = ("button.grant", "button.refuse") if alone else ("button.grant_one", "button.refuse_one")
    return (
        Button(str(t(grant, n=number)), ExtensionButton(act=ExtensionAct.GRANT, extension=extension).pack()),
        Button(str(t(refuse, n=number)), ExtensionButton(act=ExtensionAct.REFUSE, extension=extension).pack()),
    )


def decided_letters(ruling: Ruling, tongues: Tongues, today: date) -> list[Letter]:
    """To who asked, and the head of the unit."""

    def card(t: Tongue) -> Card:
        extension, item = ruling.asked.extension, ruling.asked.item
        until = day(extension.asked_due, today, t)
        old = day(extension.old_due, today, t) if extension.old_due else t("extension.no_old")
        key = f"extension.told_{extension.state.value}"
        return Card(t(key, n=item.number, text=shortened(item.text, 100), new=until, old=old))

    return to_each(ruling.unit_members, tongues, card, kind=Kind.REQUEST)
