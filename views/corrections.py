"""The corrected workbook: what would change, what is not understood, what was applied; and what units are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.comparing import Change, Problem
from services.corrections import Comparison
from views.buttons.files import CorrectionAct, CorrectionButton
from views.dates import day
from views.letter import Button, Card
from views.sheets import BLANK
from views.work import shortened

SHOWN: Final = 40
"""Rows that are named; the rest is a number."""
_LINE: Final = Markup("\n")


def comparing_card(t: Tongue) -> Card:
    """The file is being read."""
    return Card(t("correction.comparing"))


def comparison_card(found: Comparison, t: Tongue, today: date) -> Card:
    """The differences with the question, or why nothing can be applied."""
    if found.reason:
        return Card(t(f"correction.reason_{found.reason}"))
    if found.problems:
        head = t("correction.problems", n=len(found.problems))
        lines = _some([_problem(one, t) for one in found.problems], t)
        return Card(_LINE.join((head, *lines, BLANK, t("correction.nothing_applied"))))
    if not found.changes:
        return Card(t("correction.no_change"))
    lines = _some([_change(one, t, today) for one in found.changes], t)
    head = t("correction.changes", n=len(found.changes))
    return Card(_LINE.join((head, *lines, BLANK, t("correction.ask"))), (_answers(found.correction_id, t),))


def applied_card(changes: Sequence[Change], t: Tongue, today: date) -> Card:
    """All of it was done."""
    lines = _some([_change(one, t, today) for one in changes], t)
    return Card(_LINE.join((t("correction.applied", n=len(changes)), *lines)))


def discarded_card(t: Tongue) -> Card:
    return Card(t("correction.discarded"))


def told_card(changes: Sequence[Change], unit: str, t: Tongue, today: date) -> Card:
    """What a unit is told: a deadline moved, a task taken away, a task given."""
    lines = [_told(one, unit, t, today) for one in changes]
    return Card(_LINE.join((t("correction.told"), *_some(lines, t))))


def _answers(correction_id: int, t: Tongue) -> tuple[Button, ...]:
    acts = (CorrectionAct.APPLY, CorrectionAct.DISCARD)
    return tuple(
        Button(str(t(f"button.correction_{act.value}")), CorrectionButton(act=act, correction=correction_id).pack())
        for act in acts
    )


def _some(lines: list[Markup], t: Tongue) -> list[Markup]:
    more = [t("digest.more", n=len(lines) - SHOWN)] if len(lines) > SHOWN else []
    return [*lines[:SHOWN], *more]


def _problem(one: Problem, t: Tongue) -> Markup:
    words = t(f"correction.trouble_{one.trouble.value}", words=one.words)
    return t("correction.problem", line=one.line, place=one.place or "?", words=words)


def _change(one: Change, t: Tongue, today: date) -> Markup:
    parts = []
    if one.moves_day:
        parts.append(t("correction.day", old=_day(one.old_due, today, t), new=_day(one.new_due, today, t)))
    if one.new_unit:
        parts.append(t("correction.unit", old=one.unit, new=one.new_unit))
    words = Markup("; ").join(parts)
    return t("correction.change", place=one.place, text=shortened(one.text, 80), words=words)


def _told(one: Change, unit: str, t: Tongue, today: date) -> Markup:
    text = shortened(one.text, 200)
    if one.new_unit == unit:
        return t("correction.given", text=text, old=one.unit, day=_day(one.new_due, today, t))
    if one.new_unit:
        return t("correction.taken", text=text, new=one.new_unit)
    return t("correction.moved", text=text, old=_day(one.old_due, today, t), new=_day(one.new_due, today, t))


def _day(when: date | None, today: date, t: Tongue) -> Markup:
    return day(when, today, t) if when else t("correction.no_day")
