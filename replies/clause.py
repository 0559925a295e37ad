"""A clause: some tasks and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from replies.mentions import Mention
from replies.signals import Signal
from replies.vocabulary.sign import STRUCTURE, Sign

_SILENT: Final = STRUCTURE | {
    Sign.TASK, Sign.NOD, Sign.YES, Sign.THANKS, Sign.SLIP, Sign.EXCEPT, Sign.MAYBE_ASK, Sign.QUESTION_MARK, Sign.LENGTH,
    Sign.ALREADY,
}  # fmt: skip
"""Signs that say nothing of a task by themselves."""


@dataclass(slots=True)
class Clause:
    """Some tasks and what is said of them; it grows while the signals are read."""

    start: int = 0
    """Where it begins in the gist."""
    mentions: list[Mention] = field(default_factory=list)
    excluded: list[Mention] = field(default_factory=list)
    """ "… trừ mục 4"."""
    parts: list[list[Signal]] = field(default_factory=lambda: [[]])
    """Its signals, cut at commas and stops."""
    says: bool = False
    """Something in it says something of a task."""
    tasks_last: bool = False
    """ "Xong mục 3": the saying came before the task."""
    slipped: bool = False
    """ "Nhầm, …": it takes something back."""
    corrected: bool = False
    """Something in it was corrected by what came later."""
    left_over: bool = False
    """ "Chỉ còn mục 4"."""

    @property
    def signals(self) -> list[Signal]:
        return [one for part in self.parts for one in part]

    def add(self, one: Signal) -> None:
        self.parts[-1].append(one)
        self.says |= is_saying(one)

    def unsay(self) -> None:
        """What was said is corrected."""
        self.parts, self.says = [[]], False


def is_saying(signal: Signal) -> bool:
    """It says something of a task."""
    return signal.sign not in _SILENT
