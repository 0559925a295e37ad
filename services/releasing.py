"""Phát hành: the letters go out after a short while in which it can be taken back; a colleague may have to approve.

A released notice is only marked: units, lists and figures see nothing of it before it is carried out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from services.answers import office_without
from services.drafts import editable, title_of
from services.errors import DomainError
from services.issue import Issued, carry_out, refuse_unfinished
from services.rights import Action, require
from services.rules import rules_of
from storage.members import Member
from storage.notices import Notice, NoticeState
from storage.work import UnitOfWork

LONGEST_REASON: Final = 1000
"""Letters of why a draft is returned."""


@dataclass(frozen=True, slots=True)
class Release:
    """What pressing Phát hành did: one of three."""

    issued: Issued | None = None
    """The letters go out now."""
    seconds: int = 0
    """How long it can be taken back before they do."""
    approvers: tuple[Member, ...] = ()
    """One of them must approve first."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A released notice that is a draft again: while it waited, its last unit was taken off the roster."""

    notice: Notice
    officer: Member | None
    why: DomainError


async def release(uow: UnitOfWork, actor: Member, notice_id: int, now: datetime) -> Release:
    """Phát hành.

    :raises DomainError: not the Office; not a draft any more; a task without a unit; nobody who could approve.
    """
    require(actor, Action.DRAFT)
    notice = await editable(uow, notice_id)
    await refuse_unfinished(uow, notice_id)
    rules = await rules_of(uow)
    if rules.second_approver and actor.id == notice.uploaded_by:
        return Release(approvers=await _submit(uow, actor, notice, now))
    return await _released(uow, actor, notice, rules.take_back_seconds, now)


async def approve(uow: UnitOfWork, actor: Member, notice_id: int, now: datetime) -> Release:
    """Duyệt, by another officer than the one who asks for it.

    :raises DomainError: it was not asked for, or by the actor; else as :func:`release`.
    """
    notice = await _submitted(uow, actor, notice_id)
    await refuse_unfinished(uow, notice_id)
    return await _released(uow, actor, notice, (await rules_of(uow)).take_back_seconds, now)


async def send_back(uow: UnitOfWork, actor: Member, notice_id: int, reason: str, now: datetime) -> Member | None:
    """Trả lại; gives who asked for approval.

    :raises DomainError: it was not asked for, or by the actor; no reason.
    """
    notice = await _submitted(uow, actor, notice_id)
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise DomainError("approval.no_reason")
    asked, notice.submitted_by = notice.submitted_by, None
    await uow.session.flush()
    after = {"reason": reason}
    await uow.log.append("notice.send_back", f"notice:{notice_id}", actor_id=actor.id, now=now, after=after)
    return await uow.members.get(asked) if asked else None


async def to_approve(uow: UnitOfWork, actor: Member, notice_id: int) -> Notice:
    """The notice, if the actor may approve it.

    :raises DomainError: it was not asked for, or by the actor.
    """
    return await _submitted(uow, actor, notice_id)


async def _submitted(uow: UnitOfWork, actor: Member, notice_id: int) -> Notice:
    require(actor, Action.DRAFT)
    notice = await editable(uow, notice_id)
    if notice.submitted_by is None:
        raise DomainError("approval.not_asked")
    if notice.submitted_by == actor.id:
        raise DomainError("approval.own")
    return notice


async def _submit(uow: UnitOfWork, actor: Member, notice: Notice, now: datetime) -> tuple[Member, ...]:
    approvers = tuple(m for m in await office_without(uow, actor) if m.chat_id is not None)
    if not approvers:
        raise DomainError("approval.nobody")
    notice.submitted_by = actor.id
    await uow.session.flush()
    await uow.log.append("notice.submit", f"notice:{notice.id}", actor_id=actor.id, now=now)
    return approvers


async def _released(uow: UnitOfWork, actor: Member, notice: Notice, seconds: int, now: datetime) -> Release:
    notice.released_by, notice.released_at = actor.id, now
    if not seconds:
        return Release(issued=await carry_out(uow, notice, now))
    notice.state, notice.release_at = NoticeState.RELEASED, now + timedelta(seconds=seconds)
    await uow.session.flush()
    after = {"at": notice.release_at}
    await uow.log.append("notice.release", f"notice:{notice.id}", actor_id=actor.id, now=now, after=after)
    return Release(seconds=seconds)


async def take_back(uow: UnitOfWork, actor: Member, notice_id: int, now: datetime) -> Notice:
    """Thu hồi: it is a draft again, and nobody has got anything.

    :raises DomainError: not the Office; too late; it was taken back before.
    """
    require(actor, Action.DRAFT)
    notice = await uow.notices.held(notice_id)
    if notice is None:
        raise DomainError("draft.gone")
    if notice.state in (NoticeState.ISSUED, NoticeState.AMENDED):
        raise DomainError("release.too_late", notice=title_of(notice))
    if notice.state is not NoticeState.RELEASED:
        await editable(uow, notice_id)
        raise DomainError("release.not_released", notice=title_of(notice))
    _as_draft(notice)
    await uow.session.flush()
    await uow.log.append("notice.take_back", f"notice:{notice_id}", actor_id=actor.id, now=now)
    return notice


def _as_draft(notice: Notice) -> None:
    notice.state = NoticeState.DRAFT
    notice.release_at = notice.released_by = notice.released_at = None


async def carry_out_next(uow: UnitOfWork, now: datetime) -> Issued | Failed | None:
    """Carries out the notice that could be taken back until just now; None when none is due."""
    notice = await uow.notices.to_release(now)
    if notice is None:
        return None
    try:
        await refuse_unfinished(uow, notice.id or 0)
    except DomainError as why:
        officer = await uow.members.get(notice.released_by or 0)
        _as_draft(notice)
        await uow.log.append("notice.unreleased", f"notice:{notice.id}", actor_id=None, now=now)
        return Failed(notice, officer, why)
    return await carry_out(uow, notice, now)
