"""What a tick does about nudges: finds the steps that are due, and gathers them into one round a person a day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Final

from services.addressees import Addressees, addressees_on
from services.calendar import Calendar, calendar_of
from services.hours import hours_of, next_day, next_moment
from services.ladder import AT_THE_UNIT, Standing, steps_due
from services.ladder import next_day as next_look
from services.rules import OfficeRules, rules_of
from storage.assignments import Assignment, Extension, ExtensionState, Report, ReportKind
from storage.members import Member
from storage.notices import NoticeState
from storage.nudges import Nudge, Origin, Round
from storage.work import UnitOfWork

BATCH: Final = 200
"""Assignments looked at in one transaction."""
_FINGERPRINT: Final = "nudges"


@dataclass(frozen=True, slots=True)
class Day:
    """What every decision of one tick asks."""

    now: datetime
    calendar: Calendar
    rules: OfficeRules
    people: Addressees

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def over(self) -> bool:
        """Nobody is told anything any more today."""
        return not self.calendar.is_working(self.today) or self.now.time() >= self.rules.work_until


async def day_of(uow: UnitOfWork, now: datetime) -> Day:
    """The day of ``now``."""
    return Day(now, await calendar_of(uow, now.date()), await rules_of(uow), await addressees_on(uow, now.date()))


async def heed_changes(uow: UnitOfWork, now: datetime) -> bool:
    """After the calendar or the rules were changed all steps are reckoned anew; whether they were."""
    rules, calendar = await rules_of(uow), await calendar_of(uow, now.date())
    known = json.dumps([rules.model_dump(mode="json"), calendar.marks()], sort_keys=True)
    changed = await uow.ticks.mark(_FINGERPRINT, hashlib.sha256(known.encode()).hexdigest(), now)
    if changed:
        await uow.nudges.look_again_at_all()
    return changed


async def gather(uow: UnitOfWork, now: datetime, limit: int = BATCH) -> int:
    """Looks at the assignments whose step is due and puts what is to be told into rounds; how many it looked at.

    On a day off, or after office hours, at none: the next working day catches up.
    """
    found = await uow.nudges.to_look_at(now.date(), limit)
    if not found or (day := await day_of(uow, now)).over:
        return 0
    ids = [assignment.id or 0 for assignment, _, _ in found]
    known = await uow.nudges.known(ids)
    stand = standings(found, await uow.nudges.reports(ids), await uow.nudges.extensions(ids), day)
    fresh = list[tuple[Member, Nudge]]()
    for (assignment, _, _), standing in zip(found, stand, strict=True):
        if standing is not None:
            fresh += [one for one in _to_tell(assignment, standing, day) if _key(one[1]) not in known]
        assignment.nudge_on = next_look(standing, day.calendar, day.rules, day.today) if standing else None
    for member in {member.id: member for member, _ in fresh}.values():
        waiting = await _round(uow, member, day)
        for nudge in (nudge for told, nudge in fresh if told.id == member.id):
            nudge.round_id = waiting.id
    await uow.nudges.add(*(nudge for _, nudge in fresh))
    return len(found)


def _key(nudge: Nudge) -> tuple[int, str, int]:
    return nudge.assignment_id, nudge.step, nudge.member_id


def standings(
    found: Sequence[Origin], reports: Iterable[Report], extensions: Iterable[Extension], day: Day
) -> list[Standing | None]:
    """How each assignment stands for the ladder; None: it is nobody's to do. Sets ``given_on`` where nobody has."""
    said: dict[int, list[Report]] = {}
    asked: dict[int, list[Extension]] = {}
    for report in reports:
        said.setdefault(report.assignment_id, []).append(report)
    for extension in extensions:
        asked.setdefault(extension.assignment_id, []).append(extension)
    return [_standing(one, said.get(one[0].id or 0, []), asked.get(one[0].id or 0, []), day) for one in found]


def _standing(one: Origin, reports: list[Report], extensions: list[Extension], day: Day) -> Standing | None:
    assignment, task, notice = one
    if notice.state is not NoticeState.ISSUED or assignment.state not in AT_THE_UNIT:
        return None
    assignment.given_on = assignment.given_on or day.today
    return Standing(
        state=assignment.state,
        role=assignment.role,
        due=assignment.due,
        given_on=assignment.given_on,
        heard_on=heard_on(assignment, reports, extensions, day.now.tzinfo) or assignment.given_on,
        asks=any(e.state is ExtensionState.OPEN for e in extensions),
        held_up=assignment.blocked and waits_for(reports) is not None,
        turn=task.turn_of_id is not None,
        ladder=tuple(task.ladder) if task.ladder is not None else None,
    )


def heard_on(
    assignment: Assignment, reports: Iterable[Report], extensions: Iterable[Extension], zone: tzinfo | None
) -> date | None:
    """When the unit last said something about it, since it has it; None: never."""
    said = [assignment.acknowledged_at, *(r.created_at for r in reports), *(e.created_at for e in extensions)]
    days = [at.astimezone(zone).date() for at in said if at]
    return max((day for day in days if assignment.given_on is None or day >= assignment.given_on), default=None)


def waits_for(reports: Sequence[Report]) -> int | None:
    """The unit that the difficulty told last waits for."""
    return next((r.waits_for_id for r in reversed(reports) if r.kind is ReportKind.BLOCKED), None)


def _to_tell(assignment: Assignment, standing: Standing, day: Day) -> list[tuple[Member, Nudge]]:
    """Who is to be told of what; each once."""
    return [
        (
            member,
            Nudge(
                assignment_id=assignment.id or 0,
                step=step.key,
                aim=step.aim,
                member_id=member.id or 0,
                due=assignment.due,
            ),
        )
        for step in steps_due(standing, day.calendar, day.rules, day.today)
        for member in day.people.of(step.aim, assignment.unit_id)
    ]


async def _round(uow: UnitOfWork, member: Member, day: Day) -> Round:
    """The member's round that waits; a new one for today, or where today's was sent for the next working day."""
    waiting = await uow.nudges.waiting_round(member.id or 0)
    if waiting is None:
        hours = hours_of(member, day.rules)
        told = await uow.nudges.sent_round(member.id or 0, day.today)
        at = next_day(day.now, hours, day.calendar) if told else next_moment(day.now, hours, day.calendar)
        waiting = Round(member_id=member.id or 0, at=at)
        await uow.nudges.add(waiting)
    return waiting


async def gather_decisions(uow: UnitOfWork, now: datetime) -> int:
    """A round for each officer where something has waited for Văn phòng since before today; how many."""
    since = await uow.nudges.waiting_since()
    if since is None or since >= datetime.combine(now.date(), time(0), now.tzinfo):
        return 0
    day = await day_of(uow, now)
    if day.over:
        return 0
    made = 0
    for member in day.people.office():
        known = await uow.nudges.sent_round(member.id or 0, day.today) or await uow.nudges.waiting_round(member.id or 0)
        if known is None:
            await _round(uow, member, day)
            made += 1
    return made
