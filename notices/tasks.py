"""Items → tasks: who, with whom, by when, how often, on the ground of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from notices.bodies import mentions
from notices.deadlines import Base, Deadline, deadlines, deadlines_in_cell
from notices.duties import Named, Part, named, orders
from notices.fold import UPPER, plain
from notices.grounds import POOR, Field, Ground, Why, ground
from notices.items import Item
from notices.model import EVERYBODY, Milestone, Role, Task
from notices.names import spelled
from notices.persons import persons
from notices.places import Scanned
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
OF_MANY: Final = re.compile(r"(?:ủy ban nhân dân )?các\s")
""" "Ủy ban nhân dân các huyện": a heading for a class, of which an item may name some."""
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=\W*[^\W\d_])|;\s+")


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading one item needs to know about the notice."""

    scope: Scope
    base: Base
    known: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """The units that must do a task, and by what they are known."""

    units: tuple[str, ...]
    why: tuple[Why, ...]
    acting: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """For each place in the text where some are told to act, which."""


def task(item: Item, setting: Setting) -> Task:
    """The task that an item orders."""
    if item.row:
        return _of_row(item, item.row, setting)
    found = named(item.text, setting.known)
    told = persons(item.text, setting.people)
    who = _assignees(item, found, setting, by_person=bool(told))
    partners, beside = _partners(item, found, who.units, setting.scope)
    stated = deadlines(item.text, setting.base)
    return Task(
        path=item.path,
        text=item.text,
        assignees=who.units,
        partners=partners,
        role=Role.SUPPORT if SUPPORTS.match(plain(item.text)) else Role.LEAD,
        milestones=_milestones(item.text, stated, who),
        recurrence=recurrence(item.text),
        persons=told,
        references=references(item.text),
        source=item.source,
        grounds=_grounds(item, who.why, beside, [why for one in stated for why in one.why]),
    )


def _grounds(item: Item, who: Sequence[Why], partners: Sequence[Why], when: Sequence[Why]) -> tuple[Ground, ...]:
    """What each field that holds something rests on; what was read from a picture is never certain."""
    seen, above = _seen(item.scanned), _seen(item.over.scanned) if item.over.why in who else ()
    text = (*seen, *((Why.MENDED,) if item.scanned and item.scanned.mended else ()))
    found = {
        Field.WHO: (*who, *seen, *above),
        Field.PARTNERS: (*partners, *seen) if partners else (),
        Field.WHEN: (*when, *seen) if when else (),
        Field.TEXT: (Why.PRINTED, *text),
        Field.PATH: (Why.RENUMBERED if item.renumbered else Why.PRINTED, *seen),
    }
    return tuple(ground(field, why) for field, why in found.items() if why)


def _seen(scanned: Scanned | None) -> tuple[Why, ...]:
    if scanned is None:
        return ()
    return (Why.POOR_SCAN,) if scanned.sure < POOR else (Why.SCANNED,)


