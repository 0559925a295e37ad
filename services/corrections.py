"""The corrected workbook: taken in, compared, asked about, then applied whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from services.answers import Answer
from services.comparing import Change, Problem, Stands, compare
from services.errors import DomainError
from services.naming import names
from services.reach import receivers_of
from services.rights import Action, require
from services.sheet_rows import SentRow
from services.tracking import tracking
from services.transfer import transfer
from services.work import origin
from storage.assignments import OPEN_STATES, Assignment, DueSource
from storage.corrections import Correction, CorrectionState
from storage.members import Member
from storage.work import UnitOfWork

NOT_OURS: Final = "not_ours"
NETWORK: Final = "network"
"""Why a workbook was not read."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a workbook would change; nothing can be applied while there are problems."""

    correction_id: int
    member: Member
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    reason: str | None = None
    """Why it was not read at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one unit has to be told."""

    unit_id: int
    members: tuple[Member, ...]
    changes: tuple[Change, ...]
    """As far as they are the unit's, or become so."""
    notices: tuple[int, ...]
    """Whose letters change."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What was changed."""

    changes: tuple[Change, ...]
    told: tuple[Told, ...]
    assignments: tuple[int, ...]
    """That read differently now, successors included."""
    answers: tuple[Answer, ...]
    """Cards of Văn phòng that read differently now."""


@dataclass(frozen=True, slots=True)
class _Done:
    """One change, carried out."""

    change: Change
    notice_id: int
    units: tuple[int, ...]
    """Whom it concerns."""
    assignments: tuple[int, ...]
    answers: tuple[Answer, ...] = ()


async def accept(uow: UnitOfWork, actor: Member | None, chat_id: int, file_id: str, now: datetime) -> Correction:
    """The workbook will be read and compared.

    :raises DomainError: not the Office.
    """
    member = require(actor, Action.DECIDE)
    row = Correction(chat_id=chat_id, member_id=member.id or 0, file_id=file_id[:300], next_at=now)
    await uow.corrections.add(row)
    await uow.log.append("correction.accept", f"correction:{row.id}", actor_id=member.id, now=now)
    return row


async def read(uow: UnitOfWork, correction_id: int, sent: Sequence[SentRow], now: datetime) -> Comparison | None:
    """The differences, kept until Văn phòng decides. None when they were found already."""
    row = await _waiting(uow, correction_id)
    if row is None:
        return None
    member = await _member(uow, row)
    table = await tracking(uow, member, now)
    busy = await _busy(uow)
    stands = Stands({one.id: one for one in table.rows}, await names(uow), busy, now.date())
    changes, problems = compare(sent, stands)
    row.state = CorrectionState.ASKED if changes and not problems else CorrectionState.FAILED
    row.changes = [_kept(change) for change in changes]
    await uow.session.flush()
    return Comparison(correction_id, member, changes, problems)


async def refuse(uow: UnitOfWork, correction_id: int, reason: str) -> Comparison | None:
    """The file could not be read. None when that is settled already."""
    row = await _waiting(uow, correction_id)
    if row is None:
        return None
    row.state, row.error = CorrectionState.FAILED, reason
    await uow.session.flush()
    return Comparison(correction_id, await _member(uow, row), reason=reason)


async def apply(uow: UnitOfWork, actor: Member, correction_id: int, now: datetime) -> Applied:
    """All changes, in this transaction.

    :raises DomainError: not the Office; decided already; something changed since the differences were shown.
    """
    row = await _asked(uow, actor, correction_id)
    changes = tuple(_restored(kept) for kept in row.changes)
    done = [await _applied(uow, actor, change, now) for change in changes]
    row.state = CorrectionState.APPLIED
    await uow.session.flush()
    after = {"rows": len(changes)}
    await uow.log.append("correction.apply", f"correction:{row.id}", actor_id=actor.id, now=now, after=after)
    return Applied(
        changes,
        await _told(uow, done, now.date()),
        tuple(id_ for one in done for id_ in one.assignments),
        tuple({answer.id: answer for one in done for answer in one.answers}.values()),
    )


