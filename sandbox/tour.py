"""A story that plays itself among the people of a sandbox, a step at a time or all at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.acts import Act
from sandbox.bell import Bell
from sandbox.messages import Message
from sandbox.people import Person

PATIENCE_S = 60.0
"""For one message: the bot keeps to one a second in a chat, and reads a file in a second or more."""
FAILURES = (LookupError, PermissionError, ValueError, TimeoutError)


@dataclass(frozen=True)
class Step:
    """`name` keys the words that explain it; `hears`: who must get a message, new or changed, with these words."""

    name: str
    who: Person
    act: Act
    hears: tuple[tuple[Person, str], ...]


class Tour:
    """`run` plays what is asked for by `step`, `play` and `pause`; `done` when the last step came out.

    `told` hears of each step before and after it (a transcript). `pause_s`: real seconds between two steps.
    """

    def __init__(
        self, steps: Sequence[Step], bell: Bell, told: Callable[[Step, bool], None] | None = None, pause_s: float = 0
    ) -> None:
        self.steps = steps
        self.at = 0
        self.failed: str | None = None
        self.busy = False
        self._wanted = 0
        self._bell = bell
        self._told = told
        self._pause_s = pause_s

    @property
    def done(self) -> bool:
        return self.at == len(self.steps)

    def step(self) -> None:
        self._want(1)

    def play(self) -> None:
        self._want(len(self.steps))

    def pause(self) -> None:
        """The step under way is still finished."""
        self._want(0)

    def _want(self, steps: int) -> None:
        self._wanted = steps
        self._bell.ring()

    async def run(self) -> None:
        """For ever: plays what is asked for."""
        while True:
            await self._bell.until(lambda: self._wanted > 0 and not self.done, None)
            await self._play_one(self.steps[self.at])
            if self._wanted:
                await asyncio.sleep(self._pause_s)

    async def to_the_end(self) -> bool:
        """Plays everything without a pause; False, with `failed` set, when a step did not come out."""
        while not self.done and self.failed is None:
            await self._play_one(self.steps[self.at])
        return self.done

    async def _play_one(self, step: Step) -> None:
        self.busy, self.failed = True, None
        self._bell.ring()
        try:
            await self._come_out(step)
            self.at += 1
            self._wanted = max(self._wanted - 1, 0)
        except FAILURES as error:
            self.failed = f"{type(error).__name__}: {error}"
            self._wanted = 0
        finally:
            self.busy = False
            self._bell.ring()

    async def _come_out(self, step: Step) -> None:
        before = {id(person): _states(person) for person, _ in step.hears}
        self._tell(step, over=False)
        await step.act.perform(step.who)
        for person, words in step.hears:
            await self._bell.until(lambda p=person, w=words: _heard(p, w, before[id(p)]), PATIENCE_S)  # type: ignore[misc]
        self._tell(step, over=True)

    def _tell(self, step: Step, *, over: bool) -> None:
        if self._told:
            self._told(step, over)

    def state(self) -> dict[str, Any]:
        """What the page shows of it; the step is the one that comes next."""
        told: dict[str, Any] = {
            "at": self.at,
            "of": len(self.steps),
            "busy": self.busy,
            "playing": self._wanted > 0,
            "failed": self.failed,
        }
        if self.done:
            return told
        step = self.steps[self.at]
        return told | {"name": step.name, "who": step.who.user_id, "act": step.act.kind, "shown": step.act.shown}


def whole(message: Message) -> str:
    """The text and all labels."""
    return "\n".join([message.text, *(f"[{label}]" for row in message.buttons for label in row)])


def _states(person: Person) -> set[tuple[int, int]]:
    return {(message.message_id, len(message.history)) for message in person.said}


def _heard(person: Person, words: str, before: set[tuple[int, int]]) -> bool:
    fresh = (m for m in person.said if (m.message_id, len(m.history)) not in before)
    return any(words in whole(message) for message in fresh)
