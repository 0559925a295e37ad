"""Many phrases → one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

BETWEEN: Final = {" ": r"\s+", "-": r"\s*[-–]\s*"}
"""How a blank and a hyphen of a phrase may be written."""


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for whichever phrase stands there, a longer one before its own beginning.

    Phrases with the same first letters share them: the matcher tries alternatives one by one, and there are hundreds.
    """
    return _branches(sorted(dict.fromkeys(phrases), key=len, reverse=True))


def _branches(phrases: Sequence[str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for phrase in phrases:
        by_letter.setdefault(phrase[:1], []).append(phrase[1:])
    return "|".join(_written(letter) + _behind(rests) for letter, rests in by_letter.items())


def _behind(rests: Sequence[str]) -> str:
    return "".join(map(_written, rests[0])) if len(rests) == 1 else f"(?:{_branches(rests)})"


def _written(letter: str) -> str:
    return BETWEEN.get(letter) or re.escape(letter)
