"""The calendar as an address that a phone fetches by itself: read-only, secret, taken back in the chat."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Final

from services.agenda import Agenda, agenda
from services.errors import DomainError
from services.work import unit_of
from storage.feeds import CalendarFeed
from storage.members import Member
from storage.work import UnitOfWork

SECRET_BYTES: Final = 24
"""192 bits."""


async def open_feed(uow: UnitOfWork, actor: Member, now: datetime) -> str:
    """A fresh secret; the address that the person had before ends.

    :raises DomainError: the person is of no unit.
    """
    await unit_of(uow, actor)
    if old := await uow.feeds.of(actor.id or 0):
        await uow.feeds.delete(old)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    await uow.feeds.add(CalendarFeed(member_id=actor.id or 0, secret_hash=_hash(secret), created_at=now))
    await uow.log.append("feed.open", f"member:{actor.id}", actor_id=actor.id, now=now)
    return secret


async def close_feed(uow: UnitOfWork, actor: Member, now: datetime) -> bool:
    """The address gives nothing any more. False where there was none."""
    old = await uow.feeds.of(actor.id or 0)
    if old is None:
        return False
    await uow.feeds.delete(old)
    await uow.log.append("feed.close", f"member:{actor.id}", actor_id=actor.id, now=now)
    return True


async def feed(uow: UnitOfWork, secret: str, now: datetime) -> tuple[Agenda, Member]:
    """The calendar behind an address, as of now, and whose it is.

    :raises DomainError: there is none, or the person has left the roster.
    """
    found = await uow.feeds.by_hash(_hash(secret))
    member = await uow.members.get(found.member_id) if found else None
    if member is None:
        raise DomainError("error.gone")
    return await agenda(uow, member, now), member


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
