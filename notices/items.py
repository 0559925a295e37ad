"""The tree of paragraphs → the items that order something, each with its path and what stands over it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from notices.closing import TROUBLE, Reading, closing
from notices.duties import Part, named, orders
from notices.fold import plain
from notices.headings import (
    consent_end,
    is_heading,
    is_order,
    is_petition,
    looks_back,
    narrates,
    only_agrees,
    only_permits,
    reports,
)
from notices.model import EVERYBODY
from notices.numbering import Rank
from notices.outline import Node, joined
from notices.over import Over, below, led_on
from notices.persons import persons
from notices.places import NO_SOURCE, Scanned, Source
from notices.tables import Row
from notices.titles import units_in_heading
from notices.verbs import DUTY

ALL_CALLED: Final = re.compile(
    r"(?:(?:thường\s+trực|ban\s+thường\s+vụ|lãnh\s+đạo|chủ\s+tịch|giám\s+đốc|hiệu\s+trưởng)\s[^,.;:]{2,50}\s)?"
    r"(?:yêu\s+cầu|đề\s+nghị)\s+(?:(?:ủy\s+ban\s+nhân\s+dân|ubnd)\s+tỉnh,\s+)?(?:(?:thủ\s+trưởng|trưởng|giám\s+đốc|lãnh\s+đạo)\s+)?các\s+(?:sở|cơ\s+quan|đơn\s+vị|phòng|bộ|ngành|địa\s+phương)(?!\w)"
)
""" "Đề nghị các đơn vị báo cáo …" behind the last unit's paragraph: nothing for that unit alone."""


CALLS_FOR: Final = re.compile(
    r"[^.;:]{0,60}:?\s*(?:yêu\s+cầu|đề\s+nghị)\s[^.;:]{0,80}(?:thực\s+hiện|triển\s+khai)[^.;:]{0,30},?\s*(?:cụ\s+thể|như\s+sau|sau|sau\s+đây)\s*:\s*"
)
LEADS_INTO: Final = re.compile(r"(?:nội\s+dung|nhiệm\s+vụ|công\s+việc|vấn\s+đề|giải\s+pháp)(?:\s+\w+){0,4}\s*:\s*$")
""" "Cơ bản thống nhất …; đề nghị Thành phố lưu ý một số nội dung sau:"."""
NEAR_THE_NAME: Final = 40
NEAR_THE_HEAD: Final = 8
"""Letters: "Giao ", "Yêu cầu "."""


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph that orders something."""

    path: str
    text: str
    over: Over
    row: Row | None = None
    """The row of a table that it is."""
    source: Source = NO_SOURCE
    scanned: Scanned | None = None
    renumbered: bool = False


def items(root: Node, lead: str, reading: Reading) -> tuple[Item, ...]:
    """The items under ``root``, in document order; ``lead`` is the sentence that leads into all of them."""
    told = (one for one in named(lead, reading.known) if one.part is Part.TOLD)
    over = Over(owners=tuple(name for one in told for name in one.names))
    kept = tuple(_under(root, over, replace(reading, passed_over=closing(root, reading))))
    return kept or tuple(_under(root, over, reading))


def with_annex(found: tuple[Item, ...], bound: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of the letter, then those of its annex; "PL" tells two of the same path apart."""
    taken = {item.path for item in found}
    return (*found, *(replace(item, path=f"PL.{item.path}") if item.path in taken else item for item in bound))


def unit_headings(root: Node, known: tuple[str, ...]) -> tuple[str, ...]:
    """Names in headings over tasks, in order."""
    nodes = [node for node in root.walk() if node.children]
    return tuple(name for node in nodes for name in units_in_heading(node.text, known))


def section_headings(root: Node) -> tuple[str, ...]:
    """Texts of headings under which tasks stand."""
    return tuple(
        node.text for node in root.walk() if node.children and not looks_back(node) and is_heading(node) and node.text
    )


def _under(parent: Node, over: Over, reading: Reading) -> Iterator[Item]:
    alone = _has_only_prose(parent)
    children = [
        child
        for child in parent.children
        if child is not reading.passed_over and (not child.is_prose or _speaks(child, reading, alone=alone))
    ]
    counts: Counter[str] = Counter()
    own = [child for child in children if not ALL_CALLED.match(plain(child.text))]
    for child in children:
        through = child.is_prose and ((alone and own in ([child], [])) or _leads_all(child, parent, reading))
        path = over.path if through else joined(over.path, _label(child, counts))
        yield from _of(child, over._replace(path=path, alone=through and not child.children), reading)


def _has_only_prose(parent: Node) -> bool:
    """A heading with nothing but paragraphs under it: a single order among them has the heading's path."""
    prose = all(child.is_prose and not child.children for child in parent.children)
    return bool(parent.text) and is_heading(parent) and prose


def _label(node: Node, counts: Counter[str]) -> str:
    """The part of a path that a node adds: its number, or its place among the bullets or paragraphs beside it."""
    if node.marker and not node.marker.is_bullet:
        return node.marker.label
    sign = "¶" if node.marker is None else "-" if node.marker.rank is Rank.DASH else "+"
    counts[sign] += 1
    return f"{sign}{counts[sign]}"


