"""Who may do what. Every service that changes something asks here first."""

from __future__ import annotations

from services.errors import DomainError
from storage.members import Member, MemberRole


def require(actor: Member | None, *roles: MemberRole) -> Member:
    """The actor, if they have one of ``roles``; an administrator may do what the Office may.

    :raises DomainError: a stranger, somebody taken off the roster, or another role.
    """
    if actor is None or not actor.active or not _allowed(actor.role, roles):
        raise DomainError("error.not_allowed")
    return actor


def _allowed(role: MemberRole, roles: tuple[MemberRole, ...]) -> bool:
    return role in roles or (role is MemberRole.ADMIN and MemberRole.OFFICE in roles)
