"""The deadlines of a unit as iCalendar (RFC 5545). Entries keep their names: a new file corrects the old one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

import icalendar

from locales import Tongue
from reports.cells import clean
from reports.dates import written
from reports.plain import Plain
from services.agenda import Agenda, Event

_DOMAIN: Final = "dondoc"
_ALARM: Final = timedelta(hours=-16)
"""Before the day begins: eight in the morning of the day before."""
_REFRESH: Final = timedelta(hours=4)


def ics(agenda: Agenda, tongue: Tongue, now: datetime) -> bytes:
    """An .ics with one all-day entry for each deadline; what is over is in it as cancelled, so that it disappears."""
    t = Plain(tongue)
    made = icalendar.Calendar()
    made.add("prodid", "-//dondoc//deadlines//VI")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", t("calendar.name", unit=clean(agenda.unit)))
    made.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT4H")
    for event in agenda.events:
        made.add_component(_entry(event, t, now))
    return bytes(made.to_ical())


def _entry(event: Event, t: Plain, now: datetime) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"assignment-{event.id}@{_DOMAIN}")
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("last-modified", _utc(event.changed_at))
    entry.add("dtstart", event.due)
    entry.add("dtend", event.due + timedelta(days=1))
    text = " ".join(clean(event.text).split())
    entry.add("summary", t("calendar.summary", n=event.number, text=text if len(text) <= 120 else f"{text[:119]}…"))
    entry.add("description", "\n".join((clean(event.text), _source(event, t))).strip())
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if not event.cancelled:
        entry.add_component(_alarm(event, t))
    return entry


def _alarm(event: Event, t: Plain) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _ALARM)
    alarm.add("description", t("calendar.alarm", n=event.number))
    return alarm


def _source(event: Event, t: Plain) -> str:
    number, symbol, day = event.notice
    named = "/".join(part or "…" for part in (number, symbol)) if number or symbol else ""
    return t("calendar.source", number=named, day=written(day)) if named else ""


def _utc(when: datetime) -> datetime:
    """SQLite gives what was stored as UTC back without a zone."""
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
