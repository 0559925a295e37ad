"""When an assignment is due, by what the notice and Văn phòng say. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from storage.assignments import DueSource
from storage.notices import Milestone


def due_of(
    milestones: Iterable[Milestone], unit_id: int, period_end: date | None
) -> tuple[date, DueSource] | tuple[None, None]:
    """The last deadline of a task's ``milestones`` that is the unit's, and where it comes from."""
    mine = [m for m in milestones if m.unit_id in (None, unit_id)]
    if not mine:
        return None, None
    last = max(mine, key=lambda m: m.due)
    if last.phrase:
        return last.due, DueSource.NOTICE
    return last.due, DueSource.PERIOD if last.due == period_end else DueSource.OFFICE
