"""What a run of words signals, before clauses and kinds are made of it."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Final, NamedTuple

WORD: Final = r"[^\W\d_A-Z]+"
"""A word that was not recognised as a thing."""
WITHIN: Final = rf"(?!(?:đã|rồi|nhưng|còn|nên|mà|tuy|song|và) )(?:{WORD}|[NQK]) "
"""A word and its space, within one saying."""
UP_TO_2: Final = rf"(?:{WITHIN}){{0,2}}?"
UP_TO_4: Final = rf"(?:{WITHIN}){{0,4}}?"
UP_TO_6: Final = rf"(?:{WITHIN}){{0,6}}?"


class Sign(StrEnum):
    """The signals. What stands for a thing (T, D, L, P) is one, too."""

    TASK = auto()
    DAY = auto()
    LENGTH = auto()
    PERCENT = auto()

    DONE = auto()
    """Says so itself: xong, hoàn thành."""
    ACTED = auto()
    """Lets one think so: đã gửi, ban hành rồi."""
    ALREADY = auto()
    """ "Mục 1 rồi, mục 2 chưa"."""
    NOT_DONE = auto()
    DOING = auto()
    """Under way, in part, promised, handed in, waiting for a signature."""
    STEP = auto()
    """A step is behind: đã trình, họp rồi. What follows may be the last one: "đã trình, UBND tỉnh đã ban hành"."""
    PROMISE = auto()
    STALLED = auto()
    """Cannot go on: chưa làm được."""
    REASON = auto()
    """Opens a reason: do, vì."""
    BLOCK = auto()
    CLEAR = auto()
    """No difficulty: không vướng gì."""
    LOOK = auto()
    """Asks Văn phòng to look at what was handed in: no difficulty."""
    HELP = auto()
    EXTEND = auto()
    KEEP = auto()
    """No more time needed: không xin lùi nữa."""
    LATE = auto()
    RECEIVED = auto()
    NOD = auto()
    """Yes, ok, dạ: nothing of its own beside a report."""
    YES = auto()
    """As good as a nod only where nothing else is said."""
    WILL = auto()
    NOT_MINE = auto()
    TAKE_BACK = auto()
    SAID_DONE = auto()
    """ "Hôm qua báo xong": a done that was said before."""
    RETURNED = auto()
    """ "Bị trả về", "phải làm lại"."""
    ASK = auto()
    WHEN = auto()
    """Asks for a day: also where more time is spoken of."""
    MAYBE_ASK = auto()
    """A question only before a question mark: "… hay …"."""
    QUESTION_MARK = auto()
    THANKS = auto()

    SLIP = auto()
    """ "À nhầm": what follows corrects what went before."""
    EXCEPT = auto()
    NOT_THIS = auto()
    """ "Chứ không phải mục 4": the mention is none."""
    ONLY_LEFT = auto()
    """ "Chỉ còn mục 4"."""
    SAME = auto()
    """ "Mục 5 cũng vậy"."""
    BUT = auto()
    COMMA = auto()
    COLON = auto()
    STOP = auto()


class Rule(NamedTuple):
    """A pattern over the gist, in full spelling (fewer marks match, too)."""

    sign: Sign
    pattern: str
    example: str
    """What somebody may type that it is for."""


STRUCTURE: Final = frozenset({Sign.BUT, Sign.COMMA, Sign.COLON, Sign.STOP, Sign.REASON, Sign.ONLY_LEFT, Sign.NOT_THIS})
"""Signs that join or part, and say nothing of a task."""
