"""The head and the foot of an official letter, where two columns stand side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from notices.formats.pdf_lines import Line

CORRIDOR: Final = 0.7
"""Width in em of the empty strip between two columns."""

HEAD_LINES: Final = 14
TITLE: Final = re.compile(r"(?:thông báo|kết luận|kính gửi|quyết định|báo cáo|công văn)\b", re.IGNORECASE)
"""What follows the head: it stands in the middle, but may leave the corridor free."""

FOOT: Final = re.compile(r"nơi +nhận", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Consecutive lines cut in two."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    gap: float = 0.0
    """Where they part, in points from the page's left edge."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A document in reading order."""

    head: Columns
    body: tuple[Line, ...]
    foot: Columns
    after: tuple[Line, ...]


def parts(lines: Sequence[Line]) -> Parts:
    """Cuts head and foot off; a document without them is all body."""
    head_end, head_gap = two_columns(lines[: _title(lines)])
    start = _foot(lines, head_end)
    foot_end, foot_gap = two_columns(lines[start:])
    if foot_gap is not None:
        start, foot_end = _with_signer_above(lines, start, head_end, foot_gap), start + foot_end
    else:
        start = foot_end = len(lines)
    return Parts(
        head=cut(lines[:head_end], head_gap),
        body=tuple(lines[head_end:start]),
        foot=cut(lines[start:foot_end], foot_gap),
        after=tuple(lines[foot_end:]),
    )


def _title(lines: Sequence[Line]) -> int:
    top = lines[:HEAD_LINES]
    return next((index for index, line in enumerate(top) if TITLE.match(line.text)), len(top))


def two_columns(lines: Sequence[Line]) -> tuple[int, float | None]:
    """How many lines from the first on leave one corridor free, and where it is; (0, None) where none is."""
    for count in range(len(lines), 0, -1):
        gap = _corridor(lines[:count])
        if gap is not None:
            return count, gap
    return 0, None


def _corridor(lines: Sequence[Line]) -> float | None:
    """The middle of the widest strip that no word crosses and that has words on both sides in some line."""
    if not lines:
        return None
    need = CORRIDOR * max(line.em for line in lines)
    words = sorted((word.left, word.right) for line in lines for word in line.words)
    best, widest, reach = None, need, words[0][1]
    for left, right in words[1:]:
        if left - reach >= widest and _sides(lines, (middle := (left + reach) / 2)):
            best, widest = middle, left - reach
        reach = max(reach, right)
    return best


def _sides(lines: Sequence[Line], gap: float) -> bool:
    return any(line.left < gap < line.right for line in lines)


def _foot(lines: Sequence[Line], first: int) -> int:
    found = (index for index in range(len(lines) - 1, first - 1, -1) if FOOT.search(lines[index].text))
    return next(found, len(lines))


def _with_signer_above(lines: Sequence[Line], start: int, first: int, gap: float) -> int:
    """The signer's office may begin a line or two above "Nơi nhận"."""
    while start > max(first, 0) and lines[start - 1].left > gap and lines[start - 1].page == lines[start].page:
        start -= 1
    return start


def cut(lines: Sequence[Line], gap: float | None) -> Columns:
    """The words left and right of ``gap``, line by line."""
    if gap is None:
        return Columns(tuple(lines), ())
    return Columns(_side(lines, gap, left=True), _side(lines, gap, left=False), gap)


def _side(lines: Sequence[Line], gap: float, *, left: bool) -> tuple[Line, ...]:
    sides = ((tuple(word for word in line.words if (word.left < gap) is left), line) for line in lines)
    return tuple(replace(line, words=words) for words, line in sides if words)
