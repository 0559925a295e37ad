"""Asking for files: the buttons under the digest, the notice that is meant, what stands beside a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from locales import Tongue
from services.agenda import Agenda
from services.digest import Digest
from services.overview import NoticeLine
from services.tracking import Tracking
from storage.files import FileKind
from views.buttons.files import FileButton
from views.letter import Button, Card, Rows
from views.work import shortened

CHOICES: Final = 12
"""Notices that are offered."""


def file_rows(kinds: Sequence[FileKind], t: Tongue, notice_id: int = 0) -> Rows:
    """The buttons of these files, two in a row."""
    buttons = [file_button(kind, t, notice_id) for kind in kinds]
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))


def file_button(kind: FileKind, t: Tongue, notice_id: int = 0) -> Button:
    return Button(str(t(f"button.file_{kind.value}")), FileButton(kind=kind, notice=notice_id).pack())


def which_notice_card(kind: FileKind, notices: Sequence[NoticeLine], t: Tongue) -> Card:
    """Of which notice?"""
    rows = tuple(
        (Button(shortened(line.name, 60), FileButton(kind=kind, notice=line.id).pack()),) for line in notices[:CHOICES]
    )
    return Card(t("file.which_notice"), rows)


def caption_card(kind: FileKind, contents: Digest | Tracking | Agenda, t: Tongue) -> Card:
    """What is said beside the finished file."""
    if isinstance(contents, Agenda):
        return Card(t("file.caption_calendar", unit=contents.unit, n=contents.open))
    total = contents.total if isinstance(contents, Digest) else len(contents.rows)
    return Card(t(f"file.caption_{kind.value}", n=total))


def trouble_card(t: Tongue) -> Card:
    """The file could not be made."""
    return Card(t("file.trouble"))
