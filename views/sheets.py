"""The message that brings a notice to a unit; and how one assignment reads in any list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.sheets import Item, Sheet
from storage.assignments import AssignmentState
from views.buttons.work import LetterButton, WorkAct, WorkButton
from views.dates import day, how_far
from views.letter import Button, Card, Rows

PER_ROW: Final = 5
"""Buttons of task numbers in a row: as many as a thumb hits."""

MOST_NUMBERS: Final = 90
"""Buttons of task numbers under one message: Telegram takes 100 buttons; the others are reached by /viec or /done."""

_LINE: Final = Markup("\n")
BLANK: Final = Markup("")
"""An empty line between parts of a card."""


def sheet_card(sheet: Sheet, t: Tongue, today: date, *, preview: bool = False) -> Card:
    """All that the unit has of the notice; in a preview without buttons and states."""
    lines = [heading(sheet, t, today)]
    for key, items in (("sheet.lead", sheet.lead), ("sheet.support", sheet.support)):
        if items:
            lines += [BLANK, t(key, n=len(items)), *(_entry(item, t, today, preview=preview) for item in items)]
    if not sheet.items:
        lines += [BLANK, t("sheet.nothing")]
    elif not preview:
        lines += [BLANK, t("sheet.how")]
    return Card(_LINE.join(lines), () if preview else _buttons(sheet, t))


def heading(sheet: Sheet, t: Tongue, today: date) -> Markup:
    """Whose tasks, of which notice."""
    issued = day(sheet.issued_on, today, t) if sheet.issued_on else None
    named = notice_name(sheet.number, sheet.symbol, t)
    dated = t("sheet.notice_dated", name=named, day=issued) if issued else t("sheet.notice", name=named)
    title = t("sheet.title", title=sheet.title) if sheet.title else Markup("")
    return _LINE.join(filter(None, (t("sheet.unit", unit=sheet.unit), dated, title)))


def notice_name(number: str | None, symbol: str | None, t: Tongue) -> Markup:
    """335/TB-SKHCN, or what there is of it."""
    if number or symbol:
        return Markup.escape("/".join((number or "…", symbol or "…")))
    return t("sheet.unnumbered")


def _entry(item: Item, t: Tongue, today: date, *, preview: bool) -> Markup:
    parts = [t("sheet.item", n=item.number, text=item.text), *facts(item, t, today)]
    if not preview and item.state is not AssignmentState.ASSIGNED:
        parts.append(state_words(item, t))
    return _LINE.join(parts)


def facts(item: Item, t: Tongue, today: date) -> list[Markup]:
    """Deadline, earlier milestones and who else takes part: a line each."""
    found = []
    if item.due:
        found.append(deadline(item, t, today) + (t("sheet.by_period") if item.by_period else ""))
    found += [t("sheet.milestone", day=day(due, today, t), words=words) for due, words in item.milestones]
    if item.leads:
        found.append(t("sheet.leads", units=", ".join(item.leads)))
    if item.partners:
        found.append(t("sheet.partners", units=", ".join(item.partners)))
    if item.asked_due:
        found.append(t("sheet.asked", day=day(item.asked_due, today, t)))
    if item.staff:
        found.append(t("sheet.staff", who=item.staff))
    return found


_ENDED: Final = (AssignmentState.ACCEPTED, AssignmentState.CLOSED)


def deadline(item: Item, t: Tongue, today: date) -> Markup:
    """The deadline with a colour: red when over, yellow within three days, green before; none once it was reported."""
    if item.due is None:
        return t("sheet.no_due")
    if item.state in _ENDED or item.waits_for_office:
        return t("sheet.due", due=day(item.due, today, t))
    days = (item.due - today).days
    key = "sheet.red" if days < 0 else "sheet.yellow" if days <= 3 else "sheet.green"
    return t(key, due=how_far(item.due, today, t))


def state_words(item: Item, t: Tongue) -> Markup:
    """What is known of it, in a word or two."""
    words = t(f"state.{item.state.value}")
    if item.state is AssignmentState.IN_PROGRESS and item.percent is not None:
        words = t("state.percent", state=words, percent=item.percent)
    return t("state.blocked", state=words) if item.blocked else words


def _buttons(sheet: Sheet, t: Tongue) -> Rows:
    numbers = number_buttons((item for item in sheet.items if item.is_open), t)
    if not sheet.unacknowledged:
        return numbers
    received = Button(str(t("button.received")), LetterButton(notice=sheet.notice_id, unit=sheet.unit_id).pack())
    return ((received,), *numbers)


def number_buttons(items: Iterable[Item], t: Tongue) -> Rows:
    """One button a task, by its number; it opens the task."""
    buttons = [
        Button(str(t("button.task", n=item.number)), WorkButton(act=WorkAct.OPEN, assignment=item.id).pack())
        for item in islice(items, MOST_NUMBERS)
    ]
    return tuple(tuple(buttons[start : start + PER_ROW]) for start in range(0, len(buttons), PER_ROW))
