"""The parts of a notice: what stands over the orders, the orders, what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from notices.annex import annex_start
from notices.duties import Part, named
from notices.fold import plain
from notices.model import Block
from notices.numbering import Rank, read_marker
from notices.signature import POST
from notices.tables import task_tables

FOOT: Final = re.compile(r"\W*nơi\s+nhận\b|\W*(?:tl|kt|tm|tuq)\s*\.\s|\W*(?:t/l|k/t|t/m)\s")
"""The first line below the text: "Nơi nhận:", "TL. GIÁM ĐỐC"."""
LEAD: Final = re.compile(
    r"""
    (?: kết\sluận | ý\skiến | chỉ\sđạo | yêu\scầu | thống\snhất | thông\sbáo | đề\snghị | giao )
    # "… kết luận như sau:"
    .{0,400}? (?: như\ssau | sau\sđây | dưới\sđây | \bsau | nội\sdung | nhiệm\svụ ) \s* [:.;]? $
  | (?: kết\sluận | ý\skiến(?:\schỉ\sđạo)? ) \s* : \s* $
    """,
    re.VERBOSE | re.DOTALL,
)
LEAD_GOES_ON: Final = re.compile(
    r"(?:như\s+sau|sau\s+đây|ý\s+kiến|chỉ\s+đạo|kết\s+luận)\s*:\s+(?=(?:giao|yêu\s+cầu|đề\s+nghị)\s)"
)
CLOSING: Final = re.compile(
    r"""
    \W* (?: trên\sđây\slà | nay,?\s+thông\sbáo | thông\sbáo\snày
      | (?: thừa\s(?:lệnh|ủy\squyền)[^,]*,\s* )? [\w\s]{0,80} (?:xin\s)? (?:thông\sbáo|truyền\sđạt) \s
        (?:kết\sluận(?!\ssố)|ý\skiến|nội\sdung|đến|tới|để|cho)
        .{0,600} (?: biết | thực\shiện | triển\skhai ) )               # "Văn phòng … thông báo để … biết, thực hiện"
    """,
    re.VERBOSE | re.DOTALL,
)
END: Final = re.compile(r"\./\.?\W*$")
"""The sign that the text is at its end."""
LONGEST_LIST: Final = 15
"""Paragraphs of a list of those present."""
LONGEST_POST: Final = 60
LEAST_LEAD: Final = 60
"""Letters; "Ý kiến chỉ đạo: Giao Sở A …" alone is no lead, but the order's own beginning."""
PARTICIPANTS: Final = re.compile(r"\W*(?:thành\s+phần|tham\s+(?:dự|gia)|dự\s+họp|cùng\s+dự|chủ\s+trì)")

WHO_WAS_THERE: Final = re.compile(rf"(?:^|[.;]\s+){PARTICIPANTS.pattern}[^.;:]{{0,60}}:\s*$")
""" "Thành phần tham dự:" over a numbered list, or at the end of the opening."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A document cut in three."""

    head: tuple[Block, ...]
    """Letter head, title and opening; its last block is the sentence that leads into the orders, if there is one."""
    body: tuple[Block, ...]
    foot: tuple[Block, ...]
    """The closing formula, recipients and signature."""
    annex: tuple[Block, ...] = ()
    """What is bound behind the letter."""


def parts(blocks: Sequence[Block]) -> Parts:
    """Cut at the sentence that leads into the orders, and at the closing formula or the recipients."""
    blocks = tuple(half for block in blocks for half in _halves(block))
    foot = _foot(blocks)
    annex = annex_start(blocks, foot)
    start = _body_start(blocks[:foot])
    end = next((at for at in range(start, foot) if CLOSING.match(plain(blocks[at].text))), foot)
    ended = next((at + 1 for at in range(start, end) if END.search(blocks[at].text)), end)
    return Parts(tuple(blocks[:start]), tuple(blocks[start:ended]), tuple(blocks[ended:annex]), tuple(blocks[annex:]))


def _halves(block: Block) -> tuple[Block, ...]:
    """A lead and the order that goes on behind it in the same paragraph: "… có ý kiến như sau: Giao Sở A …"."""
    low = plain(block.text)
    lead = None if block.cell or read_marker(block.text)[0] else LEAD_GOES_ON.search(low)
    if not lead or lead.end() < LEAST_LEAD or not LEAD.search(low[: lead.end()].rstrip()):
        return (block,)
    order = block.text[lead.end() :].strip()
    return replace(block, text=block.text[: lead.end()].strip()), replace(block, text=order)


def _foot(blocks: Sequence[Block]) -> int:
    for at, block in enumerate(blocks):
        post = block.text.isupper() and len(block.text) < LONGEST_POST and POST.match(plain(block.text))
        if at > 1 and (post or FOOT.match(plain(block.text))):
            return at
    return len(blocks)


def _body_start(blocks: Sequence[Block]) -> int:
    listed = next((at for at, block in enumerate(blocks) if _is_structural(blocks, at, block)), len(blocks))
    numbered = min(listed, _first_table(blocks))
    present = (at for at, block in enumerate(blocks[:numbered]) if WHO_WAS_THERE.search(plain(block.text)))
    listing = next(present, None)  # of those present, with numbers of its own
    led = _behind_lead(blocks, listing, listing + LONGEST_LIST) if listing is not None else None
    led = led or _behind_lead(blocks, 0, numbered)
    if led:
        return led
    if numbered < len(blocks):
        return numbered
    begun = (at for at, block in enumerate(blocks) if plain(block.text).startswith(("giao ", "yêu cầu ")))
    told = (at for at, block in enumerate(blocks) if _tells_somebody(block))
    return next(begun, next(told, len(blocks)))


def _behind_lead(blocks: Sequence[Block], start: int, end: int) -> int | None:
    """Where the orders begin: behind the first sentence that leads into them."""
    for at, block in enumerate(blocks[start:end], start):
        if LEAD.search(plain(block.text)) and not read_marker(block.text)[0] and not _is_header(block):
            return at + 1
    return None


def _tells_somebody(block: Block) -> bool:
    """An order in the middle of a sentence, of a letter without any lead or number."""
    spoken = len(block.text) > LONGEST_POST and not _is_header(block)
    return spoken and any(one.part is Part.TOLD for one in named(block.text))


def _first_table(blocks: Sequence[Block]) -> int:
    """Where the first table of tasks begins."""
    tables = task_tables(blocks)
    return next((at for at, block in enumerate(blocks) if block.cell and block.cell[0] in tables), len(blocks))


def _is_header(block: Block) -> bool:
    return plain(block.text).startswith(("số", "v/v", "kính gửi")) or block.text.isupper()


def _is_structural(blocks: Sequence[Block], at: int, block: Block) -> bool:
    """A numbered heading or item that belongs to the orders or the assessment, not to the list of those present."""
    marker, text = read_marker(block.text)
    if marker is None or marker.is_bullet or marker.rank is Rank.LETTER:
        return False
    before = blocks[at - 1].text if at else ""
    return not PARTICIPANTS.match(plain(text)) and not (PARTICIPANTS.match(plain(before)) and before.endswith(":"))
