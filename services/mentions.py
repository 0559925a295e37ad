"""Which units of the roster a person's words speak of: "chờ phòng Kế hoạch", "việc này của TT Nhân văn". Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from notices.fold import key
from notices.units import HEADS
from services.naming import Names
from storage.units import Unit

SHORTEST: Final = 4
"""Letters that a name must have without its "phòng": fewer stand in too many other words."""

NO_UNIT: Final = ("van phong pham",)
"""Words that hold a unit's name and mean something else."""


def mentioned(words: str, names: Names, *, in_full: bool = False) -> list[Unit]:
    """The units that are named, each once, in the order of the words; a longer name goes before one that it holds.

    ``in_full``: "Quản lý Công nghệ" without "Phòng" may be what a document is about, and names nobody.
    """
    text = f" {key(words)} "
    for other in NO_UNIT:
        text = text.replace(f" {other} ", f" {'_' * len(other)} ")
    found = dict[int, Unit]()
    forms = [(form, unit) for unit in names.units for form in _forms(unit, names, in_full=in_full)]
    for form, unit in sorted(forms, key=lambda one: -len(one[0])):
        place = text.find(f" {form} ")
        if place >= 0:
            found.setdefault(place, unit)
            text = text.replace(f" {form} ", f" {'_' * len(form)} ")
    return list({unit.id: unit for _, unit in sorted(found.items(), key=lambda one: one[0])}.values())


def _forms(unit: Unit, names: Names, *, in_full: bool) -> Iterator[str]:
    known = next(one for one in names.known if one.name == unit.name)
    for name in (known.name, *known.aliases):
        folded = key(name)
        yield folded
        for head in () if in_full else HEADS:
            bare = folded.removeprefix(f"{head} ")
            if bare != folded and len(bare) >= SHORTEST:
                yield bare
