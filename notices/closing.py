"""The paragraph that closes the orders and is none itself: it urges all, or says what to do in case of trouble."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from notices.duties import Part, named
from notices.fold import plain
from notices.model import EVERYBODY
from notices.outline import Node
from notices.sections import END

TROUBLE: Final = re.compile(
    r"(?:trong\s+quá\s+trình|quá\s+trình|trường\s+hợp|nếu)[^.]{0,60}(?:vướng\s+mắc|khó\s+khăn|phát\s+sinh|thực\s+hiện)"
)
""" "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc …": what to do in case of trouble."""
URGES: Final = re.compile(
    r"(?:(?:\w+\s+){1,5}(?=yêu\s+cầu|đề\s+nghị))?(?:yêu\s+cầu|đề\s+nghị|căn\s+cứ|giao)[^.]{0,200}(?:triển\s+khai|thực\s+hiện|tổ\s+chức\s+thực\s+hiện)[^.]{0,60}"
)
"""A closing paragraph that asks all to carry out what was said."""


IN_DUTY: Final = re.compile(r"\b(?:có|chịu)\s+trách\s+nhiệm\b")
FOLLOWS_UP: Final = re.compile(r"\b(?:theo\s+dõi|đôn\s+đốc|tổng\s+hợp|kiểm\s+tra|giám\s+sát)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """What walking the tree needs to know about the notice."""

    known: tuple[str, ...]
    has_deadline: Callable[[str], bool]
    passed_over: Node | None = None
    """The paragraph that closes the orders."""


def closing(root: Node, reading: Reading) -> Node | None:
    """The last unnumbered paragraph where it only urges, or says what to do in case of trouble."""
    last = list(root.walk())[-1]
    low = plain(last.text)
    if not last.is_prose or last.row or reading.has_deadline(last.text) or _asks_one_to_follow(last.text, reading):
        return None
    ends = END.search(last.text) is not None and not _lays_a_duty(last.text, reading)
    return last if ends or TROUBLE.search(low[:160]) or URGES.match(low) else None


def _asks_one_to_follow(text: str, reading: Reading) -> bool:
    """ "Giao Văn phòng theo dõi, đôn đốc việc thực hiện": a closing paragraph that is an order to a single body."""
    told = (one for one in named(text, reading.known) if one.part is Part.TOLD)
    return FOLLOWS_UP.search(plain(text)) is not None and any(one.names != (EVERYBODY,) for one in told)


def _lays_a_duty(text: str, reading: Reading) -> bool:
    """ "UBND các xã có trách nhiệm …": more than urging, though the document ends with it."""
    acting = (one for one in named(text, reading.known) if one.part is Part.ACTS)
    return IN_DUTY.search(plain(text)) is not None and any(one.names != (EVERYBODY,) for one in acting)
