"""A task of a draft beside the open one that it seems to repeat: the same with a new deadline, the same, or new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.draft import Draft
from services.repeats import Repeat
from storage.continuations import Choice
from views.buttons.drafts import RepeatAct, RepeatButton
from views.drafts import back, day, dues_of, heading, shortened, within
from views.letter import Button, Card, Rows

_WORDS: Final = 700


def repeats_card(draft: Draft, found: Sequence[Repeat], page: int, t: Tongue) -> Card:
    """One of them at a time; those that are decided can be decided anew."""
    if not found:
        return Card(Markup("\n").join((heading(draft, t), t("repeat.none"))), ((back(draft, t),),))
    page = within(page, len(found), 1)
    one = found[page]
    due = day(one.due) if one.due else t("draft.no_due")
    lines = [
        heading(draft, t),
        t("repeat.heading", n=page + 1, count=len(found)),
        t("repeat.now", n=one.task.number, text=shortened(one.task.text, _WORDS), due=dues_of(one.task, t)),
        t("repeat.before", notice=one.notice, text=shortened(one.text, _WORDS), due=due),
        t(f"repeat.{one.choice.value}") if one.choice else t("repeat.ask"),
    ]
    return Card(
        Markup("\n").join(lines), (*_choices(one, page, t), *_steps(draft, page, len(found)), (back(draft, t),))
    )


def _choices(one: Repeat, page: int, t: Tongue) -> Rows:
    moved = [_choice("button.same_task_new_due", RepeatAct.MOVED, one, page, t)] if one.task.dues else []
    others = [
        _choice("button.same_task", RepeatAct.CONTINUES, one, page, t),
        _choice("button.new_task", RepeatAct.NEW, one, page, t),
    ]
    return tuple((button,) for button in (*moved, *others))


def _choice(key: str, act: RepeatAct, one: Repeat, page: int, t: Tongue) -> Button:
    chosen = one.choice is not None and Choice(act.value) is one.choice
    label = f"✅ {t(key)}" if chosen else str(t(key))
    return Button(label, RepeatButton(act=act, repeat=one.id, page=page).pack())


def _steps(draft: Draft, page: int, count: int) -> Rows:
    steps = [
        Button(f"{mark} {n + 1}/{count}", RepeatButton(act=RepeatAct.LIST, repeat=draft.id, page=n).pack())
        for mark, n in (("◀", page - 1), ("▶", page + 1))
        if 0 <= n < count
    ]
    return (tuple(steps),) if steps else ()
