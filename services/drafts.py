"""A notice in review: from what was read to rows, and what the Office sees of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from notices.grounds import Field as GroundField
from notices.grounds import Ground, Sure, grounds_from_json
from notices.model import DoubtKind
from notices.places import NO_SOURCE, Place, Source
from services.errors import DomainError
from services.grouping import by_task
from services.rights import Action, require
from storage.assignments import Assignment
from storage.members import Member
from storage.notices import Milestone, Notice, NoticeState, Task
from storage.units import Unit
from storage.work import UnitOfWork

ABOUT_UNITS: Final = frozenset({DoubtKind.NO_UNIT, DoubtKind.UNKNOWN_UNIT})
ABOUT_DATES: Final = frozenset({DoubtKind.DATE_UNCLEAR, DoubtKind.DATE_PAST})
ASKED_BY: Final = MappingProxyType({GroundField.WHO: ABOUT_UNITS, GroundField.WHEN: ABOUT_DATES})
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


@dataclass(frozen=True, slots=True)
class DraftDoubt:
    """Something that the Office must look at."""

    id: int
    kind: str
    words: str
    task_id: int | None


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
    doubts: tuple[DraftDoubt, ...] = ()
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

    @property
    def dated(self) -> int:
        """How many tasks have a deadline."""
        return sum(bool(task.dues) for task in self.tasks)

    @property
    def orphans(self) -> tuple[DraftTask, ...]:
        """Tasks that nobody would get."""
        return tuple(task for task in self.tasks if task.without_unit)

    def task(self, task_id: int) -> DraftTask:
        """The task of this id.

        :raises DomainError: it was dropped.
        """
        for task in self.tasks:
            if task.id == task_id:
                return task
        raise DomainError("draft.task_gone")


async def draft(uow: UnitOfWork, notice_id: int) -> Draft:
    """The notice with all that hangs on it, in a handful of queries.

    :raises DomainError: no such notice.
    """
    notice = await uow.notices.get(notice_id)
    if notice is None:
        raise DomainError("draft.gone")
    roster = await uow.units.all()
    doubts = tuple(DraftDoubt(d.id or 0, d.kind, d.words, d.task_id) for d in await uow.notices.doubts(notice_id))
    tasks = _tasks(
        await uow.notices.tasks(notice_id),
        {unit.id or 0: draft_unit(unit) for unit in roster},
        await uow.assignments.of_notice(notice_id),
        await uow.notices.milestones(notice_id),
        doubts,
    )
    facts = notice.model_dump(
        include={"state", "version", "number", "symbol", "issued_on", "title", "file_name", "period_end"}
    )
    standing = {task.id for task in tasks}
    return Draft(
        id=notice_id,
        tasks=tasks,
        doubts=tuple(d for d in doubts if d.task_id is None or d.task_id in standing),
        units=_addressed(tasks, roster),
        earlier=await _earlier(uow, notice),
        **facts,
    )


def draft_unit(unit: Unit) -> DraftUnit:
    """The unit as it stands in a draft."""
    return DraftUnit(unit.id or 0, unit.name, unit.short_name or unit.name)


def _tasks(
    tasks: Iterable[Task],
    units: dict[int, DraftUnit],
    assignments: Sequence[Assignment],
    milestones: Sequence[Milestone],
    doubts: Sequence[DraftDoubt],
) -> tuple[DraftTask, ...]:
    assigned, due, doubted = by_task(assignments), by_task(milestones), by_task(doubts)
    return tuple(
        DraftTask(
            id=task.id or 0,
            number=number,
            path=task.path,
            text=task.text,
            units=_units_of(assigned.get(task.id, ()), units),
            everybody=task.everybody,
            supporting=task.supporting,
            dues=tuple(
                DraftDue(m.due, m.phrase, units.get(m.unit_id) if m.unit_id else None) for m in due.get(task.id, ())
            ),
            doubts=tuple(doubted.get(task.id, ())),
            source=source_of(task),
            grounds=grounds_from_json(task.grounds),
        )
        for number, task in enumerate(tasks, start=1)
    )


def source_of(task: Task) -> Source:
    """The words that a task was read from, and their place."""
    return Source(task.source, Place(task.source_page, task.source_line, task.source_paragraph))


def _units_of(assignments: Iterable[Assignment], units: dict[int, DraftUnit]) -> tuple[DraftUnit, ...]:
    mine = [a for a in assignments if a.unit_id in units]
    leading = sorted(mine, key=lambda a: a.partner)
    return tuple(DraftUnit(a.unit_id, units[a.unit_id].name, units[a.unit_id].short_name, a.partner) for a in leading)


def _addressed(tasks: Iterable[DraftTask], roster: Sequence[Unit]) -> tuple[DraftUnit, ...]:
    tasks = list(tasks)
    named = {unit.id for task in tasks for unit in task.units}
    everybody = any(task.everybody for task in tasks)
    return tuple(draft_unit(unit) for unit in roster if everybody or unit.id in named)


async def _earlier(uow: UnitOfWork, notice: Notice) -> Earlier | None:
    if notice.state is not NoticeState.DRAFT:
        return None
    same = await uow.notices.issued_already(notice)
    if same is None and notice.repeats_id:
        same = await uow.notices.get(notice.repeats_id)
    if same is None or same.state not in (NoticeState.DRAFT, NoticeState.ISSUED):
        return None
    same_file = same.sha256 is not None and same.sha256 == notice.sha256
    return Earlier(same.id or 0, same_file, same.released_at)


async def drafted(uow: UnitOfWork, actor: Member, notice_id: int) -> Draft:
    """The draft for the Office to work on.

    :raises DomainError: not the Office, or not a draft any more.
    """
    require(actor, Action.DRAFT)
    await editable(uow, notice_id)
    return await draft(uow, notice_id)


async def editable(uow: UnitOfWork, notice_id: int) -> Notice:
    """The notice, locked, if it is still a draft.

    :raises DomainError: it was issued, discarded or never there: the button is an old one.
    """
    notice = await uow.notices.held(notice_id)
    if notice is None:
        raise DomainError("draft.gone")
    if notice.state is NoticeState.ISSUED:
        raise DomainError("draft.issued_already", notice=title_of(notice))
    if notice.state is not NoticeState.DRAFT:
        raise DomainError("draft.discarded_already", notice=title_of(notice))
    return notice


def title_of(notice: Notice) -> str:
    """The shortest thing that tells a notice from others: "12/TB-SKHCN", else its title or file name."""
    if notice.number:
        return f"{notice.number}/{notice.symbol}" if notice.symbol else notice.number
    return notice.title or notice.file_name or f"#{notice.id}"


async def discard(uow: UnitOfWork, actor: Member, notice_id: int, now: datetime) -> Notice:
    """The draft is not wanted; nobody gets anything."""
    require(actor, Action.DRAFT)
    notice = await editable(uow, notice_id)
    notice.state = NoticeState.DISCARDED
    await uow.log.append("notice.discard", f"notice:{notice_id}", actor_id=actor.id, now=now)
    return notice
