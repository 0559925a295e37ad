"""What an update of the grammar means here: of which assignments it speaks, and which of them want evidence first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from replies.model import Kind, Why
from services.reports import unproved
from services.work import own
from storage.assignments import Assignment
from storage.members import Member
from storage.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Meant:
    """One update, of assignments."""

    kind: Kind
    assignments: tuple[int, ...]
    """Ids; () where the person has not said of which task."""
    numbers: tuple[int, ...]
    percent: int | None
    until: date | None
    words: str
    why: Why = Why.STATED

    def as_json(self) -> dict[str, Any]:
        """For the conversation, until the person has said yes."""
        return {
            "kind": self.kind.value,
            "assignments": list(self.assignments),
            "numbers": list(self.numbers),
            "percent": self.percent,
            "until": self.until.isoformat() if self.until else None,
            "words": self.words,
        }


def from_json(kept: Mapping[str, Any]) -> Meant:
    """The other way."""
    until = date.fromisoformat(kept["until"]) if kept["until"] else None
    kind, assignments, numbers = Kind(kept["kind"]), tuple(kept["assignments"]), tuple(kept["numbers"])
    return Meant(kind, assignments, numbers, kept["percent"], until, kept["words"])


async def parted(uow: UnitOfWork, actor: Member, meant: Meant, *, proved: bool) -> tuple[Meant, Meant | None]:
    """What can be written down, and what is done but wants evidence."""
    if meant.kind is not Kind.DONE:
        return meant, None
    chosen = [await own(uow, actor, id_) for id_ in meant.assignments]
    unready = await unproved(uow, chosen, meant.words, proved=proved)
    ready = [one for one in chosen if one not in unready]
    return _of(meant, ready), _of(meant, unready) if unready else None


def _of(meant: Meant, assignments: Sequence[Assignment]) -> Meant:
    ids, numbers = tuple(a.id or 0 for a in assignments), tuple(a.number or 0 for a in assignments)
    return replace(meant, assignments=ids, numbers=numbers)


def joined(wanting: Sequence[Meant]) -> Meant | None:
    """One for all, in the words of the first."""
    if not wanting:
        return None
    ids = tuple(id_ for one in wanting for id_ in one.assignments)
    return replace(wanting[0], assignments=ids, numbers=tuple(n for one in wanting for n in one.numbers))
