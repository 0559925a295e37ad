"""What the Office must look at before it issues."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from notices.deadlines import Base
from notices.model import EVERYBODY, Doubt, DoubtKind, Task
from notices.outline import Node
from notices.register import Register
from notices.sections import Parts
from notices.tasks import unclear
from notices.unplaced import unplaced

SHORT: Final = 120
NONE: Final[Mapping[int, int]] = MappingProxyType({})


def doubts(
    roots: Sequence[Node], found: Parts, tasks: Sequence[Task], unnamed: Collection[str], register: Register, base: Base
) -> tuple[Doubt, ...]:
    """All doubts, the tasks' first, in document order. ``unnamed`` are paths of tasks for which nobody is named."""
    known = register.spellings
    left = (
        Doubt(DoubtKind.UNPLACED, None, source.text, source.place)
        for source in unplaced(roots, found, tasks, known, base)
    )
    about = [doubt for task in tasks for doubt in _about(task, task.path in unnamed, register, base)]
    numbers = [doubt for root in roots for doubt in _numbering(root)]
    return tuple(dict.fromkeys([*about, *numbers, *left]))


def _about(task: Task, unnamed: bool, register: Register, base: Base) -> Iterator[Doubt]:
    if unnamed or (not task.assignees and not task.persons):
        yield Doubt(DoubtKind.NO_UNIT, task.path, _short(task.text))
    for unit in (*task.assignees, *task.partners):
        if not register.is_known(unit) and unit != EVERYBODY:
            yield Doubt(DoubtKind.UNKNOWN_UNIT, task.path, unit)
    for deadline in unclear(task.text, base):
        yield Doubt(DoubtKind.DATE_UNCLEAR, task.path, _short(task.text[deadline.start : deadline.end]))
    for milestone in task.milestones:
        if _is_past(milestone.due, base):
            yield Doubt(DoubtKind.DATE_PAST, task.path, milestone.phrase)


def _is_past(due: date, base: Base) -> bool:
    given = base.issued or base.since
    return given is not None and due < given


def _numbering(node: Node, ended: Mapping[int, int] = NONE) -> Iterator[Doubt]:
    """Gaps, doubles and turns in each list of numbers; one may go on from where the last under ``ended`` ended."""
    last: dict[int, int] = {}
    before: Mapping[int, int] = NONE
    for child in node.children:
        place = child.marker.ordinal if child.marker else None
        if child.marker and place is not None:
            rank = child.marker.rank
            expected = last.get(rank, 0) + 1
            goes_on = rank not in last and place == ended.get(rank, 0) + 1
            if place != expected and not goes_on and (place != 1 or expected > 1):
                yield Doubt(DoubtKind.NUMBERING, None, _short(f"{child.marker.label} {child.text}"), child.source.place)
            last[rank] = place
        yield from _numbering(child, before)
        before = _ends(child) or before


def _ends(node: Node) -> dict[int, int]:
    """The last number of each kind right under a heading."""
    return {child.marker.rank: child.marker.ordinal for child in node.children if child.marker and child.marker.ordinal}


def _short(words: str) -> str:
    return words if len(words) <= SHORT else words[: SHORT - 1].rstrip() + "…"