async def discard(uow: UnitOfWork, actor: Member, correction_id: int, now: datetime) -> Correction:
    """Nothing is to change.

    :raises DomainError: as :func:`apply`.
    """
    row = await _asked(uow, actor, correction_id)
    row.state = CorrectionState.DISCARDED
    await uow.session.flush()
    await uow.log.append("correction.discard", f"correction:{row.id}", actor_id=actor.id, now=now)
    return row


async def _applied(uow: UnitOfWork, actor: Member, change: Change, now: datetime) -> _Done:
    assignment = await uow.assignments.get(change.assignment_id)
    unit = await uow.units.get(assignment.unit_id) if assignment else None
    if assignment is None or unit is None or not _as_shown(assignment, unit.name, change):
        raise DomainError("correction.changed_since")
    _, notice = await origin(uow, assignment)
    if change.moves_day:
        await _set_due(uow, actor, assignment, change.new_due, now)
    if not change.new_unit:
        return _Done(change, notice.id or 0, (assignment.unit_id,), (change.assignment_id,))
    other = await uow.units.named(change.new_unit)
    if other is None:
        raise DomainError("correction.changed_since")
    moved = await transfer(uow, actor, change.assignment_id, other.id or 0, now)
    ids = (change.assignment_id, *([moved.gaining.item.id] if moved.gaining else []))
    return _Done(change, notice.id or 0, (assignment.unit_id, other.id or 0), ids, moved.answers)


async def _set_due(uow: UnitOfWork, actor: Member, assignment: Assignment, due: date | None, now: datetime) -> None:
    before = {"due": assignment.due}
    assignment.due, assignment.due_source = due, DueSource.OFFICE if due else None
    await uow.session.flush()
    subject = f"assignment:{assignment.id}"
    await uow.log.append("assignment.due", subject, actor_id=actor.id, now=now, before=before, after={"due": due})


def _as_shown(assignment: Assignment, unit: str, change: Change) -> bool:
    return assignment.state in OPEN_STATES and assignment.due == change.old_due and unit == change.unit


async def _told(uow: UnitOfWork, done: Sequence[_Done], day: date) -> tuple[Told, ...]:
    told = []
    for unit_id in dict.fromkeys(unit_id for one in done for unit_id in one.units):
        mine = [one for one in done if unit_id in one.units]
        notices = tuple(dict.fromkeys(one.notice_id for one in mine))
        changes = tuple(one.change for one in mine)
        told.append(Told(unit_id, await receivers_of(uow, unit_id, day), changes, notices))
    return tuple(told)


async def _busy(uow: UnitOfWork) -> frozenset[tuple[int, str]]:
    units = {unit.id: unit.name for unit in await uow.units.all()}
    of_task = dict[int, list[Assignment]]()
    for assignment, task, _ in await uow.assignments.issued():
        of_task.setdefault(task.id or 0, []).append(assignment)
    return frozenset(
        (one.id or 0, units.get(other.unit_id, ""))
        for siblings in of_task.values()
        for one in siblings
        for other in siblings
        if other is not one
    )


async def _waiting(uow: UnitOfWork, correction_id: int) -> Correction | None:
    row = await uow.corrections.held(correction_id)
    return row if row is not None and row.state is CorrectionState.WAITING else None


async def _asked(uow: UnitOfWork, actor: Member, correction_id: int) -> Correction:
    require(actor, Action.DECIDE)
    row = await uow.corrections.held(correction_id)
    if row is None:
        raise DomainError("error.gone")
    if row.state is not CorrectionState.ASKED:
        raise DomainError("correction.decided")
    return row


async def _member(uow: UnitOfWork, row: Correction) -> Member:
    member = await uow.members.get(row.member_id)
    assert member is not None  # the foreign key holds
    return member


def _kept(change: Change) -> dict[str, Any]:
    days = {name: day.isoformat() if (day := getattr(change, name)) else None for name in ("old_due", "new_due")}
    return asdict(change) | days


def _restored(kept: dict[str, Any]) -> Change:
    days = {name: date.fromisoformat(kept[name]) if kept[name] else None for name in ("old_due", "new_due")}
    return Change(**kept | days)
