"""The table of permissions, cell by cell."""

from __future__ import annotations

from itertools import product

import pytest

from services.errors import DomainError
from services.rights import ALLOWED, Action, may, require
from storage.members import Member, MemberRole

TABLE = """
                office  admin  head  deputy  staff  leader
draft             x       x     -      -       -      -
decide            x       x     -      -       -      -
oversee           x       x     -      -       -      x
set_ladder        x       x     -      -       -      -
direct            -       -     -      -       -      x
hand_down         -       -     x      x       -      -
answer            x       x     x      x       x      -
see_figures       x       x     x      x       x      x
see_notices       x       x     -      -       -      x
see_every_unit    x       x     -      -       -      x
see_people        x       x     -      -       -      x
see_ledger        x       x     -      -       -      -
manage_people     x       x     -      -       -      -
manage_admins     -       x     -      -       -      -
set_rules         x       x     -      -       -      -
arrange_own       x       x     x      x       x      x
"""


def cells() -> list[tuple[str, str, bool]]:
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    return [(role, line[0], mark == "x") for line in lines for role, mark in zip(head, line[1:], strict=True)]


def person(role: MemberRole, *, active: bool = True) -> Member:
    return Member(full_name="Mạc Thị Yến", role=role, active=active)


def test_the_table_has_every_role_and_every_action_once() -> None:
    assert sorted((role, action) for role, action, _ in cells()) == sorted(product(MemberRole, Action))
    assert set(ALLOWED) == set(MemberRole)


@pytest.mark.parametrize(("role", "action", "allowed"), cells())
def test_a_cell(role: str, action: str, allowed: bool) -> None:
    actor = person(MemberRole(role))
    assert may(actor, Action(action)) is allowed
    if allowed:
        assert require(actor, Action(action)) is actor
    else:
        with pytest.raises(DomainError, match=r"error\.not_allowed"):
            require(actor, Action(action))


@pytest.mark.parametrize(("role", "action"), list(product(MemberRole, Action)))
def test_who_is_off_the_roster_or_a_stranger_may_do_nothing(role: MemberRole, action: Action) -> None:
    for actor in (person(role, active=False), None):
        assert not may(actor, action)
        with pytest.raises(DomainError, match=r"error\.not_allowed"):
            require(actor, action, role)


def test_a_role_can_be_asked_for_and_an_administrator_counts_as_an_officer() -> None:
    assert require(person(MemberRole.ADMIN), MemberRole.OFFICE).role is MemberRole.ADMIN
    assert require(person(MemberRole.LEADER), MemberRole.OFFICE, MemberRole.LEADER).role is MemberRole.LEADER
    with pytest.raises(DomainError):
        require(person(MemberRole.OFFICE), MemberRole.ADMIN)
