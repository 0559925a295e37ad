"""The tasks of a draft page by page: all of them, a unit's, those that nobody would get; and the list of units."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.draft import Draft, DraftTask
from views.buttons.drafts import DraftAct, Place, TaskAct
from views.drafts import back, dues_of, heading, shortened, who_does, within
from views.letter import Button, Card, Rows
from views.places import TASKS_A_PAGE, Spot, draft_button, page_button, task_button, undo_row
from views.sources import is_doubtful

_UNITS_SHOWN: Final = 60


def tasks_card(draft: Draft, spot: Spot, page: int, t: Tongue) -> Card:
    """A page of the list, a button for each task."""
    tasks = spot.tasks(draft)
    page = within(page, len(tasks), TASKS_A_PAGE)
    shown = tasks[page * TASKS_A_PAGE : (page + 1) * TASKS_A_PAGE]
    lines = [heading(draft, t), _counted(draft, spot, len(tasks), t), *(_line(task, t) for task in shown)]
    buttons = [
        task_button(f"{'⚠️ ' if is_doubtful(task) else ''}{task.number}", TaskAct.OPEN, draft, task.id, spot)
        for task in shown
    ]
    return Card(
        Markup("\n").join(lines),
        (
            *in_rows(buttons, 4),
            *_turning(draft, spot, page, len(tasks)),
            *undo_row(draft, spot, t),
            *_ways_out(draft, spot, t),
        ),
    )


def _counted(draft: Draft, spot: Spot, count: int, t: Tongue) -> Markup:
    if spot.place is Place.UNIT:
        name = next((unit.name for unit in draft.units if unit.id == spot.unit), "")
        return t.count("draft.tasks_of_unit", count, unit=name)
    if spot.place is Place.NOBODY:
        return t.count("draft.orphans", count)
    return t.count("draft.tasks", count)


def _line(task: DraftTask, t: Tongue) -> Markup:
    return t(
        "draft.task_line", n=task.number, text=shortened(task.text, 110), who=who_does(task, t), due=dues_of(task, t)
    )


def _turning(draft: Draft, spot: Spot, page: int, items: int) -> Rows:
    pages = -(-items // TASKS_A_PAGE)
    row = []
    if page > 0:
        row.append(page_button(f"◀ {page}/{pages}", draft, spot, page - 1))
    if page + 1 < pages:
        row.append(page_button(f"{page + 2}/{pages} ▶", draft, spot, page + 1))
    return (tuple(row),) if row else ()


def _ways_out(draft: Draft, spot: Spot, t: Tongue) -> Rows:
    """On a unit's page to its neighbours and the list of units; else to a new task; always to the draft."""
    if spot.place is not Place.UNIT:
        return ((draft_button(t("button.add_task"), DraftAct.ADD, draft), back(draft, t)),)
    ids = [unit.id for unit in draft.units]
    at = ids.index(spot.unit) if spot.unit in ids else -1
    steps = [
        page_button(f"{mark} {shortened(draft.units[n].short_name, 22)}", draft, Spot(Place.UNIT, ids[n]))
        for mark, n in (("⏮", at - 1), ("⏭", at + 1))
        if at >= 0 and 0 <= n < len(ids)
    ]
    units = draft_button(t("button.by_unit"), DraftAct.UNITS, draft)
    return (*((tuple(steps),) if steps else ()), (units, back(draft, t)))


def units_list_card(draft: Draft, t: Tongue) -> Card:
    """Every unit that gets something, with how much: a button each."""
    lines = [heading(draft, t), t.count("draft.units", len(draft.units)), t("draft.by_unit")]
    buttons = [
        page_button(
            t("button.unit_tasks", unit=shortened(unit.short_name, 24), n=len(draft.tasks_of(unit.id))),
            draft,
            Spot(Place.UNIT, unit.id),
        )
        for unit in draft.units[:_UNITS_SHOWN]
    ]
    if draft.orphans:
        buttons.insert(0, page_button(t("button.nobody", n=len(draft.orphans)), draft, Spot(Place.NOBODY)))
    return Card(Markup("\n").join(lines), (*in_rows(buttons, 2), (back(draft, t),)))


def in_rows(buttons: list[Button], wide: int) -> Rows:
    """Buttons side by side."""
    return tuple(tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide))
