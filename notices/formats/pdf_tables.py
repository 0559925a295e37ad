"""Tables of tasks in printed pages: their columns are told by where the words stand, whether lines are drawn or not.

A table is known by the words at the head of its columns ("STT", "Nội dung", "Chủ trì", "Thời hạn"). Its columns
part at the strips that no word of the table crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from notices.fold import plain
from notices.formats.line import one_line
from notices.formats.pdf_lines import Line
from notices.formats.pdf_words import Word
from notices.model import Block
from notices.places import Place
from notices.tables import COLUMNS, task_columns

NUMBER_COLUMN: Final = re.compile(r"(?:stt|tt|số\s+tt)\b")
NUMBER: Final = re.compile(r"(?:\d{1,3}|[IVX]{1,5})[.)]?")
HEAD_LINES: Final = 4
"""Lines that the heads of columns take at most."""
APART: Final = 0.6
"""Em between the heads of two columns."""
STRIP: Final = 0.25
"""Em of the narrowest strip between two columns."""
SLACK: Final = 0.4
"""Em by which a row may be longer below its number than above."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table stands among the lines, and where its columns part."""

    start: int
    body: int
    """Its first line below the heads."""
    end: int
    strips: tuple[float, ...]


def tables_in(lines: Sequence[Line]) -> list[Table]:
    """The tables of tasks, from top to bottom."""
    found: list[Table] = []
    at = 0
    while at < len(lines):
        table = _table_at(lines, at)
        if table:
            found.append(table)
        at = table.end if table else at + 1
    return found


def cells_of(lines: Sequence[Line], table: Table, number: int) -> Iterator[Block]:
    """The table's cells, row by row; ``number`` is the table's own."""
    rows = [lines[table.start : table.body], *_rows(lines[table.body : table.end], table.strips)]
    for at, row in enumerate(rows):
        for column, words in enumerate(_cut(row, table.strips)):
            if words:
                place = Place(page=row[0].page + 1, line=row[0].number)
                yield Block(_text(words), cell=(number, at, column), place=place)


def _table_at(lines: Sequence[Line], at: int) -> Table | None:
    """The table whose heads begin at this line."""
    if not NUMBER_COLUMN.search(" ".join(plain(line.text) for line in lines[at : at + HEAD_LINES])):
        return None
    if not any(pattern.search(plain(lines[at].text)) for _, pattern in COLUMNS):
        return None
    body = next((n for n in range(at + 1, min(at + HEAD_LINES, len(lines)) + 1) if _begins_rows(lines, n)), None)
    if body is None:
        return None
    heads = _spans([word for line in lines[at:body] for word in line.words])
    free = [[(left[1], right[0])] for left, right in pairwise(heads)]
    if not _names_columns(lines[at:body], free):
        return None
    end = body
    while end < len(lines):
        narrowed = [_without(strips, lines[end].words) for strips in free]
        if all(narrowed):
            free = narrowed
        elif not _is_group(lines, end, free):
            break
        end += 1
    return Table(at, body, end, _middles(free)) if end > body else None


def _begins_rows(lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and NUMBER.fullmatch(lines[at].words[0].text) is not None


def _spans(words: Sequence[Word]) -> list[Span]:
    """What the heads cover, words that touch from line to line or side by side taken together."""
    spans: list[Span] = []
    for word in sorted(words, key=lambda word: word.left):
        if spans and word.left - spans[-1][1] < APART * word.em:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.right))
        else:
            spans.append((word.left, word.right))
    return spans


def _names_columns(heads: Sequence[Line], free: Sequence[Sequence[Span]]) -> bool:
    return task_columns([_text(words) for words in _cut(heads, _middles(free))]) is not None


def _without(strips: Sequence[Span], words: Sequence[Word]) -> list[Span]:
    """What of the strips the words leave free."""
    left = list(strips)
    for word in words:
        left = (
            [
                part
                for begin, end in left
                for part in ((begin, min(end, word.left)), (max(begin, word.right), end))
                if part[1] - part[0] > STRIP * word.em
            ]
            if any(begin < word.right and word.left < end for begin, end in left)
            else left
        )
    return left


def _is_group(lines: Sequence[Line], at: int, free: Sequence[Sequence[Span]]) -> bool:
    """A line over all columns between two rows: "I. Công tác chuyên môn"."""
    begins = NUMBER.fullmatch(lines[at].words[0].text) is not None
    following = at + 1 < len(lines) and all(_without(strips, lines[at + 1].words) for strips in free)
    return begins and following and _begins_rows(lines, at + 1)


def _middles(free: Sequence[Sequence[Span]]) -> tuple[float, ...]:
    widest = (max(strips, key=lambda strip: strip[1] - strip[0]) for strips in free)
    return tuple((begin + end) / 2 for begin, end in widest)


def _rows(lines: Sequence[Line], strips: Sequence[float]) -> list[Sequence[Line]]:
    """The lines of each row: from its number on, or around a number that is set in the middle of its row."""
    numbered = [at for at, line in enumerate(lines) if _number_of(line, strips)]
    if not numbered:
        return [[line] for line in lines]
    ways = [_divided(lines, [0, *numbered[1:]]), _divided(lines, _middle_starts(lines, numbered))]
    return max(ways, key=lambda rows: sum(_begins_large(row, strips) for row in rows))


def _divided(lines: Sequence[Line], starts: Sequence[int]) -> list[Sequence[Line]]:
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _middle_starts(lines: Sequence[Line], numbered: Sequence[int]) -> list[int]:
    """Where rows begin whose numbers stand in their middle: each reaches as far below its number as above it."""
    starts = [0]
    for at, following in pairwise(numbered):
        lowest = 2 * lines[at].baseline - lines[starts[-1]].baseline - SLACK * lines[at].em
        behind = range(at + 1, following + 1)
        starts.append(
            next((n for n in behind if lines[n].baseline < lowest or lines[n].page > lines[at].page), following)
        )
    return starts


def _begins_large(row: Sequence[Line], strips: Sequence[float]) -> bool:
    """Whether the words beside the number begin as a task does."""
    words = _cut(row, strips)[1]
    return bool(words) and words[0].text[:1].isupper()


def _number_of(line: Line, strips: Sequence[float]) -> bool:
    first = line.words[0]
    return first.left < strips[0] and NUMBER.fullmatch(first.text) is not None


def _cut(lines: Sequence[Line], strips: Sequence[float]) -> list[list[Word]]:
    """The words of each column, in reading order."""
    columns: list[list[Word]] = [[] for _ in range(len(strips) + 1)]
    for line in lines:
        for word in line.words:
            columns[sum(strip < (word.left + word.right) / 2 for strip in strips)].append(word)
    return columns


def _text(words: Sequence[Word]) -> str:
    return one_line(" ".join(word.text for word in words))
