"""What somebody does in one step of a tour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from sandbox.clock import OfficeClock
from sandbox.people import Person


class Act(Protocol):
    """`kind` tells the page how to show it, `shown` is what stands there and in the transcript."""

    kind: ClassVar[str]

    @property
    def shown(self) -> str: ...

    async def perform(self, person: Person) -> None:
        """LookupError or PermissionError when this cannot be done as things stand."""


@dataclass(frozen=True)
class Say:
    """Writes."""

    kind: ClassVar[str] = "say"
    shown: str

    async def perform(self, person: Person) -> None:
        await person.send(self.shown)


@dataclass(frozen=True)
class Join:
    """Opens an invitation link. Its code is nobody's to read, so it is not shown."""

    kind: ClassVar[str] = "join"
    code: str
    shown: str = "/start"

    async def perform(self, person: Person) -> None:
        await person.send(f"/start {self.code}")


@dataclass(frozen=True)
class Press:
    """Presses the newest button with this label."""

    kind: ClassVar[str] = "press"
    shown: str

    async def perform(self, person: Person) -> None:
        await person.click(self.shown)


@dataclass(frozen=True)
class Send:
    """Sends a file, with a caption or without."""

    kind: ClassVar[str] = "send"
    shown: str
    data: bytes
    caption: str | None = None

    async def perform(self, person: Person) -> None:
        await person.upload(self.shown, self.data, self.caption)


@dataclass(frozen=True)
class Move:
    """Moves the office's clock; `person` only stands by."""

    kind: ClassVar[str] = "move"
    clock: OfficeClock
    to: Callable[[datetime], datetime]

    @property
    def shown(self) -> str:
        return f"{self.to(self.clock.now()):%d/%m/%Y %H:%M}"

    async def perform(self, person: Person) -> None:
        self.clock.move(self.to(self.clock.now()))
        person.world.bell.ring()
