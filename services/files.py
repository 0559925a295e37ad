"""Files on demand: who may have which, that they are wanted, and what stands in them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from services.agenda import Agenda, agenda
from services.digest import Digest, digest
from services.digests import as_made
from services.errors import DomainError
from services.overview import NoticeLine, overview
from services.rights import Action, may, require
from services.tracking import Tracking, tracking
from storage.files import FileKind, FileOrder, OrderState
from storage.members import Member
from storage.work import UnitOfWork

Contents = Digest | Tracking | Agenda

_NEEDS: Final = {
    FileKind.PICTURE: Action.SEE_EVERY_UNIT,
    FileKind.WORKBOOK: Action.SEE_FIGURES,
    FileKind.REPORT: Action.SEE_EVERY_UNIT,
    FileKind.REVIEW: Action.SEE_EVERY_UNIT,
    FileKind.CALENDAR: Action.ANSWER,
}
"""Who may ask for what; a unit gets its own rows only."""


OF_ONE: Final = (FileKind.REPORT, FileKind.REVIEW)
"""Files about one notice."""


async def ask(
    uow: UnitOfWork, actor: Member | None, chat_id: int, kind: FileKind, notice_id: int, *, key: str, now: datetime
) -> FileOrder | tuple[NoticeLine, ...]:
    """The order; for a report where several notices are out and none is named (0), those to choose from.

    The meeting sheet is about the newest notice where none is named.

    :raises DomainError: as :func:`order`; no notice is out.
    """
    member = require(actor, _NEEDS[kind])
    if kind in OF_ONE and not notice_id:
        issued = (await overview(uow, member, now)).issued
        if not issued:
            raise DomainError("digest.nothing")
        if kind is FileKind.REPORT and len(issued) > 1:
            return issued
        notice_id = issued[0].id
    return await order(uow, member, chat_id, kind, key=key, now=now, notice_id=notice_id or None)


async def order(
    uow: UnitOfWork,
    actor: Member | None,
    chat_id: int,
    kind: FileKind,
    *,
    key: str,
    now: datetime,
    notice_id: int | None = None,
    digest_id: int | None = None,
) -> FileOrder:
    """The file will be made and sent; one that is being made already is not made twice.

    With ``digest_id`` it shows the figures of that weekly digest, whenever it is made.

    :raises DomainError: not for this person; no such notice.
    """
    member = require(actor, _NEEDS[kind])
    if notice_id is not None and await uow.notices.get(notice_id) is None:
        raise DomainError("error.gone")
    wanted = FileOrder(
        key=key,
        chat_id=chat_id,
        member_id=member.id or 0,
        kind=kind,
        notice_id=notice_id,
        digest_id=digest_id,
        next_at=now,
    )
    if known := await uow.files.waiting_alike(wanted):
        return known
    await uow.files.add(wanted)
    after = {"kind": kind, "notice": notice_id}
    await uow.log.append("file.order", f"file:{wanted.id}", actor_id=member.id, now=now, after=after)
    return wanted


def offered(actor: Member) -> tuple[FileKind, ...]:
    """What the actor may ask for beside the digest, in the order of the buttons."""
    kinds = (FileKind.WORKBOOK, FileKind.REPORT, FileKind.REVIEW)
    return tuple(kind for kind in kinds if may(actor, _NEEDS[kind]))


async def contents(uow: UnitOfWork, wanted: FileOrder, member: Member, now: datetime) -> Contents:
    """What is to stand in the file, as of ``now``, or of the weekly digest that it belongs to.

    :raises DomainError: the person may not see it any more; there is nothing.
    """
    require(member, _NEEDS[wanted.kind])
    if wanted.kind is FileKind.CALENDAR:
        return await agenda(uow, member, now)
    if wanted.digest_id and (sent := await uow.digests.get(wanted.digest_id)):
        return as_made(sent.figures)
    seen = await digest(uow, member, now, notice_id=wanted.notice_id)
    if not seen.total:
        raise DomainError("digest.nothing")
    return seen if wanted.kind is FileKind.PICTURE else await tracking(uow, member, now, wanted.notice_id)


async def finished(uow: UnitOfWork, order_id: int, error: str | None = None) -> FileOrder | None:
    """The order is done, or (with ``error``) given up. None when that is settled already."""
    wanted = await uow.files.held_order(order_id)
    if wanted is None or wanted.state is not OrderState.WAITING:
        return None
    wanted.state, wanted.error = OrderState.FAILED if error else OrderState.DONE, error
    await uow.session.flush()
    return wanted
