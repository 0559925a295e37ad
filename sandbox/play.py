"""What a visitor plays with: the people of an office, its clock, the texts of the page, and a tour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sandbox.clock import OfficeClock
from sandbox.people import Person
from sandbox.tour import Tour


@dataclass(frozen=True)
class Guest:
    """A person of the office. `shown`: their pane is open when the page comes up."""

    person: Person
    position: str
    unit: str
    # The secret part of their invitation link, https://t.me/{bot}?start={code}
    code: str
    shown: bool


class BotProcess(Protocol):
    """The bot, where we have started it."""

    @property
    def running(self) -> bool: ...

    def restart(self) -> None: ...


@dataclass
class Play:
    """`texts` are by language, then by key. `bot`: None where somebody else runs it."""

    cast: tuple[Guest, ...]
    clock: OfficeClock
    texts: Mapping[str, Mapping[str, str]]
    tour: Tour
    bot: BotProcess | None = None

    def guest(self, code: str) -> Guest:
        """LookupError when this is nobody's link."""
        for guest in self.cast:
            if guest.code == code:
                return guest
        raise LookupError("nobody has this link")
