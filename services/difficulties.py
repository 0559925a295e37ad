"""Whom a difficulty waits for: the unit that the words name, or that is chosen with a button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.answers import Answer, Line, the_answer
from services.errors import DomainError
from services.reach import receivers_of
from services.work import own
from storage.assignments import Report, ReportKind
from storage.members import Member
from storage.units import Unit
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Waited:
    """A difficulty that another unit can remove."""

    line: Line
    unit_id: int
    people: tuple[Member, ...]
    """Who is told: those who get that unit's letters."""


async def may_wait_for(uow: UnitOfWork, actor: Member, report_id: int) -> tuple[Report, list[Unit]]:
    """The difficulty, and the units that it can wait for.

    :raises DomainError: another unit's; no difficulty, or it was answered.
    """
    report = await uow.assignments.report(report_id)
    if report is None or report.kind is not ReportKind.BLOCKED:
        raise DomainError("error.gone")
    assignment = await own(uow, actor, report.assignment_id)
    if report.verdict is not None:
        raise DomainError("error.work.too_late_to_undo")
    return report, [unit for unit in await uow.units.all() if unit.id != assignment.unit_id]


async def wait_for(uow: UnitOfWork, actor: Member, report_id: int, unit_id: int, now: datetime) -> Answer:
    """The difficulty waits for this unit; for none with 0.

    :raises DomainError: as :func:`may_wait_for`; no such unit.
    """
    report, units = await may_wait_for(uow, actor, report_id)
    if unit_id and unit_id not in {unit.id for unit in units}:
        raise DomainError("error.gone")
    before, report.waits_for_id = report.waits_for_id, unit_id or None
    await uow.session.flush()
    await uow.log.append(
        "report.waits_for",
        f"assignment:{report.assignment_id}",
        actor_id=actor.id,
        now=now,
        before={"unit": before},
        after={"unit": report.waits_for_id},
    )
    return await the_answer(uow, report.answer)


async def waited(uow: UnitOfWork, answer: Answer, day: date) -> list[Waited]:
    """The difficulties of this answer that stand, with who can remove them on this day."""
    return [
        Waited(line, unit_id, await receivers_of(uow, unit_id, day))
        for line in answer.lines
        if line.report.verdict is None and (unit_id := line.report.waits_for_id)
    ]
