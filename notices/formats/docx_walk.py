"""The walk over the body of a .docx: what a person sees on paper, in reading order.

Insertions are kept and deletions dropped, fields show their result, hidden text stays hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from notices.formats.docx_numbering import Numbering
from notices.formats.docx_styles import Styles
from notices.formats.docx_table import Cell, cells, in_reading_order
from notices.formats.docx_xml import Element, attribute, child, local
from notices.formats.line import one_line, symbol
from notices.legacy import Decoder, decoder_of_font, is_unicode
from notices.model import Block
from notices.places import Place

DROPPED: Final = frozenset({"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "rt", "tblPr"})
FIXED: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}

InTable = tuple[int, int, int] | None


class Walk:
    """One pass over a document; ``lines`` gathers every line as printed."""

    def __init__(self, styles: Styles, numbering: Numbering, decoder: Decoder | None = None) -> None:
        self._styles = styles
        self._numbering = numbering
        self._decoder = decoder
        self._tables = 0
        self._paragraphs = 0
        self._carried: list[tuple[str, bool]] = []
        self.lines: list[str] = []

    def flow(self, parent: Element, place: InTable = None) -> list[Block]:
        """The paragraphs and tables in ``parent``, wrappers looked through."""
        blocks: list[Block] = []
        for element in wrapped(parent, "p", "tbl"):
            blocks += self._paragraph(element, place) if local(element) == "p" else self._table(element)
        return blocks

    def _table(self, table: Element) -> list[Block]:
        index, self._tables = self._tables, self._tables + 1
        read: list[tuple[Cell, list[Block]]] = [
            (cell, self.flow(cell.element, (index, cell.row, cell.column))) for cell in cells(table)
        ]
        ordered = in_reading_order([cell for cell, _ in read])
        blocks = {id(cell): found for cell, found in read}
        return [block for cell in ordered for block in blocks[id(cell)]]

    def _paragraph(self, paragraph: Element, place: InTable) -> list[Block]:
        inline = _Inline(self._styles, paragraph, self._decoder)
        inline.read(paragraph)
        self.lines += inline.watermarks
        boxes = [block for box in inline.boxes for block in self.flow(box, place)]
        pieces = self._carried + inline.pieces
        if child(paragraph, "pPr", "rPr", "del") is not None:  # its end is deleted: it runs on into the next one
            self._carried = pieces
            return boxes
        self._carried = []
        label = self._numbering.label(paragraph)
        raw = "".join(text for text, _ in pieces)
        self.lines += raw.splitlines()
        text = one_line(raw)
        if not text:
            return boxes
        # A blank even where Word sets none after the number: "1.Tham mưu" would hide the number.
        printed = f"{label} {text}" if label else text
        bold = all(heavy for words, heavy in pieces if words.strip())
        self._paragraphs += 1
        stands = Place(paragraph=self._paragraphs)
        return [*boxes, Block(printed, bold, self._styles.centered(paragraph), place, stands)]


class _Inline:
    """Gathers the words of one paragraph and the text boxes that hang on it."""

    def __init__(self, styles: Styles, paragraph: Element, decoder: Decoder | None) -> None:
        self._styles = styles
        self._paragraph = paragraph
        self._decoder = decoder
        self._fields: list[bool] = []  # a paragraph at a time: an unclosed field must not swallow the rest
        self._runs: list[tuple[str, bool, Decoder | None]] = []
        self.boxes: list[Element] = []
        self.watermarks: list[str] = []

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """(words, whether bold); runs in fonts of an old code are joined, for VNI writes one letter as two."""
        joined = []
        for decoder, runs in groupby(self._runs, key=itemgetter(2)):
            pieces = [(text, heavy) for text, heavy, _ in runs]
            if decoder is not None:
                bold = all(heavy for text, heavy in pieces if text.strip())
                pieces = [(decoder("".join(text for text, _ in pieces)), bold)]
            joined += pieces
        return joined

    def read(self, parent: Element) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element)
            elif name == "txbxContent":
                self.boxes.append(element)
            elif name == "textpath":
                self.watermarks.append(attribute(element, "string") or "")
            elif name == "AlternateContent":
                self.read(chosen(element))
            elif name not in DROPPED:
                self.read(element)

    def _run(self, run: Element) -> None:
        if self._styles.toggle("vanish", run, self._paragraph):
            return
        text = "".join(self._piece(element) for element in run)
        if text and all(self._fields):
            shown = text.upper() if self._styles.toggle("caps", run, self._paragraph) else text
            self._runs.append((shown, self._styles.toggle("b", run, self._paragraph), self._decoder_of(run, text)))

    def _decoder_of(self, run: Element, text: str) -> Decoder | None:
        """By the font, if its letters are of an old code indeed; else what holds for the whole document."""
        if is_unicode(text):
            return None
        return decoder_of_font(self._styles.font(run, self._paragraph)) or self._decoder

    def _piece(self, element: Element) -> str:
        name = local(element)
        if name == "t":
            return element.text or ""
        if name == "sym":
            return _symbol(element)
        if name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name == "AlternateContent":
            self.read(chosen(element))
        elif name in {"drawing", "pict", "object", "ruby"}:
            self.read(element)
        return FIXED.get(name, "")

    def _field(self, kind: str | None) -> None:
        """Keeps one entry a nested field: True once its result has begun."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


def wrapped(parent: Element, *names: str) -> Iterator[Element]:
    """The elements called ``names`` in ``parent``, looking through content controls, insertions and the like."""
    for element in parent:
        name = local(element)
        if name in names:
            yield element
        elif name == "AlternateContent":
            yield from wrapped(chosen(element), *names)
        elif name not in DROPPED:
            yield from wrapped(element, *names)


def chosen(alternatives: Element) -> Element:
    """The first choice of an ``mc:AlternateContent``; the fallback repeats it for old programs."""
    first = child(alternatives, "Choice")
    fallback = child(alternatives, "Fallback")
    return first if first is not None else fallback if fallback is not None else alternatives


def _symbol(element: Element) -> str:
    try:
        return symbol(int(attribute(element, "char") or "", 16))
    except ValueError:
        return ""
