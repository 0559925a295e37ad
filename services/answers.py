"""An answer: all that one message of a unit said, about one or several assignments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.errors import DomainError
from services.sheets import Item, item_of
from services.work import origin
from storage.assignments import Assignment, Extension, ExtensionState, Report, ReportKind, Verdict
from storage.evidence import Evidence
from storage.members import Member, MemberRole
from storage.notices import Notice
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Line:
    """One report of an answer."""

    report: Report
    item: Item
    notice: Notice
    waits_for: str = ""
    """The unit that the difficulty waits for."""

    @property
    def undecided(self) -> bool:
        """Nobody has answered, and an answer would still matter."""
        standing = self.item.is_open and self.report.verdict in (None, Verdict.ANSWERED)
        if self.report.kind is ReportKind.BLOCKED:
            return standing and self.item.blocked
        return standing and self.report.kind is ReportKind.NOT_MINE


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a later date in an answer."""

    extension: Extension
    item: Item
    notice: Notice
    count: int
    """Which request for this assignment it is, from 1."""
    decided_by: Member | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one message of a unit said, as it stands now."""

    id: str
    member: Member
    unit_id: int
    unit: str
    lines: tuple[Line, ...]
    asked: tuple[Asked, ...]
    evidence: tuple[Evidence, ...]
    office: tuple[Member, ...]
    """Who is to be told: everybody of the Office but who reported, for nobody decides on their own work."""
    already: tuple[int, ...] = ()
    """Numbers that were named with it but had been reported or approved before."""
    others_waiting: int = 0
    """Reports of "done" of the same unit that came with other messages and wait, too."""

    @property
    def kind(self) -> ReportKind | None:
        """The kind of its reports; None where it says several things."""
        kinds = {line.report.kind for line in self.lines}
        return kinds.pop() if len(kinds) == 1 and not self.asked else None

    @property
    def words(self) -> str:
        """The words that all its lines share; "" where each has its own."""
        said = {line.report.words for line in self.lines} | {one.extension.reason for one in self.asked}
        return said.pop() if len(said) == 1 else ""

    @property
    def notices(self) -> tuple[int, ...]:
        """The notices whose letters now read differently."""
        touched = [line.notice.id or 0 for line in self.lines] + [one.notice.id or 0 for one in self.asked]
        return tuple(dict.fromkeys(touched))

    @property
    def assignments(self) -> tuple[int, ...]:
        """Ids of what it speaks of."""
        ids = [line.item.id for line in self.lines] + [one.item.id for one in self.asked]
        return tuple(dict.fromkeys(ids))

    @property
    def undone(self) -> bool:
        return all(line.report.verdict is Verdict.UNDONE for line in self.lines) and all(
            one.extension.state is ExtensionState.WITHDRAWN for one in self.asked
        )

    @property
    def waiting(self) -> tuple[Line, ...]:
        """Reports of "done" that Văn phòng has to decide on."""
        return tuple(ln for ln in self.lines if ln.report.kind is ReportKind.DONE and ln.report.verdict is None)

    @property
    def unsettled(self) -> tuple[Line, ...]:
        """Difficulties, and tasks said not to be the unit's, that wait for an answer."""
        return tuple(line for line in self.lines if line.undecided)

    @property
    def open_requests(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.asked if one.extension.state is ExtensionState.OPEN)

    @property
    def for_office(self) -> bool:
        """It says something that Văn phòng must know at once; progress is seen in the list."""
        quiet = (ReportKind.PROGRESS, ReportKind.ACKNOWLEDGE)
        return bool(self.asked) or any(line.report.kind not in quiet for line in self.lines)


async def the_answer(uow: UnitOfWork, answer: str) -> Answer:
    """What was said with this message, as it stands now.

    :raises DomainError: nothing was.
    """
    reports = await uow.assignments.reports_of_answer(answer)
    extensions = await uow.assignments.extensions_of_answer(answer)
    said: Sequence[Report | Extension] = [*reports, *extensions]
    member = await uow.members.get(said[0].member_id) if said else None
    assignment = await uow.assignments.get(said[0].assignment_id) if said else None
    if member is None or assignment is None:
        raise DomainError("error.gone")
    unit = await uow.units.get(assignment.unit_id)
    return Answer(
        id=answer,
        member=member,
        unit_id=assignment.unit_id,
        unit=unit.name if unit else "",
        lines=tuple([await _line(uow, report) for report in reports]),
        asked=tuple([await _asked(uow, extension) for extension in extensions]),
        evidence=tuple(await uow.evidence.of(r.id or 0 for r in reports)),
        office=await office_without(uow, member),
        others_waiting=sum(r.answer != answer for r in await uow.assignments.undecided_of_unit(assignment.unit_id)),
    )


async def _line(uow: UnitOfWork, report: Report) -> Line:
    unit = await uow.units.get(report.waits_for_id) if report.waits_for_id else None
    return Line(report, *await _about(uow, report.assignment_id), unit.name if unit else "")


async def _asked(uow: UnitOfWork, extension: Extension) -> Asked:
    every = await uow.assignments.extensions(extension.assignment_id)
    count = 1 + [one.id for one in every].index(extension.id)
    decided_by = await uow.members.get(extension.decided_by) if extension.decided_by else None
    return Asked(extension, *await _about(uow, extension.assignment_id), count, decided_by)


async def _about(uow: UnitOfWork, assignment_id: int) -> tuple[Item, Notice]:
    assignment: Assignment | None = await uow.assignments.get(assignment_id)
    if assignment is None:
        raise DomainError("error.gone")
    task, notice = await origin(uow, assignment)
    return await item_of(uow, assignment, task, notice), notice


async def office_without(uow: UnitOfWork, member: Member) -> tuple[Member, ...]:
    """Everybody of the Office but this one."""
    return tuple(m for m in await uow.members.with_role(MemberRole.OFFICE, MemberRole.ADMIN) if m.id != member.id)
