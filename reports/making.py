"""Which file is made by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from locales import Tongue
from services.agenda import Agenda
from services.digest import Digest
from services.tracking import Tracking
from storage.files import FileKind


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file."""

    name: str
    data: bytes


def make(
    kind: FileKind, contents: Digest | Tracking | Agenda, t: Tongue, now: datetime, templates: Path | None = None
) -> Made:
    """The file. Takes up to a second or two: call it in a thread.

    Each kind imports what it needs itself: nobody who only wants the picture waits for Word.
    """
    return Made(_name(kind, now, t), _data(kind, contents, t, now, templates))


def _data(
    kind: FileKind, contents: Digest | Tracking | Agenda, t: Tongue, now: datetime, templates: Path | None
) -> bytes:
    if isinstance(contents, Digest):
        from reports.chart import draw

        return draw(contents, t)
    if isinstance(contents, Agenda):
        from reports.calendar import ics

        return ics(contents, t, now)
    if kind is FileKind.WORKBOOK:
        from reports.workbook import workbook

        return workbook(contents, t)
    from reports.word import review, written_report

    return (review if kind is FileKind.REVIEW else written_report)(contents, t, templates)


def _name(kind: FileKind, now: datetime, t: Tongue) -> str:
    return str(t(f"file.name_{kind.value}", day=f"{now:%Y-%m-%d}"))