def _of_row(item: Item, row: Row, setting: Setting) -> Task:
    """A row of a table: who, with whom and by when stand in cells of their own; what is missing, in the text."""
    scope = setting.scope
    alone = task(replace(item, row=None), setting)
    who, beside = _in_cell(row.who, setting), _in_cell(row.partners, setting)
    assignees = scope.units(who) or alone.assignees
    partners = scope.units(beside) or alone.partners
    stated = deadlines_in_cell(row.when, setting.base)
    due = tuple(Milestone(one.due, row.when, assignees) for one in stated if one.due)
    sure = {one.field: one.why for one in alone.grounds}
    grounds = _grounds(
        item,
        (Why.CELL, *scope.why(who)) if scope.units(who) else sure[Field.WHO],
        (Why.CELL, *scope.why(beside)) if scope.units(beside) else sure.get(Field.PARTNERS, ()),
        (Why.CELL, *(why for one in stated for why in one.why)) if due else sure.get(Field.WHEN, ()),
    )
    return replace(
        alone,
        assignees=assignees,
        partners=tuple(unit for unit in partners if unit not in assignees),
        milestones=due or tuple(replace(one, units=assignees) for one in alone.milestones),
        recurrence=recurrence(row.when) or alone.recurrence,
        persons=alone.persons or persons(f"Giao {row.who}", setting.people),
        grounds=grounds,
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


def _assignees(item: Item, found: Sequence[Named], setting: Setting, *, by_person: bool) -> Who:
    scope = setting.scope
    acting = tuple((one.start, units) for one in orders(found) if (units := scope.units(one.names)))
    owners = scope.units(item.over.owners)
    if owners and item.over.headed:
        return _headed(item, owners, found, scope)
    if by_person and not acting:
        return Who((), (Why.PRINTED,))
    titled = () if acting else _by_title(item.text, found, scope)
    if titled:
        return Who(titled, (Why.POST,))
    if acting:
        units = _everybody_first(dict.fromkeys(unit for _, units in acting for unit in units))
        return Who(units, tuple(why for one in orders(found) for why in scope.why(one.names)), acting)
    if owners:
        return Who(owners, (item.over.why, *scope.why(item.over.owners)))
    return Who((scope.locality,), (Why.ADDRESSEE,)) if scope.locality else Who((EVERYBODY,), (Why.ASSUMED,))


def _headed(item: Item, owners: tuple[str, ...], found: Sequence[Named], scope: Scope) -> Who:
    """The unit of the heading, unless the item begins with an order to another."""
    for_many = owners == (EVERYBODY,) or all(OF_MANY.match(plain(owner)) for owner in owners)
    first = next((one for one in found if _goes_first(one, item.text, for_many=for_many)), None)
    own = scope.units(first.names) if first else ()
    acting = tuple((one.start, units) for one in orders(found) if (units := scope.units(one.names)))
    if first and own:
        return Who(own, scope.why(first.names), acting if for_many else ())
    others = {unit for _, units in acting for unit in units} - {*owners, EVERYBODY}
    kept = (Why.KEPT,) if others else ()
    theirs = tuple((start, units) for start, units in acting if set(units) < set(owners))
    return Who(owners, (item.over.why, *scope.why(item.over.owners), *kept), theirs)


def _goes_first(one: Named, text: str, *, for_many: bool) -> bool:
    """ "Giao Sở B …" or "Phòng B: …" under the heading of A; under a heading for many, any that acts."""
    if one.part is Part.TOLD:
        return one.start < OWN_ORDER
    return one.part is Part.ACTS and one.start == 0 and (for_many or text[one.end :].lstrip().startswith(":"))


def _by_title(text: str, found: Sequence[Named], scope: Scope) -> tuple[str, ...]:
    """An unnamed leader of the body itself, who heads no unit: "Giao Phó Giám đốc Sở phụ trách …" (rule 26)."""
    told = next((one for one in orders(found) if DEPUTY.match(text, one.start)), None)
    titled = None if told else TITLE.match(text)
    if titled:
        return (spelled(titled["title"]),)
    return (spelled(text[told.start : told.end]),) if told and scope.is_own(told.names) else ()


def _everybody_first(units: dict[str, None]) -> tuple[str, ...]:
    return tuple(sorted(units, key=lambda unit: unit != EVERYBODY))


def _partners(
    item: Item, found: Sequence[Named], assignees: Sequence[str], scope: Scope
) -> tuple[tuple[str, ...], tuple[Why, ...]]:
    """The partners, and by what they are known."""
    said = tuple(name for one in found if one.part is Part.JOINS for name in one.names)
    units = scope.units((*said, *item.over.partners))
    partners = tuple(
        unit for unit in units if unit not in assignees or (unit == EVERYBODY and assignees != (EVERYBODY,))
    )
    above = (item.over.why,) if set(partners) - set(scope.units(said)) else ()
    return partners, (*above, *scope.why((*said, *item.over.partners))) if partners else ()


def _milestones(text: str, stated: Sequence[Deadline], who: Who) -> tuple[Milestone, ...]:
    found: dict[tuple[object, tuple[str, ...]], Milestone] = {}
    for deadline in stated:
        if deadline.due is None:
            continue
        units = _units_at(text, deadline.start, who.acting) or who.units
        phrase = text[deadline.start : deadline.end].strip()
        found.setdefault((deadline.due, units), Milestone(deadline.due, phrase, units))
    return tuple(found.values())


def _units_at(text: str, at: int, acting: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """The units that act in the sentence before ``at``, nearest first; () where the sentence names none."""
    begin = max((end for found in SENTENCE.finditer(text) if (end := found.end()) <= at), default=0)
    near = [units for start, units in acting if begin <= start < at]
    return near[-1] if near else ()
