"""One-time codes that bind a person of the roster to a Telegram account (DESIGN 4.8)."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from services.errors import DomainError
from services.rights import Action, require
from storage.members import Invitation, Member
from storage.work import UnitOfWork

CODE_BYTES: Final = 24
"""192 bits; 32 characters in a link, of which Telegram takes 64."""
VALID_FOR: Final = timedelta(days=7)


async def invite(
    uow: UnitOfWork, member_id: int, now: datetime, valid_for: timedelta = VALID_FOR, *, by: Member | None = None
) -> str:
    """A fresh code for the member; earlier ones that were not used end. Only its hash is kept.

    :raises DomainError: no such member.
    """
    member = await uow.members.get(member_id)
    if member is None or not member.active:
        raise DomainError("joining.no_member")
    for earlier in await uow.members.open_invitations(member_id):
        earlier.expires_at = min(earlier.expires_at, now)
    code = secrets.token_urlsafe(CODE_BYTES)
    await uow.members.add(Invitation(member_id=member_id, code_hash=_hash(code), expires_at=now + valid_for))
    await uow.log.append("member.invite", f"member:{member_id}", actor_id=by.id if by else None, now=now)
    return code


async def invite_all(uow: UnitOfWork, actor: Member, now: datetime) -> list[tuple[Member, str]]:
    """A fresh code for everybody who never pressed Start; earlier ones of theirs end."""
    require(actor, Action.MANAGE_PEOPLE)
    never = [member for member in await uow.members.all() if member.telegram_id is None]
    return [(member, await invite(uow, member.id or 0, now, by=actor)) for member in never]


async def accept(uow: UnitOfWork, code: str, telegram_id: int, now: datetime) -> Member:
    """Binds the account to the member whom the code was made for; pressing one's own link again is no mistake.

    A code for somebody who is connected moves them to the new account: a new telephone number, or a wrong hand.

    :raises DomainError: the code is unknown, used or over (one text for all three), or the account is somebody else's.
    """
    invitation = await uow.members.invitation(_hash(code))
    member = await uow.members.get(invitation.member_id) if invitation else None
    if invitation is None or member is None or not member.active:
        raise DomainError("joining.code_invalid")
    if member.telegram_id == telegram_id:
        return member
    if invitation.used_at is not None or invitation.expires_at <= now:
        raise DomainError("joining.code_invalid")
    if await uow.members.by_telegram(telegram_id) is not None:
        raise DomainError("joining.account_taken")
    invitation.used_at = now
    await _bind(uow, member, telegram_id, now)
    return member


async def _bind(uow: UnitOfWork, member: Member, telegram_id: int, now: datetime) -> None:
    # Telegram ids are unique over all members, also those that have left the roster.
    if old := await uow.members.former(telegram_id):
        old.telegram_id = None
        await uow.session.flush()
    before = {"telegram_id": member.telegram_id}
    member.telegram_id, member.bound_at, member.unreachable_since = telegram_id, now, None
    await uow.session.flush()
    after = {"telegram_id": telegram_id}
    await uow.log.append("member.join", f"member:{member.id}", actor_id=member.id, now=now, before=before, after=after)


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
