"""Tasks that are bound behind the letter: "PHỤ LỤC: Danh mục nhiệm vụ", as a table or as a list."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from notices.fold import plain
from notices.model import Block
from notices.numbering import read_marker
from notices.tables import task_tables

ANNEX: Final = re.compile(
    r"\W*(?:PHỤ LỤC|DANH MỤC|DANH SÁCH|BIỂU (?:MẪU|SỐ)|BẢNG (?:PHÂN CÔNG|TỔNG HỢP)"
    r"|Phụ lục(?:\s+(?:[IVX]{1,4}|\d{1,2}))?\s*[:.]?$)"
)
"""How what is bound behind the letter begins."""
OF_TASKS: Final = re.compile(
    r"(?:phân\s+công|giao|danh\s+mục|bảng|tổng\s+hợp|kế\s+hoạch|các|một\s+số).*nhiệm\s+vụ|phân\s+công"
)
"""A title that promises tasks; any other list is only looked up."""


def annex_start(blocks: Sequence[Block], foot: int) -> int:
    """Where the annex begins: at its title, else at the first table of tasks behind the signature."""
    tables = task_tables(blocks[foot:])
    behind = range(foot, len(blocks))
    return next((at for at in behind if ANNEX.match(blocks[at].text) or _is_in(tables, blocks[at])), len(blocks))


def _is_in(tables: Collection[int], block: Block) -> bool:
    return block.cell is not None and block.cell[0] in tables


def annex_title(annex: Sequence[Block]) -> tuple[str, ...]:
    """The lines over its list or table."""
    titles = []
    for block in annex:
        if block.cell or read_marker(block.text)[0]:
            break
        titles.append(block.text)
    return tuple(titles)


def annex_orders(annex: Sequence[Block]) -> tuple[Block, ...]:
    """The paragraphs of an annex that hold tasks: its tables of tasks, else the list under a title that says so."""
    tables = task_tables(annex)
    if tables:
        return tuple(block for block in annex if _is_in(tables, block))
    title = annex_title(annex)
    return tuple(annex[len(title) :]) if OF_TASKS.search(plain(" ".join(title))) else ()
