"""One task of a draft, and what can be changed about it."""

from __future__ import annotations

from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from notices.model import DoubtKind
from services.deadlines import month_end, quarter_end, this_friday
from services.draft import Draft, DraftDoubt, DraftTask
from services.edits import ALL_UNITS
from services.splitting import sentences
from storage.units import Unit
from views.buttons.drafts import TaskAct
from views.drafts import back, day, doubt_line, dues_of, heading, shortened, who_does
from views.letter import Button, Card, Rows
from views.places import Spot, task_button, to_list, undo_row, unknown_button
from views.sources import guess_lines, source_lines
from views.task_pages import in_rows

_WORDS_SHOWN: Final = 2200
_SENTENCES_SHOWN: Final = 20


def task_card(draft: Draft, task_id: int, spot: Spot, t: Tongue) -> Card:
    """One task with everything about it, and the buttons that change it."""
    task = draft.task(task_id)
    lines = [
        heading(draft, t),
        t("draft.task_heading", n=task.number, count=len(draft.tasks), path=task.path),
        t("draft.task_text", text=shortened(task.text, _WORDS_SHOWN)),
        t("draft.task_units", who=who_does(task, t)),
        t("draft.task_due", due=dues_of(task, t)),
        *(t("draft.task_phrase", phrase=shortened(d.phrase, 150)) for d in task.dues[:3] if d.phrase),
        *([t("draft.task_evidence")] if task.evidence_required else []),
        *guess_lines(task.guesses, t),
        *(doubt_line(doubt, draft, t) for doubt in task.doubts[:5]),
        *source_lines(task.source, t, reworded=task.reworded),
    ]
    return Card(Markup("\n").join(lines), _task_buttons(draft, task, spot, t))


def _task_buttons(draft: Draft, task: DraftTask, spot: Spot, t: Tongue) -> Rows:
    def button(key: str, act: TaskAct, value: int = 0) -> Button:
        return task_button(t(key), act, draft, task.id, spot, value)

    evidence = "button.no_task_evidence" if task.evidence_required else "button.task_evidence"
    steps = [
        task_button(mark, TaskAct.OPEN, draft, other.id, spot)
        for mark, other in zip("◀▶", spot.around(draft, task), strict=True)
        if other
    ]
    return (
        *_doubt_rows(draft, task, spot, t),
        (button("button.units", TaskAct.UNITS), button("button.partners", TaskAct.PARTNERS)),
        (button("button.due", TaskAct.DUE), button(evidence, TaskAct.EVIDENCE, int(not task.evidence_required))),
        (button("button.text", TaskAct.TEXT), button("button.discard", TaskAct.DROP)),
        *_shape_row(draft, task, spot, t),
        *undo_row(draft, spot, t),
        *((tuple(steps),) if steps else ()),
        (to_list(draft, task, spot, t), back(draft, t)),
    )


def _doubt_rows(draft: Draft, task: DraftTask, spot: Spot, t: Tongue) -> Rows:
    """What is in doubt can be settled as it is; a unit that the roster lacks is asked for."""
    return tuple((_doubt_button(draft, task, doubt, spot, t),) for doubt in task.doubts[:3])


def _doubt_button(draft: Draft, task: DraftTask, doubt: DraftDoubt, spot: Spot, t: Tongue) -> Button:
    words = shortened(doubt.words, 20)
    if doubt.kind == DoubtKind.UNKNOWN_UNIT:
        return unknown_button(t("button.which_unit_words", words=words), draft, doubt)
    return task_button(t("button.settle_words", words=words), TaskAct.SETTLE, draft, task.id, spot, doubt.id)


def _shape_row(draft: Draft, task: DraftTask, spot: Spot, t: Tongue) -> Rows:
    row = []
    if len(sentences(task.text)) > 1:
        row.append(task_button(t("button.split"), TaskAct.SENTENCES, draft, task.id, spot))
    if task.number < len(draft.tasks):
        row.append(task_button(t("button.merge", n=task.number + 1), TaskAct.MERGE, draft, task.id, spot))
    return (tuple(row),) if row else ()


