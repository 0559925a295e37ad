"""Orders that stand over the sentence that leads into the list (rule 15)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from notices.duties import Part, named
from notices.fold import plain
from notices.model import EVERYBODY, Block

TOLD_FIRST: Final = re.compile(
    r"""
    \W* (?: (?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công) \s                    # "Giao Sở Y tế …"
      | (?:đồng\s+chí\s+)? (?:chủ\s+tịch|phó\s+chủ\s+tịch|giám\s+đốc|bộ\s+trưởng|ủy\s+ban|ubnd|thủ\s+tướng)
        [\w\s]{0,60}? \s (?:giao|yêu\s+cầu|đề\s+nghị) \s )                    # "Chủ tịch UBND tỉnh yêu cầu Sở Y tế …"
    """,
    re.VERBOSE,
)


def opening_orders(head: Sequence[Block]) -> tuple[Block, ...]:
    """Paragraphs over the last one of ``head`` that tell named bodies to do a thing of their own."""
    return tuple(block for block in head[:-1] if _orders(block.text))


def _orders(text: str) -> bool:
    if text.rstrip().endswith(":") or text.isupper() or not TOLD_FIRST.match(plain(text)):
        return False
    return any(one.part is Part.TOLD and one.names != (EVERYBODY,) for one in named(text))
