"""Who must do what an item orders: those over it, those that it names, or everybody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from notices.deadlines import Base, deadlines
from notices.duties import Named, Part, orders
from notices.fold import UPPER, plain
from notices.grounds import Why
from notices.items import Item
from notices.model import EVERYBODY
from notices.scope import Scope
from notices.spelled import spelled
from notices.verbs import AGREES, PREDICATE

DEPUTY: Final = re.compile(r"(?:[Cc]ác\s+)?(?:đồng\s+chí\s+)?(?:Phó|Thứ\s+trưởng|phó)\s")
TITLE: Final = re.compile(
    rf"(?:(?:Giao|Phân\s+công|Đề\s+nghị|Yêu\s+cầu)\s+)?(?P<title>(?:[Cc]ác\s+)?(?:đồng\s+chí\s+)?(?:(?:Phó\s+)+"
    rf"(?:Giám\s+đốc|Chủ\s+tịch|Hiệu\s+trưởng|Viện\s+trưởng|Cục\s+trưởng|Bí\s+thư)|Thứ\s+trưởng))\s(?![{UPPER}])"
)
""" "Các đồng chí Phó Giám đốc theo lĩnh vực phụ trách …"."""
OWN_ORDER: Final = 25
"""An item under a unit's heading goes to somebody else only if it says so at its very beginning (in letters)."""
NEAR_THE_NAME: Final = 70
HEAD_OF: Final = re.compile(
    r"(?:Chánh|Trưởng|Giám đốc|Chi cục trưởng|Trạm trưởng|Hạt trưởng|Đội trưởng)\s", re.IGNORECASE
)
OWN_CLAUSE: Final = re.compile(r"[.;]\W*(?:(?:[Gg]iao|[Rr]iêng|[Đđ]ề nghị|[Yy]êu cầu|trong đó,?)\s+)?$")
BESIDES: Final = re.compile(r"\W*(?:riêng|đối\s+với|về\s+phía)\s+")
CONDITION: Final = re.compile(r"[^.;]*\b(?:nếu|trường\s+hợp)\s[^.;]*,\s*giao\s*")
""" "Hết ngày 15/9 nếu không khắc phục, giao phòng …"."""
OF_MANY: Final = re.compile(
    r"(?:ủy ban nhân dân )?các\s|.{3,40}\scác\s(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường)\b"
)
""" "Ủy ban nhân dân các huyện": a heading for a class, of which an item may name some."""
COUNTS: Final = {"hai": 2, "02": 2, "2": 2, "ba": 3, "03": 3, "3": 3, "bốn": 4, "04": 4, "4": 4}
AGAIN: Final = re.compile(
    rf"(?:giao|yêu\s+cầu|đề\s+nghị)\s+(?P<count>{'|'.join(COUNTS)})\s+(?:địa\s+phương|đơn\s+vị|cơ\s+quan|tỉnh|huyện|sở|phòng|xã|phường)(?!\w)"
)


Acting: TypeAlias = tuple[tuple[int, tuple[str, ...]], ...]
"""Units told to act, each with its place in the text."""


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
    acting: Acting = ()
    """For each place in the text where some are told to act, which."""
    others: tuple[str, ...] = ()
    """Who must meet the days of clauses that name nobody, where not all of the units."""


def assignees_of(item: Item, found: Sequence[Named], setting: Setting, *, by_person: bool) -> Who:
    """Who must do the item, of the bodies ``found`` in it, those over it, or all; ``by_person``: somebody is named."""
    scope = setting.scope
    told = _without_the_class(item.text, orders(found))
    acting = tuple((one.start, units) for one in told if (units := scope.units(one.names)))
    acting = acting or _said_again(item.text, found, scope)
    owners = scope.units(item.over.owners)
    if owners and item.over.headed:
        return _headed(item, owners, found, acting, scope)
    if by_person and not acting:
        led = tuple(unit for one in found if _is_led(item.text, one) for unit in scope.units(one.names))
        return Who(led, (Why.POST,) if led else (Why.PRINTED,))
    titled = () if acting else _by_title(item.text, found, scope)
    if titled:
        return Who(titled, (Why.POST,))
    if acting and not owners and not scope.locality and _begins_for_all(item.text, found, acting[0][0], setting.base):
        units = _everybody_first(dict.fromkeys((EVERYBODY, *(unit for _, units in acting for unit in units))))
        return Who(units, (Why.ASSUMED,), acting, (EVERYBODY,))
    if acting:
        units = _everybody_first(dict.fromkeys(unit for _, units in acting for unit in units))
        return Who(units, tuple(why for one in orders(found) for why in scope.why(one.names)), acting)
    if owners:
        return Who(owners, (item.over.why, *scope.why(item.over.owners)))
    return Who((scope.locality,), (Why.ADDRESSEE,)) if scope.locality else Who((EVERYBODY,), (Why.ASSUMED,))