def units_card(draft: Draft, task_id: int, candidates: list[Unit], spot: Spot, t: Tongue) -> Card:
    """All units as buttons that switch whether they do the task, the likeliest first."""
    task = draft.task(task_id)
    on = {unit.id for unit in task.units if not unit.partner}
    everybody = _switch(
        t("button.all_units"), draft, task, spot, ALL_UNITS, task.everybody, (TaskAct.ASSIGN, TaskAct.UNASSIGN)
    )
    buttons = [
        _switch(unit.short_name or unit.name, draft, task, spot, unit.id or 0, unit.id in on, _LEADING)
        for unit in candidates
    ]
    return Card(
        _asking(draft, task, "draft.units_ask", t),
        ((everybody,), *in_rows(buttons, 2), (_to_task(draft, task, spot, t),)),
    )


def partners_card(draft: Draft, task_id: int, candidates: list[Unit], spot: Spot, t: Tongue) -> Card:
    """All units as buttons that switch whether they coordinate."""
    task = draft.task(task_id)
    on = {unit.id for unit in task.units if unit.partner}
    buttons = [
        _switch(unit.short_name or unit.name, draft, task, spot, unit.id or 0, unit.id in on, _COORDINATING)
        for unit in candidates
    ]
    return Card(
        _asking(draft, task, "draft.partners_ask", t), (*in_rows(buttons, 2), (_to_task(draft, task, spot, t),))
    )


_LEADING: Final = (TaskAct.ASSIGN, TaskAct.UNASSIGN)
_COORDINATING: Final = (TaskAct.JOIN, TaskAct.LEAVE)


def _switch(
    name: object, draft: Draft, task: DraftTask, spot: Spot, unit_id: int, on: bool, acts: tuple[TaskAct, TaskAct]
) -> Button:
    return task_button(f"✅ {name}" if on else name, acts[on], draft, task.id, spot, unit_id)


def _asking(draft: Draft, task: DraftTask, question: str, t: Tongue) -> Markup:
    lines = [
        heading(draft, t),
        t("draft.task_text", text=shortened(task.text, 600)),
        t("draft.task_units", who=who_does(task, t)),
        t(question),
    ]
    return Markup("\n").join(lines)


def _to_task(draft: Draft, task: DraftTask, spot: Spot, t: Tongue) -> Button:
    return task_button(t("button.to_task"), TaskAct.OPEN, draft, task.id, spot)


def due_card(draft: Draft, task_id: int, today: date, spot: Spot, t: Tongue) -> Card:
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
    buttons = [
        task_button(label, TaskAct.SET_DUE, draft, task.id, spot, int(f"{due:%Y%m%d}")) for due, label in usual.items()
    ]
    none = task_button(t("button.no_due"), TaskAct.SET_DUE, draft, task.id, spot)
    return Card(Markup("\n").join(lines), (*((b,) for b in buttons), (none,), (_to_task(draft, task, spot, t),)))


def text_card(draft: Draft, task_id: int, spot: Spot, t: Tongue) -> Card:
    """Waits for the task's new words; the old ones can be copied with a tap."""
    task = draft.task(task_id)
    return Card(
        t("draft.text_ask", n=task.number, text=shortened(task.text, _WORDS_SHOWN)),
        ((_to_task(draft, task, spot, t),),),
    )


def sentences_card(draft: Draft, task_id: int, spot: Spot, t: Tongue) -> Card:
    """The sentences, numbered; a button for every place where the task can be cut in two."""
    task = draft.task(task_id)
    parts = sentences(task.text)[:_SENTENCES_SHOWN]
    each = _WORDS_SHOWN // len(parts)
    lines = [heading(draft, t), t("draft.split_ask", n=task.number)]
    lines += [t("draft.sentence", n=n, text=shortened(part, each)) for n, part in enumerate(parts, start=1)]
    cuts = [
        task_button(t("button.split_after", n=n), TaskAct.SPLIT, draft, task.id, spot, n) for n in range(1, len(parts))
    ]
    return Card(Markup("\n").join(lines), (*in_rows(cuts, 2), (_to_task(draft, task, spot, t),)))
