"""Paragraphs → the tree that their numbers and bullets draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from notices.model import Block
from notices.numbering import Marker, Rank, read_marker
from notices.particulars import particular, with_particular
from notices.places import NO_SOURCE, Scanned, Source
from notices.renumber import read_markers
from notices.tables import Row, with_rows
from notices.titles import is_title, names_units

DASHES: Final = "-–—"
"""One bullet, whatever its length."""
LEADS_ON: Final = re.compile(r":[\s*\"”)]*$")


@dataclass(slots=True)
class Node:
    """One paragraph with what stands under it."""

    marker: Marker | None
    """None for a paragraph without number or bullet."""
    text: str
    """Its words without the marker."""
    bold: bool = False
    row: Row | None = None
    """The row of a table of tasks that it is."""
    source: Source = NO_SOURCE
    scanned: Scanned | None = None
    renumbered: bool = False
    """Its number was garbled and put right by the sequence."""
    children: list[Node] = field(default_factory=list)

    @property
    def is_prose(self) -> bool:
        """It has no number and no bullet."""
        return self.marker is None

    @property
    def leads_on(self) -> bool:
        """It ends in a colon."""
        return LEADS_ON.search(self.text) is not None

    @property
    def is_title(self) -> bool:
        """A heading without number: bold, loud, or nothing but a unit's name."""
        return self.marker is None and self.row is None and bool(self.text) and (self.bold or is_title(self.text))

    def walk(self) -> Iterator[Node]:
        """The node and everything under it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(blocks: Iterable[Block]) -> Node:
    """The tree under a root without words. A bullet goes under the number before it, a smaller kind under a greater."""
    root = Node(None, "")
    path = [root]
    for node in _nodes(tuple(with_rows(blocks))):
        if _goes_to_an_item(path, node):
            continue
        if node.is_title:
            _climb_to_title(path)
        _climb(path, node)
        path[-1].children.append(node)
        if node.marker or node.leads_on or node.is_title:
            path.append(node)
    return root


def _nodes(parts: Sequence[Block | Row]) -> Iterator[Node]:
    """A node for every paragraph and every row of a table of tasks."""
    read = read_markers([_printed(part) for part in parts])
    for part, (marker, text) in zip(parts, read, strict=True):
        scanned = part.scanned
        renumbered = marker is not None and bool(scanned and scanned.renumbered)
        if isinstance(part, Row):
            row = None if part.is_heading else part
            yield Node(marker, text, row=row, source=part.source, scanned=scanned, renumbered=renumbered)
        else:
            garbled = marker is not None and read_marker(part.text)[0] != marker
            source = Source(part.text, part.place)
            yield Node(marker, text, part.bold, source=source, scanned=scanned, renumbered=renumbered or garbled)


def _printed(part: Block | Row) -> str:
    if isinstance(part, Block):
        return part.text
    number = part.number.strip(" .)")
    return f"{number}. {part.text}" if number else part.text


def _goes_to_an_item(path: list[Node], node: Node) -> bool:
    """Whether the paragraph only says who or when about the item over it, and was taken in there."""
    said = particular(node.text) if node.row is None else None
    if said is None:
        return False
    rank = node.marker.rank if node.marker else None
    item = next((over for over in reversed(path) if _is_item_over(over, rank)), None)
    if item is None:
        return False
    item.row = with_particular(item.row or Row("", item.text, "", "", "", item.source, item.scanned), *said)
    item.source = replace(item.source, text=f"{item.source.text} {node.source.text}")
    return True


def _is_item_over(node: Node, rank: Rank | None) -> bool:
    if node.marker is None:
        return False
    return rank is None or node.marker.rank < rank


def _climb_to_title(path: list[Node]) -> None:
    """A heading without number stands beside the one before it, whatever lists came between."""
    at = next((at for at, node in enumerate(path) if at and node.is_title), None)
    if at:
        del path[at:]


def _climb(path: list[Node], node: Node) -> None:
    """Leave the nodes that the next paragraph does not go under."""
    while len(path) > 1 and not (_takes(path, node.marker) or _is_prose_under_a_name(path[-1], node)):
        path.pop()


def _is_prose_under_a_name(top: Node, node: Node) -> bool:
    """ "KHOA CÔNG NGHỆ THÔNG TIN" over what it must do, without a number."""
    return node.is_prose and not node.is_title and top.marker is None and is_title(top.text) and names_units(top.text)


def _takes(path: list[Node], marker: Marker | None) -> bool:
    top = path[-1]
    if marker is None:
        return top.marker is not None and not top.marker.is_bullet
    if top.marker is None:
        return not _goes_on(path[:-1], marker)
    if marker.rank is top.marker.rank:
        return _is_nested(top.marker, marker) or _is_finer(path, marker)
    if {marker.rank, top.marker.rank} == {Rank.LETTER, Rank.ROUND}:
        return marker.ordinal == 1 and all(node.marker is None or node.marker.rank is not marker.rank for node in path)
    return marker.rank > top.marker.rank


def _is_nested(top: Marker, marker: Marker) -> bool:
    """ "1.1.1" goes under "1.1"."""
    return marker.rank is Rank.DECIMAL and marker.label.startswith(top.label + ".")


def _is_finer(path: list[Node], marker: Marker) -> bool:
    """A bullet of another sign under one that leads on: "* Văn phòng Sở:", "- Lập kế hoạch"."""
    signs = {_sign(node.marker.glyph) for node in path if node.marker and node.marker.is_bullet}
    return marker.is_bullet and path[-1].leads_on and _sign(marker.glyph) not in signs


def _sign(glyph: str) -> str:
    return "-" if glyph in DASHES else glyph


def _goes_on(path: list[Node], marker: Marker) -> bool:
    """Whether the number is the next of a list that began before the unnumbered paragraph."""
    if marker.is_bullet:
        return False
    for node in reversed(path):
        same = next((c.marker for c in reversed(node.children) if c.marker and c.marker.rank is marker.rank), None)
        if same:
            return marker.ordinal == (same.ordinal or 0) + 1
        if node.marker and node.marker.rank is marker.rank:
            return marker.ordinal == (node.marker.ordinal or 0) + 1
    return False


def joined(parents: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The path with one more part; a number that already holds its parent's takes its place ("1" and "1.1": "1.1")."""
    bare = label.split(".", maxsplit=1)[0] if re.fullmatch(r"[\dIVX]+(?:\.\d+)+", label) else None
    while bare and parents and (label.startswith(parents[-1] + ".")):
        parents = parents[:-1]
    return (*parents, label)
