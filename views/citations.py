"""What is still open of the notices that a task cites, below the task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.citations import Citation, OpenTask
from views.drafts import day, shortened
from views.letter import Card

_WORDS: Final = 120
_UNITS: Final = 4


def with_citations(card: Card, cited: Sequence[Citation], t: Tongue) -> Card:
    """The card with a paragraph for each cited notice."""
    return Card(Markup("\n").join((card.text, *(_citation(one, t) for one in cited))), card.buttons)


def _citation(one: Citation, t: Tongue) -> Markup:
    heading = (
        t.count("citation.open", one.open, number=one.number) if one.open else t("citation.done", number=one.number)
    )
    return Markup("\n").join((heading, *(_task(task, t) for task in one.tasks)))


def _task(task: OpenTask, t: Tongue) -> Markup:
    due = day(task.due) if task.due else t("draft.no_due")
    return t("citation.task", text=shortened(task.text, _WORDS), units=", ".join(task.units[:_UNITS]), due=due)
