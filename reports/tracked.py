"""What the workbook and the Word report both say of one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.dates import written
from reports.plain import Plain
from services.tracking import Basis, Tracked
from storage.assignments import AssignmentRole, AssignmentState


def number_of(basis: Basis) -> str:
    """335/TB-SKHCN, or what there is of it."""
    return "/".join(part or "…" for part in (basis.number, basis.symbol)) if basis.number or basis.symbol else ""


def basis_words(row: Tracked, t: Plain) -> str:
    """Cơ sở: number, day, place in the notice."""
    basis = row.basis
    number = number_of(basis) or basis.title or ""
    parts = [t("tracked.number", number=number)]
    if basis.issued_on:
        parts.append(t("tracked.dated", day=written(basis.issued_on)))
    return t("tracked.basis", source=" ".join(parts), path=row.path) if row.path else " ".join(parts)


def partners_of(row: Tracked) -> tuple[str, ...]:
    """Phối hợp; in the row of a unit that supports, that unit."""
    return (row.unit,) if row.role is AssignmentRole.SUPPORT else row.partners


def result_words(row: Tracked, t: Plain) -> str:
    """Kết quả: what was told last, with the day of the end or how far it is."""
    parts = [f"{row.result[:1].upper()}{row.result[1:]}"]
    if row.done_on:
        parts.insert(0, t("tracked.done_on" if row.accepted else "tracked.reported_on", day=written(row.done_on)))
    elif row.percent is not None:
        parts.insert(0, t("tracked.percent", percent=row.percent))
    return " ".join(part for part in parts if part)


def notes(row: Tracked, t: Plain) -> str:
    """Ghi chú: everything that leadership asks about next."""
    return in_one(list(_notes(row, t)))


def in_one(said: Sequence[str]) -> str:
    """One sentence: capital only at its beginning."""
    return "; ".join([*said[:1], *(f"{words[:1].lower()}{words[1:]}" for words in said[1:])])


def _notes(row: Tracked, t: Plain) -> Iterator[str]:
    if row.difficulty is not None:
        yield t("tracked.difficulty", words=row.difficulty) if row.difficulty else t("tracked.blocked")
    if row.asked_due:
        yield t("tracked.asked", day=written(row.asked_due))
    if row.state is AssignmentState.REPORTED_DONE:
        yield t("tracked.waits")
    if row.state is AssignmentState.ASSIGNED and not row.turn:
        yield t("tracked.silent")
    if row.returned:
        yield t("tracked.returned", n=row.returned)
    if row.by_period:
        yield t("tracked.by_period")
