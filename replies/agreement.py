"""Yes, to a question of the bot."""

from __future__ import annotations

import re
from typing import Final

_YES: Final = re.compile(
    r"""\s*(?:dạ|da|vâng|vang)?\s*
    (?:đúng|dung|đ[uú]ng|ừ+|uh|ờ|vâng|vang|phải|phai|chính\s+xác|chinh\s+xac|ok|oke|okie|yes|👍|👌)  # đúng, ok
    (?:\s+(?:rồi|roi|r|vậy|vay|thế|the|đó|do|em|anh|chị|nhé|nhe|nha|ạ|a))*                        # đúng rồi nhé
    [\s.!,]*""",
    re.VERBOSE | re.IGNORECASE,
)


def agrees(words: str) -> bool:
    """ "Đúng", "ừ đúng rồi nhé", "ok": nothing but agreement."""
    return _YES.fullmatch(words) is not None
