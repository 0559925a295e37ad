"""A request for a later date, on the cards of the message that asked for it; and what was decided."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue, Tongues
from services.answers import Answer, Asked
from services.extensions import Ruling
from storage.assignments import Extension, ExtensionState
from storage.outbox import Kind
from views.address import to_each
from views.buttons.oversight import ExtensionAct, ExtensionButton
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
        key = "granted_otherwise" if _otherwise(extension) else extension.state.value
        new = day(extension.granted_due, today, t) if extension.granted_due else ""
        lines.append(t(f"extension.{key}", by=by, new=new))
        if extension.decision_words:
            lines.append(t("report.words", words=extension.decision_words))
    return _LINE.join(lines)


def _otherwise(extension: Extension) -> bool:
    """Granted, but until another day than was asked for."""
    return extension.granted_due is not None and extension.granted_due != extension.asked_due


def ask_day_card(asked: Extension, number: int, t: Tongue, today: date) -> Card:
    """Another day: which?"""
    return Card(t("extension.ask_day", n=number, day=day(asked.asked_due, today, t)))


def ask_why_card(asked: Extension, number: int, t: Tongue) -> Card:
    """Từ chối: why? It can be left unsaid."""
    plainly = ExtensionButton(act=ExtensionAct.REFUSE_PLAINLY, extension=asked.id or 0)
    return Card(t("extension.ask_why", n=number), ((Button(str(t("button.refuse_plainly")), plainly.pack()),),))


def ruled_card(ruling: Ruling, t: Tongue, today: date) -> Card:
    """Said back to who decided."""
    extension, number = ruling.asked.extension, ruling.asked.item.number
    new = day(extension.granted_due, today, t) if extension.granted_due else ""
    return Card(t(f"extension.said_back_{extension.state.value}", n=number, new=new, unit=ruling.answer.unit))


def decided_letters(ruling: Ruling, tongues: Tongues, today: date) -> list[Letter]:
    """To who asked, and the head of the unit."""

    def card(t: Tongue) -> Card:
        extension, item = ruling.asked.extension, ruling.asked.item
        until = day(extension.granted_due or extension.asked_due, today, t)
        old = day(extension.old_due, today, t) if extension.old_due else t("extension.no_old")
        key = "granted_otherwise" if _otherwise(extension) else extension.state.value
        asked = day(extension.asked_due, today, t)
        told = t(
            f"extension.told_{key}", n=item.number, text=shortened(item.text, 100), new=until, old=old, asked=asked
        )
        words = [t("report.words", words=extension.decision_words)] if extension.decision_words else []
        return Card(_LINE.join((told, *words)))

    return to_each(ruling.unit_members, tongues, card, kind=Kind.REQUEST)
