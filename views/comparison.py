"""A draft beside the notice that it repeats: what was added, left out, changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.draft import Draft, DraftTask, Earlier
from services.likeness import Differences, Pair
from views.drafts import back, dues_of, earlier_line, heading, shortened, who_does
from views.letter import Card

SHOWN: Final = 15
"""Tasks of one sort that are named; the others are counted."""
_WORDS: Final = 100


def comparison_card(draft: Draft, earlier: Earlier, found: Differences, t: Tongue) -> Card:
    """The differences, task by task."""
    lines = [heading(draft, t), earlier_line(earlier, t)]
    if not (found.added or found.gone or found.changed):
        lines.append(t("earlier.nothing_differs"))
    lines += _named("earlier.added", found.added, t)
    lines += _named("earlier.gone", found.gone, t)
    if found.changed:
        lines.append(t.count("earlier.changed", len(found.changed)))
        lines += [_change(pair, t) for pair in found.changed[:SHOWN]]
        lines += _more(len(found.changed), t)
    return Card(Markup("\n").join(lines), ((back(draft, t),),))


def _named(key: str, tasks: Iterable[DraftTask], t: Tongue) -> list[Markup]:
    tasks = list(tasks)
    if not tasks:
        return []
    shown = [t("earlier.task", n=task.number, text=shortened(task.text, _WORDS)) for task in tasks[:SHOWN]]
    return [t.count(key, len(tasks)), *shown, *_more(len(tasks), t)]


def _more(count: int, t: Tongue) -> list[Markup]:
    return [t("draft.more", n=count - SHOWN)] if count > SHOWN else []


def _change(pair: Pair, t: Tongue) -> Markup:
    """The task, and under it what is different about it."""
    lines = [t("earlier.task", n=pair.now.number, text=shortened(pair.now.text, _WORDS))]
    if not pair.same_words:
        lines.append(t("earlier.words", before=shortened(pair.before.text, _WORDS)))
    if not pair.same_units:
        lines.append(t("earlier.units", before=who_does(pair.before, t), now=who_does(pair.now, t)))
    if not pair.same_dues:
        lines.append(t("earlier.dues", before=dues_of(pair.before, t), now=dues_of(pair.now, t)))
    return Markup("\n").join(lines)
