"""Which unit of the roster a document means when it writes a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from notices.fold import key
from notices.grounds import Why
from notices.model import DoubtKind
from notices.units import CANDIDATES, KnownUnit, match, surely_and_why
from services.draft import DraftTask
from storage.units import Unit
from storage.work import UnitOfWork


class Names:
    """All names of all active units."""

    def __init__(self, units: Sequence[Unit], aliases: Mapping[int, Sequence[str]]) -> None:
        self.units = tuple(units)
        self._by_name = {unit.name: unit for unit in units}
        self.known = tuple(KnownUnit(unit.name, _others(unit, aliases.get(unit.id or 0, ()))) for unit in units)

    def find(self, name: str) -> Unit | None:
        """The unit that ``name`` stands for; None when that is not certain."""
        return self._by_name.get(match(name, self.known).unit or "")

    def why(self, name: str) -> Why:
        """By what :meth:`find` found it."""
        return surely_and_why(name, self.known)[1]

    def ranked(self, written: str) -> list[Unit]:
        """All units: those that ``written`` may mean first, the others in roster order."""
        likely = [self._by_name[name] for name in match(written, self.known).candidates] if written else []
        return [*likely, *(unit for unit in self.units if unit not in likely)]

    def mentioned(self, text: str) -> list[Unit]:
        """Units that the text names in full or by an alias, in roster order."""
        folded = f" {key(text)} "
        spelled = {unit.name: (unit.name, *unit.aliases) for unit in self.known}
        return [unit for unit in self.units if any(f" {key(name)} " in folded for name in spelled[unit.name])]


def _others(unit: Unit, aliases: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys((unit.short_name, *aliases)) if name and name != unit.name)


async def likeliest(uow: UnitOfWork, task: DraftTask) -> list[Unit]:
    """All units: those first that the document may mean where the roster has no such name, then those that it names."""
    known = await names(uow)
    written = next((d.words for d in task.doubts if d.kind == DoubtKind.UNKNOWN_UNIT), "")
    ranked = known.ranked(written)
    named = known.mentioned(task.text)
    return list({unit.id: unit for unit in (*ranked[: CANDIDATES if written else 0], *named, *ranked)}.values())


async def names(uow: UnitOfWork) -> Names:
    """The names of the roster as it is now."""
    return Names(await uow.units.all(), await uow.units.aliases())
