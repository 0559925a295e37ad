"""Plain text with hard line ends → whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notices.columns import FOOT
from notices.line_signs import (
    COUNTED_INSIDE,
    ENDS,
    IN_A_NAME,
    INDENT,
    LONG,
    LONGEST_END,
    LONGEST_TITLE_LINE,
    MOTTO_ENDS,
    NUMBER_FOLLOWS,
    RANGE_GOES_ON,
    SENTENCE_ENDS,
    SHORTEST_TITLE,
    SLACK,
    STANDS_ALONE,
    SYLLABLE,
    SYMBOL_BROKEN,
    TITLE,
    UNFINISHED,
    WIDE_SLACK,
)
from notices.lines import COUNTED, HEADING_MARKS, SHORT_HEADING, Habit, Line, habit, lines, without_emphasis
from notices.model import Block
from notices.numbering import read_marker
from notices.places import Place


def paragraphs(text: str) -> tuple[Block, ...]:
    """Whole paragraphs of a text whose lines were broken by a page, a mail program or nobody."""
    found = lines(text)
    manner = habit(found)
    foot = next((at for at, line in enumerate(found) if FOOT.match(line.text.lstrip("*"))), len(found))
    whole: list[list[Line]] = []
    for at, line in enumerate(found):
        joins = whole and (at <= foot or whole[-1][-1].text.count("**") == 1)
        if joins and (_counts_on(whole[-1], line) or not _begins(whole[-1][-1], line, manner, whole[-1][0])):
            whole[-1].append(line)
        else:
            whole.append([line])
    return tuple(block for at, parts in enumerate(whole) for block in _blocks(parts, at, whole))


def _counts_on(parts: Sequence[Line], line: Line) -> bool:
    """Whether "(2)" at a line's head goes on with a "(1)" within the paragraph."""
    number = COUNTED_INSIDE.match(line.text)
    if number is None or line.blank_before or line.border_before or int(number["n"]) < 2:
        return False
    before = re.compile(rf"\S.*\(\s*{int(number['n']) - 1}\s*\)\s")
    return any(before.search(part.text) for part in parts)


