"""Makes one clean line of the raw characters that a reader found."""

from __future__ import annotations

import re
from typing import Final

from notices.decode import clean

PRIVATE: Final = re.compile(r"[\uf020-\uf0ff]")
"""Letters of symbol fonts, shifted to the private area by Word."""

BULLET: Final = "•"


def one_line(text: str) -> str:
    """``text`` on one line: NFC, blanks folded, nothing invisible, symbol-font letters as plain ones."""
    return " ".join(clean(PRIVATE.sub(lambda match: symbol(ord(match[0])), text)).split())


def symbol(code: int) -> str:
    """The plain character for one of a symbol font; ``code`` with or without the private area's 0xF000.

    Punctuation and digits are where ASCII has them (measured on bullets of LibreOffice and Word);
    all else is an ornament and becomes a bullet.
    """
    low = code & 0xFF
    return chr(low) if 0x20 <= low <= 0x40 else BULLET
