"""What a reply turns out to be: updates, each with its words and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What is said of a task."""

    DONE = "done"
    PROGRESS = "progress"
    BLOCKED = "blocked"
    EXTENSION = "extension"
    ACKNOWLEDGE = "acknowledge"
    NOT_MINE = "not_mine"
    REOPEN = "reopen"
    QUESTION = "question"
    OTHER = "other"


class Why(StrEnum):
    """Why an update is sure, or what makes it unsure."""

    STATED = "stated"
    """Said in so many words, of tasks that are known: it may be applied at once."""
    NO_TASK = "no_task"
    """It is not said which task is meant."""
    NO_SUCH_TASK = "no_such_task"
    """A number was named that the list does not have."""
    EVERYTHING = "everything"
    """ "Xong hết" in answer to one task: that one or all of them?"""
    IMPLIED = "implied"
    """The words let one think so, but do not say it: "đã gửi rồi" for done."""
    MIXED = "mixed"
    """Other words of the same clause or message point elsewhere."""
    NO_DATE = "no_date"
    """More time is asked for, without a day that a calendar knows."""
    LONG = "long"
    """The message is long, and was not read to its end."""
    GUESSED = "guessed"
    """No rule knows the words."""


@dataclass(frozen=True, slots=True)
class Update:
    """One thing said of one or more tasks."""

    kind: Kind
    tasks: tuple[int, ...] = ()
    """Task numbers, ascending; empty where the message does not tell."""
    percent: int | None = None
    """0 to 99, for progress only."""
    until: date | None = None
    """The day asked for, for an extension only."""
    words: str = ""
    """The words of the message that say so, as typed (in NFC)."""
    why: Why = Why.STATED
    """Its ground, or the doubt about it."""

    @property
    def sure(self) -> bool:
        """It may be applied without asking back."""
        return self.why is Why.STATED


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known when a reply comes in."""

    today: date
    """The day in the office; a weekday or "thêm 5 ngày" counts from it."""
    numbers: tuple[int, ...] = (1,)
    """Numbers of the open tasks, ascending: as the person was shown them, so there may be gaps."""
    replying_to: int | None = None
    """Number of the one task whose message is answered."""

    @property
    def everything(self) -> frozenset[int]:
        return frozenset(self.numbers)

    @property
    def default(self) -> frozenset[int]:
        """The task that is meant where none is named; empty if it cannot be known."""
        if self.replying_to is not None:
            return frozenset({self.replying_to}) & self.everything
        return self.everything if len(self.numbers) == 1 else frozenset()
