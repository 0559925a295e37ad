"""Lines of a plain text as the page had them, and how the text as a whole was broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from notices.columns import FOOT, unfold_columns
from notices.numbering import read_marker
from notices.tabbed import with_tables

PAGE_NUMBER: Final = re.compile(r"\s*(?:[-–—]\s*)?(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?\s*")
COUNTED: Final = re.compile(r"(?<!\w)(?:tuần|tháng|ngày|năm|số|quý|thứ)$", re.IGNORECASE)
"""Before a number that stands alone on its line and is no page's."""
PAGE_END: Final = "\x0c"
RULE: Final = re.compile(r"[-–—_=*]{3}")
RULE_LETTERS: Final = frozenset("-–—_=*| \t")
"""A drawn line: "-------", "***", "|---|---|"."""
HEADING_MARKS: Final = re.compile(r"^\s*#{1,6}\s+")
EMPHASIS: Final = re.compile(r"^(?P<stars>\*{1,3})(?P<inside>.+?)\s*(?P=stars)(?P<after>[:.;,]?)$")
EMPHASIS_FIRST: Final = re.compile(
    r"^(?P<stars>\*{1,3})(?P<inside>(?:[\dIVX]+(?:\.\d+)*[.)/]|[a-zđ]\))[^*]*|[^*]{2,80}:)\s*(?P=stars)\s*(?P<rest>[^*].*)$"
)
"""A number or a heading in bold before the words that go on: "**3. Sở Y tế:** Tiếp tục …"."""
STRAY_STARS: Final = re.compile(r"^\*{2,3}(?=[^*]+$)|(?<=[^*])\*{2,3}$")
"""Half of an emphasis that runs over several lines."""
WHOLE: Final = re.compile(r"[.;:!?][*\"”')\]]*$")
SHORT_HEADING: Final = 80
"""Letters; a numbered line below this is a heading, and no paragraph that was torn."""
UNWRAPPED_WIDTH: Final = 130
"""Lines longer than this are whole paragraphs: nothing broke them."""
WRAPPED_SHARE: Final = 0.1
"""Where lines were broken by width, far more of them than this go on with a small letter."""
FULL_SHARE: Final = 0.03
"""The same for lines that go on behind a full one."""


class Line(NamedTuple):
    """One line with what stood around it."""

    text: str
    indent: int
    blank_before: bool
    page_before: bool
    """A page's end stood before it, by its number or a form feed: a paragraph may go on over it."""
    border_before: bool
    """A table border, or another thing that no paragraph crosses, stood before it."""
    number: int = 0
    """Its place among the printed lines of its page, else of the text, from 1."""
    page: int | None = None
    """From 1; None where form feeds show no pages."""
    cells: tuple[str, ...] = ()
    """The cells of a Markdown table's row: "| 1 | Lập kế hoạch | Văn phòng Sở |"."""

    @property
    def width(self) -> int:
        """Column at which it ends."""
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class Habit:
    """How the whole text was broken into lines."""

    width: int
    """Column at which the longest ordinary lines end; 0 where nothing broke the paragraphs."""
    blanks_part: bool
    """Blank lines stand between paragraphs (and not between any two lines)."""
    always_blank: bool
    """Every paragraph has a blank line before it, so that neighbouring lines belong together."""
    blanks_rare: bool
    """Paragraphs mostly follow each other without a blank line: one that stands there is a page's end."""
    margin: int
    """Indentation of lines that go on; first lines of paragraphs stand further in."""
    first: int
    """Indentation of first lines, where nothing else tells that lines were broken; else 0."""
    short_first: bool
    """First lines of paragraphs break early (text copied from web pages), so that a short one tells nothing."""


def lines(text: str) -> list[Line]:
    """The lines that carry words; page numbers, drawn lines and table borders are taken out."""
    found: list[Line] = []
    blank = page = border = False
    raw_lines = text.replace("\f", f"\n{PAGE_END}\n").split("\n")
    places = _places(raw_lines)
    for at, raw in unfold_columns(with_tables(list(enumerate(raw_lines)))):
        bare = raw.strip()
        if raw == PAGE_END or (PAGE_NUMBER.fullmatch(bare) and not _is_counted(found, blank=blank)):
            blank = page = True
        elif not bare or _is_rule(bare):
            blank = True
        elif not bare.strip("|* "):
            border = True
        else:
            indent = len(raw) - len(raw.lstrip())
            found.append(Line(_bare(raw), indent, blank, page, border, *places[at], cells=_cells(bare)))
            blank = page = border = False
    return found


