"""Items → tasks: who, with whom, by when, how often, on the ground of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from notices.bodies import mentions
from notices.deadlines import Base, Deadline, days_in, deadlines
from notices.duties import Named, Part, named, orders
from notices.fold import UPPER, plain
from notices.items import Item
from notices.model import EVERYBODY, Milestone, Role, Task
from notices.names import spelled
from notices.persons import persons
from notices.recurrence import recurrence
from notices.references import references
from notices.scope import Scope
from notices.tables import Row

SUPPORTS: Final = re.compile(
    r"\W*(?:(?:tiếp\s+tục|khẩn\s+trương|chủ\s+động|tích\s+cực|kịp\s+thời|thường\s+xuyên|tăng\s+cường|nghiêm\s+túc|đồng\s+thời|sẵn\s+sàng)[\s,]+)*phối\s+hợp\b"
)
"""The first words of a supporting task: "Tiếp tục phối hợp với …"."""
DEPUTY: Final = re.compile(r"(?:[Cc]ác\s+)?(?:đồng\s+chí\s+)?(?:Phó|Thứ\s+trưởng|phó)\s")
TITLE: Final = re.compile(
    rf"(?:(?:Giao|Phân\s+công|Đề\s+nghị|Yêu\s+cầu)\s+)?(?P<title>(?:[Cc]ác\s+)?(?:đồng\s+chí\s+)?(?:Phó\s+)+"
    rf"(?:Giám\s+đốc|Chủ\s+tịch|Hiệu\s+trưởng|Viện\s+trưởng|Cục\s+trưởng|Bí\s+thư))\s(?![{UPPER}])"
)
""" "Các đồng chí Phó Giám đốc theo lĩnh vực phụ trách …"."""
OWN_ORDER: Final = 25
"""An item under a unit's heading goes to somebody else only if it says so at its very beginning (in letters)."""
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=\W*[^\W\d_])|;\s+")


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading one item needs to know about the notice."""

    scope: Scope
    base: Base
    known: tuple[str, ...]
    people: tuple[str, ...]


def task(item: Item, setting: Setting) -> Task:
    """The task that an item orders."""
    if item.row:
        return _of_row(item, item.row, setting)
    found = named(item.text, setting.known)
    told = persons(item.text, setting.people)
    assignees, acting = _assignees(item, found, setting, by_person=bool(told))
    return Task(
        path=item.path,
        text=item.text,
        assignees=assignees,
        partners=_partners(item, found, assignees, setting.scope),
        role=Role.SUPPORT if SUPPORTS.match(plain(item.text)) else Role.LEAD,
        milestones=_milestones(item.text, assignees, acting, setting),
        recurrence=recurrence(item.text),
        persons=told,
        references=references(item.text),
    )


def _of_row(item: Item, row: Row, setting: Setting) -> Task:
    """A row of a table: who, with whom and by when stand in cells of their own; what is missing, in the text."""
    alone = task(replace(item, row=None), setting)
    assignees = setting.scope.units(_in_cell(row.who, setting)) or alone.assignees
    partners = setting.scope.units(_in_cell(row.partners, setting)) or alone.partners
    due = tuple(Milestone(day, row.when, assignees) for day in days_in(row.when, setting.base))
    return replace(
        alone,
        assignees=assignees,
        partners=tuple(unit for unit in partners if unit not in assignees),
        milestones=due or tuple(replace(one, units=assignees) for one in alone.milestones),
        recurrence=recurrence(row.when) or alone.recurrence,
        persons=alone.persons or persons(f"Giao {row.who}", setting.people),
    )


def _in_cell(words: str, setting: Setting) -> tuple[str, ...]:
    """The bodies that a cell names; its own words where none of them is known as a body's."""
    found = tuple(name for mention in mentions(words, setting.known) for name in mention.names)
    return found or tuple(filter(None, (part.strip(" .") for part in re.split(r"[;,]", words))))


def names_nobody(item: Item, setting: Setting) -> bool:
    """Neither the item nor anything over it says who must act: that it is for all is only assumed."""
    if item.row and item.row.who:
        return False
    told = [*item.over.owners, *(name for one in orders(named(item.text, setting.known)) for name in one.names)]
    return not setting.scope.units(tuple(told)) and not setting.scope.locality and not persons(item.text)


def unclear(text: str, base: Base) -> tuple[Deadline, ...]:
    """Deadlines of a text that no date can be worked out from."""
    return tuple(found for found in deadlines(text, base) if found.due is None)


def _assignees(
    item: Item, found: Sequence[Named], setting: Setting, *, by_person: bool
) -> tuple[tuple[str, ...], tuple[tuple[int, tuple[str, ...]], ...]]:
    """The units, and for each place in the text where some are told to act, which."""
    scope = setting.scope
    acting = tuple((one.start, units) for one in orders(found) if (units := scope.units(one.names)))
    owners = scope.units(item.over.owners)
    if owners and item.over.headed:
        first = next((one for one in found if one.part is Part.TOLD and one.start < OWN_ORDER), None)
        return (first and scope.units(first.names)) or owners, ()
    if by_person and not acting:
        return (), ()
    titled = () if acting else _by_title(item.text, found, scope)
    if titled:
        return titled, ()
    if acting:
        return _everybody_first(dict.fromkeys(unit for _, units in acting for unit in units)), acting
    return owners or ((scope.locality,) if scope.locality else (EVERYBODY,)), ()


def _by_title(text: str, found: Sequence[Named], scope: Scope) -> tuple[str, ...]:
    """An unnamed leader of the body itself, who heads no unit: "Giao Phó Giám đốc Sở phụ trách …" (rule 26)."""
    told = next((one for one in orders(found) if DEPUTY.match(text, one.start)), None)
    titled = None if told else TITLE.match(text)
    if titled:
        return (spelled(titled["title"]),)
    return (spelled(text[told.start : told.end]),) if told and scope.is_own(told.names) else ()


def _everybody_first(units: dict[str, None]) -> tuple[str, ...]:
    return tuple(sorted(units, key=lambda unit: unit != EVERYBODY))


def _partners(item: Item, found: Sequence[Named], assignees: Sequence[str], scope: Scope) -> tuple[str, ...]:
    said = tuple(name for one in found if one.part is Part.JOINS for name in one.names)
    units = scope.units((*said, *item.over.partners))
    return tuple(unit for unit in units if unit not in assignees or (unit == EVERYBODY and assignees != (EVERYBODY,)))


def _milestones(
    text: str, assignees: tuple[str, ...], acting: Sequence[tuple[int, tuple[str, ...]]], setting: Setting
) -> tuple[Milestone, ...]:
    found: dict[tuple[object, tuple[str, ...]], Milestone] = {}
    for deadline in deadlines(text, setting.base):
        if deadline.due is None:
            continue
        units = _units_at(text, deadline.start, acting) or assignees
        phrase = text[deadline.start : deadline.end].strip()
        found.setdefault((deadline.due, units), Milestone(deadline.due, phrase, units))
    return tuple(found.values())


def _units_at(text: str, at: int, acting: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """The units that act in the sentence before ``at``, nearest first; () where the sentence names none."""
    begin = max((end for found in SENTENCE.finditer(text) if (end := found.end()) <= at), default=0)
    near = [units for start, units in acting if begin <= start < at]
    return near[-1] if near else ()
