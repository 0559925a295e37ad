"""Pages of printed lines → paragraphs, whether they came from a PDF's letters or from a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from notices.formats.contents import Contents
from notices.formats.pdf_columns import Columns, parts
from notices.formats.pdf_lines import Line, Page, without_margins
from notices.formats.pdf_paragraphs import column, paragraphs_of
from notices.formats.pdf_tables import cells_of, tables_in
from notices.formats.scan_mend import mended_words
from notices.formats.scan_numbers import with_numbers
from notices.model import Block


def laid_out(pages: Sequence[Page], notes: Iterable[str] = ()) -> Contents:
    """The paragraphs of ``pages``, and all their lines; ``notes`` are words that lie over a page."""
    printed = (line.apart for page in pages for line in page.lines)
    return Contents(tuple(_blocks(pages)), (*printed, *notes))


def renumbered(pages: Iterable[Page]) -> list[Page]:
    """Pages of several files, counted through: each line knows its page."""
    return [
        replace(page, lines=tuple(replace(line, page=index) for line in page.lines)) for index, page in enumerate(pages)
    ]


def _blocks(pages: Sequence[Page]) -> Iterator[Block]:
    scanned = any(page.scanned for page in pages)
    lines = [line for page in without_margins(list(pages)) for line in page.lines]
    if scanned:
        lines = with_numbers(mended_words(lines))
    if not lines:
        return
    edges = min(line.left for line in lines), max(line.right for line in lines)
    found = parts(lines)
    yield from _columns(found.head, 0, edges)
    yield from _with_tables(found.body, 2)
    yield from _columns(found.foot, 1, edges)
    yield from _with_tables(found.after, 2 + len(found.body))


def _with_tables(lines: Sequence[Line], first: int) -> Iterator[Block]:
    """Paragraphs, and the cells of the tables of tasks between them; ``first`` is the first table's number."""
    at = 0
    for number, table in enumerate(tables_in(lines), start=first):
        yield from paragraphs_of(lines[at : table.start])
        yield from cells_of(lines, table, number)
        at = table.end
    yield from paragraphs_of(lines[at:])


def _columns(columns: Columns, table: int, edges: tuple[float, float]) -> Iterator[Block]:
    yield from column(columns.left, (table, 0, 0), columns.gap - edges[0])
    yield from column(columns.right, (table, 0, 1), edges[1] - columns.gap)