def _is_counted(before: Sequence[Line], *, blank: bool) -> bool:
    return not blank and bool(before) and COUNTED.search(before[-1].text) is not None


def _places(raw_lines: Sequence[str]) -> list[tuple[int, int | None]]:
    """(line, page) of each line; lines count as an editor counts them, anew on each page that a form feed ends."""
    paged = PAGE_END in raw_lines
    places: list[tuple[int, int | None]] = []
    line, page = 0, 1
    for raw in raw_lines:
        line, page = (0, page + 1) if raw == PAGE_END else (line + 1, page)
        places.append((line, page if paged else None))
    return places


def _is_rule(bare: str) -> bool:
    return RULE_LETTERS.issuperset(bare) and RULE.search(bare) is not None


def habit(found: Sequence[Line]) -> Habit:
    """Judged by the whole text: line widths, and what stands before lines that go on with a small letter."""
    widths = sorted(line.width for line in found)
    width = widths[len(widths) * 9 // 10] if widths else 0
    torn = [(before, line) for before, line in pairwise(found) if _goes_on(line) and not _is_whole(before)]
    full = sum(before.width >= width * 3 // 4 for before, _ in torn)
    wrapped = len(torn) >= len(found) * WRAPPED_SHARE or full > max(1, len(found) * FULL_SHARE)
    if width > UNWRAPPED_WIDTH or not torn or not wrapped:
        apart = sum(line.blank_before for line in found) * 2 > len(found)
        set_in = sorted(line.indent for line in found if read_marker(line.text)[0])
        first = set_in[len(set_in) // 2] if set_in else 0
        return Habit(
            width=0, blanks_part=True, always_blank=apart, blanks_rare=False, margin=0, first=first, short_first=False
        )
    going_on = [line.blank_before for line in found if _goes_on(line)]
    foot = next((at for at, line in enumerate(found) if FOOT.match(line.text)), len(found))
    begun = [line.blank_before for before, line in pairwise(found[:foot]) if WHOLE.search(before.text)]
    marked = [line.blank_before or line.border_before for line in found[1:foot] if read_marker(line.text)[0]]
    return Habit(
        width=width,
        blanks_part=not going_on or sum(going_on) * 2 < len(going_on),
        always_blank=bool(marked) and sum(marked) * 10 >= len(marked) * 7,
        blanks_rare=len(begun) > 2 and sum(begun) * 10 < len(begun) * 3,
        margin=sorted(line.indent for _, line in torn)[len(torn) // 2],
        first=0,
        short_first=_short_first(found, width),
    )


def _goes_on(line: Line) -> bool:
    return line.text[:1].islower() and read_marker(line.text)[0] is None


def _is_whole(line: Line) -> bool:
    """A paragraph that ends here: by its last sign, or a numbered heading too short to have been broken."""
    return bool(WHOLE.search(line.text)) or (len(line.text) < SHORT_HEADING and read_marker(line.text)[0] is not None)


def _short_first(found: Sequence[Line], width: int) -> bool:
    firsts = [
        line.width for line, following in pairwise(found) if read_marker(line.text)[0] and following.text[:1].islower()
    ]
    return bool(firsts) and sum(first < width * 2 // 3 for first in firsts) * 2 > len(firsts)


def without_emphasis(text: str) -> tuple[str, bool]:
    """The words without Markdown stars around the whole, and whether there were any."""
    text = HEADING_MARKS.sub("", text).strip()
    found = EMPHASIS.match(text)
    opening = None if found else EMPHASIS_FIRST.match(text)
    if opening:
        return " ".join(f"{opening['inside']} {opening['rest']}".split()), False
    if not found:
        return (STRAY_STARS.sub("", text).strip() if text.count("**") == 1 else text), False
    inside = found["inside"].replace("**", "") if found["stars"] != "*" else found["inside"]
    return " ".join(inside.split()) + found["after"], True


def _cells(bare: str) -> tuple[str, ...]:
    row = bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2
    return tuple(" ".join(cell.split()) for cell in bare[1:-1].split("|")) if row else ()


def _bare(raw: str) -> str:
    return " ".join(raw.strip().strip("|").split())
