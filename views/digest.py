"""The digest on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from locales import Tongue
from services.attention import Named
from services.buckets import Bucket
from services.digest import Asked, Digest, LateOne, Stuck
from services.wanted import Wanted
from storage.members import MemberRole
from views.commands import LEADERS, OFFICE
from views.dates import day
from views.letter import Card
from views.sheets import BLANK
from views.wanted import wanted_buttons, wanted_lines
from views.work import shortened

UNITS: Final = 8
"""Units that are shown, the worst; the rest is a number."""
WORST: Final = 5
"""Late ones that are named; the rest is a number."""
NAMED: Final = 3
"""Difficulties and the like that are named."""
_LINE: Final = Markup("\n")


def digest_card(digest: Digest, t: Tongue, reader: MemberRole = MemberRole.HEAD) -> Card:
    """One screen: the four buckets and what changed, units worst first, who is silent, and what to decide.

    ``reader`` gets the buttons for what they decide: the Office all, leadership requests for more time.
    """
    if not digest.total:
        return Card(t("digest.nothing"))
    to_decide = [one for one in digest.attention.wanted if _decides(reader, one)]
    lines = [
        *_head(digest, t),
        BLANK,
        *(_bucket(one, digest, t) for one in Bucket),
        *_waiting(digest, t),
        *_units(digest, t),
        *_late(digest, t),
        *_named(t("digest.stuck_heading"), [_stuck(one, t) for one in digest.stuck], t),
        *([] if to_decide else _named(t("digest.asked_heading"), [_asked(one, digest, t) for one in digest.asked], t)),
        *_attention(digest, t),
    ]
    if digest.silent:
        lines += [BLANK, t("digest.silent", units=", ".join(digest.silent))]
    if to_decide:
        lines += [BLANK, t("digest.to_decide", n=len(to_decide)), *wanted_lines(to_decide, t, digest.today)]
    return Card(_LINE.join(lines), wanted_buttons(to_decide, t))


def note_card(digest: Digest, t: Tongue) -> Card:
    """The weekly note to a unit: its own numbers only."""
    return Card(_LINE.join((t("digest.note"), BLANK, digest_card(digest, t).text)))


def _decides(reader: MemberRole, one: Wanted) -> bool:
    return reader in OFFICE or (reader in LEADERS and one.asked_due is not None)


def _head(digest: Digest, t: Tongue) -> list[Markup]:
    lines = [
        t("digest.heading", day=day(digest.today, digest.today, t)),
        t("digest.size", notices=digest.notices, tasks=digest.tasks, total=digest.total),
    ]
    if digest.period:
        first, last = (day(one, digest.today, t) for one in digest.period)
        lines.append(t("digest.period", first=first, last=last))
    if digest.before:
        lines.append(t("digest.compared", day=day(digest.before.today, digest.today, t)))
    return lines


def _bucket(one: Bucket, digest: Digest, t: Tongue) -> Markup:
    line = t(f"digest.{one.value}", n=digest.buckets[one])
    change = digest.buckets[one] - digest.before.buckets[one] if digest.before else 0
    return t("digest.change", line=line, change=f"{change:+d}".replace("-", "−")) if change else line


def _units(digest: Digest, t: Tongue) -> list[Markup]:
    if len(digest.units) < 2:
        return []
    shown = [_unit(unit.unit, unit.done, unit.total, unit.late, t) for unit in digest.units[:UNITS]]
    more = [t("digest.more_units", n=len(digest.units) - UNITS)] if len(digest.units) > UNITS else []
    return [BLANK, t("digest.units"), *shown, *more]


def _attention(digest: Digest, t: Tongue) -> list[Markup]:
    seen = digest.attention

    def lines(key: str, found: Sequence[Named]) -> list[Markup]:
        return [
            t(key, unit=one.unit, n=one.number, text=shortened(one.text, 70), times=one.times, due=_due(one, digest, t))
            for one in found
        ]

    return [
        *_named(t("digest.returned"), lines("digest.returned_one", seen.returned), t),
        *_named(t("digest.again"), lines("digest.again_one", seen.again), t),
        *_named(t("digest.soon", n=len(seen.soon)), lines("digest.soon_one", seen.soon), t),
    ]


def _due(one: Named, digest: Digest, t: Tongue) -> Markup:
    return day(one.due, digest.today, t) if one.due else Markup("")


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
    """A part of the screen with its first lines, folded to three by Telegram, and how many there are beyond them."""
    more = [t("digest.more", n=len(lines) - most)] if len(lines) > most else []
    return [BLANK, heading, t("digest.folded", lines=_LINE.join([*lines[:most], *more]))] if lines else []


def _stuck(one: Stuck, t: Tongue) -> Markup:
    return t("digest.stuck_one", unit=one.unit, text=shortened(one.text, 70), words=shortened(one.words, 100))


def _asked(one: Asked, digest: Digest, t: Tongue) -> Markup:
    until = day(one.asked_due, digest.today, t)
    return t("digest.asked_one", unit=one.unit, text=shortened(one.text, 70), day=until)


def _late_one(one: LateOne, digest: Digest, t: Tongue) -> Markup:
    key = "digest.late_waiting" if one.waits_for_office else "digest.late_one"
    due = day(one.due, digest.today, t)
    return t(key, unit=one.unit, text=shortened(one.text, 70), due=due, days=one.days)
