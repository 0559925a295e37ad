"""Automatic numbers of Word, counted as Word counts them (ECMA-376 part 1, 17.9).

Counters belong to the abstract list, so that several list ids go on counting together; a list id's own
start counts once; a deeper level begins again after a higher one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from notices.formats.docx_styles import Styles
from notices.formats.docx_xml import Element, attribute, child, children, number, switched
from notices.formats.line import BULLET, one_line

ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
PLACE: Final = re.compile(r"%([1-9])")
ROUND: Final = "◦"
"""Word's second-level bullet is the letter o of Courier New."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int
    form: str
    pattern: str
    """``%1.%2)``: the numbers of level 1 and 2 with what stands around them."""
    legal: bool
    """All numbers in Arabic figures."""
    restart: int | None
    """0: never; n: after level n; None: after any higher level."""
    style: str | None


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """Gives the labels of a document's numbered paragraphs, which must be asked for in document order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        for element in children(root, "abstractNum"):
            identity = attribute(element, "abstractNumId") or ""
            self._abstract[identity] = _levels(element)
            link = attribute(child(element, "numStyleLink"), "val")
            if link is not None:
                self._linked[identity] = link
        for element in children(root, "num"):
            self._lists[attribute(element, "numId") or ""] = _list(element)

    def label(self, paragraph: Element) -> str:
        """The number or bullet printed before ``paragraph``; "" where it has none."""
        numbered = self._styles.numbered(paragraph)
        found = self._list(numbered[0]) if numbered else None
        if numbered is None or found is None:
            return ""
        levels = {**self._abstract.get(found.abstract, {}), **found.levels}
        place = numbered[1] if numbered[1] is not None else _level_of(levels, self._styles.of(paragraph), numbered[2])
        return self._label(numbered[0], found, levels, place) if place in levels else ""

    def _list(self, identity: str) -> _List | None:
        found = self._lists.get(identity)
        if found is None or found.abstract not in self._linked:
            return found
        other = self._lists.get(self._styles.list_of(self._linked[found.abstract]) or "")
        return found if other is None else _List(other.abstract, found.starts, found.levels)

    def _label(self, identity: str, found: _List, levels: dict[int, Level], place: int) -> str:
        level = levels[place]
        if level.form == "bullet":
            return _bullet(level.pattern)
        counts = self._counts.setdefault(found.abstract, {})
        counts[place] = self._next(identity, found, counts, level, place)
        for deeper in [key for key in counts if key > place and _restarts(levels.get(key), place)]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = levels.get(index, level)
            return written(counts.get(index, other.start), "decimal" if level.legal else other.form)

        return one_line(PLACE.sub(shown, level.pattern))

    def _next(self, identity: str, found: _List, counts: dict[int, int], level: Level, place: int) -> int:
        first = (identity, place) not in self._started
        self._started.add((identity, place))
        if first and place in found.starts:
            return found.starts[place]
        return counts[place] + 1 if place in counts else found.starts.get(place, level.start)


def _levels(owner: Element) -> dict[int, Level]:
    return {number(level, "ilvl") or 0: _level(level) for level in children(owner, "lvl")}


def _level(element: Element) -> Level:
    return Level(
        start=number(child(element, "start")) or 0,
        form=attribute(child(element, "numFmt"), "val") or "decimal",
        pattern=attribute(child(element, "lvlText"), "val") or "",
        legal=bool(switched(child(element, "isLgl"))),
        restart=number(child(element, "lvlRestart")),
        style=attribute(child(element, "pStyle"), "val"),
    )


def _list(element: Element) -> _List:
    found = _List(attribute(child(element, "abstractNumId"), "val") or "")
    for override in children(element, "lvlOverride"):
        place = number(override, "ilvl") or 0
        start = number(child(override, "startOverride"))
        if start is not None:
            found.starts[place] = start
        if (level := child(override, "lvl")) is not None:
            found.levels[place] = _level(level)
    return found


def _level_of(levels: dict[int, Level], *styles: str | None) -> int:
    """The level that is tied to one of ``styles``; the first one otherwise."""
    return next((key for style in styles if style for key, level in levels.items() if level.style == style), 0)


def _restarts(level: Level | None, after: int) -> bool:
    if level is None or level.restart is None:
        return True
    return after < level.restart


def _bullet(pattern: str) -> str:
    return ROUND if pattern == "o" else one_line(pattern) or BULLET


def written(value: int, form: str) -> str:
    """``value`` in a number format of Word; formats that no Vietnamese document uses come out decimal."""
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{value:02d}"
        case "lowerLetter" | "upperLetter":
            return _cased(_letters(value), form)
        case "lowerRoman" | "upperRoman":
            return _cased(_roman(value), form)
    return str(value)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _letters(value: int) -> str:
    """a … z, aa, bb …, as Word goes on after z."""
    if not 0 < value <= 780:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for worth, letters in ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text
