"""Printed lines into paragraphs.

A line ends a paragraph if the next line's first word would still have fitted: whoever set the page would
otherwise have put it there. Constants measured on three page layouts made by LibreOffice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median
from typing import Final

from notices.formats.line import one_line
from notices.formats.pdf_lines import Line
from notices.model import Block
from notices.places import Place, Scanned

SLACK: Final = 0.45
"""Em that justified text may have been pressed by, beyond the blank."""

BLANK: Final = 0.25
INDENT: Final = 1.0
"""Em by which a first line is moved in."""

LEADING: Final = 1.28
"""Lines of two paragraphs are so many times farther apart than those of one."""

MARKER: Final = re.compile(
    r"""(?: \([1-9]\d?\)                          # (1)
         | [1-9]\d?[.)] (?:[1-9]\d?\.?)*         # 1. 1) 1.2.
         | \(?[a-zđ]\)                           # a)
         | [IVX]{1,5}\.                          # II.
         | [-–+•*◦] (?=\ [^a-zđ])                # - but not the dash of "kinh tế⏎- xã hội"
        ) \.? (?=\ )
        | [1-9]\d?\.(?:\d{1,2}\.)* (?=[^\W\d])   # 1.Tham mưu""",
    re.VERBOSE,
)
"""What begins an item; "06." is none."""

SUBJECT: Final = re.compile(r"v/v\b|về việc\b", re.IGNORECASE)
STOP: Final = re.compile(r"[.;:!?”\"]\W*$")


@dataclass(frozen=True, slots=True)
class Margins:
    """The text area, in points."""

    left: float
    right: float
    pitch: float
    """Usual distance of two lines."""
    em: float
    hanging: bool
    """Paragraphs begin at the left edge and go on moved in."""


def paragraphs_of(lines: Sequence[Line]) -> list[Block]:
    """One block a paragraph; a paragraph runs on over a page's turn."""
    if not lines:
        return []
    margins = _margins(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, after in pairwise(lines):
        if ends(before, after, margins):
            groups.append([])
        groups[-1].append(after)
    return [_block(group, margins) for group in groups]


def column(lines: Sequence[Line], place: tuple[int, int, int], room: float) -> list[Block]:
    """The lines of a column ``room`` points wide. Nearly each is a paragraph: only turned lines are joined."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and (_of_subject(groups[-1], line) or _turned(groups[-1][-1], line, room)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Block(
            _joined(group), all(line.bold for line in group), cell=place, place=_place(group), scanned=_scanned(group)
        )
        for group in groups
    ]


def _of_subject(group: Sequence[Line], line: Line) -> bool:
    """An official letter's subject ("V/v …") ends the left column of its head, however many lines it takes."""
    return SUBJECT.match(group[0].text) is not None and abs(group[0].em - line.em) < 0.1 * line.em


def _turned(before: Line, after: Line, room: float) -> bool:
    """Full, and going on in small letters or, as "CỘNG HÒA … VIỆT⏎NAM", in capitals."""
    full = before.right - before.left + _needed(before, after) > room
    alike = after.text[0].islower() or (before.text.isupper() and after.text.isupper())
    return full and alike and before.bold is after.bold and before.page == after.page


def ends(before: Line, after: Line, margins: Margins) -> bool:
    """Whether a paragraph ends between two consecutive lines."""
    if _goes_on_centred(before, after, margins):
        return False
    if _fits(before, after, margins):
        return True
    if before.page == after.page and before.baseline - after.baseline > LEADING * margins.pitch:
        return True
    if before.bold and not after.words[0].bold:
        return True
    return _starts(before, after, margins)


def _goes_on_centred(before: Line, after: Line, margins: Margins) -> bool:
    """A title of several lines: the next one begins small."""
    same = before.bold is after.bold and _symmetric(before, margins)
    return same and _centered(after, margins) and after.text[0].islower()


def _starts(before: Line, after: Line, margins: Margins) -> bool:
    """Whether ``after``, following a full line, looks like a first line."""
    moved = after.left - margins.left > INDENT * margins.em
    if not _begins(after):
        return moved and not margins.hanging and not _aligned(before, after)
    if STOP.search(before.text) or (_begins(before) and _aligned(before, after)):
        return True
    return moved is not margins.hanging


def _fits(before: Line, after: Line, margins: Margins) -> bool:
    return margins.right - before.right > _needed(before, after)


def _needed(before: Line, after: Line) -> float:
    """Points that the first word of ``after`` would have taken at the end of ``before``."""
    word = after.words[0]
    return word.right - word.left + (BLANK + SLACK) * before.em


def _begins(line: Line) -> bool:
    return MARKER.match(line.text) is not None


def _aligned(before: Line, after: Line) -> bool:
    """Both moved in alike: a block that stands moved in as a whole."""
    return abs(before.left - after.left) < 0.3 * before.em


def _margins(lines: Sequence[Line]) -> Margins:
    em = median(line.em for line in lines)
    gaps = [before.baseline - after.baseline for before, after in pairwise(lines) if before.page == after.page]
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    full = [gap for gap in gaps if gap > 0.5 * em]
    pitch = sorted(full)[len(full) // 4] if full else 1.3 * em
    return Margins(left, right, pitch, em, _hanging(lines, left, right, em))


def _hanging(lines: Sequence[Line], left: float, right: float, em: float) -> bool:
    """Voted by the lines that begin with a marker and are full: is the next one farther in?"""
    votes = [
        after.left - before.left
        for before, after in pairwise(lines)
        if _begins(before) and before.right > right - 2 * em and not _begins(after)
    ]
    return sum(vote > 0.5 * em for vote in votes) > sum(vote < -0.5 * em for vote in votes)


def _block(lines: Sequence[Line], margins: Margins) -> Block:
    centered = _centered(lines[-1], margins) and all(_symmetric(line, margins) for line in lines)
    bold = all(line.bold for line in lines)
    return Block(_joined(lines), bold, centered, place=_place(lines), scanned=_scanned(lines))


def _place(lines: Sequence[Line]) -> Place:
    return Place(page=lines[0].page + 1, line=lines[0].number)


def _scanned(lines: Sequence[Line]) -> Scanned | None:
    words = [word for line in lines for word in line.words]
    if not any(word.seen for word in words):
        return None
    mended = any(word.mended for word in words[1:])
    return Scanned(mean(word.sure for word in words), mended, renumbered=words[0].mended)


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text += line.text if _cut_at_hyphen(text) else " " + line.text
    return one_line(text)


def _cut_at_hyphen(text: str) -> bool:
    """KT-⏎XH and 01/CT-⏎UBND go together; a dash after a blank does not."""
    return text.endswith("-") and len(text) > 1 and text[-2].isalnum()


def _centered(line: Line, margins: Margins) -> bool:
    """As much free on the left as on the right, and more than an indent."""
    indent = (1.5 if line.bold else 3.5) * line.em
    return _symmetric(line, margins) and line.left - margins.left > indent


def _symmetric(line: Line, margins: Margins) -> bool:
    return abs((line.left - margins.left) - (margins.right - line.right)) < 2 * line.em
