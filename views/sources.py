"""Where a task stands in its document, in which words, and what the reader guessed about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from locales import Tongue
from notices.grounds import Ground
from notices.places import Source
from services.draft import DraftTask
from views.drafts import shortened
from views.where import place_of

_WORDS_SHOWN: Final = 500


def source_lines(source: Source, t: Tongue, *, reworded: bool) -> list[Markup]:
    """The task's place; its own words, too, once the Office has put others in their stead."""
    place = place_of(source.place, t)
    lines = [t("source.place", place=place)] if place else []
    return [*lines, t("source.words", words=shortened(source.text, _WORDS_SHOWN))] if reworded else lines


def guess_lines(guesses: Iterable[Ground], t: Tongue) -> list[Markup]:
    """One short line: which fields were guessed, and how; none where nothing was."""
    said = [
        t("guess.field", field=t(f"guess.{one.field.value}"), why=t(f"guess.why.{one.weakest.value}"))
        for one in guesses
    ]
    return [t("guess.line", fields=Markup(" · ").join(said))] if said else []


def is_doubtful(task: DraftTask) -> bool:
    """Whether a person should look at it before it is issued."""
    return bool(task.doubts or task.guesses) or task.without_unit
