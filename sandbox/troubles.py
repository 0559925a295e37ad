"""Troubles that a visitor switches on, and that last until they are switched off."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sandbox.faults import Fault, drop, too_many


class Trouble(StrEnum):
    SLOW = "slow"
    TOO_MANY = "too_many"
    NO_NETWORK = "no_network"


SLOW_S = 3.0
RETRY_AFTER_S = 5


@dataclass
class Troubles:
    """Strike after the faults that were ordered one by one. Only calls that name a chat are slowed or refused."""

    on: set[Trouble] = field(default_factory=set)

    def switch(self, trouble: Trouble, *, on: bool) -> None:
        (self.on.add if on else self.on.discard)(trouble)

    def fault(self, chat: Any) -> Fault | None:
        """How a call fails now, if it does; `chat` None for a call that names none."""
        if Trouble.NO_NETWORK in self.on:
            return drop()
        if Trouble.TOO_MANY in self.on and chat is not None:
            return too_many(RETRY_AFTER_S)
        return None

    def delay_s(self, chat: Any) -> float:
        """Real seconds that a call is on its way before it takes effect."""
        return SLOW_S if Trouble.SLOW in self.on and chat is not None else 0
