"""The history of an assignment: a line for each thing that was said, asked, decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.history import Event
from views.dates import day
from views.sheets import BLANK

SHOWN: Final = 6
"""Newest lines that stand on a task's card."""


def recent(events: Sequence[Event], t: Tongue, now: datetime) -> list[Markup]:
    """The newest lines, after an empty one; [] where nothing was said yet."""
    return [BLANK, *told(events[-SHOWN:], t, now)] if events else []


def told(events: Iterable[Event], t: Tongue, now: datetime) -> list[Markup]:
    """A line each, with the words below."""
    lines = []
    for event in events:
        lines.append(_line(event, t, now))
        if event.words:
            lines.append(t("report.words", words=event.words))
    return lines


def _line(event: Event, t: Tongue, now: datetime) -> Markup:
    when = day(event.at.astimezone(now.tzinfo).date(), now.date(), t)
    until = day(event.day, now.date(), t) if event.day else ""
    what = t(f"history.{event.what}", day=until, other=event.other)
    if event.percent is not None:
        what = t("state.percent", state=what, percent=event.percent)
    if event.what == "blocked" and event.other:
        what = t("history.waiting_for", what=what, unit=event.other)
    return (
        t("history.line_who", day=when, what=what, who=event.who)
        if event.who
        else t("work.history", day=when, what=what)
    )
