"""The ladder of one task: how it stands, what can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from locales import Tongue
from services.task_ladder import PRESETS, TaskLadder
from views.buttons.oversight import CaseAct, CaseButton, LadderAct, LadderButton
from views.letter import Button, Card
from views.work import shortened


def ladder_card(seen: TaskLadder, t: Tongue) -> Card:
    """With a button for each ladder that is offered, the one that holds marked."""
    lines = [
        t("ladder.heading", n=seen.number, unit=seen.unit, text=shortened(seen.text, 160)),
        ladder_line(seen.own if seen.own is not None else seen.office, t, own=seen.own is not None),
        *([t("ladder.for_all", n=seen.leading)] if seen.leading > 1 else []),
        t("ladder.after"),
    ]
    offered = [(0, t("ladder.button_office", days=_numbers(seen.office)), seen.own is None)]
    offered += [(place, Markup(_numbers(one)), seen.own == one) for place, one in enumerate(PRESETS, start=1)]
    rows = [(_button(str(_marked(label, chosen, t)), LadderAct.SET, seen, place),) for place, label, chosen in offered]
    other = _button(str(t("ladder.button_other")), LadderAct.ASK, seen)
    back = CaseButton(act=CaseAct.OPEN, assignment=seen.assignment_id).pack()
    return Card(Markup("\n").join(lines), (*rows, (other,), (Button(str(t("button.to_case")), back),)))


def ask_ladder_card(seen: TaskLadder, t: Tongue) -> Card:
    """How many days before?"""
    return Card(t("ladder.ask", n=seen.number, unit=seen.unit))


def ladder_line(ladder: Sequence[int], t: Tongue, *, own: bool) -> Markup:
    """⏰ 7, 3, 1 working days before and on the morning itself; whose ladder it is."""
    before = ", ".join(str(days) for days in ladder if days)
    key = "ladder.days" if 0 not in ladder else "ladder.days_and_morning" if before else "ladder.morning"
    line = t(key, days=before) if ladder else t("ladder.none")
    return t("ladder.own" if own else "ladder.office", line=line)


def ladder_button(assignment_id: int, t: Tongue) -> Button:
    """Lịch nhắc, on the card of the task."""
    return Button(str(t("button.ladder")), LadderButton(act=LadderAct.OPEN, assignment=assignment_id).pack())


def _marked(label: Markup, chosen: bool, t: Tongue) -> Markup:
    return t("ladder.chosen", label=label) if chosen else label


def _numbers(ladder: Sequence[int]) -> str:
    return ", ".join(str(days) for days in ladder)


def _button(label: str, act: LadderAct, seen: TaskLadder, preset: int = 0) -> Button:
    return Button(label, LadderButton(act=act, assignment=seen.assignment_id, preset=preset).pack())
