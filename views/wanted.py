"""What waits for a decision: a line each, numbered, and the buttons that decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.wanted import Wanted
from views.buttons.oversight import ExtensionAct, ExtensionButton, ReviewAct, ReviewButton
from views.dates import day
from views.letter import Button, Rows
from views.work import shortened

SHOWN: Final = 5
"""With a line and buttons; the others are a number."""


def wanted_lines(wanted: Sequence[Wanted], t: Tongue, today: date) -> list[Markup]:
    """The oldest, and how many there are beyond them."""
    lines = [_line(index, one, t, today) for index, one in enumerate(wanted[:SHOWN], start=1)]
    return [*lines, t("wanted.more", n=len(wanted) - SHOWN)] if len(wanted) > SHOWN else lines


def _line(index: int, one: Wanted, t: Tongue, today: date) -> Markup:
    text = shortened(one.text, 60)
    if one.asked_due is None:
        line = t("wanted.report", index=index, unit=one.unit, n=one.number, text=text, since=day(one.since, today, t))
    else:
        until = day(one.asked_due, today, t)
        line = t("wanted.request", index=index, unit=one.unit, n=one.number, text=text, until=until, count=one.count)
    return t("wanted.words", line=line, words=shortened(one.words, 100)) if one.words else line


def wanted_buttons(wanted: Sequence[Wanted], t: Tongue) -> Rows:
    """A row for each line."""
    return tuple(_decision(index, one, t) for index, one in enumerate(wanted[:SHOWN], start=1))


def _decision(index: int, one: Wanted, t: Tongue) -> tuple[Button, ...]:
    if one.asked_due is None:
        yes, no = (ReviewButton(act=act, report=one.id).pack() for act in (ReviewAct.ACCEPT, ReviewAct.RETURN))
        keys = ("button.accept_nth", "button.return_nth")
    else:
        yes, no = (ExtensionButton(act=a, extension=one.id).pack() for a in (ExtensionAct.GRANT, ExtensionAct.REFUSE))
        keys = ("button.grant_nth", "button.refuse_nth")
    return Button(str(t(keys[0], n=index)), yes), Button(str(t(keys[1], n=index)), no)
