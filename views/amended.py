"""What a corrected notice changes for one unit, and nothing else."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from locales import Tongue
from services.amending import Changed, UnitChanges, Withdrawn
from services.sheets import Item, Sheet
from views.dates import day
from views.letter import Card
from views.sheets import BLANK, deadline, facts, notice_name, number_buttons


def changes_card(sheet: Sheet, changes: UnitChanges, t: Tongue, today: date) -> Card:
    """New tasks, changed ones with what they were, withdrawn ones; buttons for those that are there."""
    items = {item.id: item for item in sheet.items}
    changed = [(items[c.assignment_id], c) for c in changes.changed if c.assignment_id in items]
    added = [items[a] for a in changes.added if a in items]
    lines = [
        t("amended.heading", unit=sheet.unit, name=notice_name(sheet.number, sheet.symbol, t)),
        *_part("amended.added", [_added(item, t, today) for item in added], t),
        *_part("amended.changed", [_changed(item, was, t, today) for item, was in changed], t),
        *_part("amended.withdrawn", [_withdrawn(was, t) for was in changes.withdrawn], t),
        BLANK,
        t("amended.rest"),
    ]
    return Card(Markup("\n").join(lines), number_buttons((*added, *(item for item, _ in changed)), t))


def _part(key: str, entries: list[Markup], t: Tongue) -> list[Markup]:
    return [BLANK, t.count(key, len(entries)), *entries] if entries else []


def _added(item: Item, t: Tongue, today: date) -> Markup:
    return Markup("\n").join((t("sheet.item", n=item.number, text=item.text), *facts(item, t, today)))


def _changed(item: Item, was: Changed, t: Tongue, today: date) -> Markup:
    lines = [t("sheet.item", n=item.number, text=item.text)]
    if item.text != was.text_before:
        lines.append(t("amended.words", before=was.text_before))
    if item.due != was.due_before:
        before = day(was.due_before, today, t) if was.due_before else t("draft.no_due")
        lines += [t("amended.due", before=before), deadline(item, t, today)]
    return Markup("\n").join(lines)


def _withdrawn(was: Withdrawn, t: Tongue) -> Markup:
    return t("amended.gone", n=was.number, text=was.text)