def _speaks(node: Node, reading: Reading, *, alone: bool) -> bool:
    """Whether an unnumbered paragraph counts: it orders, it leads on, or only such stand under the heading."""
    if node.children:
        return True
    has_deadline = reading.has_deadline(node.text)
    if TROUBLE.match(plain(node.text)) and not has_deadline:
        return False
    told = has_deadline or is_order(node.text) or bool(orders(named(node.text, reading.known)))
    return not narrates(node.text) and not _records(node, reading) and (told or (alone and not only_agrees(node.text)))


def _records(node: Node, reading: Reading) -> bool:
    """A consent or a praise, after which nobody is told anything."""
    agrees = only_permits(node.text) or (only_agrees(node.text) and not reading.has_deadline(node.text))
    consent = consent_end(node.text)
    return agrees and not any(one.start >= consent for one in orders(named(node.text, reading.known)))


def _only_reports(node: Node, reading: Reading, *, headed: bool) -> bool:
    """A numbered paragraph that orders nothing: "1. Các đợt mưa lớn đã gây ngập …; tuy nhiên … còn bị động."."""
    told = node.row or headed or orders(named(node.text, reading.known)) or persons(node.text)
    if is_petition(node.text):
        return True
    return not told and reports(node.text, dated=reading.has_deadline(node.text))


def _leads_all(node: Node, parent: Node, reading: Reading) -> bool:
    """The sentence over the whole list gets no path; one of several that each lead into their own list does."""
    if not node.children or node is not next(child for child in parent.children if child.children):
        return False
    if units_in_heading(node.text, reading.known):
        return False
    leads = [child for child in parent.children if child.is_prose and child.children]
    return len(leads) == 1 or not orders(named(node.text, reading.known))


def _of(node: Node, over: Over, reading: Reading) -> Iterator[Item]:
    if looks_back(node):
        if keeps_orders(node, reading):
            yield from _under(node, below(node, over, reading), reading)
        return
    if not node.children:
        if node.text and not _records(node, reading) and not _only_reports(node, reading, headed=over.headed):
            yield _item(node, over)
        return
    if _is_row_over_prose(node):
        yield _item(node, over)
        yield from _under(node, over, reading)
        return
    if not is_heading(node) and (is_order(node.text) or not node.is_prose):
        told_of = only_agrees(node.text) or _only_reports(node, reading, headed=over.headed)
        if not told_of and not (_calls_for_what_follows(node) or (node.is_prose and _urges_all(node, reading))):
            yield _item(node, over)
        yield from _under(node, below(node, over, reading) if node.row else led_on(node, over, reading), reading)
        return
    yield from _under(node, below(node, over, reading), reading)


def keeps_orders(node: Node, reading: Reading) -> bool:
    """ "1. Về tình hình giải ngân": a topic like others, if somebody by name is told to act under it."""
    if node.marker is None or node.marker.rank is not Rank.NUMBER or not plain(node.text).startswith("về "):
        return False
    return any(_orders_by_name(child.text, reading) for child in node.children)


def _orders_by_name(text: str, reading: Reading) -> bool:
    """Whether somebody by name is told something at once, or has a duty or a day to meet."""
    for one in orders(named(text, reading.known)):
        if one.names == (EVERYBODY,):
            continue
        if one.part is Part.TOLD and one.start < NEAR_THE_HEAD:
            return True
        if DUTY.search(plain(text), one.end, one.end + NEAR_THE_NAME) or reading.has_deadline(text):
            return True
    return False


def _is_row_over_prose(node: Node) -> bool:
    """The last row of a table, with what stands behind the table."""
    return node.row is not None and all(child.is_prose and child.row is None for child in node.children)


def _calls_for_what_follows(node: Node) -> bool:
    """ "Nhiệm vụ quý IV: yêu cầu các phòng khẩn trương thực hiện, cụ thể:": nothing but the lead of its items."""
    return node.leads_on and CALLS_FOR.fullmatch(plain(node.text)) is not None


def _urges_all(node: Node, reading: Reading) -> bool:
    """ "Các cấp, các ngành tiếp tục …, trong đó tập trung:": urges while it leads into the list, and is no order."""
    if only_agrees(node.text.rpartition(";")[0]) and LEADS_INTO.search(plain(node.text)):
        return True
    told = orders(named(node.text, reading.known))
    last = node.text.rpartition(". ")[2]  # before it, what the time is like: "Từ nay đến hết năm còn 03 tháng."
    return node.leads_on and all(one.names == (EVERYBODY,) for one in told) and not reading.has_deadline(last)


def _item(node: Node, over: Over) -> Item:
    text = f"{over.words} {node.text}" if over.words else node.text
    source = replace(node.source, text=text) if over.words else node.source
    return Item(".".join(over.path), text, over, node.row, source, node.scanned, node.renumbered)
