"""All commands in one table: it feeds the menu, /help, the filters and the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from storage.members import MemberRole

EVERYONE: Final = frozenset(MemberRole)
UNIT: Final = frozenset({MemberRole.HEAD, MemberRole.DEPUTY, MemberRole.STAFF})
OFFICE: Final = frozenset({MemberRole.OFFICE, MemberRole.ADMIN})
LEADERS: Final = frozenset({MemberRole.LEADER})


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its twin; its text in the menu and /help is the locale key ``command.<name>``."""

    name: str
    twins: tuple[str, ...] = ()
    roles: frozenset[MemberRole] = EVERYONE
    """Whom the menu shows it to."""

    @property
    def words(self) -> tuple[str, ...]:
        return (self.name, *self.twins)


START: Final = Command("start", ("batdau",))
HELP: Final = Command("help", ("trogiup",))
WORK: Final = Command("viec", ("tasks",), UNIT)
DONE: Final = Command("done", ("xong",), UNIT)
PROGRESS: Final = Command("tiendo", ("progress",), UNIT)
STUCK: Final = Command("vuong", ("blocked",), UNIT)
EXTEND: Final = Command("giahan", ("extend",), UNIT)
NOTICES: Final = Command("thongbao", ("notices",), OFFICE | LEADERS)
DIGEST: Final = Command("baocao", ("digest",), OFFICE | LEADERS)
UNITS: Final = Command("donvi", ("units",), OFFICE | LEADERS)
FIND: Final = Command("tim", ("find",))
LEAVE: Final = Command("nghi", ("leave",))
SETTINGS: Final = Command("caidat", ("settings",))
CANCEL: Final = Command("huy", ("cancel",))

COMMANDS: Final = (
    START,
    WORK,
    DONE,
    PROGRESS,
    STUCK,
    EXTEND,
    NOTICES,
    DIGEST,
    UNITS,
    FIND,
    LEAVE,
    SETTINGS,
    HELP,
    CANCEL,
)
