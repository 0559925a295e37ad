"""Head and foot of a letter stand in two columns; pasted text has them side by side on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

GAP: Final = re.compile(r"(?<=\S)(?<!Số:)(?<!ngày)(?<!tháng)(?<!năm) {4,}(?=\S)")
"""Blanks between two columns: "SỞ NỘI VỤ            Độc lập - Tự do - Hạnh phúc"; not the blank left for a number."""
FOOT: Final = re.compile(r"\W*Nơi nhận\b", re.IGNORECASE)
HEAD_LINES: Final = 14
"""No letter head is longer."""


def unfold_columns(lines: Sequence[str]) -> list[str]:
    """The lines with the head's and the foot's columns one below the other, left one first."""
    foot = next((at for at, line in enumerate(lines) if FOOT.match(line)), len(lines))
    last = max((at for at in range(min(HEAD_LINES, foot)) if GAP.search(lines[at])), default=-1)
    return [*_unfolded(lines[: last + 1]), *lines[last + 1 : foot], *_unfolded(lines[foot:])]


def _unfolded(lines: Sequence[str]) -> list[str]:
    starts = [found.end() for line in lines for found in [GAP.search(line)] if found]
    if not starts:
        return list(lines)
    # A line of the right column may begin a little to the left of the others: they are centred.
    border = min(starts) - 6
    parts = [_parts(line, border) for line in lines]
    left = [left for left, _ in parts if left is not None]
    right = [right for _, right in parts if right is not None]
    return [*left, "", *right]


def _parts(line: str, border: int) -> tuple[str | None, str | None]:
    gap = GAP.search(line)
    if gap:
        return line[: gap.start()], line[gap.end() :]
    if line.strip() and len(line) - len(line.lstrip()) >= border:
        return None, line
    return line, None