def _blocks(parts: Sequence[Line], at: int, whole: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """One block; of a table's row one for each cell."""
    if not parts[0].cells:
        yield _block(parts)
        return
    first = next(row for row in range(at, -1, -1) if row == 0 or not whole[row - 1][0].cells)
    for column, text in enumerate(parts[0].cells):
        if text:
            words, bold = without_emphasis(text)
            yield Block(words, bold=bold, cell=(first, at - first, column), place=_place(parts[0]))


def _begins(before: Line, line: Line, manner: Habit, first: Line) -> bool:
    """Whether ``line`` begins a paragraph of its own."""
    if line.cells or before.cells:
        return True
    goes_on = line.text.lstrip('*(“"')[:1].islower()
    if SYMBOL_BROKEN.search(before.text) and line.text[:1].isupper() and not line.border_before:
        return False
    if _is_torn(before, line, manner) and not _is_listed(before, line, manner):
        return False
    if _is_cut_off(before, line, first) or (manner.width == 0 and _is_title_broken(before, line, first)):
        return False
    if line.border_before or line.text.startswith("#") or (STANDS_ALONE.match(line.text) and not goes_on):
        return True
    if _is_listed(before, line, manner) or _changes_face(before, line):
        return True
    if first.text.lstrip("*").startswith("V/v"):
        return line.blank_before
    if goes_on:
        return (
            HEADING_MARKS.match(before.text) is not None
            or _parted(before, line, manner)
            or _set_in(line, before, manner)
        )
    if manner.width == 0:
        # Where blank lines part the paragraphs, a line right behind a long unfinished one goes on with it.
        told = manner.always_blank or line.indent + INDENT <= manner.first
        return not told or line.blank_before or len(before.text) < LONG or bool(ENDS.search(before.text))
    if line.blank_before and manner.blanks_part:
        return _begins_behind_a_gap(before, line, manner, first)
    return not (manner.always_blank and manner.blanks_part) and _ends_by_shape(before, line, manner, first)


def _begins_behind_a_gap(before: Line, line: Line, manner: Habit, first: Line) -> bool:
    """The same behind a blank line or a page's end, where the lines were broken by width."""
    page = line.page_before or manner.blanks_rare
    set_in = line.indent >= manner.margin + INDENT
    if set_in and before is first and _heads_a_list(before, line, manner):
        return True
    if line.page_before and before is not first and not ENDS.search(before.text) and not line.text.isupper():
        return set_in
    return not page or bool(ENDS.search(before.text)) or not _full(before, line, manner)


def _is_torn(before: Line, line: Line, manner: Habit) -> bool:
    """Whether the line before breaks off in the middle of a sentence, whatever this one begins with."""
    apart = line.blank_before and manner.width == 0 and not line.page_before
    if apart or line.border_before or before.text.isupper():
        return False
    number = re.match(r"[\dIVX]", line.text) and NUMBER_FOLLOWS.search(before.text, _near_end(before))
    return bool(UNFINISHED.search(before.text, _near_end(before)) or number)


def _near_end(line: Line) -> int:
    return max(0, len(line.text) - LONGEST_END)


def _is_cut_off(before: Line, line: Line, first: Line) -> bool:
    """Whether a syllable was cut off from its word: "KẾT" over "LUẬN CỦA …"."""
    if line.border_before or line.blank_before or read_marker(line.text)[0]:
        return False
    loud = before.text.isupper() and line.text.isupper()
    begun = (
        before is first
        and SYLLABLE.fullmatch(before.text)
        and before.text[0].isupper()
        and (loud or not before.text.isupper())
    )
    return bool(begun)


def _is_title_broken(before: Line, line: Line, first: Line) -> bool:
    """Whether a centred title goes on: "Kết luận … buổi làm việc với Chi cục Đo lường" over "Chất lượng về …"."""
    if line.blank_before or line.border_before or line.page_before or not TITLE.match(first.text.lstrip("*")):
        return False
    told = ENDS.search(before.text) or ENDS.search(line.text) or read_marker(line.text)[0] or line.text.endswith(",")
    return not told and len(line.text) < LONGEST_TITLE_LINE and not STANDS_ALONE.match(line.text)


def _changes_face(before: Line, line: Line) -> bool:
    # "PHÓ CHỦ TỊCH" over a name, a bold line over another bold line: titles and signatures.
    if before.text.endswith("**") and line.text.startswith("**"):
        return not line.text.strip("*")[:1].islower()
    loud = before.text.strip("*")
    closed = before.text.endswith("./.") or (len(line.text) > SHORTEST_TITLE and ENDS.search(before.text))
    if line.text.isupper() and not loud.isupper() and closed:
        return True
    if (loud.isupper() and "**" not in before.text and line.text.startswith("**")) or MOTTO_ENDS.search(before.text):
        return True
    return loud.isupper() and len(loud) > len("SỐ") + 2 and not line.text.strip("*").isupper()


def _parted(before: Line, line: Line, manner: Habit) -> bool:
    """Whether a line that begins with a small letter is a paragraph all the same: set apart, after a whole one."""
    if not line.blank_before or not manner.blanks_part:
        return False
    if manner.blanks_rare and before.text.endswith(";"):
        return False  # a page's end between the two halves of a sentence
    return _is_heading(before, line, manner) or bool(ENDS.search(before.text))


def _set_in(line: Line, before: Line, manner: Habit) -> bool:
    """The same for one that is set in as first lines are, behind a whole paragraph or a heading."""
    first = manner.width > 0 and line.indent >= manner.margin + INDENT and not manner.short_first
    return first and (_is_heading(before, line, manner) or bool(ENDS.search(before.text)))


def _is_heading(before: Line, line: Line, manner: Habit) -> bool:
    """A numbered line, too short to have been broken: the next one does not go on with it."""
    short = len(before.text) < SHORT_HEADING and not before.text.endswith(",")
    room = manner.width == 0 or not _full(before, line, manner)
    return short and room and read_marker(before.text)[0] is not None


def _is_listed(before: Line, line: Line, manner: Habit) -> bool:
    marker, _ = read_marker(line.text.removeprefix("**"))
    if marker is None:
        return False
    near = line.page_before or not line.blank_before
    if near and line.text[0].isdigit() and COUNTED.search(before.text, _near_end(before)):
        return False
    if marker.is_bullet and RANGE_GOES_ON.search(before.text) and re.match(r"\W+\d", line.text):
        return False
    # "Phòng Kế hoạch" at a full line's end, "- Tài chính" below: one name, no bullet.
    in_a_name = marker.is_bullet and near and not ENDS.search(before.text)
    wide = re.match(r"\W+[^\W\dA-ZĐ_]", line.text) and not before.text.endswith(":")
    slack = WIDE_SLACK if wide or (line.page_before and IN_A_NAME.search(before.text)) else SLACK
    return not (in_a_name and manner.width and _full(before, line, manner, slack))


def _ends_by_shape(before: Line, line: Line, manner: Habit, first: Line) -> bool:
    if manner.short_first and before is first and not read_marker(first.text.lstrip("*"))[0]:
        return bool(ENDS.search(before.text))
    if not _full(before, line, manner):
        return True
    set_in = line.indent >= manner.margin + INDENT
    heads = before is first and (_heads_a_list(before, line, manner) or _is_title_over(before, line, manner))
    return set_in and bool(ENDS.search(before.text) or heads)


def _heads_a_list(before: Line, line: Line, manner: Habit) -> bool:
    """A numbered heading as long as a line: "5. Phòng Văn hóa - Thông tin, Trung tâm Truyền thông"."""
    numbered = read_marker(before.text)[0] is not None and before.indent >= manner.margin + INDENT
    return numbered and line.text[:1].isupper() and not before.text.endswith(",")


def _is_title_over(before: Line, line: Line, manner: Habit) -> bool:
    """A title of one line over the first full line of the text, which stands no further in."""
    return bool(TITLE.match(before.text.lstrip("*"))) and line.indent <= before.indent and _full(line, line, manner)


def _full(before: Line, line: Line, manner: Habit, slack: int | None = None) -> bool:
    """Whether the next line's first word would not have fitted any more."""
    word = line.text.split(" ", 1)[0]
    if slack is None:
        slack = SLACK if SENTENCE_ENDS.search(before.text) else WIDE_SLACK
    return before.width + 1 + len(word) > manner.width - slack


def _place(line: Line) -> Place:
    return Place(page=line.page, line=line.number)


def _block(parts: Sequence[Line]) -> Block:
    text = ""
    for part in parts:
        # What a line end tore apart in a document number grows together; elsewhere a blank stood there.
        text += part.text if not text or SYMBOL_BROKEN.search(text) else " " + part.text
    text, bold = without_emphasis(text)
    return Block(text, bold=bold, place=_place(parts[0]))
