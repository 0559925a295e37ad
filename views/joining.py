"""Joining by a one-time link, and what a stranger is told."""

from __future__ import annotations

from markupsafe import Markup

from locales import Tongue
from storage.members import Member
from views.help import role_group
from views.letter import Card


def joined_card(member: Member, t: Tongue) -> Card:
    """Welcomes by name and says what comes next for this role."""
    lines = (t("joining.welcome", name=member.full_name), t(f"joining.next.{role_group(member.role)}"))
    return Card(Markup("\n\n").join(lines))


def greeting_card(member: Member, t: Tongue) -> Card:
    """Somebody who is connected pressed Start again."""
    lines = (t("joining.again", name=member.full_name), t(f"joining.next.{role_group(member.role)}"))
    return Card(Markup("\n\n").join(lines))


def stranger_card(t: Tongue) -> Card:
    """One neutral sentence: nothing about the department, its people or what the bot does."""
    return Card(t("joining.stranger"))
