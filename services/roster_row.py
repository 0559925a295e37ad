"""One line of the roster."""

from __future__ import annotations

from dataclasses import dataclass

from storage.members import MemberRole


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A unit and one of its people. Either may be missing: leaders have no unit, a unit may have nobody yet."""

    unit: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    full_name: str = ""
    position: str = ""
    role: MemberRole = MemberRole.STAFF


COLUMNS = ("unit", "short_name", "aliases", "full_name", "position", "role")
"""Head line of a roster file, in this order when we write it."""
