"""Items → tasks: who, with whom, by when, how often, on the ground of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from notices.bodies import mentions
from notices.deadlines import Base, Deadline, deadlines, deadlines_in_cell
from notices.duties import Named, Part, named, orders
from notices.fold import plain
from notices.grounds import POOR, Field, Ground, Why, ground
from notices.items import Item
from notices.model import EVERYBODY, Milestone, Role, Task
from notices.persons import persons
from notices.places import Scanned
from notices.recurrence import recurrence
from notices.references import references
from notices.scope import Scope
from notices.tables import Row
from notices.who import Setting, Who, assignees_of

SUPPORTS: Final = re.compile(
    r"\W*(?:(?:tiếp\s+tục|khẩn\s+trương|chủ\s+động|tích\s+cực|kịp\s+thời|thường\s+xuyên|tăng\s+cường|nghiêm\s+túc|đồng\s+thời|sẵn\s+sàng)[\s,]+)*phối\s+hợp\b"
)
"""The first words of a supporting task: "Tiếp tục phối hợp với …"."""
FULL_STOP: Final = re.compile(r"(?<=[.!?])\s+(?=\W*[^\W\d_])")
INDEPENDENT: Final = re.compile(r"kho bạc")
"""Bodies outside, whoever issues the notice: they can be asked to do a thing, but share none of ours."""
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=\W*[^\W\d_])|;\s+")


def task(item: Item, setting: Setting) -> Task:
    """The task that an item orders."""
    if item.row:
        return _of_row(item, item.row, setting)
    found = named(item.text, setting.known)
    told = persons(item.text, setting.people) or item.over.people
    who = assignees_of(item, found, setting, by_person=bool(told))
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


def _partners(
    item: Item, found: Sequence[Named], assignees: Sequence[str], scope: Scope
) -> tuple[tuple[str, ...], tuple[Why, ...]]:
    """The partners, and by what they are known."""
    said = tuple(name for one in found if one.part is Part.JOINS for name in one.names)
    units = scope.units((*said, *item.over.partners))
    partners = tuple(
        unit
        for unit in units
        if not INDEPENDENT.match(plain(unit))
        and (unit not in assignees or (unit == EVERYBODY and assignees != (EVERYBODY,)))
    )
    above = (item.over.why,) if set(partners) - set(scope.units(said)) else ()
    return partners, (*above, *scope.why((*said, *item.over.partners))) if partners else ()


def _milestones(text: str, stated: Sequence[Deadline], who: Who) -> tuple[Milestone, ...]:
    found: dict[tuple[object, tuple[str, ...]], Milestone] = {}
    for deadline in stated:
        if deadline.due is None:
            continue
        units = _units_at(text, deadline.start, who.acting) or who.others or who.units
        phrase = text[deadline.start : deadline.end].strip()
        found.setdefault((deadline.due, units), Milestone(deadline.due, phrase, units))
    return tuple(found.values())


def _units_at(text: str, at: int, acting: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[str, ...]:
    """The units that act in the sentence before ``at``, nearest first; () where the sentence names none."""
    begin = max((end for found in SENTENCE.finditer(text) if (end := found.end()) <= at), default=0)
    near = [units for start, units in acting if begin <= start < at]
    whole = max((end for found in FULL_STOP.finditer(text) if (end := found.end()) <= at), default=0)
    spoken_of = [units for start, units in acting if whole <= start < at]
    if near:
        return near[-1]
    if len(spoken_of) == 1:
        return spoken_of[0]
    stop = SENTENCE.search(text, at)
    behind = [units for start, units in acting if at <= start < (stop.start() if stop else len(text))]
    return behind[0] if behind and not spoken_of and len(acting) > 1 else ()
