"""The digest on one screen."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.buckets import Bucket
from services.digest import Asked, Digest, LateOne, Stuck
from views.dates import day
from views.letter import Card
from views.sheets import BLANK
from views.work import shortened

WORST: Final = 10
"""Late ones that are named; the rest is a number."""
NAMED: Final = 5
"""Difficulties, and requests for more time, that are named."""
_LINE: Final = Markup("\n")


def digest_card(digest: Digest, t: Tongue) -> Card:
    """Four buckets, what waits, units worst first, the late ones named, who is silent."""
    if not digest.total:
        return Card(t("digest.nothing"))
    lines = [
        t("digest.heading", day=day(digest.today, digest.today, t)),
        t("digest.size", notices=digest.notices, tasks=digest.tasks, total=digest.total),
        BLANK,
        *(t(f"digest.{one.value}", n=digest.buckets[one]) for one in Bucket),
        *_waiting(digest, t),
        BLANK,
        t("digest.units"),
        *(_unit(unit.unit, unit.done, unit.total, unit.late, t) for unit in digest.units),
        *_late(digest, t),
        *_named(t("digest.stuck_heading"), [_stuck(one, t) for one in digest.stuck], t),
        *_named(t("digest.asked_heading"), [_asked(one, digest, t) for one in digest.asked], t),
    ]
    if digest.silent:
        lines += [BLANK, t("digest.silent", units=", ".join(digest.silent))]
    return Card(_LINE.join(lines))


def _waiting(digest: Digest, t: Tongue) -> list[Markup]:
    counts = (
        ("digest.waiting", digest.waiting),
        ("digest.blocked", len(digest.stuck)),
        ("digest.asked", len(digest.asked)),
    )
    return [t(key, n=count) for key, count in counts if count]


def _unit(name: str, done: int, total: int, late: int, t: Tongue) -> Markup:
    line = t("digest.unit", unit=name, done=done, total=total)
    return t("digest.unit_late", line=line, late=late) if late else line


def _late(digest: Digest, t: Tongue) -> list[Markup]:
    return _named(t("digest.late_heading"), [_late_one(one, digest, t) for one in digest.late], t, WORST)


def _named(heading: Markup, lines: list[Markup], t: Tongue, most: int = NAMED) -> list[Markup]:
    """A part of the screen with its first lines, and how many there are beyond them."""
    more = [t("digest.more", n=len(lines) - most)] if len(lines) > most else []
    return [BLANK, heading, *lines[:most], *more] if lines else []


def _stuck(one: Stuck, t: Tongue) -> Markup:
    return t("digest.stuck_one", unit=one.unit, text=shortened(one.text, 70), words=shortened(one.words, 100))


def _asked(one: Asked, digest: Digest, t: Tongue) -> Markup:
    until = day(one.asked_due, digest.today, t)
    return t("digest.asked_one", unit=one.unit, text=shortened(one.text, 70), day=until)


def _late_one(one: LateOne, digest: Digest, t: Tongue) -> Markup:
    key = "digest.late_waiting" if one.waits_for_office else "digest.late_one"
    due = day(one.due, digest.today, t)
    return t(key, unit=one.unit, text=shortened(one.text, 70), due=due, days=one.days)
