"""The digest on one screen."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.buckets import Bucket
from services.digest import Digest, LateOne
from views.dates import day
from views.letter import Card
from views.sheets import BLANK
from views.work import shortened

WORST: Final = 10
"""Late ones that are named; the rest is a number."""
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
    ]
    if digest.silent:
        lines += [BLANK, t("digest.silent", units=", ".join(digest.silent))]
    return Card(_LINE.join(lines))


def _waiting(digest: Digest, t: Tongue) -> list[Markup]:
    counts = (
        ("digest.waiting", digest.waiting),
        ("digest.blocked", digest.blocked),
        ("digest.asked", digest.extensions),
    )
    return [t(key, n=count) for key, count in counts if count]


def _unit(name: str, done: int, total: int, late: int, t: Tongue) -> Markup:
    line = t("digest.unit", unit=name, done=done, total=total)
    return t("digest.unit_late", line=line, late=late) if late else line


def _late(digest: Digest, t: Tongue) -> list[Markup]:
    if not digest.late:
        return []
    rest = len(digest.late) - WORST
    more = [t("digest.more", n=rest)] if rest > 0 else []
    return [BLANK, t("digest.late_heading"), *(_late_one(one, digest, t) for one in digest.late[:WORST]), *more]


def _late_one(one: LateOne, digest: Digest, t: Tongue) -> Markup:
    key = "digest.late_waiting" if one.waits_for_office else "digest.late_one"
    due = day(one.due, digest.today, t)
    return t(key, unit=one.unit, text=shortened(one.text, 70), due=due, days=one.days)
