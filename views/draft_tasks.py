"""The tasks of a draft: the pages of them, one of them, and what can be changed about it."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.deadlines import month_end, quarter_end, this_friday
from services.drafts import Draft, DraftTask
from services.edits import ALL_UNITS
from storage.units import Unit
from views.buttons import DraftAct, DraftButton, TaskAct, TaskButton
from views.drafts import back, day, doubt_line, heading, shortened, turning, within
from views.letter import Button, Card, Rows
from views.sources import guess_lines, is_doubtful, source_lines

TASKS_A_PAGE: Final = 8
_NAMES_SHOWN: Final = 4
_DUES_SHOWN: Final = 6
_WORDS_SHOWN: Final = 2200


def tasks_card(draft: Draft, page: int, t: Tongue) -> Card:
    """A page of tasks, a button for each."""
    page = within(page, len(draft.tasks), TASKS_A_PAGE)
    shown = draft.tasks[page * TASKS_A_PAGE : (page + 1) * TASKS_A_PAGE]
    lines = [heading(draft, t), t.count("draft.tasks", len(draft.tasks)), *(_line(task, t) for task in shown)]
    buttons = [_button(f"{'⚠️ ' if is_doubtful(task) else ''}{task.number}", TaskAct.OPEN, task.id) for task in shown]
    pager = turning(DraftAct.TASKS, draft.id, page, len(draft.tasks), TASKS_A_PAGE)
    adding = Button(str(t("button.add_task")), DraftButton(act=DraftAct.ADD, notice=draft.id).pack())
    return Card(Markup("\n").join(lines), (*in_rows(buttons, 4), *pager, (adding, back(draft.id, t))))


def _line(task: DraftTask, t: Tongue) -> Markup:
    return t(
        "draft.task_line", n=task.number, text=shortened(task.text, 110), who=who_does(task, t), due=dues_of(task, t)
    )


def who_does(task: DraftTask, t: Tongue) -> Markup:
    """The units in short, at most a few by name."""
    named = [_named(unit.short_name, unit.partner, t) for unit in task.units[:_NAMES_SHOWN]]
    if more := len(task.units) - len(named):
        named.append(t("draft.more_units", n=more))
    if task.everybody:
        named.insert(0, t("draft.everybody"))
    return Markup(", ").join(named) if named else t("draft.nobody")


def _named(name: str, partner: bool, t: Tongue) -> Markup:
    return t("draft.supporting", unit=name) if partner else t("draft.unit", unit=name)


def dues_of(task: DraftTask, t: Tongue) -> Markup:
    """The deadlines, at most a few."""
    if not task.dues:
        return t("draft.no_due")
    shown = [
        t("draft.due_of", due=day(d.due), unit=d.unit.short_name) if d.unit else t("draft.due", due=day(d.due))
        for d in task.dues[:_DUES_SHOWN]
    ]
    if more := len(task.dues) - len(shown):
        shown.append(t("draft.more_dues", n=more))
    return Markup(", ").join(shown)


def task_card(draft: Draft, task_id: int, t: Tongue) -> Card:
    """One task with everything about it, and the buttons that change it."""
    task = draft.task(task_id)
    lines = [
        heading(draft, t),
        t("draft.task_heading", n=task.number, count=len(draft.tasks), path=task.path),
        t("draft.task_text", text=shortened(task.text, _WORDS_SHOWN)),
        t("draft.task_units", who=who_does(task, t)),
        t("draft.task_due", due=dues_of(task, t)),
        *(t("draft.task_phrase", phrase=shortened(d.phrase, 150)) for d in task.dues[:3] if d.phrase),
        *guess_lines(task.guesses, t),
        *(doubt_line(doubt, draft, t) for doubt in task.doubts[:5]),
        *source_lines(task.source, t, reworded=task.reworded),
    ]
    return Card(Markup("\n").join(lines), _task_buttons(draft, task, t))


def _task_buttons(draft: Draft, task: DraftTask, t: Tongue) -> Rows:
    settle = [
        (_button(t("button.settle_words", words=shortened(d.words, 20)), TaskAct.SETTLE, task.id, d.id),)
        for d in task.doubts[:3]
    ]
    around = {n.number: n for n in draft.tasks}
    steps = [_button(label, TaskAct.OPEN, around[n].id) for label, n in _neighbours(task) if n in around]
    page = (task.number - 1) // TASKS_A_PAGE
    listed = Button(str(t("button.to_tasks")), DraftButton(act=DraftAct.TASKS, notice=draft.id, page=page).pack())
    return (
        (_button(t("button.units"), TaskAct.UNITS, task.id), _button(t("button.due"), TaskAct.DUE, task.id)),
        (_button(t("button.text"), TaskAct.TEXT, task.id), _button(t("button.discard"), TaskAct.DROP, task.id)),
        *settle,
        *((tuple(steps),) if steps else ()),
        (listed, back(draft.id, t)),
    )


def _neighbours(task: DraftTask) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("◀", task.number - 1), ("▶", task.number + 1)


def units_card(draft: Draft, task_id: int, candidates: list[Unit], t: Tongue) -> Card:
    """All units as buttons that switch, the likeliest first."""
    task = draft.task(task_id)
    on = {unit.id for unit in task.units}
    lines = [
        heading(draft, t),
        t("draft.task_text", text=shortened(task.text, 600)),
        t("draft.task_units", who=who_does(task, t)),
        t("draft.units_ask"),
    ]
    everybody = _switch(str(t("button.all_units")), task, ALL_UNITS, task.everybody)
    buttons = [_switch(unit.short_name or unit.name, task, unit.id or 0, unit.id in on) for unit in candidates]
    done = _button(t("button.to_task"), TaskAct.OPEN, task.id)
    return Card(Markup("\n").join(lines), ((everybody,), *in_rows(buttons, 2), (done,)))


def _switch(name: str, task: DraftTask, unit_id: int, on: bool) -> Button:
    act = TaskAct.UNASSIGN if on else TaskAct.ASSIGN
    return _button(f"✅ {name}" if on else name, act, task.id, unit_id)


def due_card(draft: Draft, task_id: int, today: date, t: Tongue) -> Card:
    """The usual deadlines as buttons; any other is typed."""
    task = draft.task(task_id)
    lines = [
        heading(draft, t),
        t("draft.task_text", text=shortened(task.text, 600)),
        t("draft.task_due", due=dues_of(task, t)),
        t("draft.due_ask"),
    ]
    usual = {
        this_friday(today): t("button.friday", day=day(this_friday(today))),
        month_end(today): t("button.month_end", day=day(month_end(today))),
        quarter_end(today): t("button.quarter_end", day=day(quarter_end(today))),
    }
    if draft.period_end:
        usual[draft.period_end] = t("button.period_end", day=day(draft.period_end))
    buttons = [_button(label, TaskAct.SET_DUE, task.id, int(f"{due:%Y%m%d}")) for due, label in usual.items()]
    none = _button(t("button.no_due"), TaskAct.SET_DUE, task.id)
    return Card(
        Markup("\n").join(lines),
        (*((b,) for b in buttons), (none,), (_button(t("button.to_task"), TaskAct.OPEN, task.id),)),
    )


def text_card(draft: Draft, task_id: int, t: Tongue) -> Card:
    """Waits for the task's new words; the old ones can be copied with a tap."""
    task = draft.task(task_id)
    return Card(
        t("draft.text_ask", n=task.number, text=shortened(task.text, _WORDS_SHOWN)),
        ((_button(t("button.to_task"), TaskAct.OPEN, task.id),),),
    )


def in_rows(buttons: list[Button], wide: int) -> Rows:
    """Buttons side by side."""
    return tuple(tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide))


def _button(label: str, act: TaskAct, task_id: int, value: int = 0) -> Button:
    return Button(str(label), TaskButton(act=act, task=task_id, value=value).pack())
