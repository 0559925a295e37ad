"""Files, notices and units on their way between two processes, as JSON data and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from notices.grounds import grounds_from_json
from notices.model import Doubt, DoubtKind, Header, Milestone, Notice, Recurrence, Role, Task
from notices.places import Place, Source
from notices.units import KnownUnit


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was sent."""

    data: bytes
    name: str


Json = Mapping[str, Any]


def notice_from_json(data: Json) -> Notice:
    """The inverse of :func:`notices.model.as_json`. Raises KeyError, TypeError or ValueError for anything else."""
    return Notice(
        header=_header(data["notice"]),
        units=tuple(data["units"]),
        tasks=tuple(_task(task) for task in data["tasks"]),
        doubts=tuple(_doubt(doubt) for doubt in data["doubts"]),
    )


def roster_as_json(roster: Iterable[KnownUnit]) -> list[dict[str, Any]]:
    """Units as plain data."""
    return [{"name": unit.name, "aliases": list(unit.aliases)} for unit in roster]


def roster_from_json(data: Iterable[Json]) -> tuple[KnownUnit, ...]:
    """The inverse of :func:`roster_as_json`."""
    return tuple(KnownUnit(unit["name"], tuple(unit["aliases"])) for unit in data)


def _header(data: Json) -> Header:
    days = {key: _day(data[key]) for key in ("issued_on", "meeting_on", "period_end")}
    return Header(**{**data, **days})


def _task(data: Json) -> Task:
    return Task(
        path=data["path"],
        text=data["text"],
        assignees=tuple(data["assignees"]),
        partners=tuple(data["partners"]),
        role=Role(data["role"]),
        milestones=tuple(_milestone(milestone) for milestone in data["milestones"]),
        recurrence=None if data["recurrence"] is None else Recurrence(data["recurrence"]),
        persons=tuple(data["persons"]),
        references=tuple(data["references"]),
        source=Source(data["source"]["text"], Place(**data["source"]["place"])),
        grounds=grounds_from_json(data["grounds"]),
    )


def _doubt(data: Json) -> Doubt:
    return Doubt(DoubtKind(data["kind"]), data["path"], data["words"], Place(**data["place"]))


def _milestone(data: Json) -> Milestone:
    return Milestone(date.fromisoformat(data["due"]), data["phrase"], tuple(data["units"]))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
