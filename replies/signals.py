"""The gist of a reply → the signals in it, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from replies.gist import CLOCK, DAY, DOCUMENT, LENGTH, NUMBER, PERCENT, TASK, Gist
from replies.marks import lenient
from replies.vocabulary import belonging, blocked, done, extension, progress, question, receipt, retraction
from replies.vocabulary.sign import Rule, Sign

RULES: Final[tuple[Rule, ...]] = (
    *question.MARKS,
    *retraction.RULES,
    *belonging.RULES,
    *extension.RULES,
    *done.RULES,
    *question.RULES,
    *blocked.RULES,
    *progress.RULES,
    *receipt.HANDED_DOWN,
    *done.ACTED,
    *receipt.RULES,
    *question.JOINTS,
)
"""Of the rules that match at one place the first counts; of several places the leftmost."""
_THINGS: Final = {TASK: Sign.TASK, DAY: Sign.DAY, LENGTH: Sign.LENGTH, PERCENT: Sign.PERCENT}


_SWALLOW: Final = {Sign.DOING, Sign.STEP, Sign.PROMISE, Sign.SAME, Sign.NOT_DONE}
"""Signs in whose words a task is only spoken of: "đang chờ mục 2 xong"."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign and where it stands in the gist."""

    sign: Sign
    start: int
    end: int
    text: str = ""
    value: object = None
    """What a T, D, L or P stands for."""


def signals(gist: Gist) -> list[Signal]:
    """All signals, in text order. Days, lengths and percentages within a longer sign are kept, tasks are not."""
    said = [
        Signal(RULES[int((found.lastgroup or "r0")[1:])].sign, found.start(), found.end(), found[0])
        for found in _all_rules().finditer(gist.text)
    ]
    swallowed = {at for one in said if one.sign in _SWALLOW for at in range(one.start, one.end)}
    things = [
        Signal(_THINGS[letter], at, at + 1, letter, gist.values[at])
        for at, letter in enumerate(gist.text)
        if letter in _THINGS and gist.values[at] is not None and not (letter == TASK and at in swallowed)
    ]
    return sorted([*said, *things], key=lambda one: (one.start, one.end))


@cache
def _all_rules() -> re.Pattern[str]:
    bodies = "|".join(f"(?P<r{at}>(?:{lenient(rule.pattern)}))" for at, rule in enumerate(RULES))
    # No rule begins with a space, a number or a task: tried first, this halves the work.
    return re.compile(rf"(?<![\w/])(?![ {TASK}{PERCENT}{NUMBER}{DOCUMENT}{CLOCK}])(?:{bodies})(?:(?<= )|(?!\w))")