def _begins_for_all(text: str, found: Sequence[Named], at: int, base: Base) -> bool:
    """ "Rà soát dữ liệu, hoàn thành trước 15/11; Phòng A kiểm tra …": one doing with its day, then a unit's."""
    first = text[:at]
    clause = OWN_CLAUSE.search(text, max(0, at - NEAR_THE_NAME), at)
    told = any(one.start == at and one.part is Part.ACTS for one in found)
    begins = PREDICATE.match(plain(first)) and not AGREES.match(plain(first))
    return bool(clause and told and begins) and any(one.due for one in deadlines(first, base))


def _is_led(text: str, one: Named) -> bool:
    """ "Đồng chí Lê Văn Hai (Trưởng phòng Phổ biến, giáo dục pháp luật)": the unit whose head was named."""
    near = 0 < one.start < NEAR_THE_NAME and text[one.start - 1] in "( "
    return near and HEAD_OF.match(text, one.start) is not None


def _without_the_class(text: str, told: Sequence[Named]) -> Sequence[Named]:
    """ "Đối với các đơn vị trực thuộc: Trung tâm A, Trung tâm B …": the class is only the heading of those named."""
    if len(told) < 2 or told[0].names != (EVERYBODY,) or text[told[0].end : told[1].start].strip() != ":":
        return told
    return told[1:]


def _said_again(text: str, found: Sequence[Named], scope: Scope) -> Acting:
    """ "Phê bình UBND tỉnh A và UBND tỉnh B …; yêu cầu hai địa phương kiểm điểm": those named before."""
    again = AGAIN.search(plain(text))
    if again is None:
        return ()
    named_before = [scope.units(one.names) for one in found if one.end <= again.start()]
    counted = [units for units in named_before if len(units) == COUNTS[again["count"]]]
    return ((again.start("count"), counted[-1]),) if counted else ()


def _headed(item: Item, owners: tuple[str, ...], found: Sequence[Named], acting: Acting, scope: Scope) -> Who:
    """The unit of the heading, unless the item begins with an order to another; and who has a clause of its own."""
    of_all = owners == (EVERYBODY,) or all(OF_MANY.match(plain(owner)) for owner in owners)
    spoken = next((one.end for one in found[:1] if one.start < OWN_ORDER and scope.is_own(one.names)), 0)
    many = of_all or len(owners) > 1
    first = next((one for one in found if _goes_first(one, item.text, spoken, for_many=many)), None)
    own = scope.units(first.names) if first else ()
    for_many = of_all or set(own) < set(owners)
    if own == (EVERYBODY,) and item.over.alone and not of_all:
        own = ()  # "Yêu cầu các đơn vị vận hành hồ chứa …" is what the unit of the heading must see to
    if first and own and (for_many or first.part is Part.TOLD or item.text[first.end :].lstrip().startswith(":")):
        others = [units for start, units in acting if for_many and _in_a_clause_of_its_own(item.text, start)]
        told = dict.fromkeys((*own, *(unit for units in others for unit in units)))
        return Who(_everybody_first(told), scope.why(first.names), acting if for_many else ())
    theirs = tuple(
        (start, units)
        for start, units in acting
        if set(units) < set(owners) or (EVERYBODY not in units and _in_a_clause_of_its_own(item.text, start))
    )
    units = _everybody_first(dict.fromkeys((*owners, *(unit for _, units in theirs for unit in units))))
    left_out = {unit for _, units in acting for unit in units} - {*owners, EVERYBODY}
    kept = (Why.KEPT,) if left_out else ()
    return Who(units, (item.over.why, *scope.why(item.over.owners), *kept), theirs, owners if theirs else ())


def _in_a_clause_of_its_own(text: str, at: int) -> bool:
    """ "…; Phòng Kinh tế gửi nhu cầu trước 08/8": told to do a thing of its own, under another unit's heading."""
    return OWN_CLAUSE.search(text, max(0, at - NEAR_THE_NAME), at) is not None


def _goes_first(one: Named, text: str, spoken: int, *, for_many: bool) -> bool:
    """ "Giao Sở B …" or "Phòng B: …" under the heading of A; under a heading for many, any that acts.

    ``spoken``: where the issuing body's own name ends that begins the item ("Thường trực HĐND tỉnh đề nghị …").
    """
    if one.part is Part.TOLD:
        return one.start < spoken + OWN_ORDER or CONDITION.fullmatch(plain(text[: one.start])) is not None
    if one.part is not Part.ACTS or one.start > OWN_ORDER:
        return False
    begins = not one.start or BESIDES.fullmatch(plain(text[: one.start])) is not None
    return begins and (for_many or text[one.end :].lstrip().startswith(":"))


def _by_title(text: str, found: Sequence[Named], scope: Scope) -> tuple[str, ...]:
    """An unnamed leader of the body itself, who heads no unit: "Giao Phó Giám đốc Sở phụ trách …" (rule 26)."""
    told = next((one for one in orders(found) if DEPUTY.match(text, one.start)), None)
    titled = None if told else TITLE.match(text)
    if titled:
        return (spelled(titled["title"]),)
    return (spelled(text[told.start : told.end]),) if told and scope.is_own(told.names) else ()


def _everybody_first(units: dict[str, None]) -> tuple[str, ...]:
    return tuple(sorted(units, key=lambda unit: unit != EVERYBODY))
