"""Changes of a draft in words: what a colleague changed meanwhile, what was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.changing import Changed
from services.draft import Draft
from storage.edits import UNDO
from views.drafts import day, shortened
from views.letter import Card

_SHOWN: Final = 5
_WORDS: Final = 160
_DATED: Final = frozenset({"task.due", "draft.period"})


def overtaken_note(changes: Sequence[Changed], draft: Draft, t: Tongue) -> Markup:
    """What colleagues changed since the card was shown; nothing of what was pressed was done."""
    lines = [t("overtaken.heading"), *(_line(change, draft, t) for change in changes[-_SHOWN:]), t("overtaken.look")]
    return Markup("\n").join(lines)


def _line(change: Changed, draft: Draft, t: Tongue) -> Markup:
    number = next((task.number for task in draft.tasks if task.id == change.task_id), None)
    what = change_words(change.action, change.what, t)
    if number is None:
        return t("overtaken.line", who=change.who, what=what)
    return t("overtaken.task", who=change.who, n=number, what=what)


def undone_note(action: str, what: str, t: Tongue) -> Markup:
    """Above the card after Hoàn tác."""
    return t("undo_edit.done", what=change_words(action, what, t))


def change_words(action: str, what: str, t: Tongue) -> Markup:
    """ "giao thêm Phòng KHTC", "đặt hạn 25/04/2024"."""
    if action == UNDO:
        return t("edit.undo")
    return t(f"edit.{action}", what=day(date.fromisoformat(what)) if action in _DATED else shortened(what, _WORDS))


def noted(card: Card, note: Markup) -> Card:
    """The card with a line above it."""
    return Card(Markup("\n\n").join((note, card.text)), card.buttons)
