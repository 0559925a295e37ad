"""How far what was read agrees with a label: text by its words, names without letter case and tone places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from notices.fold import TONE_PLACES

TONE_PLACE = re.compile(rf"(?<!q)(?:{'|'.join(TONE_PLACES)})(?!\w)")
Json = Mapping[str, Any]


def folded(words: str | None) -> str:
    """Words alone, in one Unicode form and one tone place."""
    low = unicodedata.normalize("NFC", (words or "").casefold())
    return " ".join(re.findall(r"\w+", TONE_PLACE.sub(lambda found: TONE_PLACES[found[0]], low)))


def names(units: Iterable[str]) -> frozenset[str]:
    return frozenset("*" if unit == "*" else folded(unit) for unit in units)


def milestones(task: Json) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((one["due"], names(one["units"])) for one in task["milestones"])


def facts(task: Json) -> dict[str, Any]:
    """All that a task says, as far as it is compared."""
    return {
        "text": folded(task["text"]),
        "assignees": names(task["assignees"]),
        "partners": names(task["partners"]),
        "role": task["role"],
        "milestones": milestones(task),
        "recurrence": task["recurrence"],
        "persons": names(task["persons"]),
        "references": tuple(task["references"]),
    }


def differences(expected: Json, actual: Json) -> list[str]:
    """A line for every task and every field that is not as labelled."""
    found = {task["path"]: facts(task) for task in actual["tasks"]}
    wanted = {task["path"]: facts(task) for task in expected["tasks"]}
    lines = [f"{path}: missed" for path in wanted.keys() - found.keys()]
    lines += [f"{path}: no task" for path in found.keys() - wanted.keys()]
    for path in wanted.keys() & found.keys():
        for field, value in wanted[path].items():
            if found[path][field] != value:
                lines.append(f"{path}.{field}: {found[path][field]} for {value}")
    head = [(name, expected["notice"][name], actual["notice"][name]) for name in expected["notice"]]
    lines += [f"notice.{name}: {given!r} for {want!r}" for name, want, given in head if folded(want) != folded(given)]
    if [folded(unit) for unit in expected["units"]] != [folded(unit) for unit in actual["units"]]:
        lines.append(f"units: {actual['units']}")
    return sorted(lines)
