"""The office's own rules: hours, ladders, who decides. Defaults here, what the office changed in the database."""

from __future__ import annotations

from datetime import datetime, time
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from services.errors import DomainError
from services.rights import Action, require
from storage.members import Member
from storage.work import UnitOfWork

WorkingDays = Annotated[int, Field(ge=0, le=60)]


class OfficeRules(BaseModel):
    """All rules with their defaults; hours are office time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    work_from: time = time(7, 30)
    work_until: time = time(17, 0)
    """Nobody is written to of ourselves before or after."""
    nudge_at: time = time(8, 0)
    """The hour of the day's nudge for whoever chose none of their own."""
    ladder_lead: tuple[WorkingDays, ...] = (7, 3, 1, 0)
    """Working days before the deadline on which the leading unit is nudged."""
    ladder_support: tuple[WorkingDays, ...] = (1,)
    overdue_every: Annotated[int, Field(ge=1, le=30)] = 2
    """While overdue, every so many working days."""
    deputy_after: WorkingDays = 3
    """Working days late after which the deputy director in charge is told."""
    director_after: WorkingDays = 7
    silent_after: WorkingDays = 5
    """Working days without an answer after which a head shows up at Văn phòng."""
    digest_weekday: Annotated[int, Field(ge=0, le=6)] = 0
    """Monday is 0."""
    digest_at: time = time(7, 30)
    unit_notes: bool = False
    """Whether each head gets their unit's own weekly numbers."""
    take_back_seconds: Annotated[int, Field(ge=0, le=600)] = 60
    """How long Phát hành can be taken back."""
    second_approver: bool = False
    """Whether who uploaded a notice cannot issue it alone."""

    @model_validator(mode="after")
    def _hours_in_order(self) -> Self:
        if not self.work_from < self.work_until:
            raise ValueError("work_from must be before work_until")
        return self


async def rules_of(uow: UnitOfWork) -> OfficeRules:
    """The rules as they stand."""
    return OfficeRules.model_validate(await uow.rules.all())


async def change_rules(uow: UnitOfWork, actor: Member, now: datetime, **values: Any) -> OfficeRules:
    """Sets these rules; gives all as they then stand.

    :raises DomainError: not Văn phòng; a value that cannot be.
    """
    require(actor, Action.SET_RULES)
    before = await rules_of(uow)
    try:
        after = OfficeRules.model_validate(before.model_dump() | values)
    except ValidationError as error:
        raise DomainError("error.rules.value") from error
    was, becomes = before.model_dump(mode="json"), after.model_dump(mode="json")
    for name in values:
        if was[name] != becomes[name]:
            await uow.rules.put(name, becomes[name], actor.id or 0, now)
            changed = {"before": {name: was[name]}, "after": {name: becomes[name]}}
            await uow.log.append("rules.change", f"rule:{name}", actor_id=actor.id, now=now, **changed)
    return after
