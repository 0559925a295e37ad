"""The send ledger of a notice: to whom, what, when, whether it arrived, whether the unit confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Final

from services.cells import csv_table
from services.drafts import title_of
from services.errors import DomainError
from services.rights import Action, require
from storage.assignments import AssignmentState
from storage.members import Member
from storage.outbox import Kind, OutboxRow, OutboxState
from storage.work import UnitOfWork

COLUMNS: Final = ("to", "unit", "what", "at", "outcome", "confirmed")


class Fate(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENT = "sent"
    UNKNOWN = "unknown"
    """May have arrived."""
    FAILED = "failed"


_FATES: Final[Mapping[OutboxState, Fate]] = {
    OutboxState.WAITING: Fate.WAITING,
    OutboxState.SENDING: Fate.WAITING,
    OutboxState.SENT: Fate.SENT,
    OutboxState.UNKNOWN: Fate.UNKNOWN,
    OutboxState.FAILED: Fate.FAILED,
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One message on account of the notice."""

    to: str
    unit: str
    kind: Kind
    at: datetime
    """When it was sent; of one that was not, when it was written."""
    fate: Fate
    confirmed_at: datetime | None
    """When the unit pressed Đã nhận for all that it has of the notice; of an assignment's letter."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Oldest first; states that were overtaken before they went out are left out."""

    notice_id: int
    name: str
    rows: tuple[Sent, ...]


async def ledger(uow: UnitOfWork, actor: Member | None, notice_id: int) -> Ledger:
    """``actor`` None: the administrator at the machine.

    :raises DomainError: not the Office; no such notice, or one that was never issued.
    """
    if actor is not None:
        require(actor, Action.SEE_LEDGER)
    notice = await uow.notices.get(notice_id)
    if notice is None or notice.released_at is None:
        raise DomainError("error.gone")
    people = {member.telegram_id: member for member in await uow.members.everybody()}
    units = {unit.id: unit.name for unit in await uow.units.all()}
    confirmed = await _confirmed(uow, notice_id)
    rows = [row for row in await uow.outbox.ledger(notice_id) if row.state in _FATES]
    return Ledger(notice_id, title_of(notice), tuple(_sent(row, people, units, confirmed) for row in rows))


def _sent(
    row: OutboxRow,
    people: Mapping[int | None, Member],
    units: Mapping[int | None, str],
    confirmed: Mapping[int, datetime | None],
) -> Sent:
    member = people.get(row.chat_id)
    unit_id = member.unit_id if member else None
    return Sent(
        to=member.full_name if member else str(row.chat_id),
        unit=units.get(unit_id, ""),
        kind=row.kind,
        at=row.sent_at or row.created_at,
        fate=_FATES[row.state],
        confirmed_at=confirmed.get(unit_id or 0) if row.kind is Kind.ASSIGNMENT else None,
    )


async def _confirmed(uow: UnitOfWork, notice_id: int) -> dict[int, datetime | None]:
    """When each unit had received all of its assignments; None while one is not."""
    found = dict[int, list[datetime | None]]()
    for one in await uow.assignments.of_notice(notice_id):
        if one.state not in (AssignmentState.PLANNED, AssignmentState.CANCELLED, AssignmentState.TRANSFERRED):
            received = one.acknowledged_at or one.reported_at or one.accepted_at
            found.setdefault(one.unit_id, []).append(received)
    return {unit_id: _last(times) for unit_id, times in found.items()}


def _last(times: Sequence[datetime | None]) -> datetime | None:
    known = [at for at in times if at is not None]
    return max(known) if len(known) == len(times) else None


def as_csv(book: Ledger, zone: tzinfo) -> bytes:
    """The ledger for Excel; times are the office's."""

    def written(at: datetime | None) -> str:
        return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else ""

    rows = [(r.to, r.unit, r.kind.value, written(r.at), r.fate.value, written(r.confirmed_at)) for r in book.rows]
    return csv_table(COLUMNS, rows)
