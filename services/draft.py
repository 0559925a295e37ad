"""A draft as the Office sees it: its tasks with units, deadlines and doubts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from notices.grounds import Field, Ground, Sure
from notices.model import DoubtKind
from notices.places import NO_SOURCE, NOWHERE, Place, Source
from services.errors import DomainError
from storage.notices import NoticeState

ABOUT_UNITS: Final = frozenset({DoubtKind.NO_UNIT, DoubtKind.UNKNOWN_UNIT})
ABOUT_DATES: Final = frozenset({DoubtKind.DATE_UNCLEAR, DoubtKind.DATE_PAST})
ASKED_BY: Final = MappingProxyType({Field.WHO: ABOUT_UNITS, Field.WHEN: ABOUT_DATES})
"""Doubts that ask about a field."""


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """A unit that gets a task of the draft."""

    id: int
    name: str
    short_name: str
    partner: bool = False


@dataclass(frozen=True, slots=True)
class DraftDue:
    """A deadline of a task; for one unit, or for all its units."""

    due: date
    phrase: str
    unit: DraftUnit | None = None
    by_period: bool = False
    """No words of the notice: the end of its period."""


@dataclass(frozen=True, slots=True)
class DraftDoubt:
    """Something that the Office must look at."""

    id: int
    kind: str
    words: str
    task_id: int | None
    place: Place = NOWHERE
    """Where in the document the words stand, of a doubt that concerns no task."""


@dataclass(frozen=True, slots=True)
class DraftTask:
    """One task of the draft."""

    id: int
    number: int
    """Its place among the tasks that were not dropped, from 1."""
    path: str
    text: str
    units: tuple[DraftUnit, ...] = ()
    everybody: bool = False
    supporting: bool = False
    """The text itself says that its units support."""
    dues: tuple[DraftDue, ...] = ()
    recurrence: str | None = None
    """It opens a turn of its own each week, month, quarter or year (:class:`notices.model.Recurrence`)."""
    doubts: tuple[DraftDoubt, ...] = ()
    evidence_required: bool = False
    source: Source = NO_SOURCE
    """Its words in the document and where they stand; nothing for a task that was added."""
    grounds: tuple[Ground, ...] = ()
    """How sure the fields are that nobody has set since."""

    @property
    def reworded(self) -> bool:
        """The words are no longer those of the document."""
        return bool(self.source.text) and self.text not in self.source.text

    @property
    def guesses(self) -> tuple[Ground, ...]:
        """What the reader guessed and no doubt asks about already."""
        asked = {doubt.kind for doubt in self.doubts}
        told = {field for field, kinds in ASKED_BY.items() if kinds & asked}
        return tuple(one for one in self.grounds if one.sure is Sure.GUESSED and one.field not in told)

    @property
    def without_unit(self) -> bool:
        """Nobody would have to answer for it: partners do not."""
        return not self.everybody and all(unit.partner for unit in self.units)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A notice that a draft repeats."""

    notice_id: int
    same_file: bool
    issued_at: datetime | None
    """None where it is a draft itself."""


@dataclass(frozen=True, slots=True)
class LastEdit:
    """The newest change of the draft."""

    id: int
    action: str
    what: str
    task_id: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice as the Office sees it in review."""

    id: int
    state: NoticeState
    version: int
    number: str | None
    symbol: str | None
    issued_on: date | None
    title: str | None
    file_name: str | None
    period_end: date | None
    tasks: tuple[DraftTask, ...]
    doubts: tuple[DraftDoubt, ...]
    units: tuple[DraftUnit, ...]
    """Everybody who would get a letter, in roster order."""
    earlier: Earlier | None = None
    """What it seems to be once more."""
    last_edit: LastEdit | None = None
    """What Hoàn tác would take back."""
    repeated: int = 0
    """Tasks that seem to repeat open ones, and that nobody has decided on."""
    release_at: datetime | None = None
    """Until when Phát hành can be taken back, where it was pressed."""
    submitted_by: int | None = None
    """The officer who waits for a colleague's approval."""

    @property
    def dated(self) -> int:
        """How many tasks have a deadline."""
        return sum(bool(task.dues) for task in self.tasks)

    @property
    def undated(self) -> int:
        return len(self.tasks) - self.dated

    @property
    def orphans(self) -> tuple[DraftTask, ...]:
        """Tasks that nobody would get."""
        return tuple(task for task in self.tasks if task.without_unit)

    def tasks_of(self, unit_id: int) -> tuple[DraftTask, ...]:
        """What the unit would get."""
        return tuple(t for t in self.tasks if t.everybody or any(unit.id == unit_id for unit in t.units))

    def task(self, task_id: int) -> DraftTask:
        """The task of this id.

        :raises DomainError: it was dropped.
        """
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise DomainError("draft.task_gone")
