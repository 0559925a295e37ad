"""What reading a notice gives: frozen records, independent of the file format that it came in.

The JSON form (:func:`as_json`) is the surface that ``dondoc read --json`` promises.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from notices.grounds import Ground, grounds_as_json
from notices.places import NO_SOURCE, NOWHERE, Place, Scanned, Source

EVERYBODY: Final = "*"
"""Stands for all units of the agency, as assignee or partner."""


class Role(StrEnum):
    """Whether the assignees lead the task (chủ trì) or support it (phối hợp)."""

    LEAD = "lead"
    SUPPORT = "support"


class Recurrence(StrEnum):
    """How often a standing task is to be done."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class DoubtKind(StrEnum):
    """What the Office must look at before it issues."""

    NO_UNIT = "no_unit"
    """Nobody could be found who must do the task."""
    UNKNOWN_UNIT = "unknown_unit"
    """A unit is named that the roster does not have."""
    DATE_UNCLEAR = "date_unclear"
    """Words that state a deadline, but no date could be worked out from them."""
    DATE_PAST = "date_past"
    """A deadline that lies before the notice itself."""
    NUMBERING = "numbering"
    """A number of the list is missing, doubled or out of order: something may have been overlooked."""
    UNPLACED = "unplaced"
    """Words in the order part that belong to no task."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a document as a person sees it, before anything is understood.

    Readers of every format yield these; the grammar takes nothing else.
    """

    text: str
    """One line, NFC, its printed number or bullet included: "1. Tham mưu …"."""
    bold: bool = False
    """The whole paragraph is bold (False where the format cannot tell)."""
    centered: bool = False
    """The paragraph is centred (False where the format cannot tell)."""
    cell: tuple[int, int, int] | None = None
    """(table, row, column), counted from 0, where the paragraph stands in a table."""
    place: Place = NOWHERE
    scanned: Scanned | None = None
    """None where the paragraph was no picture."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One deadline that a task states."""

    due: date
    phrase: str
    """The shortest run of the task's own words that states it."""
    units: tuple[str, ...]
    """Who must meet it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, as the notice words it."""

    path: str
    """The numbering that leads to it, joined by dots: "II.1.(1)"."""
    text: str
    """Its own words on one line, nothing corrected."""
    assignees: tuple[str, ...]
    """Units that must do it, spelled as in :attr:`Notice.units`; ("*",) for all."""
    partners: tuple[str, ...] = ()
    role: Role = Role.LEAD
    milestones: tuple[Milestone, ...] = ()
    recurrence: Recurrence | None = None
    persons: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    source: Source = NO_SOURCE
    grounds: tuple[Ground, ...] = ()
    """How sure its fields are; none of a field that is empty."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the reader could not settle."""

    kind: DoubtKind
    path: str | None
    """The task's path; None where it concerns the notice as a whole."""
    words: str
    """The words of the document that caused it; shortened, but of what belongs to no task all: it may become one."""
    place: Place = NOWHERE
    """Where they stand, of a doubt that concerns no task; a task has its own place."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above and below the tasks. None where the document does not say."""

    agency: str | None = None
    province: str | None = None
    number: str | None = None
    """Before the slash of "335/TB-SKHCN"."""
    symbol: str | None = None
    """After the slash."""
    issued_on: date | None = None
    meeting_on: date | None = None
    title: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    period_end: date | None = None
    """Last day of the period that the tasks are given for."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A thông báo kết luận as read."""

    header: Header
    units: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())


def as_json(notice: Notice) -> dict[str, Any]:
    """The notice as plain JSON data, dates as "2024-04-05"; keys in the order of the labelling guide, ours behind."""
    plain = asdict(notice)
    return {
        "notice": _plain(plain["header"]),
        "units": _plain(plain["units"]),
        "tasks": [
            {**_plain(plain_task), "grounds": grounds_as_json(task.grounds)}
            for plain_task, task in zip(plain["tasks"], notice.tasks, strict=True)
        ],
        "doubts": _plain(plain["doubts"]),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
