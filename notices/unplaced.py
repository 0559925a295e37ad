"""What orders something and became no task, wherever in the document it stands: the Office is shown all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from notices.closing import TROUBLE, URGES, Reading
from notices.deadlines import Base, deadlines
from notices.duties import Part, named, orders
from notices.fold import plain
from notices.headings import is_order, looks_back, narrates, only_agrees, only_permits
from notices.items import keeps_orders
from notices.model import Block, Task
from notices.numbering import read_marker
from notices.outline import Node
from notices.places import Source
from notices.sections import CLOSING, Parts
from notices.titles import names_units
from notices.verbs import PREDICATE

TELLS_OF: Final = re.compile(r"\b(?:đã|đạt|được|vẫn|còn|bước\s+đầu)\b")
"""Words of a report: what is told is done."""
ORDERS_FIRST: Final = re.compile(r"\W*(?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công)\s(?!ban\b|thông\b)")
SHORTEST: Final = 25


def unplaced(
    roots: Sequence[Node], found: Parts, tasks: Sequence[Task], known: tuple[str, ...], base: Base
) -> Iterator[Source]:
    """Paragraphs that order something and are in no task, in document order, with their number and their place."""
    placed = _Placed(tasks)
    for block in found.head[:-1]:
        if _tells(block, known) and not placed.has(block.text):
            yield Source(block.text, block.place)
    reading = Reading(known, lambda words: any(one.due for one in deadlines(words, base)))
    for node, under in (pair for root in roots for pair in _nodes(root, Under(), reading)):
        if not node.children and node.text and not placed.has(node.text) and _orders(node, known, base, under):
            yield Source(f"{node.marker.label if node.marker else ''} {node.text}".strip(), node.source.place)
    for block in (*found.foot, *found.annex):
        if _tells(block, known) and not CLOSING.match(plain(block.text)) and not placed.has(_bare(block)):
            yield Source(block.text, block.place)


def _bare(block: Block) -> str:
    return read_marker(block.text)[1]


class _Placed:
    """The texts that stand in tasks, the parts of longer ones included."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._whole = {task.text for task in tasks}
        self._ends = {task.text[-SHORTEST:] for task in tasks}
        self._texts = [task.text for task in tasks]

    def has(self, text: str) -> bool:
        """Whether ``text`` is a task's, or (under a parent's words) the end of one."""
        return text in self._whole or (
            text[-SHORTEST:] in self._ends and any(one.endswith(text) for one in self._texts)
        )


class Under(NamedTuple):
    """What a paragraph stands under."""

    behind: bool = False
    """A part that looks back."""
    unit: bool = False
    """A heading of units, right over it."""


def _nodes(node: Node, under: Under, reading: Reading) -> Iterator[tuple[Node, Under]]:
    """Every node, and what it stands under."""
    behind = under.behind or (looks_back(node) and not keeps_orders(node, reading))
    yield node, Under(behind, under.unit)
    below = Under(behind, unit=bool(node.children and node.text) and names_units(node.text))
    for child in node.children:
        yield from _nodes(child, below, reading)


def _orders(node: Node, known: tuple[str, ...], base: Base, under: Under) -> bool:
    """Whether the paragraph orders; in a look back only plain words of command count, not a report's verbs."""
    low = plain(node.text)
    if under.behind:
        imperative = PREDICATE.match(low) and not TELLS_OF.search(low) and len(low) > SHORTEST
        return bool(imperative or ORDERS_FIRST.match(low) or _has_told(node.text, known))
    if only_permits(node.text) or (node.is_prose and CLOSING.match(low)) or _only_in_trouble(node, low, base):
        return False
    if narrates(node.text) or (only_agrees(node.text) and not orders(named(node.text, known))):
        return False
    listed = node.marker is not None or node.row is not None or under.unit
    return listed or is_order(node.text) or bool(PREDICATE.match(low)) or _tells_when_or_whom(node.text, known, base)


def _tells_when_or_whom(text: str, known: tuple[str, ...], base: Base) -> bool:
    return bool(orders(named(text, known))) or any(one.due for one in deadlines(text, base))


def _only_in_trouble(node: Node, low: str, base: Base) -> bool:
    """What to do in case of trouble, with no day named (rule 18)."""
    return bool(node.is_prose and TROUBLE.search(low[:160])) and not any(one.due for one in deadlines(node.text, base))


def _has_told(text: str, known: tuple[str, ...]) -> bool:
    return any(one.part is Part.TOLD for one in orders(named(text, known)))


def _tells(block: Block, known: tuple[str, ...]) -> bool:
    """An order outside the part where orders stand: only one that begins as such and names who must act."""
    low = plain(block.text)
    if not ORDERS_FIRST.match(low) or low.endswith(":") or URGES.match(low) or TROUBLE.search(low[:160]):
        return False
    return _has_told(block.text, known)
