"""Finds a secrecy mark that stands on a line of its own.

Decree 26/2020/NĐ-CP puts MẬT, TỐI MẬT and TUYỆT MẬT as a stamp under the number; "bí mật" in a sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from notices.decode import clean

MARKS: Final = ("TUYỆT MẬT", "TỐI MẬT", "MẬT", "LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI")

PREFIXES: Final = ("", "TÀI LIỆU", "VĂN BẢN", "DẤU", "CHỈ", "TÀI LIỆU CHỈ")
"""Words with which a mark may share its line: "TÀI LIỆU MẬT"."""

KEYS: Final = {(prefix + mark).replace(" ", ""): mark for prefix in PREFIXES for mark in MARKS}
"""Marks without blanks, so that "M Ậ T" is found, too."""

SPOKEN: Final = frozenset(mark.capitalize() for mark in MARKS if " " in mark)
"""Marks of several words count in this case, too ("Lưu hành nội bộ"); "Mật" alone does not."""

GAP: Final = re.compile(r"[\t\r\n\v\f|\u2028\u2029]|\s{3,}")
"""What sets two things on one visual line apart: a tab, a table's rule, three blanks."""

LABEL: Final = re.compile(r"\b(?:độ|mức(?: độ)?) mật *[:：] *(?:(?P<mark>tuyệt mật|tối mật|mật)\b)?", re.IGNORECASE)
"""Độ mật: Tối mật"""

POSSIBLE: Final = re.compile(
    r"[mM][\W_]*[ậẬ][\W_]*[tT]|[lL][\W_]*[ưƯ][\W_]*[uU][\W_]*[hH]|[xX][\W_]*[eE][\W_]*[mM][\W_]*[xX][\W_]*[oO]"
)
"""The first letters of the marks, however far apart: hardly any text has them."""

NO_LETTERS: Final = re.compile(r"[\W_]+")
"""Brackets, dashes and stars around a mark; a figure counts, for it makes an item of a list."""

HALF_A_WORD: Final = re.compile(r"\b(?:BÍ|BẢO)\W*$")
"""The end of a line whose next line goes on with "MẬT": "BẢO VỆ BÍ⏎MẬT"."""


def mark_in(lines: Iterable[str]) -> str | None:
    """The first secrecy mark ("MẬT", "LƯU HÀNH NỘI BỘ" …) in ``lines``; None where there is none.

    A line may hold several things set apart by a tab, "|" or a wide gap: each is looked at.
    """
    text = clean("\n".join(lines))
    if not POSSIBLE.search(text):
        return None
    before = ""
    for line in text.split("\n"):
        mark = _in_line(line, before)
        if mark is not None:
            return mark
        before = line.strip() or before
    return None


def _in_line(line: str, before: str) -> str | None:
    whole = _stated(line) or _alone(line, before)  # letters may be spaced out widely
    if whole is not None:
        return whole
    parts = GAP.split(line)
    for part in parts if len(parts) > 1 else ():
        mark = _stated(part) or _alone(part, before)
        if mark is not None:
            return mark
        before = part.strip() or before
    return None


def _stated(part: str) -> str | None:
    match = LABEL.search(part)
    return match["mark"].upper() if match and match["mark"] else None


def _alone(part: str, before: str) -> str | None:
    words = " ".join(NO_LETTERS.sub(" ", part).split())
    # Hardly any line has the letters of a mark: what stands before is looked at for those alone.
    if words.replace(" ", "").upper() not in KEYS or HALF_A_WORD.search(before):
        return None
    label = LABEL.search(before)
    if words in SPOKEN or (label and not label["mark"]):
        words = words.upper()
    return KEYS.get(words.replace(" ", ""))
