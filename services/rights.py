"""Who may do what: one table, role by action. Every service that shows or changes something asks here first."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from services.errors import DomainError
from storage.members import Member, MemberRole


class Action(StrEnum):
    """What a person may do or see; whose rows it reaches is checked where they are read."""

    DRAFT = "draft"
    """Send notices; review, issue and throw away drafts."""
    DECIDE = "decide"
    """Approve or return reports, grant or refuse more time."""
    OVERSEE = "oversee"
    """Open any issued task: ask about it, transfer it, decide on more time, answer difficulties."""
    SET_LADDER = "set_ladder"
    """Say how long before its deadline an issued task is nudged for."""
    DIRECT = "direct"
    """Leave a direction on a task."""
    HAND_DOWN = "hand_down"
    """Hand a task of one's unit to a person of it."""
    ANSWER = "answer"
    """See and answer for the work of one's own unit."""
    SEE_FIGURES = "see_figures"
    """The digest: of what one may see of units."""
    SEE_NOTICES = "see_notices"
    """The list of issued notices."""
    SEE_EVERY_UNIT = "see_every_unit"
    """Work and figures of units that are not one's own (a deputy director: of those in their charge)."""
    SEE_PEOPLE = "see_people"
    """Who is connected, who has not answered."""
    SEE_LEDGER = "see_ledger"
    """What was sent to whom, and whether it arrived."""
    MANAGE_PEOPLE = "manage_people"
    """One-time links, the roster, leave of others, who is in charge of which unit."""
    MANAGE_ADMINS = "manage_admins"
    """Make somebody an administrator, or take one off."""
    SET_RULES = "set_rules"
    """The office's rules and special days."""
    ARRANGE_OWN = "arrange_own"
    """One's own language, hours and leave; searching what one may see."""


_ADMIN: Final = frozenset(Action) - {Action.DIRECT, Action.HAND_DOWN}
_OFFICE: Final = _ADMIN - {Action.MANAGE_ADMINS}
_UNIT: Final = frozenset({Action.ANSWER, Action.SEE_FIGURES, Action.ARRANGE_OWN})
_LEADER: Final = frozenset(
    {
        Action.OVERSEE,
        Action.DIRECT,
        Action.SEE_FIGURES,
        Action.SEE_NOTICES,
        Action.SEE_EVERY_UNIT,
        Action.SEE_PEOPLE,
        Action.ARRANGE_OWN,
    }
)

ALLOWED: Final[Mapping[MemberRole, frozenset[Action]]] = MappingProxyType(
    {
        MemberRole.OFFICE: _OFFICE,
        MemberRole.ADMIN: _ADMIN,
        MemberRole.HEAD: _UNIT | {Action.HAND_DOWN},
        MemberRole.DEPUTY: _UNIT | {Action.HAND_DOWN},
        MemberRole.STAFF: _UNIT,
        MemberRole.LEADER: _LEADER,
    }
)
"""The table. An administrator may do what the Office may, and more."""


def may(actor: Member | None, action: Action) -> bool:
    """Whether the actor is on the roster and their role has the action."""
    return actor is not None and actor.active and action in ALLOWED[actor.role]


def require(actor: Member | None, *wanted: Action | MemberRole) -> Member:
    """The actor, if they may do one of ``wanted`` actions (or have one of ``wanted`` roles).

    :raises DomainError: a stranger, somebody taken off the roster, or another role.
    """
    if actor is None or not actor.active or not any(_holds(actor.role, one) for one in wanted):
        raise DomainError("error.not_allowed")
    return actor


def _holds(role: MemberRole, wanted: Action | MemberRole) -> bool:
    if isinstance(wanted, Action):
        return wanted in ALLOWED[role]
    return role is wanted or (role is MemberRole.ADMIN and wanted is MemberRole.OFFICE)
