"""Head and foot of a letter stand in two columns; pasted text has them side by side on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

GAP: Final = re.compile(r"(?<=\S)(?<!Số:)(?<!ngày)(?<!tháng)(?<!năm) {4,}(?=\S)")
"""Blanks between two columns: "SỞ NỘI VỤ            Độc lập - Tự do - Hạnh phúc"; not the blank left for a number."""
FOOT: Final = re.compile(r"\W*Nơi nhận\b", re.IGNORECASE)
ANNEX: Final = re.compile(r"\W*(?:PHỤ LỤC|DANH MỤC|BIỂU (?:MẪU|SỐ))\b")
"""What is bound behind the foot."""
HEAD_LINES: Final = 14
"""No letter head is longer."""


Numbered: TypeAlias = tuple[int, str]
"""A line with its number."""


def unfold_columns(lines: Sequence[Numbered]) -> list[Numbered]:
    """The lines with the head's and the foot's columns one below the other, left one first."""
    foot = next((at for at, (_, line) in enumerate(lines) if FOOT.match(line)), len(lines))
    annex = next((at for at in range(foot, len(lines)) if ANNEX.match(lines[at][1])), len(lines))
    last = max((at for at in range(min(HEAD_LINES, foot)) if GAP.search(lines[at][1])), default=-1)
    return [*_unfolded(lines[: last + 1]), *lines[last + 1 : foot], *_unfolded(lines[foot:annex]), *lines[annex:]]


def _unfolded(lines: Sequence[Numbered]) -> list[Numbered]:
    starts = [found.end() for _, line in lines for found in [GAP.search(line)] if found]
    if not starts:
        return list(lines)
    # A line of the right column may begin a little to the left of the others: they are centred.
    border = min(starts) - 6
    parts = [(number, *_parts(line, border)) for number, line in lines]
    left = [(number, left) for number, left, _ in parts if left is not None]
    right = [(number, right) for number, _, right in parts if right is not None]
    return [*left, (0, ""), *right]


def _parts(line: str, border: int) -> tuple[str | None, str | None]:
    gap = GAP.search(line)
    if gap:
        return line[: gap.start()], line[gap.end() :]
    if line.strip() and len(line) - len(line.lstrip()) >= border:
        return None, line
    return line, None
