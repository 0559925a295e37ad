"""Two readings of one notice: which of their tasks are the same, and what differs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from notices.fold import toneless
from services.draft import DraftTask

ALIKE: Final = 0.6
"""Share of words from which two tasks are the same one, worded anew."""
SAME_NOTICE: Final = 0.8
"""Share of tasks found again from which two notices of one number or one day are the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same task, before and now."""

    before: DraftTask
    now: DraftTask

    @property
    def same_words(self) -> bool:
        return _words(self.before) == _words(self.now)

    @property
    def same_units(self) -> bool:
        return _who(self.before) == _who(self.now)

    @property
    def same_dues(self) -> bool:
        return _dues(self.before) == _dues(self.now)

    @property
    def unchanged(self) -> bool:
        return self.same_words and self.same_units and self.same_dues


@dataclass(frozen=True, slots=True)
class Differences:
    """What became of the tasks of an earlier notice in a later one."""

    added: tuple[DraftTask, ...]
    gone: tuple[DraftTask, ...]
    kept: tuple[Pair, ...]
    """In the order of the later notice."""

    @property
    def changed(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.kept if not pair.unchanged)

    @property
    def likeness(self) -> float:
        """From 0 to 1: how much of the two is found in both."""
        every = 2 * len(self.kept) + len(self.added) + len(self.gone)
        return 2 * len(self.kept) / every if every else 0.0


def differences(before: Sequence[DraftTask], now: Sequence[DraftTask]) -> Differences:
    """Pairs tasks of equal words first, then those that share most of them."""
    left, pairs = list(before), dict[int, DraftTask]()
    for least in (1.0, ALIKE):
        for task in now:
            if task.id not in pairs and (twin := _twin(task, left, least)):
                pairs[task.id] = twin
                left.remove(twin)
    return Differences(
        added=tuple(task for task in now if task.id not in pairs),
        gone=tuple(left),
        kept=tuple(Pair(pairs[task.id], task) for task in now if task.id in pairs),
    )


def _twin(task: DraftTask, among: Sequence[DraftTask], least: float) -> DraftTask | None:
    likest = max(among, key=lambda other: _shared(task, other), default=None)
    return likest if likest is not None and _shared(task, likest) >= least else None


def _shared(one: DraftTask, other: DraftTask) -> float:
    return likeness(one.text, other.text)


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    mine, theirs = set(_words_of(one)), set(_words_of(other))
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0


def _words(task: DraftTask) -> tuple[str, ...]:
    return _words_of(task.text)


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", toneless(text)))


def _who(task: DraftTask) -> tuple[bool, frozenset[tuple[int, bool]]]:
    return task.everybody, frozenset((unit.id, unit.partner) for unit in task.units)


def _dues(task: DraftTask) -> frozenset[object]:
    return frozenset((due.due, due.unit.id if due.unit else None) for due in task.dues)
