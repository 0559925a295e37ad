"""What each role can do, from the table of commands."""

from __future__ import annotations

from markupsafe import Markup

from locales import Tongue
from storage.members import Member, MemberRole
from views.commands import COMMANDS, OFFICE, UNIT
from views.letter import Card


def role_group(role: MemberRole) -> str:
    """Roles that are spoken to alike: "office", "unit", "leader"."""
    if role in OFFICE:
        return "office"
    return "unit" if role in UNIT else "leader"


def help_card(member: Member, t: Tongue) -> Card:
    """The person's commands, and how work goes for their role."""
    lines = [t("help.heading", role=t(f"role.{member.role}")), t(f"help.how.{role_group(member.role)}"), Markup("")]
    lines += [_command(command.name, t) for command in COMMANDS if member.role in command.roles]
    return Card(Markup("\n").join(lines))


def _command(name: str, t: Tongue) -> Markup:
    return t("help.command", name=name, what=t(f"command.{name}"))


def cancelled_card(something: bool, t: Tongue) -> Card:
    """/huy: what was being waited for is no longer."""
    return Card(t("help.cancelled") if something else t("help.nothing_to_cancel"))


def not_understood_card(member: Member, t: Tongue) -> Card:
    """Nothing is for this message; says what would be."""
    return Card(t(f"help.not_understood.{role_group(member.role)}"))


def file_not_wanted_card(t: Tongue) -> Card:
    """A unit sent a file without saying what it belongs to."""
    return Card(t("help.file_not_wanted"))
